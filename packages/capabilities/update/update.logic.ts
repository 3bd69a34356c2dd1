import type { CapabilityInLogic, Listener } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

export const updateInLogic: CapabilityInLogic = (port) => ({
  getUpdateManager() {
    /** Asked when somebody listens, once for this manager. */
    let asked: Promise<boolean> | undefined
    const hasUpdate = () =>
      (asked ??= port
        .call('checkForUpdate')
        .then((answer) => answer.ok && record(answer.result)['hasUpdate'] === true))

    return {
      onCheckForUpdate: (listener: Listener) => void hasUpdate().then((has) => listener({ hasUpdate: has })),
      // The platform serves a newer release whole, so what is known of is ready.
      onUpdateReady: (listener: Listener) => void hasUpdate().then((has) => has && listener({})),
      onUpdateFailed: (listener: Listener) => port.on('updateFailed', listener),
      applyUpdate: () => void port.call('applyUpdate'),
    }
  },
})
