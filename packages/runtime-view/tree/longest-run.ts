/**
 * Marks the most places that can stay where they are while the others move: a longest increasing
 * subsequence of where the rows came from. Places with -1 (new rows) are never marked.
 */
export function longestRun(came: readonly number[]): Uint8Array {
  const stay = new Uint8Array(came.length)
  const tails: number[] = []
  const previous = new Int32Array(came.length).fill(-1)
  for (let place = 0; place < came.length; place++) {
    const value = came[place] as number
    if (value < 0) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((came[tails[middle] as number] as number) < value) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[place] = tails[low - 1] as number
    tails[low] = place
  }
  for (let place = tails.at(-1) ?? -1; place >= 0; place = previous[place] as number) stay[place] = 1
  return stay
}
