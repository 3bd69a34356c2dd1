import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256InScript } from './sha256.ts'

describe('SHA-256 in script', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_000])(
    'agrees with the platform on %i bytes',
    (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255)
      expect(Buffer.from(sha256InScript(bytes)).toString('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      )
    },
  )
})
