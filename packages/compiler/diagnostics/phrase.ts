import type { BilingualText } from '@maque/protocol/platform/problem.ts'

/** A part of a diagnostic that is words of ours, not the author's: it is said in the reader's language. */
export type Phrase = BilingualText

export type Language = keyof Phrase

export function phrase(en: string, zh: string): Phrase {
  return { en, zh }
}
