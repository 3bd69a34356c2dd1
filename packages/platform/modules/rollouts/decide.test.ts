import { describe, expect, it } from 'vitest'
import { decidePercentage, decideStart, decideState, mustHalt } from './decide.ts'

const audience = { members: false, persons: [], platforms: [], regions: [] }
const told = (decided: { readonly ok: boolean; readonly refusal?: string }): string =>
  decided.ok ? 'accepted' : (decided.refusal ?? '')

describe('a rollout', () => {
  it.each([
    [0, audience, 'nobody-at-all'],
    [0, { ...audience, members: true }, 'accepted'],
    [0, { ...audience, persons: ['p'] }, 'accepted'],
    [1, audience, 'accepted'],
  ])('that starts at %d %% for %o: %s', (percentage, given, outcome) => {
    expect(told(decideStart(percentage, given))).toBe(outcome)
  })

  it.each([
    [10, 9, 'not-more'],
    [10, 10, 'not-more'],
    [10, 11, 'accepted'],
  ])('at %d %% wanted at %d %%: %s', (current, wanted, outcome) => {
    expect(told(decidePercentage(current, wanted))).toBe(outcome)
  })

  it.each([
    ['running', 'paused', 'accepted'],
    ['running', 'running', 'no-change'],
    ['paused', 'running', 'accepted'],
    ['paused', 'paused', 'no-change'],
    ['halted', 'running', 'accepted'],
    ['halted', 'paused', 'accepted'],
  ] as const)('that is %s wanted %s: %s', (current, wanted, outcome) => {
    expect(told(decideState(current, wanted))).toBe(outcome)
  })

  it.each([
    ['too few devices', { devices: 19, devicesWithErrors: 19 }, { devices: 0, devicesWithErrors: 0 }, false],
    ['enough of them', { devices: 20, devicesWithErrors: 2 }, { devices: 0, devicesWithErrors: 0 }, true],
    ['errors below', { devices: 20, devicesWithErrors: 1 }, { devices: 0, devicesWithErrors: 0 }, false],
    [
      'no more errors than before',
      { devices: 100, devicesWithErrors: 19 },
      { devices: 100, devicesWithErrors: 10 },
      false,
    ],
    [
      'ten percent more than before',
      { devices: 100, devicesWithErrors: 20 },
      { devices: 100, devicesWithErrors: 10 },
      true,
    ],
  ])('with %s: %o against %o → halted: %s', (_, gray, online, halted) => {
    expect(mustHalt(gray, online, { devices: 20, excessPercent: 10 })).toBe(halted)
  })
})
