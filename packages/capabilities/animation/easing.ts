/**
 * `wx.worklet.Easing` — from the part of the time that has passed to the part of the way.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/worklet/tool-function/worklet.Easing.html
 */
export type Ease = (time: number) => number

const linear: Ease = (time) => time
const quad: Ease = (time) => time ** 2
const cubic: Ease = (time) => time ** 3

/** The curve of CSS. Its time is a polynomial that rises all the way: halving finds the place. */
function bezier(x1: number, y1: number, x2: number, y2: number): Ease {
  const at = (first: number, second: number, place: number): number =>
    3 * first * place * (1 - place) ** 2 + 3 * second * place ** 2 * (1 - place) + place ** 3
  return (time) => {
    if (time <= 0 || time >= 1) return Math.min(1, Math.max(0, time))
    let low = 0
    let high = 1
    for (let step = 0; step < 32; step++) {
      const middle = (low + high) / 2
      if (at(x1, x2, middle) < time) low = middle
      else high = middle
    }
    return at(y1, y2, low)
  }
}

function bounce(time: number): number {
  const pieces: readonly (readonly [until: number, center: number, lift: number])[] = [
    [1 / 2.75, 0, 0],
    [2 / 2.75, 1.5 / 2.75, 0.75],
    [2.5 / 2.75, 2.25 / 2.75, 0.9375],
  ]
  const [, center, lift] = pieces.find(([until]) => time < until) ?? [1, 2.625 / 2.75, 0.984375]
  return 7.5625 * (time - center) ** 2 + lift
}

/** Apps ask a curve for its function: `Easing.bezier(0.4, 0, 0.2, 1).factory()`. */
function curve(x1: number, y1: number, x2: number, y2: number): Ease & { readonly factory: () => Ease } {
  const ease = bezier(x1, y1, x2, y2)
  return Object.assign((time: number) => ease(time), { factory: () => ease })
}

export const easing = {
  linear,
  quad,
  cubic,
  ease: bezier(0.42, 0, 1, 1),
  bounce,
  bezier: curve,
  cubicBezier: curve,
  sin: (time: number) => 1 - Math.cos((time * Math.PI) / 2),
  circle: (time: number) => 1 - Math.sqrt(1 - time ** 2),
  exp: (time: number) => 2 ** (10 * (time - 1)),
  poly:
    (power: number): Ease =>
    (time) =>
      time ** power,
  back:
    (strength = 1.70158): Ease =>
    (time) =>
      time ** 2 * ((strength + 1) * time - strength),
  elastic: (bounciness = 1): Ease => {
    const angle = bounciness * Math.PI
    return (time) => 1 - Math.cos((time * Math.PI) / 2) ** 3 * Math.cos(time * angle)
  },
  in: (ease: Ease): Ease => ease,
  out:
    (ease: Ease): Ease =>
    (time) =>
      1 - ease(1 - time),
  inOut:
    (ease: Ease): Ease =>
    (time) =>
      time < 0.5 ? ease(time * 2) / 2 : 1 - ease((1 - time) * 2) / 2,
}
