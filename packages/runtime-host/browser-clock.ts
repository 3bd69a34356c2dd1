import type { PaceClock } from './gate/call-pace.ts'

export const browserClock: PaceClock = {
  nowMs: () => performance.now(),
  after: (delayMs: number, task: () => void) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
