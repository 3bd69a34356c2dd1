import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { PunishmentKind, PunishmentState } from '@maque/protocol/platform/violations.ts'
import { closes, decidePunishment, hides, isEffective, type PunishmentCommand } from './decide.ts'

const states = ['in-force', 'appealing', 'upheld', 'overturned', 'lifted'] as const
const appeal: PunishmentCommand = { kind: 'appeal' }
const lift: PunishmentCommand = { kind: 'lift' }
const by = 'second'

describe('a punishment (§2.18)', () => {
  const no = (state: PunishmentState, command: PunishmentCommand, more = {}) =>
    decidePunishment({ state, punishedBy: 'first', isAppealable: true, ...more }, command)
  it.each([
    ['appeal', appeal, ['appealing', 'appealed-before', 'appealed-before', 'over-already', 'over-already']],
    ['lift', lift, ['lifted', 'lifted', 'lifted', 'over-already', 'over-already']],
    [
      'uphold',
      { kind: 'uphold', by },
      ['not-appealing', 'upheld', 'not-appealing', 'not-appealing', 'not-appealing'],
    ],
    [
      'overturn',
      { kind: 'overturn', by },
      ['not-appealing', 'overturned', 'not-appealing', 'not-appealing', 'not-appealing'],
    ],
  ] as const)('takes %s where its state lets it, and nowhere else', (_, command, expected) => {
    const outcomes = states.map((state) => {
      const decided = no(state, command)
      return decided.ok ? decided.value : decided.refusal
    })
    expect(outcomes).toEqual(expected)
  })

  it('is appealed against in time, and decided by somebody else', () => {
    expect(no('in-force', appeal, { isAppealable: false })).toEqual(refuse('appeal-too-late'))
    expect(no('appealing', { kind: 'uphold', by: 'first' })).toEqual(refuse('own-punishment'))
    expect(no('appealing', { kind: 'overturn', by: 'first' })).toEqual(refuse('own-punishment'))
    expect(no('appealing', { kind: 'overturn', by })).toEqual(accept('overturned'))
  })

  it('holds from its beginning to its end, whatever is said against it meanwhile', () => {
    const startsAt = new Date(1000)
    const endsAt = new Date(2000)
    const effective = (state: PunishmentState, at: number, until: Date | undefined = endsAt) =>
      isEffective({ state, startsAt, endsAt: until }, new Date(at))
    expect([999, 1000, 1999, 2000].map((at) => effective('in-force', at))).toEqual([false, true, true, false])
    expect(states.map((state) => effective(state, 1500))).toEqual([true, true, true, false, false])
    expect(isEffective({ state: 'upheld', startsAt, endsAt: undefined }, new Date(8e15))).toBe(true)
  })

  it('closes and hides by its kind', () => {
    const kinds: readonly PunishmentKind[] = ['warn', 'hide', 'feature-ban', 'suspend', 'ban', 'subject-ban']
    expect(kinds.filter(closes)).toEqual(['suspend', 'ban', 'subject-ban'])
    expect(kinds.filter(hides)).toEqual(['hide', 'suspend', 'ban', 'subject-ban'])
  })
})
