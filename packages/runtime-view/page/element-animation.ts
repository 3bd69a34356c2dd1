/** `this.animate(selector, keyframes, duration)` of a component, by the browser's own animations. */
import type { ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import { textOf } from '@maque/template/text.ts'
import { withoutRpx } from '../style/rpx.ts'
import type { ViewPage } from '../tree/view-page.ts'
import { selectElements } from './select.ts'

type AnimateQuestion = Extract<ViewQuestion, { kind: 'animate' }>

const transformUnits: Readonly<Record<string, string>> = {
  translate: 'px',
  translateX: 'px',
  translateY: 'px',
  translateZ: 'px',
  translate3d: 'px',
  rotate: 'deg',
  rotateX: 'deg',
  rotateY: 'deg',
  rotateZ: 'deg',
  skew: 'deg',
  skewX: 'deg',
  skewY: 'deg',
  scale: '',
  scaleX: '',
  scaleY: '',
  scaleZ: '',
  scale3d: '',
  matrix: '',
  matrix3d: '',
}

/** Resolves when the animation has ended; its last keyframe stays in force. */
export async function animateElements(
  page: ViewPage,
  { instance, selector, keyframes, durationMs }: AnimateQuestion,
): Promise<void> {
  const found = page.instances.get(instance)
  const elements = found ? selectElements(page, found, selector) : []
  const frames = keyframes.map(keyframeOf)
  await Promise.all(
    elements.map((element) =>
      element.animate(frames, { duration: durationMs, fill: 'forwards' }).finished.catch(() => undefined),
    ),
  )
}

export function clearAnimation(page: ViewPage, instance: number, selector: string): void {
  const found = page.instances.get(instance)
  for (const element of found ? selectElements(page, found, selector) : []) {
    for (const animation of element.getAnimations()) animation.cancel()
  }
}

function keyframeOf(written: Readonly<Record<string, unknown>>): Keyframe {
  const frame: Record<string, string | number> = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(written)) {
    const unit = transformUnits[name]
    if (unit !== undefined) transforms.push(`${name}(${transformArguments(value, unit)})`)
    else if (name === 'ease') frame['easing'] = textOf(value)
    else if (name === 'offset') frame['offset'] = Number(value)
    else frame[name === 'transformOrigin' ? 'transformOrigin' : name] = withoutRpx(textOf(value))
  }
  if (transforms.length > 0) frame['transform'] = transforms.join(' ')
  return frame
}

function transformArguments(value: unknown, unit: string): string {
  return (Array.isArray(value) ? value : [value])
    .map((part) => (typeof part === 'number' ? `${part}${unit}` : withoutRpx(textOf(part))))
    .join(', ')
}
