import type { Listener, LogicPort } from '@maque/runtime-logic/ports/capability.ts'

/**
 * Who listens to one event of an object that an app was given. What is no function is never called;
 * what one of them throws is reported, and the others hear the event all the same.
 */
export class Listeners {
  readonly #report: LogicPort['reportError']
  readonly #event: string
  readonly #listeners = new Set<Listener>()

  constructor({ reportError }: Pick<LogicPort, 'reportError'>, event: string) {
    this.#report = reportError
    this.#event = event
  }

  add(listener: unknown): void {
    if (typeof listener === 'function') this.#listeners.add(listener as Listener)
  }

  /** Without a listener: all of them. */
  remove(listener?: unknown): void {
    if (listener === undefined || listener === null) this.#listeners.clear()
    else this.#listeners.delete(listener as Listener)
  }

  tell(payload: unknown): void {
    for (const listener of this.#listeners) {
      try {
        listener(payload)
      } catch (error) {
        this.#report(error, `a listener of ${this.#event}`)
      }
    }
  }
}
