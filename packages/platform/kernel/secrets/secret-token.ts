/** Tokens that are shown once and kept as hashes. */
import { createHash } from 'node:crypto'
import type { Random } from '../random.ts'

const TOKEN_BYTES = 32

export function newToken(random: Random): string {
  return random(TOKEN_BYTES).toString('base64url')
}

/** Plain SHA-256 is enough: a token has 256 bits that nobody chose. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
