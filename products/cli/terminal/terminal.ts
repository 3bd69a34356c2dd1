import type { Texts } from './texts.ts'

/** What a command may tell, and in which words. */
export interface Terminal {
  readonly texts: Texts
  /** For what was asked for: goes to standard output. */
  readonly print: (text: string) => void
  /** For how it went: goes to standard error, so that output can be piped. */
  readonly say: (text: string) => void
  readonly hasColors: boolean
}

/** `1.2 MB`, `34 KB`. */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
