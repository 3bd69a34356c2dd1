import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { AssociationMode } from '@maque/protocol/platform/associations.ts'
import { decide } from './decide.ts'

const confirm = (mode: AssociationMode) => ({ kind: 'confirm', mode }) as const

describe('an association (§2.8)', () => {
  it.each([
    [
      'asks the app once its own side has confirmed',
      'waiting-official-account',
      confirm('confirm'),
      accept('waiting-app'),
    ],
    [
      'asks nobody who need not be asked',
      'waiting-official-account',
      confirm('no-confirm'),
      accept('linked'),
    ],
    [
      'is refused by an app that forbids it',
      'waiting-official-account',
      confirm('forbid'),
      refuse('forbidden'),
    ],
    ['is not confirmed twice', 'waiting-app', confirm('no-confirm'), refuse('not-now')],
    ['is accepted', 'waiting-app', { kind: 'accept' }, accept('linked')],
    [
      'is not accepted before its own side has confirmed',
      'waiting-official-account',
      { kind: 'accept' },
      refuse('not-now'),
    ],
    ['is refused', 'waiting-app', { kind: 'refuse' }, accept('refused')],
    ['is not refused once it is there', 'linked', { kind: 'refuse' }, refuse('not-now')],
    ['ends', 'linked', { kind: 'unlink' }, accept('unlinked')],
    ['is taken back', 'waiting-app', { kind: 'unlink' }, accept('unlinked')],
    ['ends once', 'unlinked', { kind: 'unlink' }, refuse('not-now')],
  ] as const)('%s', (_, state, command, outcome) => {
    expect(decide(state, command)).toEqual(outcome)
  })
})
