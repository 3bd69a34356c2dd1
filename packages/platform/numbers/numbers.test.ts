import { describe, expect, it } from 'vitest'
import { isLicenceNumber } from './licence-number.ts'
import { maskEmail, maskName, maskPhone } from './mask.ts'
import { isOrganisationCode } from './organisation-code.ts'
import { parsePhone, splitPhone } from './phone.ts'
import { ageOf, maskResidentId, parseResidentId } from './resident-id.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

describe('a unified social credit code', () => {
  it.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91350100M000100Y4', false],
    ['91350100I000100Y43', false],
    ['', false],
  ])('%s: %s', (code, isOne) => {
    expect(isUnifiedSocialCreditCode(code)).toBe(isOne)
  })

  it('notices every single digit that was typed wrong', () => {
    const code = '91350100M000100Y43'
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    for (let place = 0; place < code.length; place++) {
      for (const character of alphabet) {
        if (character === code[place]) continue
        const wrong = code.slice(0, place) + character + code.slice(place + 1)
        expect([wrong, isUnifiedSocialCreditCode(wrong)]).toEqual([wrong, false])
      }
    }
  })
})

describe('an organisation code', () => {
  it.each([
    ['D2143569X', true],
    ['D21435690', false],
    ['D2143569', false],
  ])('%s: %s', (code, isOne) => {
    expect(isOrganisationCode(code)).toBe(isOne)
  })
})

describe('a licence number', () => {
  it.each([
    ['110108000000016', true],
    ['110108000000017', false],
    ['11010800000001', false],
  ])('%s: %s', (code, isOne) => {
    expect(isLicenceNumber(code)).toBe(isOne)
  })
})

describe('a resident ID number', () => {
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['110105194912310021', false],
    ['440524188001010014', false],
    ['11010519490230002X', false],
    ['1101051949123100', false],
  ])('%s: %s', (text, isOne) => {
    expect(parseResidentId(text) !== undefined).toBe(isOne)
  })

  it('tells the age by the calendar of China, both sides of a birthday', () => {
    const id = parseResidentId('11010519491231002X')
    if (!id) throw new Error('not read')
    expect(ageOf(id, new Date('1967-12-30T15:59:59Z'))).toBe(17)
    expect(ageOf(id, new Date('1967-12-30T16:00:00Z'))).toBe(18)
  })

  it('is shown so that only its owner knows it', () => {
    expect(maskResidentId('11010519491231002X')).toBe('110***********002X')
  })
})

describe('a phone number', () => {
  it.each([
    ['13800000000', '+8613800000000'],
    ['+86 138-0000-0000', '+8613800000000'],
    ['12800000000', undefined],
    ['1380000000', undefined],
    ['+8612800000000', undefined],
    ['+14155550100', '+14155550100'],
    ['phone', undefined],
  ])('%s is %s', (text, phone) => {
    expect(parsePhone(text)).toBe(phone)
  })
})

describe('a calling code', () => {
  it.each([
    ['+8613800000000', '86', '13800000000'],
    ['+14155550100', '1', '4155550100'],
    ['+85291234567', '852', '91234567'],
    ['+447911123456', '44', '7911123456'],
    ['+3581234567', '358', '1234567'],
  ])('of %s is %s', (phone, country, number) => {
    expect(splitPhone(phone)).toEqual([country, number])
  })
})

describe('a mask', () => {
  it('leaves what its owner recognises', () => {
    expect([
      maskEmail('owner@example.com'),
      maskPhone('+8613812345678'),
      maskName('王店主'),
      maskName('张三'),
    ]).toEqual(['ow***@example.com', '+86138****5678', '王***主', '张*'])
  })
})
