/** Runs an app written as functions and hand-made units, with a recording host and recording views. */
import type { WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type {
  CallAnswer,
  HostToLogic,
  LogicToHost,
  OpenType,
  PageEventName,
} from '@maque/protocol/bridge/logic-host.ts'
import {
  MODULE_GLOBALS,
  type LogicUnit,
  type LogicUnits,
  type WxsModules,
} from '@maque/protocol/bundle/manifest.ts'
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import type { StructureNode, StructureProgram } from '@maque/protocol/bundle/program.ts'
import type { CapabilityInLogic } from '../ports/capability.ts'
import { startLogic, type RunningLogic } from '../start.ts'
import { PortPair } from './port-pair.ts'
import { RecordingView } from './recording-view.ts'

/** What a module of a test app sees. */
export interface ModuleScope {
  readonly require: (path: string) => unknown
  readonly module: { exports: unknown }
  readonly App: (options: object) => void
  readonly Page: (options: object) => void
  readonly Component: (options: object) => void
  readonly Behavior: (options: object) => unknown
  readonly getApp: (options?: object) => Record<string, unknown> | undefined
  readonly getCurrentPages: () => readonly AppThis[]
  readonly wx: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
  readonly [name: string]: unknown
}

/** `this` of app code, as tests use it. */
export interface AppThis {
  readonly data: Record<string, unknown>
  setData(fields: object, callback?: () => void): void
  triggerEvent(type: string, detail?: unknown, options?: object): void
  selectComponent(selector: string): AppThis | null
  selectAllComponents(selector: string): readonly AppThis[]
  selectOwnerComponent(): AppThis | null
  getRelationNodes(key: string): readonly AppThis[]
  readonly [name: string]: unknown
}

export interface TestAppParts {
  readonly modules: Readonly<Record<string, (scope: ModuleScope) => void>>
  readonly units: LogicUnits
  readonly wxs?: WxsModules
  readonly capabilities?: readonly CapabilityInLogic[]
  /** Answers of the host, by the name of the call. */
  readonly answers?: Readonly<Record<string, CallAnswer>>
  /** `window` of app.json. */
  readonly window?: WindowConfig
}

export class TestApp {
  readonly told: LogicToHost[] = []
  readonly views: RecordingView[] = []
  readonly logic: RunningLogic
  readonly #host = new PortPair()
  readonly #units: LogicUnits
  #stack: number[] = []
  #clock = 0

  constructor({ modules, units, wxs = {}, capabilities = [], answers = {}, window = {} }: TestAppParts) {
    this.#units = units
    const scope: Record<string, unknown> = {}
    const scripts: Readonly<Record<string, () => void>> = {
      main: () => {
        ;(scope['maqueWxs'] as (modules: WxsModules) => void)(wxs)
        const define = scope['maqueDefine'] as (path: string, factory: unknown) => void
        for (const [path, run] of Object.entries(modules)) {
          define(
            path,
            (require: unknown, module: unknown, exports: unknown, ...globals: readonly unknown[]) => {
              const named = Object.fromEntries(MODULE_GLOBALS.map((name, index) => [name, globals[index]]))
              run({ ...named, require, module, exports } as unknown as ModuleScope)
            },
          )
        }
      },
    }
    this.#host.far.onmessage = ({ data }) => {
      const message = data as LogicToHost
      this.told.push(message)
      const answer = message.t === 'call' ? answers[message.name] : undefined
      if (message.t === 'call' && answer) this.say({ t: 'answer', id: message.id, answer })
    }
    this.logic = startLogic({
      port: this.#host.near,
      scope,
      capabilities,
      platform: {
        importScript: ({ name }) => scripts[name]?.(),
        now: () => ++this.#clock,
        timeOrigin: 0,
        setTimeout: (task, delayMs) => setTimeout(task, delayMs) as unknown as number,
        clearTimeout: (id) => clearTimeout(id),
        setInterval: (task, delayMs) => setInterval(task, delayMs) as unknown as number,
        clearInterval: (id) => clearInterval(id),
        queueMicrotask,
        addEventListener: () => undefined,
      },
    })
    this.say({
      t: 'start',
      start: {
        config: {
          appId: 'test',
          projectName: 'test',
          pages: [],
          entryPagePath: '',
          window,
          pageConfigs: {},
          subpackages: [],
        },
        mirror: {
          system: {},
          storage: {},
          menuButton: { width: 0, height: 0, top: 0, right: 0, bottom: 0, left: 0 },
        },
        platform: { envVersion: 'develop', version: '' },
      },
    })
    this.say({ t: 'package', root: '', script: { text: '', name: 'main' }, units: JSON.stringify(units) })
    this.say({ t: 'launch', options: { path: '', query: {}, scene: 1001, referrerInfo: {} } })
  }

  say(message: HostToLogic, ports: readonly RecordingView[] = []): void {
    this.#host.send(
      message,
      ports.map((view) => view.ports.near),
    )
  }

  /** Opens a page without showing it. */
  open(
    path: string,
    query: Readonly<Record<string, string>> = {},
    openType: OpenType = 'navigateTo',
  ): RecordingView {
    const view = new RecordingView()
    const page = this.views.push(view)
    this.#stack.push(page)
    this.say({ t: 'open-page', page, path, query, openType }, [view])
    this.say({ t: 'stack', pages: this.#stack })
    return view
  }

  event(view: RecordingView, name: PageEventName, argument?: unknown): void {
    this.say({ t: 'page-event', page: this.views.indexOf(view) + 1, name, argument })
  }

  /** Opens, shows, and waits until all is drawn. */
  async visit(path: string, query: Readonly<Record<string, string>> = {}): Promise<RecordingView> {
    const view = this.open(path, query)
    this.event(view, 'show')
    await this.settle()
    return view
  }

  /** Delivers every message, and runs every promise, until nobody has anything to say. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const pairs = [this.#host, ...this.views.map((view) => view.ports)]
      if (pairs.some((pair) => pair.pump())) {
        quiet = 0
        // Every message is a task of its own: what it left to promises comes first.
        for (let turn = 0; turn < 8; turn++) await Promise.resolve()
      } else {
        quiet++
        await new Promise((resolve) => {
          setTimeout(resolve, 0)
        })
      }
    }
  }

  drawn(view: RecordingView): unknown {
    return view.drawn(this.#units)
  }

  /** Messages of errors that nothing in the app caught. */
  get uncaught(): readonly string[] {
    return this.told.flatMap((message) => (message.t === 'uncaught' ? [message.message] : []))
  }
}

// Writing units by hand

export function unit(
  nodes: readonly StructureNode[],
  more: Partial<LogicUnit> & { readonly templates?: StructureProgram['templates'] } = {},
): LogicUnit {
  const { templates, ...rest } = more
  return {
    structure: { root: body(nodes), ...(templates && { templates }) },
    using: {},
    reads: [],
    isComponent: true,
    ...rest,
  }
}

export function body(nodes: readonly StructureNode[]): {
  readonly nodes: readonly StructureNode[]
  readonly hosts: number
} {
  return { nodes, hosts: hostsIn(nodes) }
}

function hostsIn(nodes: readonly StructureNode[]): number {
  return nodes.reduce((count, node) => {
    if (node.t !== 'host' && node.t !== 'element') return count
    return count + (node.t === 'host' ? 1 : 0) + hostsIn(node.children ?? [])
  }, 0)
}

/** A field of the data, or a path below one: `data('a', 'b')` is `{{a.b}}`. */
export function data(name: string, ...path: readonly string[]): Expression {
  return path.reduce<Expression>((object, step) => ['get', object, step], ['data', name])
}

export function local(slot: number, ...path: readonly string[]): Expression {
  return path.reduce<Expression>((object, step) => ['get', object, step], ['local', slot])
}
