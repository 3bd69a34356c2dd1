import type { WxsGlobal } from '@maque/protocol/bundle/wxs-globals.ts'

/** Writes what `console.log` is called with. */
export type WxsLog = (level: 'log' | 'info' | 'warn' | 'error' | 'debug', values: readonly unknown[]) => void

/**
 * What WXS finds under its global names: copies without prototypes that cannot be changed.
 *
 * `Object`, `Function`, `Error`, `RegExp` are there so that they can be named; nothing is made
 * with them. `Number(…)`, `String(…)`, `Boolean(…)`, `Array.isArray` and `Object.keys` go beyond
 * what is documented, since projects use them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/07basiclibrary.html
 */
export function createWxsGlobals(log: WxsLog): Readonly<Record<WxsGlobal, unknown>> {
  return inert({
    Math: inert(membersOf(Math)),
    JSON: inert({ parse: JSON.parse, stringify: JSON.stringify }),
    Number: callable((value: unknown) => Number(value), {
      ...constantsOf(Number),
      isInteger: Number.isInteger,
    }),
    String: callable((value: unknown) => String(value), { fromCharCode: String.fromCharCode }),
    Boolean: callable((value: unknown) => Boolean(value), {}),
    Array: inert({ isArray: Array.isArray }),
    Object: inert({ keys: Object.keys, values: Object.values, entries: Object.entries }),
    Date: inert({ parse: Date.parse, UTC: Date.UTC, now: Date.now }),
    RegExp: inert({}),
    Function: inert({}),
    Error: inert({}),
    console: inert({
      log: consoleMethod(log, 'log'),
      info: consoleMethod(log, 'info'),
      warn: consoleMethod(log, 'warn'),
      error: consoleMethod(log, 'error'),
      debug: consoleMethod(log, 'debug'),
    }),
    getDate: callable((...parts: readonly unknown[]) => new Date(...(parts as [])), {}),
    getRegExp: callable(
      (pattern: unknown, flags: unknown) => new RegExp(String(pattern), flagsOf(flags)),
      {},
    ),
    parseInt: Number.parseInt,
    parseFloat: Number.parseFloat,
    isNaN: globalThis.isNaN,
    isFinite: globalThis.isFinite,
    decodeURI,
    decodeURIComponent,
    encodeURI,
    encodeURIComponent,
  })
}

function inert<Members extends object>(members: Members): Readonly<Members> {
  return Object.freeze(Object.assign(Object.create(null) as object, members))
}

function callable(call: (...args: never[]) => unknown, members: object): unknown {
  return Object.freeze(Object.assign(call, members))
}

function consoleMethod(log: WxsLog, level: Parameters<WxsLog>[0]): unknown {
  return callable((...values: readonly unknown[]) => log(level, values), {})
}

/** The members of a built-in object, which are not enumerable. */
function membersOf(source: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.getOwnPropertyNames(source).map((name) => [name, Reflect.get(source, name)]),
  )
}

/** `MAX_VALUE` and its like. */
function constantsOf(source: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(membersOf(source)).filter(([name]) => name === name.toUpperCase()))
}

function flagsOf(flags: unknown): string {
  return flags === undefined || flags === null ? '' : String(flags)
}
