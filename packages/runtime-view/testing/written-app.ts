/**
 * A page and its components as written, run by the real logic: gives the transactions that the view
 * gets, so that views are tried with what they really hear.
 */
import type { LogicUnits, ViewUnits, WxsModules } from '@maque/protocol/bundle/manifest.ts'
import type { Transaction, ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { TestApp, type AppThis, type ModuleScope } from '@maque/runtime-logic/testing/test-app.ts'

export interface WrittenUnit {
  readonly wxml: string
  readonly style?: string
  /** Options of `Page` or `Component`. */
  readonly options?: Readonly<Record<string, unknown>>
}

export interface WrittenApp {
  readonly page: WrittenUnit
  /** By the tag they are used by, in all templates. */
  readonly components?: Readonly<Record<string, WrittenUnit>>
  readonly appStyle?: string
}

/** `compileTemplate`: given by the tests, since the compiler is not of this environment. */
export type Compile = (request: {
  readonly path: string
  readonly source: string
  readonly using: ReadonlySet<string>
  readonly readFile: (path: string) => string | undefined
  readonly isBuiltIn: (tag: string) => boolean
}) => {
  readonly leaf: ViewUnits['units'][string]['leaf']
  readonly structure: LogicUnits[string]['structure']
  readonly wxsModules: ReadonlyMap<string, { readonly code: string }>
}

export interface RunningApp {
  readonly units: ViewUnits
  /** The script with the app's WXS, for the view to load. */
  readonly wxs: readonly string[]
  readonly page: AppThis
  /** What was told to the view and not taken yet. */
  take(): Promise<readonly (string | Transaction)[]>
  /** What it was ordered since this was last asked. */
  takeOrders(): readonly ViewOrder[]
  uncaught(): readonly string[]
  warnings(): readonly unknown[]
  say(message: ViewToLogic): void
}

export async function runWritten(
  { page, components = {}, appStyle }: WrittenApp,
  compile: Compile,
): Promise<RunningApp> {
  const using = Object.fromEntries(Object.keys(components).map((tag) => [tag, `components/${tag}/${tag}`]))
  const written: readonly (readonly [path: string, unit: WrittenUnit, isComponent: boolean])[] = [
    ['page', page, false],
    ...Object.entries(components).map(([tag, unit]) => [`components/${tag}/${tag}`, unit, true] as const),
  ]
  const logicUnits: Record<string, LogicUnits[string]> = {}
  const units: Record<string, ViewUnits['units'][string]> = {}
  const wxsModules = new Map<string, string>()
  const modules: Record<string, (scope: ModuleScope) => void> = {
    'app.js': ({ App, getCurrentPages }) => {
      pages = getCurrentPages
      App({})
    },
  }
  let pages: ModuleScope['getCurrentPages'] = () => []
  for (const [path, unit, isComponent] of written) {
    const {
      leaf,
      structure,
      wxsModules: found,
    } = compile({
      path: `${path}.wxml`,
      source: unit.wxml,
      using: new Set(Object.keys(using)),
      isBuiltIn: (tag) => !(tag in using),
      readFile: () => undefined,
    })
    for (const [key, { code }] of found) wxsModules.set(key, code)
    units[path] = { leaf, using, ...(unit.style !== undefined && { style: unit.style }) }
    logicUnits[path] = { structure, using, reads: leaf.reads, isComponent, module: `${path}.js` }
    const { options = {} } = unit
    modules[`${path}.js`] = ({ Page, Component }) => {
      if (isComponent) return Component(options)
      return Page(options)
    }
  }
  const wxsText = `{${[...wxsModules].map(([key, code]) => `${JSON.stringify(key)}: ${code}`).join(',\n')}}`
  // The frames admit scripts by hash; logic gets the same text as part of its own script.
  // oxlint-disable-next-line no-new-func -- a test of what the compiler has made
  const wxs = new Function(`return ${wxsText}`)() as WxsModules
  const app = new TestApp({ modules, units: logicUnits, wxs })
  const view = await app.visit('page')
  const [shown] = pages()
  if (!shown) throw new Error(`the page did not load: ${app.uncaught.join()}`)
  let taken = 0
  return {
    units: { units, ...(appStyle !== undefined && { appStyle }) },
    wxs: wxsModules.size === 0 ? [] : [`maqueWxs(${wxsText})`],
    page: shown,
    uncaught: () => app.uncaught,
    warnings: () =>
      app.told.flatMap((told) => (told.t === 'console' && told.level === 'warn' ? told.args : [])),
    takeOrders: () => view.orders.splice(0),
    async take() {
      await app.settle()
      const fresh = view.wires.slice(taken)
      taken = view.wires.length
      return fresh
    },
    say: (message) => view.say(message),
  }
}
