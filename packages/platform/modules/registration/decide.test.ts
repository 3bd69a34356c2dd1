import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { RegistrationState, SubjectMethod, SubjectType } from '@maque/protocol/platform/registration.ts'
import {
  decide,
  type RegistrationCommand,
  type RegistrationRefusal,
  type RegistrationSituation,
} from './decide.ts'

const at = (state: RegistrationState): RegistrationSituation => ({
  state,
  subject: 'enterprise',
  hasAdministrator: true,
  offersTransfer: true,
  reusesQualification: false,
})

const states: readonly RegistrationState[] = [
  'email-sent',
  'email-active',
  'awaiting-transfer',
  'registered',
  'frozen',
  'unadministered',
  'cancelling',
  'cancellation-due',
  'cancelled',
  'failed',
  'expired',
]

describe('an account (§2.1)', () => {
  const ways: readonly (readonly [
    RegistrationCommand,
    Partial<Record<RegistrationState, RegistrationState>>,
  ])[] = [
    [{ kind: 'activate' }, { 'email-sent': 'email-active' }],
    [{ kind: 'activation-overdue' }, { 'email-sent': 'expired' }],
    [{ kind: 'confirm', method: 'transfer' }, { 'email-active': 'awaiting-transfer' }],
    [{ kind: 'withdraw' }, { 'email-sent': 'failed', 'email-active': 'failed' }],
    [{ kind: 'transfer-arrived' }, { 'awaiting-transfer': 'registered' }],
    [{ kind: 'transfer-overdue' }, { 'awaiting-transfer': 'failed' }],
    [{ kind: 'freeze' }, { registered: 'frozen' }],
    [{ kind: 'unfreeze' }, { frozen: 'registered' }],
    [{ kind: 'step-down' }, { registered: 'unadministered' }],
    [{ kind: 'administer' }, { unadministered: 'registered' }],
    [{ kind: 'cancel' }, { registered: 'cancelling' }],
    [{ kind: 'keep' }, { cancelling: 'registered', 'cancellation-due': 'registered' }],
    [{ kind: 'cancellation-freeze-over' }, { cancelling: 'cancellation-due' }],
    [{ kind: 'confirm-cancellation' }, { 'cancellation-due': 'cancelled' }],
    [{ kind: 'cancellation-overdue' }, { 'cancellation-due': 'registered' }],
  ]
  it.each(ways)('goes by $kind only where its drawing says so', (command, moves) => {
    for (const state of states) {
      const to = moves[state]
      expect([state, decide(at(state), command)]).toEqual([state, to ? accept(to) : refuse('not-now')])
    }
  })

  const checks: readonly (readonly [string, SubjectType, SubjectMethod, ReturnType<typeof decide>])[] = [
    ['S16', 'individual', 'none', accept('registered')],
    ['S16', 'individual', 'transfer', refuse('method-not-for-subject')],
    ['S16', 'individual', 'verification', refuse('method-not-for-subject')],
    ['S15', 'enterprise', 'transfer', accept('awaiting-transfer')],
    ['S15', 'enterprise', 'verification', accept('registered')],
    ['S15', 'enterprise', 'none', refuse('method-not-for-subject')],
    ['X8', 'sole-trader', 'transfer', accept('awaiting-transfer')],
    ['X8', 'sole-trader', 'verification', accept('registered')],
    ['X8', 'sole-trader', 'none', refuse('method-not-for-subject')],
    ...(['government', 'media', 'other'] as const).flatMap((subject) => [
      ['S16', subject, 'verification', accept<RegistrationState>('registered')] as const,
      ['S16', subject, 'transfer', refuse<RegistrationRefusal>('method-not-for-subject')] as const,
      ['S16', subject, 'none', refuse<RegistrationRefusal>('method-not-for-subject')] as const,
    ]),
  ]
  it.each(checks)('%s: of %s is checked by %s', (_, subject, method, outcome) => {
    expect(decide({ ...at('email-active'), subject }, { kind: 'confirm', method })).toEqual(outcome)
  })

  it('X4: is not checked by transfer where the policy offers none', () => {
    const situation = { ...at('email-active'), offersTransfer: false, reusesQualification: false }
    expect(decide(situation, { kind: 'confirm', method: 'transfer' })).toEqual(refuse('transfer-not-offered'))
    expect(decide(situation, { kind: 'confirm', method: 'verification' })).toEqual(accept('registered'))
  })

  it('S18: is confirmed when subject and administrator are said, and not before', () => {
    const confirm = { kind: 'confirm', method: 'transfer' } as const
    expect(decide({ ...at('email-active'), subject: undefined }, confirm)).toEqual(refuse('subject-missing'))
    expect(decide({ ...at('email-active'), hasAdministrator: false }, confirm)).toEqual(
      refuse('administrator-missing'),
    )
  })

  it.each([
    ['reuse', true, accept('registered')],
    ['reuse', false, refuse('method-not-for-subject')],
    ['transfer', true, refuse('method-not-for-subject')],
  ] as const)(
    'is confirmed by %s where it reuses a qualification: %s (S24)',
    (method, reusesQualification, outcome) => {
      const situation = { ...at('email-active'), reusesQualification }
      expect(decide(situation, { kind: 'confirm', method })).toEqual(outcome)
    },
  )
})
