/**
 * The signature that miniprogram-ci makes with an upload key: what it signs is not hashed but
 * enciphered whole with the private half, so the public half gives it back.
 */
import { publicDecrypt } from 'node:crypto'
import { parseJson } from '@maque/base/parse-json.ts'
import { z } from 'zod'

export interface SignedUpload {
  readonly appId: string
  readonly challenge: string
}

const signed = z.object({ appid: z.string(), rand_str: z.string() })

/** What was signed, or `undefined` when this key did not sign it, or it is nothing that is signed. */
export function readSignature(signature: string, publicKey: string): SignedUpload | undefined {
  let text: string
  try {
    text = publicDecrypt(publicKey, Buffer.from(signature, 'base64')).toString('utf8')
  } catch {
    // Of another key, or no signature at all: OpenSSL tells no more.
    return undefined
  }
  const read = signed.safeParse(parseJson(text))
  return read.success ? { appId: read.data.appid, challenge: read.data.rand_str } : undefined
}
