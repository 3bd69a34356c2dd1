/**
 * The two ends of a channel between a page and the page that opened it: what is emitted at one end
 * is heard at the other. News from before the first listener wait for it: the opener emits in
 * `success`, which may come before the page has asked for its end.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/route/EventChannel.html
 */
import type { EventChannel } from '../ports/capability.ts'

type ChannelListener = (...args: readonly unknown[]) => void

class ChannelEnd implements EventChannel {
  other: ChannelEnd | null = null
  readonly #listeners = new Map<
    string,
    readonly { readonly run: ChannelListener; readonly isOnce: boolean }[]
  >()
  readonly #early = new Map<string, readonly (readonly unknown[])[]>()

  emit(name: string, ...args: readonly unknown[]): void {
    this.other?.receive(name, args)
  }

  on(name: string, listener: ChannelListener): void {
    this.#add(name, listener, false)
  }

  once(name: string, listener: ChannelListener): void {
    this.#add(name, listener, true)
  }

  off(name: string, listener?: ChannelListener): void {
    const left = listener ? (this.#listeners.get(name) ?? []).filter(({ run }) => run !== listener) : []
    this.#listeners.set(name, left)
  }

  receive(name: string, args: readonly unknown[]): void {
    const listeners = this.#listeners.get(name) ?? []
    if (listeners.length === 0) {
      this.#early.set(name, [...(this.#early.get(name) ?? []), args])
      return
    }
    this.#listeners.set(
      name,
      listeners.filter(({ isOnce }) => !isOnce),
    )
    for (const { run } of listeners) run(...args)
  }

  #add(name: string, run: ChannelListener, isOnce: boolean): void {
    if (typeof run !== 'function') return
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { run, isOnce }])
    const early = this.#early.get(name) ?? []
    this.#early.delete(name)
    for (const args of early) this.receive(name, args)
  }
}

export function makeEventChannel(): { readonly opener: EventChannel; readonly opened: EventChannel } {
  const opener = new ChannelEnd()
  const opened = new ChannelEnd()
  opener.other = opened
  opened.other = opener
  return { opener, opened }
}
