import { describe, expect, it } from 'vitest'
import { makeAppTimers } from './app-timers.ts'
import type { Platform } from './platform.ts'

type SetTimer = (task: () => void, delayMs?: number) => number

function timersWith() {
  const due = new Map<number, () => void>()
  let last = 0
  const set = (task: () => void): number => {
    due.set(++last, task)
    return last
  }
  const clear = (id: number): void => void due.delete(id)
  const platform: Platform = {
    importScript: () => undefined,
    now: () => 0,
    timeOrigin: 0,
    setTimeout: (task) => {
      const id = set(() => {
        due.delete(id)
        task()
      })
      return id
    },
    clearTimeout: clear,
    setInterval: set,
    clearInterval: clear,
    queueMicrotask,
    addEventListener: () => undefined,
  }
  const errors: string[] = []
  const timers = makeAppTimers(platform, {
    report: (error, where) => void errors.push(`${where}: ${String(error)}`),
    begin: () => undefined,
  })
  return {
    timers,
    errors,
    setTimeout: timers.globals.setTimeout as SetTimer,
    setInterval: timers.globals.setInterval as SetTimer,
    clearTimeout: timers.globals.clearTimeout as (id: number) => void,
    /** All that is due now runs. */
    tick: () => [...due.values()].forEach((run) => run()),
  }
}

describe('timers of an app', () => {
  it('report what a task throws', () => {
    const { setTimeout, errors, tick } = timersWith()
    setTimeout(() => {
      throw new Error('late')
    })
    tick()
    expect(errors).toEqual(['setTimeout: Error: late'])
  })

  it('wait while the app is suspended, an interval once', () => {
    const { timers, setTimeout, setInterval, tick } = timersWith()
    const log: string[] = []
    setTimeout(() => log.push('timeout'))
    setInterval(() => log.push('interval'))
    timers.suspend()
    tick()
    tick()
    expect(log).toEqual([])
    timers.resume()
    tick()
    expect(log.toSorted()).toEqual(['interval', 'interval', 'timeout'])
  })

  it('that are cleared while they wait never run, also by another that waited', () => {
    const { timers, setTimeout, clearTimeout, tick } = timersWith()
    const log: string[] = []
    const gone = setTimeout(() => log.push('never'))
    setTimeout(() => clearTimeout(later))
    const later = setTimeout(() => log.push('never either'))
    timers.suspend()
    tick()
    clearTimeout(gone)
    timers.resume()
    tick()
    expect(log).toEqual([])
  })

  it('end with the app', () => {
    const { timers, setTimeout, tick } = timersWith()
    const log: string[] = []
    setTimeout(() => log.push('never'))
    timers.suspend()
    tick()
    timers.stop()
    timers.resume()
    tick()
    expect(log).toEqual([])
  })
})
