import { describe, expect, it } from 'vitest'
import { privacyKeyOf } from './noted-calls.ts'

describe('a call over the bridge', () => {
  it.each([
    ['chooseImage', 'Album'],
    ['getPhoneNumber', 'PhoneNumber'],
    ['request', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%s gives data of the kind %s', (call, key) => {
    expect(privacyKeyOf(call)).toBe(key)
  })
})
