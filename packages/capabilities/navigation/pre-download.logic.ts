import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from '../listeners.logic.ts'
import { record } from '../record.ts'

export const preDownloadInLogic: CapabilityInLogic = (port) => ({
  preDownloadSubpackage(options?: unknown) {
    const { packageType, name } = record(options)
    const listeners = new Listeners(port, 'onProgressUpdate')
    const answer = port.call('fetchSubpackage', { packageType, name }).then((told) => {
      const total = told.ok ? record(told.result)['sizeBytes'] : undefined
      if (total !== undefined) {
        const progress = { progress: 100, totalBytesWritten: total, totalBytesExpectedToWrite: total }
        listeners.tell(progress)
      }
      return told
    })
    // Never a promise, as in WeChat: what it gives is the task. A refusal nobody asked for is nobody's error.
    port.settle('preDownloadSubpackage', options, answer, () => ({}))?.catch(() => undefined)
    return {
      onProgressUpdate: (listener?: unknown) => listeners.add(listener),
    }
  },
})
