/**
 * Which version of an app is kept here, as a note in `localStorage`: known at once, without opening the
 * store that has its bytes. It is a hint; what the store says counts.
 */
export interface KeptNote {
  readonly digest: string
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

const keyOf = (appKey: string): string => `maque-kept/${appKey}`

export function readKeptNote(appKey: string): KeptNote | undefined {
  try {
    const text = localStorage.getItem(keyOf(appKey))
    // Written below.
    return text === null ? undefined : (JSON.parse(text) as KeptNote)
  } catch {
    return undefined
  }
}

export function writeKeptNote(appKey: string, note: KeptNote | undefined): void {
  try {
    if (note) localStorage.setItem(keyOf(appKey), JSON.stringify(note))
    else localStorage.removeItem(keyOf(appKey))
  } catch {
    // Browsers may forbid storage: then nothing is kept.
  }
}
