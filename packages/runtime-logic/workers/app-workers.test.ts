import { describe, expect, it } from 'vitest'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { Platform } from '../confinement/platform.ts'
import { PortPair } from '../testing/port-pair.ts'
import type { PackageWasm } from '../wasm/package-wasm.ts'
import { AppWorkers } from './app-workers.ts'
import { startAppWorker } from './start-app-worker.ts'

interface Worker {
  postMessage(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
  terminate(): void
}

type Define = (path: string, factory: (require: unknown, module: unknown, exports: unknown) => void) => void

interface WorkerScope {
  readonly worker: Worker
  readonly WXWebAssembly: PackageWasm
  setInterval(task: () => void): number
}

/** An app with a worker that runs this; its timers are due at each `tick`. */
function appWith(run: (scope: WorkerScope) => void) {
  const line = new PortPair()
  const errors: string[] = []
  const due: (() => void)[] = []
  let endCall: (answer: CallAnswer) => void = () => undefined
  const workers = new AppWorkers({
    start: () => ({
      id: 1,
      answer: new Promise((resolve) => (endCall = resolve)),
      cancel: () => endCall({ ok: true, result: undefined }),
    }),
    readFile: async (path) => ({ ok: false, reason: `there is no ${path}` }),
    post: () => undefined,
    report: (error) => void errors.push(String(error)),
  })
  const worker = workers.create('workers/a.js') as Worker
  const scope = {} as WorkerScope & { maqueDefine: Define }
  const platform: Platform = {
    importScript: () => scope.maqueDefine('workers/a.js', () => run(scope)),
    now: () => 0,
    timeOrigin: 0,
    setTimeout: (task) => due.push(task),
    clearTimeout: () => undefined,
    setInterval: (task) => due.push(task),
    clearInterval: () => undefined,
    queueMicrotask,
    addEventListener: () => undefined,
    wasm: WebAssembly,
  }
  const start = { script: { text: '', name: 'workers' }, entry: 'workers/a.js' }
  startAppWorker({ start, port: line.far, platform, scope })
  workers.connect(1, line.near)
  return {
    workers,
    worker,
    errors,
    pump: () => {
      while (line.pump());
    },
    tick: () => {
      for (const task of due.slice()) task()
    },
  }
}

describe('a worker of an app', () => {
  it('waits with its timers while nobody sees the app, and goes on when it is shown again', () => {
    const { workers, worker, pump, tick } = appWith(({ worker: own, setInterval }) => {
      let count = 0
      setInterval(() => own.postMessage(++count))
    })
    const heard: unknown[] = []
    worker.onMessage((data) => heard.push(data))
    tick()
    pump()
    workers.suspend()
    pump()
    for (let turn = 0; turn < 3; turn++) tick()
    pump()
    expect(heard).toEqual([1])
    workers.resume()
    pump()
    tick()
    pump()
    expect(heard).toEqual([1, 2, 3])
  })

  it('is not heard of while nobody sees the app: what it says by then comes when it is shown again', () => {
    const { workers, worker, pump } = appWith(({ worker: own }) => {
      own.onMessage((data) => own.postMessage(['answer to', data]))
    })
    const heard: unknown[] = []
    worker.onMessage((data) => heard.push(data))
    worker.postMessage('a')
    workers.suspend()
    pump()
    expect(heard).toEqual([])
    workers.resume()
    expect(heard).toEqual([['answer to', 'a']])
  })

  it('says nothing more once it was ended, whatever it had said while nobody saw the app', () => {
    const { workers, worker, pump } = appWith(({ worker: own }) => {
      own.onMessage((data) => own.postMessage(data))
    })
    const heard: unknown[] = []
    worker.onMessage((data) => heard.push(data))
    worker.postMessage('a')
    workers.suspend()
    pump()
    worker.terminate()
    workers.resume()
    expect(heard).toEqual([])
  })

  it('has WebAssembly of files that the app is asked for, each answered for itself', async () => {
    const { worker, pump } = appWith(({ worker: own, WXWebAssembly }) => {
      for (const path of ['/a.wasm', '/b.wasm'])
        void WXWebAssembly.instantiate(path).catch((error: Error) => own.postMessage(error.message))
    })
    const heard: unknown[] = []
    worker.onMessage((data) => heard.push(data))
    await expect
      .poll(() => {
        pump()
        return heard
      })
      .toHaveLength(2)
    expect(heard).toEqual(
      ['/a.wasm', '/b.wasm'].map((path) => expect.stringContaining(`there is no ${path}`)),
    )
  })
})
