import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { fromBase64, toBase64 } from '@maque/base/base64.ts'
import { parameterError } from '../parameter-error.ts'

/** A pretended idle period: as long as a frame at 60 Hz leaves at best. */
const IDLE_MS = 15

export const bytesInLogic: CapabilityInLogic = () => ({
  arrayBufferToBase64: (buffer: unknown) => {
    if (!(buffer instanceof ArrayBuffer) && !(buffer instanceof Uint8Array))
      throw new Error(`arrayBufferToBase64:fail ${parameterError('arrayBuffer', 'ArrayBuffer', buffer)}`)
    return toBase64(buffer)
  },
  base64ToArrayBuffer: (text: unknown) => fromBase64(String(text)).buffer,

  requestIdleCallback: (callback: unknown) => {
    if (typeof callback !== 'function')
      throw new Error(`requestIdleCallback:fail ${parameterError('callback', 'Function', callback)}`)
    return Number(
      setTimeout(() => {
        const endsAt = performance.now() + IDLE_MS
        callback({ didTimeout: false, timeRemaining: () => Math.max(0, endsAt - performance.now()) })
      }),
    )
  },
  cancelIdleCallback: (handle: unknown) => {
    if (typeof handle === 'number') clearTimeout(handle)
  },
})
