import type { Clock } from '@maque/platform/kernel/clock.ts'

export interface HandMovedClock extends Clock {
  advance(milliseconds: number): void
}

/** Stands still until it is moved. */
export function createHandMovedClock(start = '2026-03-01T08:00:00Z'): HandMovedClock {
  let now = new Date(start).getTime()
  return {
    now: () => new Date(now),
    advance(milliseconds) {
      now += milliseconds
    },
  }
}
