/**
 * What an app stored on this device, in IndexedDB of the player's origin.
 *
 * One database holds all apps and people; a record's key starts with whose it is. Sizes are
 * counted as UTF-16 is: two bytes a character, key and value.
 *
 * (1) An app's values are read once and kept in memory: no read waits for the disk.
 * (2) A write is answered when it has been handed to the browser with its commit: it survives
 *     this page from then on, and writes take effect in their order. Should the disk then refuse
 *     it, that is reported as a fault.
 */
import { accept, refuse } from '@maque/base/result.ts'
import type { StorageOnHost } from '../ports/storage.ts'

const STORAGE_LIMIT_BYTES = 10 * 1024 * 1024

export interface AppStorage extends StorageOnHost {
  /** Everything as it was when opened, for the mirror in logic: in order of keys. */
  readonly stored: Promise<Readonly<Record<string, string>>>
}

interface Opened {
  readonly database: IDBDatabase
  readonly values: Map<string, string>
  sizeBytes: number
}

/** `owner` names app and person: no two share it. */
export function openAppStorage(owner: string, report: (error: unknown) => void): AppStorage {
  // Everything waits for this one promise, and goes on in the order in which it began to wait.
  const opening = open(owner)
  const change = ({ database }: Opened, apply: (store: IDBObjectStore) => void): void => {
    const transaction = database.transaction(STORE, 'readwrite')
    transaction.onabort = () => report(transaction.error ?? new Error('the storage transaction was aborted'))
    apply(transaction.objectStore(STORE))
    // Without it the browser would first tell us of each request.
    transaction.commit()
  }
  return {
    read: async (key) => (await opening).values.get(key),
    stored: opening.then(({ values }) => recordsOf(values)),
    async write(key, value) {
      const opened = await opening
      const sizeBytes = opened.sizeBytes - sizeOf(key, opened.values.get(key)) + sizeOf(key, value)
      if (sizeBytes > STORAGE_LIMIT_BYTES) return refuse('exceed max storage size 10Mb')
      opened.values.set(key, value)
      opened.sizeBytes = sizeBytes
      change(opened, (store) => store.put(value, [owner, key]))
      return accept(undefined)
    },
    async remove(key) {
      const opened = await opening
      opened.sizeBytes -= sizeOf(key, opened.values.get(key))
      if (opened.values.delete(key)) change(opened, (store) => store.delete([owner, key]))
    },
    async clear() {
      const opened = await opening
      opened.values.clear()
      opened.sizeBytes = 0
      change(opened, (store) => store.delete(allOf(owner)))
    },
    async info() {
      const { values, sizeBytes } = await opening
      return { keys: [...values.keys()], currentSizeBytes: sizeBytes, limitSizeBytes: STORAGE_LIMIT_BYTES }
    },
  }
}

/** Without prototype: a key may be called anything. */
function recordsOf(values: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const records = Object.create(null) as Record<string, string>
  for (const [key, value] of values) records[key] = value
  return records
}

async function open(owner: string): Promise<Opened> {
  const database = await openDatabase()
  const values = await readValues(database, owner)
  let sizeBytes = 0
  for (const [key, value] of values) sizeBytes += sizeOf(key, value)
  return { database, values, sizeBytes }
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

function allOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []])
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
