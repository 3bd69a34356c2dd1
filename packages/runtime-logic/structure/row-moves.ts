/**
 * Which of the retained rows were moved, given their former places in their new order: the fewest
 * that explain the new order, so that taking out or putting in a row moves none.
 */
export function movedRows(formerPlaces: readonly number[]): ReadonlySet<number> {
  // The rows of a longest rising run stay where they are; patience sorting finds one.
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  formerPlaces.forEach((place, at) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((formerPlaces[tails[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? tails[low - 1] : undefined
    tails[low] = at
  })
  const stays = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) stays.add(at)
  return new Set(formerPlaces.flatMap((_, at) => (stays.has(at) ? [] : [at])))
}
