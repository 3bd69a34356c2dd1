/**
 * The `animation` attribute: what `wx.createAnimation(…).export()` gives, played as transitions step by step.
 *
 * A newer value ends the older one where it is; transforms of a step replace those of the step before.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/animation/wx.createAnimation.html
 */
import { hyphenated } from '@maque/template/text.ts'
import { withoutRpx } from '../style/rpx.ts'

interface Step {
  readonly animates?: readonly { readonly type: string; readonly args: readonly unknown[] }[]
  readonly option?: {
    readonly transformOrigin?: string
    readonly transition?: {
      readonly duration?: number
      readonly timingFunction?: string
      readonly delay?: number
    }
  }
}

const playing = new WeakMap<HTMLElement, object>()
const lengthTransforms = /^(translate|translateX|translateY|translateZ|translate3d)$/
const angleTransforms = /^(rotate|rotateX|rotateY|rotateZ|skew|skewX|skewY)$/
const transforms = /^(translate|scale|rotate|skew|matrix)/

export function playAnimation(element: HTMLElement, value: object): void {
  if (playing.get(element) === value) return
  playing.set(element, value)
  const { actions } = value as { actions?: unknown }
  if (Array.isArray(actions)) playStep(element, value, actions as readonly Step[], 0)
}

function playStep(element: HTMLElement, value: object, steps: readonly Step[], place: number): void {
  const step = steps[place]
  if (step === undefined || playing.get(element) !== value) return
  const { duration = 400, timingFunction = 'linear', delay = 0 } = step.option?.transition ?? {}
  // Reading layout makes the browser take the state before as the beginning of the transition.
  void element.offsetWidth
  element.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`
  element.style.transformOrigin = step.option?.transformOrigin ?? '50% 50% 0'
  const transformed: string[] = []
  for (const { type, args } of step.animates ?? []) {
    if (transforms.test(type)) transformed.push(transformText(type, args))
    else if (type === 'style')
      element.style.setProperty(hyphenated(String(args[0])), withoutRpx(String(args[1])))
    else element.style.setProperty(hyphenated(type), withoutRpx(lengthText(args[0], type)))
  }
  if (transformed.length > 0) element.style.transform = transformed.join(' ')
  if (place + 1 < steps.length) setTimeout(() => playStep(element, value, steps, place + 1), duration + delay)
}

function transformText(type: string, args: readonly unknown[]): string {
  const unit = lengthTransforms.test(type) ? 'px' : angleTransforms.test(type) ? 'deg' : ''
  const parts = args.map((argument, place) => {
    const own = type === 'rotate3d' && place === 3 ? 'deg' : unit
    return typeof argument === 'number' ? `${argument}${own}` : withoutRpx(String(argument))
  })
  return `${type}(${parts.join(', ')})`
}

function lengthText(value: unknown, type: string): string {
  return typeof value === 'number' && type !== 'opacity' ? `${value}px` : String(value)
}
