/**
 * Changes of one owner's records, written behind the backs of those who make them.
 *
 * (1) What is changed within `BEHIND_MS` goes into one transaction, each record with its last value:
 *     a transaction costs half a millisecond of the machine's time, and apps write in bursts.
 * (2) When the page is hidden or left, and on `close`, everything that waits is given to the browser
 *     at once. A transaction that has been told to commit needs nothing of this page any more, and
 *     takes effect after those made before it.
 */
const BEHIND_MS = 50

export interface WriteBehind {
  put(key: string, value: string): void
  remove(key: string): void
  clear(): void
  close(): void
}

export interface WriteBehindOptions {
  readonly database: IDBDatabase
  readonly store: string
  readonly owner: string
  /** The browser could not write what it was given: a full or broken disk. */
  onLost(error: unknown): void
}

export function createWriteBehind({ database, store, owner, onLost }: WriteBehindOptions): WriteBehind {
  let isCleared = false
  let values = new Map<string, string | null>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!isCleared && values.size === 0) return
    const transaction = database.transaction(store, 'readwrite')
    const records = transaction.objectStore(store)
    if (isCleared) records.delete(allOf(owner))
    for (const [key, value] of values) {
      if (value === null) records.delete([owner, key])
      else records.put(value, [owner, key])
    }
    isCleared = false
    values = new Map()
    transaction.onabort = () => onLost(transaction.error ?? new Error('the storage transaction was aborted'))
    transaction.commit()
  }
  const changed = (): void => {
    timer ??= setTimeout(write, BEHIND_MS)
  }

  const closed = new AbortController()
  addEventListener('pagehide', write, { signal: closed.signal })
  // Phones end hidden pages without another word.
  document.addEventListener('visibilitychange', () => document.hidden && write(), { signal: closed.signal })

  return {
    put(key, value) {
      values.set(key, value)
      changed()
    },
    remove(key) {
      values.set(key, null)
      changed()
    },
    clear() {
      values.clear()
      isCleared = true
      changed()
    },
    close() {
      closed.abort()
      write()
    },
  }
}

/** The keys of all records of one owner. */
export function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []])
}
