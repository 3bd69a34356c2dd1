/** Two frames of this window: the page's frame, another process, draws its own in the first of them. */
const FRAMES = 2

/** Windows in the background are given no frames. */
const LONGEST_MS = 150

/** What is used of a window. */
export type PaintingWindow = Pick<Window, 'requestAnimationFrame' | 'setTimeout' | 'clearTimeout'>

/**
 * Runs a task once the page that has just been drawn is on screen, or a moment later where nothing is
 * painted: once, and not after the signal. What begins before competes with the painting for processors.
 */
export function afterPaint(signal: AbortSignal, task: () => void, painting: PaintingWindow = window): void {
  let isDue = true
  const run = (): void => {
    if (!isDue) return
    isDue = false
    painting.clearTimeout(longest)
    if (!signal.aborted) task()
  }
  const longest = painting.setTimeout(run, LONGEST_MS)
  const wait = (frames: number): void => {
    painting.requestAnimationFrame(() => {
      if (frames > 1) wait(frames - 1)
      else painting.setTimeout(run)
    })
  }
  wait(FRAMES)
}
