/**
 * The signature that miniprogram-ci makes with an upload key: what it signs is not hashed but
 * enciphered whole with the private half, so the public half gives it back.
 */
import { publicDecrypt } from 'node:crypto'

export interface SignedUpload {
  readonly appId: string
  readonly challenge: string
}

/** What was signed, or `undefined` when this key did not sign it, or it is nothing that is signed. */
export function readSignature(signature: string, publicKey: string): SignedUpload | undefined {
  let text: string
  try {
    text = publicDecrypt(publicKey, Buffer.from(signature, 'base64')).toString('utf8')
  } catch {
    // Of another key, or no signature at all: OpenSSL tells no more.
    return undefined
  }
  const signed = parse(text)
  return typeof signed?.appid === 'string' && typeof signed.rand_str === 'string'
    ? { appId: signed.appid, challenge: signed.rand_str }
    : undefined
}

function parse(text: string): { readonly appid?: unknown; readonly rand_str?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
