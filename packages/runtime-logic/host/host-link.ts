/** The line to the host: calls with their answers, news by name, and the mirror that the news correct. */
import type { CallAnswer, HostToLogic, LogicMirror, LogicToHost } from '@maque/protocol/bridge/logic-host.ts'
import type { Listener, Mirror, MirrorChange, StartedCall } from '../ports/capability.ts'

/** Structured clone refused: something in the parameters is not data. */
export const NOT_DATA = 'parameter error: parameters must be plain data'

export class HostLink {
  readonly #post: (message: LogicToHost) => void
  readonly #report: (error: unknown, where: string) => void
  readonly #calls = new Map<number, (answer: CallAnswer) => void>()
  readonly #listeners = new Map<string, readonly Listener[]>()
  #lastCall = 0

  constructor(post: (message: LogicToHost) => void, report: (error: unknown, where: string) => void) {
    this.#post = post
    this.#report = report
  }

  start(name: string, params: unknown, page: number | undefined): StartedCall {
    const id = ++this.#lastCall
    const answer = new Promise<CallAnswer>((resolve) => {
      this.#calls.set(id, resolve)
    })
    try {
      this.#post({ t: 'call', id, name, params, ...(page !== undefined && { page }) })
    } catch {
      this.answer(id, { ok: false, reason: NOT_DATA })
    }
    return {
      id,
      answer,
      cancel: () => {
        if (this.#calls.has(id)) this.#post({ t: 'cancel', id })
      },
    }
  }

  answer(id: number, answer: CallAnswer): void {
    this.#calls.get(id)?.(answer)
    this.#calls.delete(id)
  }

  on(name: string, listener: Listener): void {
    if (typeof listener === 'function') {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
    }
  }

  off(name: string, listener?: Listener): void {
    const left = listener ? (this.#listeners.get(name) ?? []).filter((one) => one !== listener) : []
    this.#listeners.set(name, left)
  }

  emit(name: string, payload: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener(payload)
      } catch (error) {
        this.#report(error, `a listener of ${name}`)
      }
    }
  }
}

/** The mirror, kept right by the host's news. */
export function makeMirror(
  loaded: LogicMirror,
): Mirror & { correct(change: Extract<HostToLogic, { t: 'emit' }>['payload']): void } {
  let { system, menuButton } = loaded
  const storage = new Map(Object.entries(loaded.storage))
  return {
    get system() {
      return system
    },
    get menuButton() {
      return menuButton
    },
    storage,
    ...(loaded.files && { files: loaded.files }),
    correct(payload) {
      // The host is trusted to say what the protocol lets it say.
      const change = payload as MirrorChange
      system = { ...system, ...change.system }
      menuButton = change.menuButton ?? menuButton
      for (const [key, value] of Object.entries(change.storage ?? {})) {
        if (value === null) storage.delete(key)
        else storage.set(key, value)
      }
    },
  }
}
