import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import {
  decideApplication,
  decideBinding,
  type ApplicationCommand,
  type ApplicationState,
  type BindingState,
} from './decide.ts'

describe('what belongs to an Open account (S43, §2.8)', () => {
  it.each<[ApplicationCommand, ApplicationState, ApplicationState]>([
    ['approve', 'pending', 'approved'],
    ['refuse', 'pending', 'refused'],
    ['say-again', 'refused', 'pending'],
  ])('is an app or site that is %s: %s → %s, and from nowhere else', (command, from, to) => {
    for (const state of ['pending', 'approved', 'refused'] as const) {
      expect([state, decideApplication(state, command)]).toEqual([
        state,
        state === from ? accept(to) : refuse('not-now'),
      ])
    }
  })

  it.each<['confirm' | 'unbind', readonly BindingState[], BindingState]>([
    ['confirm', ['waiting'], 'bound'],
    ['unbind', ['waiting', 'bound'], 'unbound'],
  ])('is an account that is bound: %s from %s to %s, and from nowhere else', (command, from, to) => {
    for (const state of ['waiting', 'bound', 'unbound'] as const) {
      expect([state, decideBinding(state, command)]).toEqual([
        state,
        from.includes(state) ? accept(to) : refuse('not-now'),
      ])
    }
  })
})
