/**
 * The timers of app code: what a task throws is reported, text is not run as code, and all end with
 * the app. While the app is suspended, tasks that are due wait; an interval waits once.
 */
import type { Platform } from './platform.ts'

export interface AppTimers {
  readonly globals: Readonly<Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', unknown>>
  suspend(): void
  resume(): void
  stop(): void
}

export function makeAppTimers(
  platform: Platform,
  services: {
    report(error: unknown, where: string): void
    /** A task of the app begins. */
    begin(): void
  },
): AppTimers {
  const { report, begin } = services
  const timeouts = new Set<number>()
  const intervals = new Set<number>()
  /** Due while the app was suspended. */
  const held = new Map<number, () => void>()
  let isSuspended = false
  let isStopped = false

  const runOrHold = (id: number, run: () => void): void => {
    if (isSuspended) held.set(id, run)
    else run()
  }
  const guarded = (task: unknown, args: readonly unknown[], where: string): (() => void) => {
    if (typeof task !== 'function') throw new TypeError(`${where} expects a function`)
    return () => {
      begin()
      try {
        Reflect.apply(task, undefined, args)
      } catch (error) {
        report(error, where)
      }
    }
  }

  return {
    globals: {
      setTimeout: (task: unknown, delayMs?: unknown, ...args: readonly unknown[]): number => {
        const run = guarded(task, args, 'setTimeout')
        if (isStopped) return 0
        const id = platform.setTimeout(
          () => {
            timeouts.delete(id)
            runOrHold(id, run)
          },
          Number(delayMs) || 0,
        )
        timeouts.add(id)
        return id
      },
      clearTimeout: (id: number): void => {
        timeouts.delete(id)
        held.delete(id)
        platform.clearTimeout(id)
      },
      setInterval: (task: unknown, delayMs?: unknown, ...args: readonly unknown[]): number => {
        const run = guarded(task, args, 'setInterval')
        if (isStopped) return 0
        const id = platform.setInterval(() => runOrHold(id, run), Number(delayMs) || 0)
        intervals.add(id)
        return id
      },
      clearInterval: (id: number): void => {
        intervals.delete(id)
        held.delete(id)
        platform.clearInterval(id)
      },
    },
    suspend() {
      isSuspended = true
    },
    resume() {
      isSuspended = false
      for (const id of held.keys()) {
        // A task each, as it would have been; one of them may clear another.
        platform.setTimeout(() => {
          const run = held.get(id)
          held.delete(id)
          if (run) runOrHold(id, run)
        }, 0)
      }
    },
    stop() {
      isStopped = true
      held.clear()
      for (const id of timeouts) platform.clearTimeout(id)
      for (const id of intervals) platform.clearInterval(id)
    },
  }
}
