/**
 * Where a person left an app, for the next cold start: `restartStrategy` and the exit state.
 *
 * (1) Only a page with `homePageAndLatestPage` is remembered, and none of the tab bar. Leaving the app
 *     from any other page forgets the one before.
 * (2) What `onSaveExitState` gives is kept with it, until the time that it says or for a day; the last
 *     answer counts.
 * (3) A page whose time has passed was never left.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/operating-mechanism.html
 */
export interface LeftPage {
  /** `pages/a/a?k=v`. */
  readonly url: string
  readonly exitState?: unknown
}

/** What is used of `localStorage`: it answers at once, and a closing window can still write to it. */
export type LeftPageStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEPT_MS = 24 * 60 * 60 * 1000

export class LeftPages {
  readonly #store: LeftPageStore | undefined
  readonly #key: string
  readonly #now: () => number

  /** Without a store nothing is remembered: some browsers give none. */
  constructor(store: LeftPageStore | undefined, owner: string, now: () => number) {
    this.#store = store
    this.#key = `maque-left/${owner}`
    this.#now = now
  }

  /** `saved` is what `onSaveExitState` gave. */
  leave(url: string, saved?: unknown): void {
    const { data, expireTimeStamp } = (typeof saved === 'object' && saved !== null ? saved : {}) as Readonly<
      Record<string, unknown>
    >
    const until = typeof expireTimeStamp === 'number' ? expireTimeStamp : this.#now() + KEPT_MS
    this.#guard((store) => store.setItem(this.#key, JSON.stringify({ url, until, exitState: data })))
  }

  forget(): void {
    this.#guard((store) => store.removeItem(this.#key))
  }

  read(): LeftPage | undefined {
    return this.#guard((store) => {
      const kept: unknown = JSON.parse(store.getItem(this.#key) ?? 'null')
      if (typeof kept !== 'object' || kept === null || !('url' in kept) || !('until' in kept))
        return undefined
      if (typeof kept.url !== 'string' || Number(kept.until) < this.#now()) return undefined
      return { url: kept.url, ...('exitState' in kept && { exitState: kept.exitState }) }
    })
  }

  /** Storage that is full or forbidden only means that nothing is remembered. */
  #guard<Result>(task: (store: LeftPageStore) => Result): Result | undefined {
    try {
      return this.#store && task(this.#store)
    } catch {
      return undefined
    }
  }
}
