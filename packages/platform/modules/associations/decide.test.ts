import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { AssociationState } from '@maque/protocol/platform/associations.ts'
import { decide, type AssociationCommand } from './decide.ts'

const states: readonly AssociationState[] = [
  'waiting-official-account',
  'waiting-app',
  'linked',
  'refused',
  'expired',
  'unlinked',
]

describe('an association (§2.8)', () => {
  it.each<[string, AssociationCommand, Partial<Record<AssociationState, ReturnType<typeof decide>>>]>([
    [
      'asks the app once its own side has confirmed',
      { kind: 'confirm', mode: 'confirm' },
      { 'waiting-official-account': accept('waiting-app') },
    ],
    [
      'asks nobody who need not be asked',
      { kind: 'confirm', mode: 'no-confirm' },
      { 'waiting-official-account': accept('linked') },
    ],
    [
      'is refused by an app that forbids it',
      { kind: 'confirm', mode: 'forbid' },
      { 'waiting-official-account': refuse('forbidden') },
    ],
    ['is accepted after its own side has confirmed', { kind: 'accept' }, { 'waiting-app': accept('linked') }],
    ['is refused before it is there', { kind: 'refuse' }, { 'waiting-app': accept('refused') }],
    ['expires while nobody answers', { kind: 'expire' }, { 'waiting-app': accept('expired') }],
    [
      'is taken back, or ends once',
      { kind: 'unlink' },
      {
        'waiting-official-account': accept('unlinked'),
        'waiting-app': accept('unlinked'),
        linked: accept('unlinked'),
      },
    ],
  ])('%s, and from nowhere else', (_, command, ways) => {
    for (const state of states) {
      expect([state, decide(state, command)]).toEqual([state, ways[state] ?? refuse('not-now')])
    }
  })
})
