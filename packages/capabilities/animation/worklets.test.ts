import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'
import { easing } from './easing.ts'

interface Worklets {
  shared<Value>(value: Value): { value: unknown }
  derived(compute: () => unknown): { readonly value: unknown }
  timing(to: unknown, options?: object, ended?: (finished: boolean) => void): unknown
  decay(options: object): unknown
  sequence(...movements: unknown[]): unknown
  repeat(movement: unknown, times: number, isReversed: boolean): unknown
  runOnJS<Run>(run: Run): Run
}
const worklets = () => openWx().wx['worklet'] as unknown as Worklets

describe('a shared value', () => {
  it('holds what it is given, and what is derived from it follows', () => {
    const { shared, derived } = worklets()
    const left = shared(1)
    const double = derived(() => Number(left.value) * 2)
    left.value = 5
    expect([left.value, double.value]).toEqual([5, 10])
  })

  it('is at the end of an animation at once, and tells so later', async () => {
    const { shared, timing } = worklets()
    const left = shared(0)
    const told = new Promise((resolve) => {
      left.value = timing(7, { duration: 300 }, resolve)
    })
    expect(left.value).toBe(7)
    expect(await told).toBe(true)
  })

  it.each([
    ['a sequence ends with its last', (w: Worklets) => w.sequence(w.timing(1), w.timing(2)), 2],
    ['there and back is where it began', (w: Worklets) => w.repeat(w.timing(9), 2, true), 4],
    ['there, back and there is not', (w: Worklets) => w.repeat(w.timing(9), 3, true), 9],
    ['slowing down stays in its bounds', (w: Worklets) => w.decay({ clamp: [0, 3] }), 3],
  ])('%s', (_, movement, end) => {
    const all = worklets()
    const value = all.shared(4)
    value.value = movement(all)
    expect(value.value).toBe(end)
  })
})

describe('an easing', () => {
  it.each(
    Object.entries({
      ...easing,
      poly: easing.poly(4),
      back: easing.back(),
      elastic: easing.elastic(),
    }).filter(([name]) => !/^(in|out|inOut|bezier|cubicBezier)$/.test(name)),
  )('%s goes from nothing to all', (_, ease) => {
    const run = ease as (time: number) => number
    expect(run(0)).toBeCloseTo(0, 2)
    expect(run(1)).toBeCloseTo(1, 2)
  })

  it('follows the curve of CSS', () => {
    const ease = easing.bezier(0.25, 0.1, 0.25, 1)
    expect(ease(0.5)).toBeCloseTo(0.8024, 3)
    expect(ease.factory()(0.5)).toBe(ease(0.5))
    expect(easing.bezier(0, 0, 1, 1)(0.3)).toBeCloseTo(0.3, 3)
    expect(easing.inOut(easing.quad)(0.25)).toBe(0.125)
    expect(easing.out(easing.quad)(0.5)).toBe(0.75)
  })
})

describe('a router', () => {
  it('takes builders, and knows of no page that one has moved', () => {
    const router = openWx().wx['router'] as unknown as {
      addRouteBuilder(type: string, builder: () => object): void
      getRouteContext(page: object): unknown
    }
    router.addRouteBuilder('sheet', () => ({}))
    expect(router.getRouteContext({})).toBeUndefined()
  })
})
