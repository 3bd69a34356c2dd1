/** What an app may be called. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Range } from '../kernel/policy/rule.ts'

/** Two names with the same key are the same to people. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
}

/** Not a rule: up to here WeChat counts one byte for a character, from here on two. */
const LAST_NARROW = 0xff

/** As WeChat counts: two for a Chinese character, one for a letter. */
function nameBytes(name: string): number {
  let bytes = 0
  for (const character of name) bytes += (character.codePointAt(0) ?? 0) > LAST_NARROW ? 2 : 1
  return bytes
}

export type NameRefusal = 'length' | 'characters' | 'reserved'

export function checkName(name: string, allowed: Range): Result<string, NameRefusal> {
  const trimmed = name.normalize('NFC').trim()
  const bytes = nameBytes(trimmed)
  if (bytes < allowed.min || bytes > allowed.max) return refuse('length')
  // Letters, digits, spaces and what names are joined with: no control characters, no pictures.
  if (!/^[\p{L}\p{M}\p{N}\p{Pd}\p{Zs}·•&+%#@_'’.!()（）：:,，。、！?？《》“”]+$/u.test(trimmed))
    return refuse('characters')
  if (trimmed.includes('小程序')) return refuse('reserved')
  return accept(trimmed)
}
