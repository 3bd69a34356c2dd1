/**
 * Runs the scripts of an app's own worker.
 *
 * They have `worker`, `require`, `console`, timers and `WXWebAssembly`, and nothing of the app: what they
 * and the app say to each other is copied.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/workers.html
 */
import type { AppWorkerStart, FromAppWorker, ToAppWorker } from '@maque/protocol/bridge/app-worker.ts'
import { makeAppTimers } from '../confinement/app-timers.ts'
import type { Platform } from '../confinement/platform.ts'
import { ModuleRegistry, type ModuleFactory } from '../modules/module-registry.ts'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { Port } from '../ports/port.ts'
import { packageWasm } from '../wasm/package-wasm.ts'
import { makeAppConsole } from '../reports/app-console.ts'
import { describeError } from '../reports/error-report.ts'

export interface AppWorkerOptions {
  readonly start: AppWorkerStart
  /** To the app's logic. */
  readonly port: Port
  readonly platform: Platform
  /** Where scripts find `worker` and `maqueDefine`; the global object. */
  readonly scope: object
}

export function startAppWorker({ start, port, platform, scope }: AppWorkerOptions): void {
  const post = (message: FromAppWorker): void => port.postMessage(message)
  const report = (error: unknown): void => post({ t: 'uncaught', ...describeError(error) })
  const listeners: ((message: unknown) => void)[] = []
  const modules = new ModuleRegistry()
  const timers = makeAppTimers(platform, { report, begin: () => undefined })
  const console = makeAppConsole((message) => {
    if (message.t === 'console') post({ t: 'console', level: message.level, args: message.args })
  }, platform.now)
  const worker = {
    postMessage: (data: unknown) => post({ t: 'message', data }),
    onMessage(listener: unknown) {
      if (typeof listener === 'function') listeners.push(listener as (message: unknown) => void)
    },
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }

  const asked = new Map<number, (answer: CallAnswer) => void>()
  let lastAsked = 0
  const readFile = (path: string): Promise<CallAnswer> =>
    new Promise((resolve) => {
      asked.set(++lastAsked, resolve)
      post({ t: 'read-file', id: lastAsked, path })
    })

  const hear = (message: unknown): void => {
    for (const listener of listeners) {
      try {
        listener(message)
      } catch (error) {
        report(error)
      }
    }
  }

  for (const [name, value] of Object.entries({
    ...timers.globals,
    console,
    worker,
    ...(platform.wasm && { WXWebAssembly: packageWasm(platform.wasm, readFile) }),
    maqueDefine: (path: string, factory: ModuleFactory) => modules.define(path, factory),
  })) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true })
  }
  modules.provide({ ...timers.globals, console })
  platform.addEventListener('error', (event) => {
    event.preventDefault()
    const { error, message } = event as ErrorEvent
    report(error ?? message)
  })
  platform.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    report((event as PromiseRejectionEvent).reason)
  })
  port.onmessage = ({ data }) => {
    // The other end is our own logic runtime.
    const message = data as ToAppWorker
    switch (message.t) {
      case 'message':
        return hear(message.data)
      case 'suspend':
        return timers.suspend()
      case 'resume':
        return timers.resume()
      case 'file':
        asked.get(message.id)?.(message.answer)
        return void asked.delete(message.id)
    }
  }
  try {
    platform.importScript(start.script)
    modules.require(start.entry)
  } catch (error) {
    report(error)
  }
}
