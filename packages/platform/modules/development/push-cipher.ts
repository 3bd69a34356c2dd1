/**
 * Signatures and the envelope of message push (§2.3).
 *
 * Not a rule: the numbers here are those of the envelope's form.
 *
 *     AES-256-CBC, PKCS#7 to whole blocks of 32:
 *     16 random bytes │ length of the message, 32 bits, big endian │ message │ who it is for
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
const IV_BYTES = 16
const BLOCK_BYTES = 32

/** SHA-1 over the parts, sorted and written one after the other. */
export function signParts(...parts: readonly string[]): string {
  // Compared by code units, as every receiver's language does.
  const sorted = parts.toSorted((a, b) => (a < b ? -1 : 1))
  return createHash('sha1').update(sorted.join('')).digest('hex')
}

export interface Envelope {
  readonly message: string
  /** AppID, of a third party its own. */
  readonly receiver: string
}

export function closeEnvelope({ message, receiver }: Envelope, key: string, random: Buffer): string {
  const text = Buffer.from(message)
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random.subarray(0, RANDOM_BYTES), length, text, Buffer.from(receiver)])
  const padding = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
  const bytes = keyBytes(key)
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, IV_BYTES)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64')
}

/** `undefined` when it was not closed with this key. */
export function openEnvelope(sealed: string, key: string): Envelope | undefined {
  const bytes = keyBytes(key)
  try {
    const decipher = createDecipheriv('aes-256-cbc', bytes, bytes.subarray(0, IV_BYTES)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
    const end = RANDOM_BYTES + LENGTH_BYTES + plain.readUInt32BE(RANDOM_BYTES)
    if (end > plain.length) return undefined
    return {
      message: plain.subarray(RANDOM_BYTES + LENGTH_BYTES, end).toString('utf8'),
      receiver: plain.subarray(end).toString('utf8'),
    }
  } catch {
    // No whole blocks, or too short to hold a length.
    return undefined
  }
}

function keyBytes(key: string): Buffer {
  return Buffer.from(`${key}=`, 'base64')
}
