/** A worker of an app's own (`wx.createWorker`): confined as the app's logic is, and without `wx`. */
import type { AppWorkerStart } from '@maque/protocol/bridge/app-worker.ts'
import { confine } from '@maque/runtime-logic/confinement/confine.ts'
import type { Port } from '@maque/runtime-logic/ports/port.ts'
import { startAppWorker } from '@maque/runtime-logic/workers/start-app-worker.ts'

const started = new Promise<MessageEvent<AppWorkerStart>>((resolve) => {
  addEventListener('message', resolve, { once: true })
})
const platform = confine(globalThis)

void started.then(({ data, ports: [port] }) => {
  if (!port) throw new Error('the worker was given no port')
  // A MessagePort is one: only the event of its handler is declared wider.
  startAppWorker({ start: data, port: port as unknown as Port, platform, scope: globalThis })
})
