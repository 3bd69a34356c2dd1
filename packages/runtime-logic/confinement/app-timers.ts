/**
 * The timers of app code: what a task throws is reported, text is not run as code, and all end with
 * the app.
 */
import type { Platform } from './platform.ts'

export interface AppTimers {
  readonly globals: Readonly<Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', unknown>>
  stop(): void
}

export function makeAppTimers(
  platform: Platform,
  report: (error: unknown, where: string) => void,
): AppTimers {
  const timeouts = new Set<number>()
  const intervals = new Set<number>()
  let isStopped = false

  const guarded = (task: unknown, args: readonly unknown[], where: string): (() => void) => {
    if (typeof task !== 'function') throw new TypeError(`${where} expects a function`)
    return () => {
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
            run()
          },
          Number(delayMs) || 0,
        )
        timeouts.add(id)
        return id
      },
      clearTimeout: (id: number): void => {
        timeouts.delete(id)
        platform.clearTimeout(id)
      },
      setInterval: (task: unknown, delayMs?: unknown, ...args: readonly unknown[]): number => {
        const run = guarded(task, args, 'setInterval')
        if (isStopped) return 0
        const id = platform.setInterval(run, Number(delayMs) || 0)
        intervals.add(id)
        return id
      },
      clearInterval: (id: number): void => {
        intervals.delete(id)
        platform.clearInterval(id)
      },
    },
    stop() {
      isStopped = true
      for (const id of timeouts) platform.clearTimeout(id)
      for (const id of intervals) platform.clearInterval(id)
    },
  }
}
