/**
 * `wx` as an app has it, over the real line and the real gate, with a host in memory behind them.
 * What crosses is cloned, as between frames.
 */
import type { HostToLogic, LogicToHost, LogicMirror } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewOrder, ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import { createGate } from '@maque/runtime-host/gate/gate.ts'
import { HostLink, makeMirror } from '@maque/runtime-logic/host/host-link.ts'
import { dataOf, settle } from '@maque/runtime-logic/host/settle.ts'
import type { LogicPort, MakeForBuiltIn } from '@maque/runtime-logic/ports/capability.ts'
import { capabilitiesInLogic } from '../registry.logic.ts'
import { capabilitiesOnHost } from '../registry.host.ts'
import { FakeHost, testConfig } from './fake-host.ts'

/** Members as tests call them: the app's code is not typed either. */
export type Wx = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

export interface OpenWx {
  readonly wx: Wx
  readonly host: FakeHost
  readonly storage: Map<string, string>
  /** Errors that the app would be told of. */
  readonly errors: string[]
  /** What the view was asked and told. */
  readonly view: (ViewQuestion | ViewOrder)[]
  readonly channelEvents: unknown[]
  /** What is offered for `SelectorQuery`, by tag. */
  readonly nodes: ReadonlyMap<string, MakeForBuiltIn>
  readonly contexts: ReadonlyMap<string, MakeForBuiltIn>
  /** Calls, and gives what `success` or `fail` received. */
  call(name: string, options?: object): Promise<Readonly<Record<string, unknown>>>
  /** News of the host. */
  emit(name: string, payload: unknown): void
  close(): void
}

export interface WxOptions {
  readonly system?: Readonly<Record<string, unknown>>
  readonly stored?: Readonly<Record<string, string>>
  readonly files?: LogicMirror['files']
  readonly hasPage?: boolean
  answerView?(question: ViewQuestion): unknown
}

export function openWx({
  system = {},
  stored = {},
  files,
  hasPage = true,
  answerView,
}: WxOptions = {}): OpenWx {
  const host = new FakeHost()
  const errors: string[] = []
  const view: (ViewQuestion | ViewOrder)[] = []
  const channelEvents: unknown[] = []
  const nodes = new Map<string, MakeForBuiltIn>()
  const contexts = new Map<string, MakeForBuiltIn>()
  const report = (error: unknown) => void errors.push(error instanceof Error ? error.message : String(error))

  const receive = (message: HostToLogic) => {
    if (message.t === 'answer') link.answer(message.id, message.answer)
    if (message.t === 'emit') link.emit(message.name, message.payload)
  }
  const toLogic = (message: HostToLogic) => {
    const copy = structuredClone(message)
    queueMicrotask(() => receive(copy))
  }
  const gate = createGate({
    loadCapabilities: () =>
      Promise.resolve(new Map(capabilitiesOnHost.map((capability) => [capability.name, capability]))),
    side: 'logic',
    clock: { nowMs: () => performance.now(), after: () => () => undefined },
    contextFor: (caller) => host.contextFor(caller, (name, payload) => toLogic({ t: 'emit', name, payload })),
    answer: (id, answer) => toLogic({ t: 'answer', id, answer }),
    privacy: { standingOf: () => 'free', require: async () => 'agreed' },
    report,
  })
  const link = new HostLink((message: LogicToHost) => {
    const copy = structuredClone(message)
    if (copy.t === 'call') queueMicrotask(() => gate.receive(copy))
    if (copy.t === 'cancel') queueMicrotask(() => gate.cancel(copy.id))
  }, report)

  const mirror = makeMirror({
    system,
    storage: stored,
    ...(files && { files }),
    menuButton: { width: 87, height: 32, top: 4, right: 368, bottom: 36, left: 281 },
  })
  link.on('mirror', (change) => mirror.correct(change))
  const wx: Record<string, never> = {}
  const launch = { path: 'pages/a/a', query: { from: 'x' }, scene: 1001, referrerInfo: {} }
  const port: LogicPort = {
    config: testConfig,
    platform: { envVersion: 'release', version: '1.2.3' },
    mirror,
    wx,
    call: (name, params) => link.start(name, params, 1).answer,
    start: (name, params) => link.start(name, params, 1),
    invoke: (name, options, shape) =>
      settle({ name, options, answer: link.start(name, dataOf(options), 1).answer, shape }, report),
    settle: (name, options, answer, shape) => settle({ name, options, answer, shape }, report),
    on: (name, listener) => link.on(name, listener),
    off: (name, listener) => link.off(name, listener),
    emit: (name, payload) => link.emit(name, payload),
    currentPage: () => (hasPage ? { id: 1, route: 'pages/a/a', instance: {} } : undefined),
    placeOf: (component) =>
      component === undefined || component === null ? undefined : { page: 1, instance: 7 },
    async askView(_, question) {
      view.push(structuredClone(question))
      return answerView?.(question)
    },
    tellView: (_, order) => void view.push(structuredClone(order)),
    subscribeView: () => () => undefined,
    offerNode: (tag, make) => void nodes.set(tag, make),
    offerContext: (tag, make) => void contexts.set(tag, make),
    offerEventChannel: (listeners) => ({
      channel: {
        emit: (name, ...args) => void channelEvents.push([name, ...args, Object.keys(listeners)]),
        on: () => undefined,
        once: () => undefined,
        off: () => undefined,
      },
      withdraw: () => void channelEvents.push('withdrawn'),
    }),
    rewriteRoute: async () => ({ ok: false, reason: 'nothing is being opened' }),
    launchOptions: () => launch,
    enterOptions: () => launch,
    nextTick: queueMicrotask,
    reportError: report,
  }
  for (const capability of capabilitiesInLogic) Object.assign(wx, capability(port))

  return {
    wx,
    host,
    storage: mirror.storage,
    errors,
    view,
    channelEvents,
    nodes,
    contexts,
    call: (name, options = {}) =>
      new Promise((resolve) => {
        const member: unknown = wx[name]
        if (typeof member !== 'function') throw new Error(`wx has no ${name}`)
        member({ ...options, success: resolve, fail: resolve })
      }),
    emit: (name, payload) => link.emit(name, payload),
    close: () => gate.close(),
  }
}
