import { describe, expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

describe('a turnstile', () => {
  it('lets so many through at a time, in their sequence, and turns away who would wait behind too many', async () => {
    const turnstile = createTurnstile({ places: 2, longestQueue: 2 })
    const begun: number[] = []
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const passed = gates.map(({ promise }, number) =>
      turnstile.pass(async () => {
        begun.push(number)
        await promise
        return number
      }),
    )
    expect(begun).toEqual([0, 1])
    expect(await passed[4]).toBeUndefined()
    gates[1]?.resolve()
    expect(await passed[1]).toBe(1)
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const { resolve } of gates) resolve()
    expect(await Promise.all(passed)).toEqual([0, 1, 2, 3, undefined])
    expect(await turnstile.pass(async () => 'free again')).toBe('free again')
  })

  it('is free again after a deed that failed', async () => {
    const turnstile = createTurnstile({ places: 1, longestQueue: 0 })
    await expect(turnstile.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await turnstile.pass(async () => 1)).toBe(1)
  })
})
