import type { CapabilityInLogic, Listener } from '@maque/runtime-logic/ports/capability.ts'

export const networkTypeInLogic: CapabilityInLogic = (port) => {
  let isWatched = false
  return {
    onNetworkStatusChange(listener: Listener) {
      port.on('networkStatusChange', listener)
      if (isWatched) return
      isWatched = true
      void port.call('watchNetworkType')
    },
    offNetworkStatusChange: (listener?: Listener) => port.off('networkStatusChange', listener),
  }
}
