import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'

const logLevels = ['debug', 'info', 'log', 'warn', 'error'] as const
const realtimeLevels = ['info', 'warn', 'error'] as const

export const reportsInLogic: CapabilityInLogic = (port) => {
  const tell = (kind: string, id: unknown, data: unknown, level = '') =>
    // Nobody waits for it, and without a platform there is nobody to tell.
    void port.call('report', { kind, id: String(id), data, level })

  const log = (kind: string, levels: readonly string[], filter: () => unknown) =>
    Object.fromEntries(
      levels.map((level) => [
        level,
        (...args: readonly unknown[]) => tell(kind, filter(), texts(args), level),
      ]),
    )

  return {
    reportEvent: (id: unknown, data?: unknown) => tell('event', id, data),
    reportAnalytics: (id: unknown, data?: unknown) => tell('analytics', id, data),
    reportMonitor: (id: unknown, value: unknown) => tell('monitor', id, value),
    reportPerformance: (id: unknown, value: unknown, dimensions?: unknown) =>
      tell('performance', id, { value, dimensions }),

    getLogManager: () => log('log', logLevels, () => ''),
    getRealtimeLogManager() {
      const words: string[] = []
      return {
        ...log('realtime-log', realtimeLevels, () => words.join(' ')),
        setFilterMsg: (word: unknown) => void words.splice(0, words.length, String(word)),
        addFilterMsg: (word: unknown) => void words.push(String(word)),
        in: () => log('realtime-log', realtimeLevels, () => words.join(' ')),
        tag: (tag: unknown) => log('realtime-log', realtimeLevels, () => String(tag)),
      }
    },
  }
}

/** As text, since what is logged may not be data. */
function texts(args: readonly unknown[]): readonly string[] {
  return args.map((arg) => {
    if (typeof arg === 'string') return arg
    try {
      return JSON.stringify(arg) ?? String(arg)
    } catch {
      return String(arg)
    }
  })
}
