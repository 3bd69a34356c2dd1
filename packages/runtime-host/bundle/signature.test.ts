import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isSigned } from './signature.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const { x = '' } = publicKey.export({ format: 'jwk' })
const key = { kty: 'OKP', crv: 'Ed25519', x } as const
const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''
const manifest = new TextEncoder().encode('{"format":1}').buffer
const value = sign(null, new Uint8Array(manifest), privateKey).toString('base64url')

afterEach(() => vi.unstubAllGlobals())

const cases = [
  ['is believed as it was given', manifest, { key, value }, true],
  ['is not believed for other bytes', new TextEncoder().encode('{"format":2}').buffer, { key, value }, false],
  ['is not believed under another key', manifest, { key: { ...key, x: other }, value }, false],
  ['is not believed when cut short', manifest, { key, value: value.slice(0, 40) }, false],
] as const

describe('a signature', () => {
  it.each(cases)('%s', async (_, bytes, signature, expected) => {
    expect(await isSigned(bytes, signature)).toBe(expected)
  })

  it.each(cases)('%s, also where the browser has no Ed25519', async (_, bytes, signature, expected) => {
    const { subtle } = crypto
    vi.stubGlobal('crypto', {
      subtle: {
        digest: subtle.digest.bind(subtle),
        importKey: () => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError')),
      },
    })
    expect(await isSigned(bytes, signature)).toBe(expected)
  })
})
