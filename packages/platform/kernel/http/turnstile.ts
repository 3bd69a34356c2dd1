/**
 * Lets so many through at a time, in the sequence in which they came; the others wait. Who would have to wait behind
 * too many is turned away at once.
 */
export interface Turnstile {
  /** What `deed` resolves with; `undefined`: it was not begun, too many wait. */
  pass<Outcome>(deed: () => Promise<Outcome>): Promise<Outcome | undefined>
}

export function createTurnstile({
  places,
  longestQueue,
}: {
  readonly places: number
  readonly longestQueue: number
}): Turnstile {
  let inside = 0
  const queue: (() => void)[] = []
  return {
    async pass(deed) {
      if (inside >= places) {
        if (queue.length >= longestQueue) return undefined
        await new Promise<void>((enter) => queue.push(enter))
      } else inside += 1
      try {
        return await deed()
      } finally {
        const next = queue.shift()
        // Whoever comes next takes this place.
        if (next) next()
        else inside -= 1
      }
    },
  }
}
