/**
 * The `console` of app code: everything goes to the host, which shows it in the browser's console and
 * to tools. Nothing is printed here, so that each line appears once.
 */
import type { LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import { cloneable } from './cloneable.ts'

type Level = Extract<LogicToHost, { t: 'console' }>['level']

export function makeAppConsole(
  post: (message: LogicToHost) => void,
  now: () => number,
): Readonly<Record<string, (...args: readonly unknown[]) => void>> {
  const timers = new Map<string, number>()
  const counts = new Map<string, number>()
  const print =
    (level: Level) =>
    (...args: readonly unknown[]): void =>
      post({ t: 'console', level, args: args.map((arg) => cloneable(arg)) })
  const log = print('log')
  const elapsed = (label: unknown): string => {
    const name = String(label ?? 'default')
    return `${name}: ${(now() - (timers.get(name) ?? now())).toFixed(3)} ms`
  }

  return {
    debug: print('debug'),
    log,
    info: print('info'),
    warn: print('warn'),
    error: print('error'),
    dir: log,
    dirxml: log,
    table: log,
    group: log,
    groupCollapsed: log,
    groupEnd: () => undefined,
    clear: () => undefined,
    trace: (...args) => log(...args, new Error('trace').stack),
    assert: (condition, ...args) => {
      if (!condition) print('error')('Assertion failed', ...args)
    },
    count: (label) => {
      const name = String(label ?? 'default')
      counts.set(name, (counts.get(name) ?? 0) + 1)
      log(`${name}: ${counts.get(name)}`)
    },
    countReset: (label) => {
      counts.delete(String(label ?? 'default'))
    },
    time: (label) => {
      timers.set(String(label ?? 'default'), now())
    },
    timeLog: (label, ...args) => log(elapsed(label), ...args),
    timeEnd: (label) => {
      log(elapsed(label))
      timers.delete(String(label ?? 'default'))
    },
  }
}
