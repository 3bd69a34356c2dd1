/**
 * Which nodes of a log's tree are needed for what (RFC 9162, 2.1). Pure arithmetic.
 *
 * Only whole subtrees are stored: a node at `level` stands for 2^level entries and never changes
 * once they are there. The root of any range of entries is made from a few of them.
 */

/** The node over the entries from `index * 2^level` on, 2^level of them. */
export interface Place {
  readonly level: number
  readonly index: number
}

/** Entries `start` to `end`, the last one excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The stored nodes that a range is made of, left to right. The range begins where its first subtree does. */
export function placesOf({ start, end }: Range): readonly Place[] {
  const places: Place[] = []
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at))
    places.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return places
}

/** Of what each hash of an inclusion path is the root, from the entry upwards. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  const below = (start: number, end: number): readonly Range[] => {
    if (end - start === 1) return []
    const middle = start + largestPowerBelow(end - start)
    return index < middle
      ? [...below(start, middle), { start: middle, end }]
      : [...below(middle, end), { start, end: middle }]
  }
  return below(0, size)
}

/** The same for a consistency path; logs of no entries need none. */
export function consistencyRanges(from: number, to: number): readonly Range[] {
  const below = (start: number, end: number, isOldRoot: boolean): readonly Range[] => {
    if (from === end) return isOldRoot ? [] : [{ start, end }]
    const middle = start + largestPowerBelow(end - start)
    return from <= middle
      ? [...below(start, middle, isOldRoot), { start: middle, end }]
      : [...below(middle, end, false), { start, end: middle }]
  }
  return from === 0 ? [] : below(0, to, true)
}

/** The places at which a log of `size` entries gets a node when one more comes, each with the sibling on its left. */
export function growth(size: number): readonly { readonly left: Place; readonly made: Place }[] {
  const grown: { readonly left: Place; readonly made: Place }[] = []
  for (let level = 0, index = size; index % 2 === 1; level++, index = (index - 1) / 2) {
    grown.push({ left: { level, index: index - 1 }, made: { level: level + 1, index: (index - 1) / 2 } })
  }
  return grown
}

function largestPowerBelow(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1)
}
