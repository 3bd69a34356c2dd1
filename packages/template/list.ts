/** What `wx:for` walks over: arrays, the fields of objects, the characters of strings, the numbers below a number. */
export interface ListEntries {
  readonly items: readonly unknown[]
  /** Absent for arrays, numbers and strings, whose indices are 0, 1, 2, … */
  readonly keys?: readonly string[]
}

const nothing: ListEntries = { items: [] }

export function entriesOf(list: unknown): ListEntries {
  // A list with holes (`rows[5]` set before `rows[4]`) has rows there too; `map` would skip them.
  if (Array.isArray(list)) return { items: list.includes(undefined) ? Array.from(list) : list }
  if (typeof list === 'number') return { items: numbersBelow(list) }
  if (typeof list === 'string') return { items: Array.from(list) }
  if (typeof list === 'object' && list !== null)
    return { items: Object.values(list), keys: Object.keys(list) }
  return nothing
}

/** A list as long as this could not be drawn either. */
const MOST_ROWS = 1_000_000

function numbersBelow(limit: number): readonly number[] {
  const length = Math.ceil(limit)
  return length > 0 && length <= MOST_ROWS ? Array.from({ length }, (_, index) => index) : []
}

/**
 * What a row is matched by between two updates. Rows that claim the same key are told
 * apart by position, so that a careless `wx:key` shows every row once.
 */
export function rowKeys(entries: ListEntries, key: string | undefined): readonly unknown[] {
  if (key === undefined) return entries.items.map((_, index) => index)
  const seen = new Set<unknown>()
  return entries.items.map((item, index) => {
    const own = keyOfRow(item, key)
    if (own === undefined || own === null || typeof own === 'object' || seen.has(own)) return `\u0000${index}`
    seen.add(own)
    return own
  })
}

/** The key that a row claims by itself. */
export function keyOfRow(item: unknown, key: string): unknown {
  if (key === '*this') return item
  return typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined
}
