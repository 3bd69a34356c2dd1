import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { MigrationState } from '@maque/protocol/platform/app-migrations.ts'
import { decideMigration, decidePair, type MigrationCommand, type Pair } from './decide.ts'

const good: Pair = {
  isSame: false,
  subjects: ['tea', 'tea'],
  openAccounts: ['open', 'open'],
  isTargetOnline: true,
  isSourceTaken: false,
  isTargetTaken: false,
  sources: { used: 4, limit: 5 },
  mayLeadAgain: true,
}

describe('an app that leads into another (§2.1)', () => {
  it.each<[string, Partial<Pair>, string | undefined]>([
    ['is the fifth of them', {}, undefined],
    ['is not the sixth', { sources: { used: 5, limit: 5 } }, 'too-many-sources'],
    ['is not itself', { isSame: true }, 'itself'],
    ['has its subject', { subjects: ['tea', 'coffee'] }, 'other-subject'],
    ['has a subject', { subjects: [undefined, undefined] }, 'other-subject'],
    ['has its Open account', { openAccounts: ['open', 'other'] }, 'other-open-account'],
    ['has an Open account', { openAccounts: [undefined, undefined] }, 'other-open-account'],
    ['leads to what is online', { isTargetOnline: false }, 'target-not-online'],
    ['leads nowhere else', { isSourceTaken: true }, 'source-taken'],
    ['leads to what leads nowhere', { isTargetTaken: true }, 'target-taken'],
    ['was not led into itself lately', { mayLeadAgain: false }, 'too-soon-again'],
  ])('%s', (_, changes, refusal) => {
    expect(decidePair({ ...good, ...changes })).toEqual(
      refusal === undefined ? accept(undefined) : refuse(refusal),
    )
  })

  const states: readonly MigrationState[] = ['asked', 'frozen', 'done', 'refused', 'revoked']
  it.each<[MigrationCommand, readonly MigrationState[], MigrationState]>([
    ['accept', ['asked'], 'frozen'],
    ['refuse', ['asked'], 'refused'],
    ['revoke', ['asked', 'frozen'], 'revoked'],
    ['freeze-over', ['frozen'], 'done'],
  ])('%s: from %s to %s, and from nowhere else', (command, from, to) => {
    for (const state of states) {
      expect([state, decideMigration(state, command)]).toEqual([
        state,
        from.includes(state) ? accept(to) : refuse('not-now'),
      ])
    }
  })
})
