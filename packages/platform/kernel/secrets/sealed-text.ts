/**
 * Text that the platform must be able to read again and a copy of its database must not give away.
 *
 * Not a rule: the numbers here are those of AES-256-GCM.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from '../random.ts'

export interface Seal {
  close(text: string): Buffer
  /** Throws when it was closed with another key or changed since. */
  open(sealed: Buffer): string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createSeal(secret: Buffer, random: Random): Seal {
  return {
    close(text) {
      const nonce = random(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce)
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const hidden = sealed.subarray(NONCE_BYTES + TAG_BYTES)
      return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
    },
  }
}
