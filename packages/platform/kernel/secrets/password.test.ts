import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

describe('a password', () => {
  it('is known again, and no other is', async () => {
    const stored = await hashPassword('麻雀 tea', randomBytes)
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword('麻雀 tea', stored)).toBe(true)
    expect(await isPassword('麻雀 tee', stored)).toBe(false)
    expect(await isPassword('', stored)).toBe(false)
  })

  it('has another hash each time', async () => {
    expect(await hashPassword('tea', randomBytes)).not.toBe(await hashPassword('tea', randomBytes))
  })

  it('is the same however a keyboard composes it', async () => {
    const stored = await hashPassword('caf\u00e9', randomBytes)
    expect(await isPassword('cafe\u0301', stored)).toBe(true)
  })

  it('is nobody’s when there is nobody', async () => {
    expect(await isPassword('', undefined)).toBe(false)
  })
})
