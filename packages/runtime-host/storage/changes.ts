/** Changes of one owner's records: everything is taken away first, or not; then each key gets its last value. */
export interface Changes {
  readonly isCleared: boolean
  /** `null`: the record goes. */
  readonly values: ReadonlyMap<string, string | null>
}

export const noChanges: Changes = { isCleared: false, values: new Map() }

/** What both come to, one after the other. */
export function merge(earlier: Changes, later: Changes): Changes {
  if (later.isCleared) return later
  return { isCleared: earlier.isCleared, values: new Map([...earlier.values, ...later.values]) }
}

export function isNothing({ isCleared, values }: Changes): boolean {
  return !isCleared && values.size === 0
}
