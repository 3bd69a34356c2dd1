import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from '../listeners.logic.ts'
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

    /** Each listener hears what has come of it once, however late it begins to listen. */
    const tell = (event: string, listener: unknown, news: object) => {
      const heard = new Listeners(port, event)
      heard.add(listener)
      heard.tell(news)
    }
    return {
      onCheckForUpdate: (listener?: unknown) =>
        void hasUpdate().then((has) => tell('onCheckForUpdate', listener, { hasUpdate: has })),
      onUpdateReady: (listener?: unknown) =>
        void isReady().then((ready) => ready === true && tell('onUpdateReady', listener, {})),
      onUpdateFailed: (listener?: unknown) =>
        void isReady().then((ready) => ready === false && tell('onUpdateFailed', listener, {})),
      applyUpdate: () => void port.call('applyUpdate'),
    }
  },
})
