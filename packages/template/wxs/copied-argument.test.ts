import { describe, expect, it } from 'vitest'
import { copiedArgument } from './copied-argument.ts'

describe('what a function of WXS is given', () => {
  it('is the same, and nothing of it is what the data holds', () => {
    const data = { list: [{ n: 1 }, [2, null]], text: 'a', none: undefined }
    const given = copiedArgument(data) as typeof data
    expect(given).toEqual(data)
    expect(given).not.toBe(data)
    expect(given.list).not.toBe(data.list)
    expect(given.list[0]).not.toBe(data.list[0])
    expect(given.list[1]).not.toBe(data.list[1])
  })

  it.each([1, 'a', true, null, undefined])(
    'is the value itself where that cannot be changed: %s',
    (value) => {
      expect(copiedArgument(value)).toBe(value)
    },
  )

  it('is one copy of what stands in several places, and of what holds itself', () => {
    const shared = {}
    const ring: Record<string, unknown> = { one: shared, other: shared }
    ring['self'] = ring
    const given = copiedArgument(ring) as typeof ring
    expect(given['one']).toBe(given['other'])
    expect(given['self']).toBe(given)
  })

  it('is what is neither object nor list as it stands there', () => {
    const date = new Date(0)
    expect((copiedArgument({ date }) as { date: Date }).date).toBe(date)
  })

  it('has no prototype of the data', () => {
    const given = copiedArgument(JSON.parse('{"__proto__":{"a":1}}')) as { a?: number }
    expect(given.a).toBeUndefined()
  })
})
