import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPasswords } from './passwords.ts'

const passwords = createPasswords(randomBytes)

describe('a password', () => {
  it('is known again, and no other is', async () => {
    const stored = await passwords.hash('麻雀 tea')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwords.matches('麻雀 tea', stored)).toBe(true)
    expect(await passwords.matches('麻雀 tee', stored)).toBe(false)
    expect(await passwords.matches('', stored)).toBe(false)
  })

  it('has another hash each time', async () => {
    expect(await passwords.hash('tea')).not.toBe(await passwords.hash('tea'))
  })

  it('is the same however a keyboard composes it', async () => {
    const stored = await passwords.hash('caf\u00e9')
    expect(await passwords.matches('cafe\u0301', stored)).toBe(true)
  })

  it('is known again by one that hashes at another cost', async () => {
    const stored = await passwords.hash('tea')
    const cheaper = createPasswords(randomBytes, { memoryKib: 8, passes: 1, lanes: 1 })
    expect(await cheaper.matches('tea', stored)).toBe(true)
    expect(await cheaper.hash('tea')).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/)
  })

  it('is nobody’s when there is nobody', async () => {
    expect(await passwords.matches('', undefined)).toBe(false)
  })
})
