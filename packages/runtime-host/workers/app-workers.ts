/** Starts and ends an app's own threads. They live in the logic frame, so its walls are theirs. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppPackages } from '../bundle/app-packages.ts'
import type { LogicThread } from '../frames/logic-thread.ts'
import type { WorkersOnHost } from '../ports/workers.ts'

export function createAppWorkers(
  packages: AppPackages,
  logic: Pick<LogicThread, 'post' | 'startWorker'>,
): WorkersOnHost {
  let isRunning = false
  return {
    async run({ id, path, signal }) {
      if (isRunning) return refuse('the number of workers is limited to 1')
      isRunning = true
      try {
        const script = await packages.workerScript()
        if (!script) return refuse('app.json names no folder of workers')
        if (!script.has(path)) return refuse(`"${path}" is not in the folder of workers`)
        if (signal.aborted) return accept(undefined)
        return await new Promise<Result<undefined>>((resolve) => {
          const channel = new MessageChannel()
          const worker = logic.startWorker({ script: script.named, entry: path }, channel.port2, () =>
            resolve(refuse('killed')),
          )
          logic.post({ t: 'worker', call: id }, [channel.port1])
          signal.addEventListener('abort', () => {
            worker.end()
            resolve(accept(undefined))
          })
        })
      } catch {
        return refuse('its scripts cannot be loaded')
      } finally {
        isRunning = false
      }
    },
  }
}
