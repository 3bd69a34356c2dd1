import { describe, expect, it } from 'vitest'
import { packNames, packs } from './packs.ts'
import { policyOf } from './policy.ts'

describe('the policy packs', () => {
  it('have the same rules, each with a kind of value that never changes', () => {
    for (const name of packNames) {
      expect(Object.keys(packs[name].rules)).toEqual(Object.keys(packs['guide-2018'].rules))
    }
  })

  it('differ where their sources differ', () => {
    expect(packs.howto.rules['association.official-accounts-per-app'].value).toBe(50)
    expect(packs['guide-2018'].rules['association.official-accounts-per-app'].value).toBe(500)
  })

  it('say of every rule what it is counted on, in both languages', () => {
    for (const [id, { scope }] of Object.entries(packs['guide-2018'].rules)) {
      expect(scope.zh, id).toMatch(/\p{Script=Han}/u)
      expect(scope.en.replace(/\(.*\)/, ''), id).toMatch(/^\P{Script=Han}+$/u)
    }
  })

  it('word every refusal in both languages, with numbers that the rule has', () => {
    for (const { refusal, value } of Object.values(packs['guide-2018'].rules)) {
      if (!refusal) continue
      expect(refusal.zh).toMatch(/\p{Script=Han}/u)
      const words = `${refusal.zh}${refusal.en}`
      if (/\{(min|max)\}/.test(words)) expect(value).toHaveProperty('min')
    }
  })
})

describe('a refusal by a rule', () => {
  const policy = policyOf('guide-2018', { 'registration.accounts-per-phone': 3 })

  it('carries the rule, its limit, what is used, when it resets and what takes up the place', () => {
    const occupant = { kind: 'mini-program', label: 'ow***@example.com', since: '2026-01-01T00:00:00.000Z' }
    const resetsAt = new Date('2026-02-01T00:00:00Z')
    expect(
      policy.problem('registration.accounts-per-phone', { used: 3, resetsAt, occupiedBy: [occupant] }),
    ).toEqual({
      status: 409,
      problem: {
        code: 'phone-full',
        errcode: 53002,
        message: {
          zh: '这个手机号已绑定 3 个帐号，上限为 3 个。',
          en: 'This phone number administers 3 accounts of 3.',
        },
        rule: {
          id: 'registration.accounts-per-phone',
          limit: 3,
          used: 3,
          resetsAt: '2026-02-01T00:00:00.000Z',
          occupiedBy: [occupant],
        },
      },
    })
  })
})
