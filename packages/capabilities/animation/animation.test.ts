import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

interface Animation {
  step(options?: object): Animation
  export(): { readonly actions: readonly { readonly animates: readonly object[]; readonly option: object }[] }
  translateX(by: number): Animation
  rotate(by: number): Animation
  opacity(value: number): Animation
  width(value: unknown): Animation
}

const create = (options?: object) => openWx().wx['createAnimation']?.(options) as Animation
const option = {
  transformOrigin: '50% 50% 0',
  transition: { duration: 400, timingFunction: 'linear', delay: 0 },
}

describe('an animation', () => {
  it('exports its steps, and is empty then', () => {
    const animation = create().translateX(10).opacity(0.5).step()
    expect(animation.export()).toEqual({
      actions: [
        {
          animates: [
            { type: 'translateX', args: [10] },
            { type: 'style', args: ['opacity', 0.5] },
          ],
          option,
        },
      ],
    })
    expect(animation.export()).toEqual({ actions: [] })
  })

  it('goes on holding in a step what earlier ones said', () => {
    const { actions } = create().translateX(10).step().rotate(90).translateX(20).step().export()
    expect(actions.map(({ animates }) => animates)).toEqual([
      [{ type: 'translateX', args: [10] }],
      [
        { type: 'translateX', args: [20] },
        { type: 'rotate', args: [90] },
      ],
    ])
  })

  it.each([
    [10, '10px'],
    ['50%', '50%'],
  ])('takes the length %s for %s', (given, width) => {
    expect(create().width(given).step().export().actions[0]?.animates).toEqual([
      { type: 'style', args: ['width', width] },
    ])
  })

  it('has options of its own, which a step stands over', () => {
    const animation = create({ duration: 100, timingFunction: 'ease', transformOrigin: '0 0 0' })
    const { actions } = animation.step({ duration: 5, delay: 1 }).step().export()
    expect(actions.map(({ option }) => option)).toEqual([
      { transformOrigin: '0 0 0', transition: { duration: 5, timingFunction: 'ease', delay: 1 } },
      { transformOrigin: '0 0 0', transition: { duration: 100, timingFunction: 'ease', delay: 0 } },
    ])
  })

  it('steps by options that were changed in it', () => {
    const animation = create({ duration: 100 }) as Animation & {
      readonly option: { readonly transition: { duration: number } }
    }
    animation.option.transition.duration = 0
    const { actions } = animation.step().step({ delay: 2 }).export()
    expect(actions.map((action) => action.option)).toMatchObject([
      { transition: { duration: 0, delay: 0 } },
      { transition: { duration: 0, delay: 2 } },
    ])
    // Only plain objects are copied into data.
    expect(Object.getPrototypeOf(animation)).not.toBe(Object.prototype)
  })
})
