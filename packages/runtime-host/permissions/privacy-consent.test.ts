import { accept } from '@maque/base/result.ts'
import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'
import { describe, expect, it } from 'vitest'
import { createPrivacyConsent } from './privacy-consent.ts'

function consentWith(declared: readonly PrivacyKey[] | undefined, agreed: readonly PrivacyKey[] = []) {
  const told: unknown[] = []
  const state = { declared, agreed, nowMs: 0, agrees: true, asked: 0 }
  const consent = createPrivacyConsent({
    guide: () =>
      state.declared && { contractName: '《a》', declared: state.declared, readText: async () => 'text' },
    kept: { read: () => state.agreed, write: (next) => void (state.agreed = next) },
    nowMs: () => state.nowMs,
    askPerson: async () => {
      state.asked++
      return state.agrees
    },
    askApp: (question) => told.push(question),
    openContract: async () => accept(undefined),
  })
  return { consent, state, told }
}

describe('agreement to a privacy guide', () => {
  it.each([
    ['without guide', undefined, [], 'chooseImage', 'free', false],
    ['for a call that gives nothing of the person', ['Album'], [], 'request', 'free', true],
    ['for what an object has anyway', ['Album'], [], 'constructor', 'free', true],
    ['for what is not declared', ['Album'], [], 'getLocation', 'undeclared', true],
    ['for what is declared', ['Album'], [], 'chooseImage', 'due', true],
    ['for what was agreed to', ['Album'], ['Album'], 'chooseImage', 'free', false],
    ['for what a later version adds', ['Album', 'Location'], ['Album'], 'getLocation', 'due', true],
    ['beside what a later version adds', ['Album', 'Location'], ['Album'], 'chooseImage', 'free', true],
    ['for nothing that is declared', [], [], 'chooseImage', 'undeclared', false],
  ] as const)('%s', (_, declared, agreed, call, standing, isDue) => {
    const { consent } = consentWith(declared, agreed)
    expect([consent.standingOf(call), consent.isDue()]).toEqual([standing, isDue])
  })

  it('is asked for once by the host, and kept', async () => {
    const { consent, state } = consentWith(['Album', 'Location'])
    expect(await Promise.all([consent.require('a'), consent.require('b')])).toEqual(['agreed', 'agreed'])
    expect(await consent.require('c')).toBe('agreed')
    expect(state).toMatchObject({ asked: 1, agreed: ['Album', 'Location'] })
  })

  it('is not asked for again within ten seconds of a refusal', async () => {
    const { consent, state } = consentWith(['Album'])
    state.agrees = false
    expect(await consent.require('a')).toBe('refused')
    state.nowMs = 9999
    expect([await consent.require('a'), state.asked]).toEqual(['refused', 1])
    state.nowMs = 10_000
    expect([await consent.require('a'), state.asked]).toEqual(['refused', 2])
  })

  it('is the app’s to ask for once it listens', async () => {
    const { consent, state, told } = consentWith(['Album'])
    consent.takeQuestions()
    const [first, second] = [consent.require('chooseImage'), consent.require('button.getUserInfo')]
    expect(told).toEqual([
      { question: 1, referrer: 'chooseImage' },
      { question: 2, referrer: 'button.getUserInfo' },
    ])
    consent.agree('yes')
    consent.answer(1, { event: 'agree', buttonId: 'yes' })
    consent.answer(2, { event: 'disagree' })
    expect([await first, await second, state.asked]).toEqual(['agreed', 'refused', 0])
    expect(state.agreed).toEqual(['Album'])
  })

  it('is nothing that an app can say by itself', async () => {
    const { consent, state } = consentWith(['Album'])
    consent.takeQuestions()
    const asked = consent.require('chooseImage')
    consent.answer(1, { event: 'agree', buttonId: 'never tapped' })
    expect(await asked).toBe('refused')
    expect(state.agreed).toEqual([])
  })

  it('can be taken back', () => {
    const { consent } = consentWith(['Album'], ['Album'])
    expect(consent.hasAgreed()).toBe(true)
    consent.withdraw()
    expect([consent.hasAgreed(), consent.standingOf('chooseImage')]).toEqual([false, 'due'])
  })

  it('has no guide to be read where there is none', async () => {
    expect(await consentWith(undefined).consent.openContract()).toMatchObject({ ok: false })
  })
})
