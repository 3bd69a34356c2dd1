/**
 * What pages of an app are shown as at its next start, before logic has answered: the initial rendering
 * cache of pages that ask for it.
 *
 * (1) It is of one version of the app and one build of the frames: those of another are not read, and gone
 *     once anything is kept.
 * (2) A few pages of an app are kept, those that were kept last. What is too long is not kept, nor what was
 *     there before.
 * (3) It comes from the app and is not looked into: only a frame of the app ever draws it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/initial-rendering-cache.html
 */

/** What is used of `localStorage`: it answers before anything is drawn. */
export type FirstRenderingStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const MAX_PAGES = 4
const MAX_LENGTH = 128 * 1024

type Kept = readonly (readonly [path: string, transaction: string])[]

export class FirstRenderings {
  readonly #store: FirstRenderingStore | undefined
  readonly #key: string
  readonly #version: string

  /** Without a store nothing is kept: some browsers give none. */
  constructor(
    store: FirstRenderingStore | undefined,
    { owner, version }: { readonly owner: string; readonly version: string },
  ) {
    this.#store = store
    this.#key = `maque-first/${owner}`
    this.#version = version
  }

  read(path: string): string | undefined {
    return this.#kept().find(([page]) => page === path)?.[1]
  }

  /** Without a transaction the page is forgotten. */
  keep(path: string, transaction: unknown): void {
    const others = this.#kept().filter(([page]) => page !== path)
    const isKept = typeof transaction === 'string' && transaction.length <= MAX_LENGTH
    this.#write(isKept ? [[path, transaction] as const, ...others].slice(0, MAX_PAGES) : others)
  }

  #kept(): Kept {
    try {
      const read: unknown = JSON.parse(this.#store?.getItem(this.#key) ?? 'null')
      if (typeof read !== 'object' || read === null || !('version' in read) || !('pages' in read)) return []
      if (read.version !== this.#version || !Array.isArray(read.pages)) return []
      // Written by `#write` alone.
      return read.pages as unknown as Kept
    } catch {
      return []
    }
  }

  /** A store that is full or forbidden only means that nothing is kept. */
  #write(pages: Kept): void {
    try {
      if (pages.length === 0) this.#store?.removeItem(this.#key)
      else this.#store?.setItem(this.#key, JSON.stringify({ version: this.#version, pages }))
    } catch {
      return
    }
  }
}
