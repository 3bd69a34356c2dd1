/**
 * What an app stored on this device, in IndexedDB of the player's origin.
 *
 * One database holds all apps and people; a record's key starts with whose it is. Sizes are
 * counted as UTF-16 is: two bytes a character, key and value.
 *
 * (1) An app's values are read once and kept in memory: no read waits for the disk.
 * (2) A change is answered once it stands in order in this page's memory; it is written behind
 *     (`write-behind.ts`), within moments. Even handing over a transaction takes half a millisecond.
 * (3) It survives closing the app, leaving the page and closing it: what is not written by then is
 *     kept in a journal (`journal.ts`) that the next run reads. Only what ends the page without a
 *     word (a crash, a loss of power) can take the changes of the last moments.
 * (4) Should the disk refuse a change, that is reported as a fault.
 */
import { accept, refuse } from '@maque/base/result.ts'
import type { StorageOnHost } from '../ports/storage.ts'
import { allOf, createWriteBehind, type WriteBehind } from './write-behind.ts'

const STORAGE_LIMIT_BYTES = 10 * 1024 * 1024

export interface AppStorage extends StorageOnHost {
  /** Everything as it was when opened, for the mirror in logic: in order of keys. */
  readonly stored: Promise<Readonly<Record<string, string>>>
  /** Gives the browser what still waits to be written, and listens no longer. */
  close(): void
}

interface Opened {
  readonly changes: WriteBehind
  readonly values: Map<string, string>
  sizeBytes: number
}

/** `owner` names app and person: no two share it. */
export function openAppStorage(owner: string, report: (error: unknown) => void): AppStorage {
  // Everything waits for this one promise, and goes on in the order in which it began to wait.
  const opening = open(owner, report)
  return {
    read: async (key) => (await opening).values.get(key),
    stored: opening.then(({ values }) => recordsOf(values)),
    async write(key, value) {
      const opened = await opening
      const sizeBytes = opened.sizeBytes - sizeOf(key, opened.values.get(key)) + sizeOf(key, value)
      if (sizeBytes > STORAGE_LIMIT_BYTES) return refuse('exceed max storage size 10Mb')
      opened.values.set(key, value)
      opened.sizeBytes = sizeBytes
      opened.changes.put(key, value)
      return accept(undefined)
    },
    async remove(key) {
      const opened = await opening
      opened.sizeBytes -= sizeOf(key, opened.values.get(key))
      if (opened.values.delete(key)) opened.changes.remove(key)
    },
    async clear() {
      const opened = await opening
      opened.values.clear()
      opened.sizeBytes = 0
      opened.changes.clear()
    },
    async info() {
      const { values, sizeBytes } = await opening
      return { keys: [...values.keys()], currentSizeBytes: sizeBytes, limitSizeBytes: STORAGE_LIMIT_BYTES }
    },
    close() {
      // Where there is no database every call has been refused: nothing waits.
      opening.then(
        ({ changes }) => changes.close(),
        () => undefined,
      )
    },
  }
}

/** Without prototype: a key may be called anything. */
function recordsOf(values: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const records = Object.create(null) as Record<string, string>
  for (const [key, value] of values) records[key] = value
  return records
}

async function open(owner: string, onLost: (error: unknown) => void): Promise<Opened> {
  const database = await openDatabase()
  const values = await readValues(database, owner)
  const changes = createWriteBehind({ database, store: STORE, owner, onLost })
  const { isCleared, values: leftBehind } = changes.leftBehind
  if (isCleared) values.clear()
  for (const [key, value] of leftBehind) {
    if (value === null) values.delete(key)
    else values.set(key, value)
  }
  let sizeBytes = 0
  for (const [key, value] of values) sizeBytes += sizeOf(key, value)
  return { changes, values, sizeBytes }
}

function sizeOf(key: string, value: string | undefined): number {
  return value === undefined ? 0 : (key.length + value.length) * 2
}

const STORE = 'values'

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('maque-app-storage', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  return done(opening)
}

async function readValues(database: IDBDatabase, owner: string): Promise<Map<string, string>> {
  const store = database.transaction(STORE).objectStore(STORE)
  const [keys, values] = await Promise.all([
    done(store.getAllKeys(allOf(owner))),
    done(store.getAll(allOf(owner))),
  ])
  const read = new Map<string, string>()
  for (const [index, key] of keys.entries()) {
    if (Array.isArray(key)) read.set(String(key[1]), String(values[index]))
  }
  return read
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the storage request failed'))
  })
}
