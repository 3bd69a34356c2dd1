import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { runWorker } from './worker.ts'

export const runWorkerOnHost = onHost(runWorker, async ({ path }, { caller, workers }) => {
  const ended = await workers.run({ id: caller.id, path, signal: caller.signal })
  return ended.ok ? accept({}) : passOn(ended)
})
