/**
 * Keeps what plugins store apart from what the app stores, in one storage.
 *
 * Keys of a plugin begin with a mark that no other realm's keys begin with; each realm sees its own
 * only, without the mark. `clearStorage` clears one realm.
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { LogicPort } from '../ports/capability.ts'

const MARK = '\u0001'

/** The port as a plugin of this AppID, or as the app itself (`undefined`), may use it. */
export function inStorageRealm(port: LogicPort, provider: string | undefined): LogicPort {
  const prefix = provider === undefined ? '' : `${MARK}${provider}${MARK}`
  const isOwn = (key: string): boolean => (prefix === '' ? !key.startsWith(MARK) : key.startsWith(prefix))
  const storage = new RealmStorage(port.mirror.storage, prefix, isOwn)
  const marked = (params: unknown): unknown => {
    // Said by our own storage calls.
    const { key, entries } = params as {
      readonly key?: string
      readonly entries?: readonly { readonly key: string; readonly value: string }[]
    }
    return {
      ...(key !== undefined && { key: prefix + key }),
      ...(entries && { entries: entries.map((entry) => ({ ...entry, key: prefix + entry.key })) }),
    }
  }
  return {
    ...port,
    mirror: {
      get system() {
        return port.mirror.system
      },
      get menuButton() {
        return port.mirror.menuButton
      },
      storage,
    },
    call(name, params) {
      switch (name) {
        case 'writeStorage':
        case 'eraseStorage':
          return port.call(name, marked(params))
        case 'eraseAllStorage':
          return eraseEach(port, storage.takeErased())
        default:
          return port.call(name, params)
      }
    },
  }
}

async function eraseEach(port: LogicPort, keys: readonly string[]): Promise<CallAnswer> {
  const answers = await Promise.all(keys.map((key) => port.call('eraseStorage', { key })))
  return answers.find(({ ok }) => !ok) ?? { ok: true, result: {} }
}

class RealmStorage extends Map<string, string> {
  readonly #all: Map<string, string>
  readonly #prefix: string
  readonly #isOwn: (key: string) => boolean
  #erased: readonly string[] = []

  constructor(all: Map<string, string>, prefix: string, isOwn: (key: string) => boolean) {
    super()
    this.#all = all
    this.#prefix = prefix
    this.#isOwn = isOwn
  }

  /** The keys, as they are stored, that the last `clear` has taken away. */
  takeErased(): readonly string[] {
    const erased = this.#erased
    this.#erased = []
    return erased
  }

  override get size(): number {
    return this.#own().length
  }
  override get(key: string): string | undefined {
    return this.#isOwn(this.#prefix + key) ? this.#all.get(this.#prefix + key) : undefined
  }
  override has(key: string): boolean {
    return this.#isOwn(this.#prefix + key) && this.#all.has(this.#prefix + key)
  }
  override set(key: string, value: string): this {
    this.#all.set(this.#prefix + key, value)
    return this
  }
  override delete(key: string): boolean {
    return this.#all.delete(this.#prefix + key)
  }
  override clear(): void {
    this.#erased = this.#own().map(([key]) => key)
    for (const key of this.#erased) this.#all.delete(key)
  }
  override *entries(): MapIterator<[string, string]> {
    for (const [key, value] of this.#own()) yield [key.slice(this.#prefix.length), value]
  }
  override *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key
  }
  override *values(): MapIterator<string> {
    for (const [, value] of this.entries()) yield value
  }
  override [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries()
  }

  #own(): readonly [string, string][] {
    return [...this.#all].filter(([key]) => this.#isOwn(key))
  }
}
