/**
 * Changes of one owner's records, written behind the backs of those who make them.
 *
 * (1) What is changed within `BEHIND_MS` goes into one transaction, each record with its last value:
 *     a transaction costs half a millisecond of the machine's time, and apps write in bursts.
 * (2) When the page is hidden or left, everything that is not known to be written goes into the
 *     journal, and to the browser at once. The next run writes what it finds there. The journal is
 *     dropped when all is known to be written.
 */
import { isNothing, merge, noChanges, type Changes } from './changes.ts'
import { openJournal } from './journal.ts'

const BEHIND_MS = 50

export interface WriteBehind {
  /** What a run before could not see written: it is being written now. */
  readonly leftBehind: Changes
  put(key: string, value: string): void
  remove(key: string): void
  clear(): void
  /** Writes what waits, and listens no longer. */
  close(): void
}

export interface WriteBehindOptions {
  readonly database: IDBDatabase
  readonly store: string
  readonly owner: string
  /** The browser could not write what it was given: a full or broken disk. */
  onLost(error: unknown): void
}

/** Changes that others are still added to. */
interface Collected extends Changes {
  readonly values: Map<string, string | null>
}

export function createWriteBehind({ database, store, owner, onLost }: WriteBehindOptions): WriteBehind {
  const journal = openJournal(owner)
  const leftBehind = journal.read() ?? noChanges
  let waiting: Collected = { isCleared: leftBehind.isCleared, values: new Map(leftBehind.values) }
  let isJournalKept = !isNothing(leftBehind)
  let underWay: readonly Changes[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = (): void => {
    const unwritten = [...underWay, waiting].reduce(merge)
    isJournalKept = !isNothing(unwritten)
    if (isJournalKept) journal.keep(unwritten)
  }
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (isNothing(waiting)) return
    // An older journal must not come back over what is written now.
    if (isJournalKept) keep()
    const written = waiting
    waiting = { isCleared: false, values: new Map() }
    underWay = [...underWay, written]
    const ended = (): void => {
      underWay = underWay.filter((one) => one !== written)
      if (!isJournalKept || underWay.length > 0 || !isNothing(waiting)) return
      isJournalKept = false
      journal.drop()
    }
    const transaction = database.transaction(store, 'readwrite')
    transaction.oncomplete = ended
    transaction.onabort = () => {
      onLost(transaction.error ?? new Error('the storage transaction was aborted'))
      ended()
    }
    apply(written, transaction.objectStore(store), owner)
    transaction.commit()
  }
  const writeSoon = (): void => {
    timer ??= setTimeout(write, BEHIND_MS)
  }
  const leave = (): void => {
    keep()
    write()
  }
  const closed = new AbortController()
  addEventListener('pagehide', leave, { signal: closed.signal })
  // Phones end hidden pages without another word.
  document.addEventListener('visibilitychange', () => document.hidden && leave(), { signal: closed.signal })
  write()

  return {
    leftBehind,
    put(key, value) {
      waiting.values.set(key, value)
      writeSoon()
    },
    remove(key) {
      waiting.values.set(key, null)
      writeSoon()
    },
    clear() {
      waiting = { isCleared: true, values: new Map() }
      writeSoon()
    },
    close() {
      closed.abort()
      leave()
    },
  }
}

function apply({ isCleared, values }: Changes, store: IDBObjectStore, owner: string): void {
  if (isCleared) store.delete(allOf(owner))
  for (const [key, value] of values) {
    if (value === null) store.delete([owner, key])
    else store.put(value, [owner, key])
  }
}

/** The keys of all records of one owner. */
export function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []])
}
