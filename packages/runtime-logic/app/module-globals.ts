/** What app modules find under the names of MODULE_GLOBALS; names left out are `undefined` there. */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import { Behavior } from '../definitions/behavior.ts'
import { ComponentChain } from '../definitions/component-chain.ts'
import type { ComponentOptions } from '../definitions/component-options.ts'
import type { PageStack } from '../pages/page-stack.ts'
import type { RunningApp } from './app.ts'
import type { Definitions } from './definitions.ts'

/** Those that WeChat has on the global object too. */
export const FOUND_GLOBALS = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
] as const

export function moduleGlobals(parts: {
  readonly wx: object
  readonly app: RunningApp
  readonly definitions: Definitions
  readonly pages: PageStack
  readonly config: AppConfig
  readonly console: object
  readonly timers: Readonly<Record<string, unknown>>
}): Readonly<Record<string, unknown>> {
  const { wx, app, definitions, pages, config, console, timers } = parts
  return {
    ...timers,
    wx,
    console,
    /** Shared by all modules of the app. */
    global: {},
    __wxConfig: config,
    App: (options: unknown) => app.register(options),
    Page: (options: unknown) => definitions.register({ kind: 'page', options: objectOf(options, 'Page') }),
    Component: (options?: unknown) =>
      options === undefined
        ? new ComponentChain((chained) => definitions.register({ kind: 'component', options: chained }))
        : definitions.register({
            kind: 'component',
            options: objectOf(options, 'Component') as ComponentOptions,
          }),
    Behavior: (options?: unknown) =>
      options === undefined
        ? new ComponentChain((chained) => new Behavior(chained))
        : new Behavior(objectOf(options, 'Behavior') as ComponentOptions),
    getApp: (options?: unknown) => app.get(options),
    getCurrentPages: () => pages.stack.map((page) => page.self),
  }
}

function objectOf(options: unknown, caller: string): Readonly<Record<string, unknown>> {
  if (typeof options === 'object' && options !== null) return options as Readonly<Record<string, unknown>>
  throw new TypeError(`${caller}() expects an object, got ${typeof options}`)
}
