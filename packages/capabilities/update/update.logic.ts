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

    /** Whether the newer release has come; `undefined`: there is none. */
    let awaited: Promise<boolean | undefined> | undefined
    const isReady = () =>
      (awaited ??= hasUpdate().then(async (has) => {
        if (!has) return undefined
        const answer = await port.call('awaitUpdate')
        return answer.ok && record(answer.result)['isReady'] === true
      }))

    return {
      onCheckForUpdate: (listener: Listener) => void hasUpdate().then((has) => listener({ hasUpdate: has })),
      onUpdateReady: (listener: Listener) => void isReady().then((ready) => ready === true && listener({})),
      onUpdateFailed: (listener: Listener) => void isReady().then((ready) => ready === false && listener({})),
      applyUpdate: () => void port.call('applyUpdate'),
    }
  },
})
