import { describe, expect, it } from 'vitest'
import { notedCall } from './noted-calls.ts'

describe('a call over the bridge', () => {
  it.each([
    ['chooseImage', 'logic', 'chooseImage'],
    ['getUserInfo', 'logic', 'getUserInfo'],
    ['getUserInfo', 'view', 'button.getUserInfo'],
    ['getPhoneNumber', 'view', 'button.getPhoneNumber'],
    ['getPhoneNumber', 'logic', 'button.getPhoneNumber'],
    ['chooseImage', 'view', 'chooseImage'],
    ['constructor', 'view', 'constructor'],
    ['', 'logic', ''],
  ] as const)('%s of the %s is noted as %s', (call, side, noted) => {
    expect(notedCall(call, side)).toBe(noted)
  })
})
