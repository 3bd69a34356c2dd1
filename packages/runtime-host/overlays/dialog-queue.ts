/** Draws a dialog into a place and gives the function that takes it away. */
export type DrawDialog<Answer> = (place: HTMLElement, settle: (answer: Answer) => void) => () => void

export interface DialogQueue {
  /** Settles exactly once: with the person's answer, or with `dismissed` when the queue is cleared. */
  show<Answer>(draw: DrawDialog<Answer>, dismissed: Answer): Promise<Answer>
  dismissAll(): void
}

/** One dialog at a time, in the order they were asked for. */
export function createDialogQueue(place: HTMLElement): DialogQueue {
  const waiting: (() => void)[] = []
  const dismissals = new Set<() => void>()
  let isBusy = false

  const next = (): void => {
    const start = waiting.shift()
    isBusy = start !== undefined
    start?.()
  }
  return {
    show: (draw, dismissed) =>
      new Promise((resolve) => {
        let takeAway: (() => void) | undefined
        const settle = (answer: typeof dismissed): void => {
          if (!dismissals.delete(dismiss)) return
          takeAway?.()
          resolve(answer)
          if (takeAway) next()
        }
        const dismiss = (): void => settle(dismissed)
        dismissals.add(dismiss)
        waiting.push(() => {
          takeAway = draw(place, settle)
        })
        if (!isBusy) next()
      }),
    dismissAll() {
      waiting.length = 0
      // Each takes itself out of the set, which is safe while it is walked.
      for (const dismiss of dismissals) dismiss()
    },
  }
}
