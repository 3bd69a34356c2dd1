/**
 * Turns one list of rows into another with the fewest changes of the document.
 *
 * (1) A row whose key stays keeps its nodes and all that they hold.
 * (2) Rows that keep their order among each other are not moved: a longest increasing run of the
 *     former places stays, everything else moves once.
 */
export interface RowsToChange<Row> {
  readonly keys: readonly unknown[]
  readonly rows: readonly Row[]
}

export interface RowTasks<Row> {
  make(place: number): Row
  /** Puts a new row before another, or at the end. */
  insert(row: Row, before: Row | null): void
  move(row: Row, before: Row | null): void
  remove(row: Row): void
  /** None of the former rows stays: faster than removing each. */
  removeAll(rows: readonly Row[]): void
}

export function reconcile<Row>(
  { keys, rows }: RowsToChange<Row>,
  newKeys: readonly unknown[],
  tasks: RowTasks<Row>,
): Row[] {
  const formerPlaces = new Array<number>(newKeys.length).fill(MADE)
  const result = new Array<Row>(newKeys.length)
  const keep = (place: number, former: number): void => {
    result[place] = rows[former] as Row
    formerPlaces[place] = former
  }

  let start = 0
  const shorter = Math.min(keys.length, newKeys.length)
  for (; start < shorter && keys[start] === newKeys[start]; start++) keep(start, start)
  let end = keys.length
  let newEnd = newKeys.length
  while (end > start && newEnd > start && keys[end - 1] === newKeys[newEnd - 1]) keep(--newEnd, --end)

  /** What stands behind the part that is still open. */
  const behind = newEnd < newKeys.length ? (result[newEnd] as Row) : null
  if (start === end) {
    for (let place = start; place < newEnd; place++) {
      const row = tasks.make(place)
      result[place] = row
      tasks.insert(row, behind)
    }
    return result
  }
  if (start === newEnd) {
    if (newKeys.length === 0) tasks.removeAll(rows)
    else for (let former = start; former < end; former++) tasks.remove(rows[former] as Row)
    return result
  }

  if (isSwap(keys, newKeys, start, end, newEnd)) {
    const [first, last] = [rows[start] as Row, rows[end - 1] as Row]
    for (let place = start + 1; place < end - 1; place++) keep(place, place)
    keep(start, end - 1)
    keep(end - 1, start)
    tasks.move(last, first)
    if (end - start > 2) tasks.move(first, behind)
    return result
  }

  const places = new Map<unknown, number>()
  for (let place = start; place < newEnd; place++) places.set(newKeys[place], place)
  let isInOrder = true
  let lastPlace = -1
  let retained = 0
  for (let former = start; former < end; former++) {
    const place = places.get(keys[former])
    if (place === undefined) continue
    retained++
    if (place < lastPlace) isInOrder = false
    lastPlace = place
    keep(place, former)
  }
  if (retained === 0 && start === 0 && end === keys.length) tasks.removeAll(rows)
  else {
    for (let former = start; former < end; former++) {
      if (!places.has(keys[former])) tasks.remove(rows[former] as Row)
    }
  }
  const staying = isInOrder ? null : longestRun(formerPlaces, start, newEnd)
  let next = behind
  // From behind, so that the row to insert before is always in its final place.
  for (let place = newEnd - 1; place >= start; place--) {
    if (formerPlaces[place] === MADE) {
      const row = tasks.make(place)
      result[place] = row
      tasks.insert(row, next)
    } else if (staying && !staying.has(place)) tasks.move(result[place] as Row, next)
    next = result[place] as Row
  }
  return result
}

/** Whether the only difference is that the outermost two have changed places: by far the most common move. */
function isSwap(
  keys: readonly unknown[],
  newKeys: readonly unknown[],
  start: number,
  end: number,
  newEnd: number,
): boolean {
  if (end !== newEnd || keys[start] !== newKeys[end - 1] || keys[end - 1] !== newKeys[start]) return false
  for (let place = start + 1; place < end - 1; place++) if (keys[place] !== newKeys[place]) return false
  return true
}

/** The former place of a row that had none. */
const MADE = -1

/** Places in `[from, to)` whose former places increase, as many as can be. */
function longestRun(former: readonly number[], from: number, to: number): ReadonlySet<number> {
  const previous = new Int32Array(to - from)
  /** The place that ends the best run of each length. */
  const ends: number[] = []
  for (let place = from; place < to; place++) {
    const value = former[place] as number
    if (value === MADE) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((former[ends[middle] as number] as number) < value) low = middle + 1
      else high = middle
    }
    previous[place - from] = low > 0 ? (ends[low - 1] as number) : MADE
    ends[low] = place
  }
  const run = new Set<number>()
  for (let place = ends.at(-1) ?? MADE; place !== MADE; place = previous[place - from] as number)
    run.add(place)
  return run
}
