/**
 * `this.animate(selector, keyframes, duration)` and `clearAnimation`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/animation.html
 */
import type { Page } from '../draw/model.ts'
import type { ViewOrder, ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import { camelCased } from '@maque/template/text.ts'
import { transformOf } from '../elements/animation.ts'
import { withViewLengths } from '@maque/protocol/bundle/view-lengths.ts'
import { selectElements } from './selector.ts'

type Animate = Extract<ViewQuestion, { kind: 'animate' }>
type Clear = Extract<ViewOrder, { kind: 'clear-animation' }>

type Written = Readonly<Record<string, unknown>>

/** What was animated of an element, ended animations included: they hold their last values. */
const running = new WeakMap<Element, Map<Animation, readonly Written[]>>()
const transforms =
  /^(matrix|matrix3d|rotate|rotate3d|rotateX|rotateY|rotateZ|scale|scale3d|scaleX|scaleY|scaleZ|skew|skewX|skewY|translate|translate3d|translateX|translateY|translateZ)$/

/** Settles when all of them have ended; one that is bound to scrolling never does, and is answered at once. */
export async function animate(page: Page, question: Animate): Promise<void> {
  const instance = page.instances.get(question.instance)
  const elements = instance ? selectElements(instance, question.selector) : []
  const keyframes = question.keyframes.map(keyframeOf)
  const animations = elements.map((element) => {
    const animation = element.animate(keyframes, { duration: question.durationMs, fill: 'forwards' })
    const all = running.get(element) ?? new Map<Animation, readonly Written[]>()
    running.set(element, all.set(animation, question.keyframes))
    return animation
  })
  if (question.scroll !== undefined && instance) {
    const bound = scrollOf(question.scroll)
    const [source] = selectElements(instance, bound.source)
    if (source)
      for (const animation of animations)
        bindToScroll(animation, source, { ...bound, durationMs: question.durationMs })
    return
  }
  // Cancelling rejects; an animation that was cleared has ended too.
  await Promise.allSettled(animations.map(({ finished }) => finished))
}

/** Takes back what was animated: these properties, or all of them where none is named. */
export function clearAnimation(page: Page, { instance: id, selector, properties = {} }: Clear): void {
  const named = new Set(Object.keys(properties).filter((name) => properties[name]))
  const instance = page.instances.get(id)
  for (const element of instance ? selectElements(instance, selector) : []) {
    const animations = running.get(element)
    for (const [animation, written] of animations ?? []) {
      const left = named.size === 0 ? [] : written.map((frame) => without(frame, named))
      if (left.some(movesSomething) && animation.effect instanceof KeyframeEffect) {
        animation.effect.setKeyframes(left.map(keyframeOf))
        animations?.set(animation, left)
      } else {
        animation.cancel()
        animations?.delete(animation)
      }
    }
  }
}

function without(frame: Written, names: ReadonlySet<string>): Written {
  return Object.fromEntries(Object.entries(frame).filter(([name]) => !names.has(name)))
}

function movesSomething(frame: Written): boolean {
  return Object.keys(frame).some((name) => name !== 'ease' && name !== 'offset')
}

function keyframeOf(written: Readonly<Record<string, unknown>>): Keyframe {
  const frame: Keyframe = {}
  const moves: string[] = []
  for (const [name, value] of Object.entries(written)) {
    if (name === 'ease') frame.easing = String(value)
    else if (name === 'offset') frame.offset = Number(value)
    else if (transforms.test(name)) moves.push(transformOf(name, Array.isArray(value) ? value : [value]))
    else if (typeof value === 'string' || typeof value === 'number')
      frame[camelCased(name)] = withViewLengths(String(value))
  }
  if (moves.length > 0) frame['transform'] = moves.join(' ')
  return frame
}

interface ScrollBinding {
  readonly source: string
  readonly isHorizontal: boolean
  readonly from: number
  readonly to: number
  readonly rangeMs: number | undefined
}

function scrollOf(written: unknown): ScrollBinding {
  const options = (typeof written === 'object' && written !== null ? written : {}) as Readonly<
    Record<string, unknown>
  >
  const range = Number(options['timeRange'])
  return {
    source: String(options['scrollSource'] ?? ''),
    isHorizontal: options['orientation'] === 'horizontal',
    from: Number(options['startScrollOffset']) || 0,
    to: Number(options['endScrollOffset']) || 0,
    rangeMs: Number.isFinite(range) && range > 0 ? range : undefined,
  }
}

function bindToScroll(
  animation: Animation,
  source: HTMLElement,
  { isHorizontal, from, to, rangeMs, durationMs }: ScrollBinding & { readonly durationMs: number },
): void {
  animation.pause()
  const follow = (): void => {
    const offset = isHorizontal ? source.scrollLeft : source.scrollTop
    const part = to === from ? 1 : Math.min(1, Math.max(0, (offset - from) / (to - from)))
    animation.currentTime = part * (rangeMs ?? durationMs)
  }
  source.addEventListener('scroll', follow, { passive: true })
  animation.addEventListener('cancel', () => source.removeEventListener('scroll', follow), { once: true })
  follow()
}
