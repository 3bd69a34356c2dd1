/**
 * Plays the actions of `wx.createAnimation`: groups of styles, one after another, each as a CSS
 * transition of its own duration, easing and delay.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/animation/Animation.html
 */
import { hyphenated } from '@maque/template/text.ts'
import { withViewLengths } from '@maque/protocol/bundle/view-lengths.ts'

interface Action {
  readonly styles: ReadonlyMap<string, string>
  readonly durationMs: number
  readonly delayMs: number
  readonly timing: string
  readonly origin: string
}

/** What is playing on an element: newer actions end older ones where they are. */
const playing = new WeakMap<HTMLElement, symbol>()

export function playActions(element: HTMLElement, value: unknown): void {
  const actions = actionsOf(value)
  if (actions.length === 0) return
  const run = Symbol('run')
  playing.set(element, run)
  const playFrom = (at: number): void => {
    const action = actions[at]
    if (!action || playing.get(element) !== run) return
    // What stands now is where the transition begins.
    void element.offsetWidth
    element.style.transition = `all ${action.durationMs}ms ${action.timing} ${action.delayMs}ms`
    element.style.transformOrigin = action.origin
    for (const [name, style] of action.styles) element.style.setProperty(name, style)
    if (at + 1 < actions.length) setTimeout(() => playFrom(at + 1), action.durationMs + action.delayMs)
  }
  playFrom(0)
}

function actionsOf(value: unknown): readonly Action[] {
  const { actions } = record(value)
  return Array.isArray(actions) ? actions.map(actionOf) : []
}

function actionOf(value: unknown): Action {
  const { animates, option } = record(value)
  const { transformOrigin, transition } = record(option)
  const { duration, timingFunction, delay } = record(transition)
  const styles = new Map<string, string>()
  const transforms: string[] = []
  for (const animate of Array.isArray(animates) ? animates : []) {
    const { type, args } = record(animate)
    const values: readonly unknown[] = Array.isArray(args) ? args : []
    if (type === 'style') {
      const [name, style] = values
      styles.set(hyphenated(String(name)), lengthOf(style, String(name)))
    } else if (typeof type === 'string') transforms.push(transformOf(type, values))
  }
  if (transforms.length > 0) styles.set('transform', transforms.join(' '))
  return {
    styles,
    durationMs: Number(duration ?? 400) || 0,
    delayMs: Number(delay ?? 0) || 0,
    timing: typeof timingFunction === 'string' ? timingFunction : 'linear',
    origin: typeof transformOrigin === 'string' ? transformOrigin : '50% 50% 0',
  }
}

/** Numbers are pixels or degrees, as the function wants it. */
export function transformOf(type: string, values: readonly unknown[]): string {
  const unit = type.startsWith('translate') ? 'px' : /^(rotate|skew)/.test(type) ? 'deg' : ''
  const isAxisAngle = type === 'rotate3d'
  const written = values.map((value, at) => {
    if (typeof value !== 'number') return withViewLengths(String(value))
    return isAxisAngle && at < 3 ? String(value) : `${value}${unit}`
  })
  return `${type}(${written.join(', ')})`
}

function lengthOf(value: unknown, name: string): string {
  const isLength = /^(width|height|top|right|bottom|left)$/.test(name)
  return typeof value === 'number' && isLength ? `${value}px` : withViewLengths(String(value))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
