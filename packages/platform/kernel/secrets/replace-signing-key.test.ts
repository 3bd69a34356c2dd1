import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isSuccessor } from '@maque/protocol/transparency/key-succession.ts'
import { openInstanceSecrets, replaceSigningKey } from './instance-secrets.ts'

const home = mkdtempSync(join(tmpdir(), 'maque-secrets-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const isSigned = async (text: string, x: string, signature: string): Promise<boolean> => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

describe('a signing key', () => {
  it('is followed by one that it has signed for, over any number of keys', async () => {
    const first = (await openInstanceSecrets(home)).bundleKey.x
    expect((await openInstanceSecrets(home)).successions).toEqual([])
    expect((await replaceSigningKey(home)).from).toBe(first)
    await replaceSigningKey(home)
    const { bundleKey, successions, secretFor } = await openInstanceSecrets(home)
    expect(bundleKey.x).not.toBe(first)
    expect(successions).toHaveLength(2)
    expect(await isSuccessor({ from: first, to: bundleKey.x, successions }, isSigned)).toBe(true)
    expect(secretFor('anything')).toHaveLength(32)
  })

  it('is finished being replaced where that was interrupted', async () => {
    const { bundleKey } = await openInstanceSecrets(home)
    const folder = join(home, 'secrets')
    const before = readFileSync(join(folder, 'bundle-signing.pem'))
    const first = await replaceSigningKey(home)
    // As it was between the two renames: who comes next stands written, and does not sign yet.
    renameSync(join(folder, 'bundle-signing.pem'), join(folder, 'bundle-signing.next.pem'))
    writeFileSync(join(folder, 'bundle-signing.pem'), before)
    expect((await openInstanceSecrets(home)).bundleKey).toEqual(bundleKey)
    expect(await replaceSigningKey(home)).toEqual(first)
    expect((await openInstanceSecrets(home)).bundleKey.x).toBe(first.to)
    expect((await openInstanceSecrets(home)).successions).toHaveLength(3)
  })
})
