/**
 * What an app stored on this device, in IndexedDB of the player's origin.
 *
 * One database holds all apps and people; a record's key starts with whose it is. Sizes are
 * counted as UTF-16 is: two bytes a character, key and value.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { StorageInfo, StorageOnHost } from '../ports/storage.ts'

const STORAGE_LIMIT_BYTES = 10 * 1024 * 1024

export interface AppStorage extends StorageOnHost {
  /** Everything, for the mirror in logic: in order of keys. */
  readAll(): Promise<Readonly<Record<string, string>>>
}

/** `owner` names app and person: no two share it. */
export function openAppStorage(owner: string): AppStorage {
  const database = openDatabase()
  // Sizes are loaded once and kept up by every write, so that a write need not read everything.
  const sizes = database.then((opened) => readSizes(opened, owner))
  let pending: Promise<unknown> = Promise.resolve()
  /** Runs after every earlier write: order of writing is order of effect. */
  const inTurn = <Value>(task: () => Promise<Value>): Promise<Value> => {
    const turn = pending.then(task, task)
    pending = turn
    return turn
  }

  return {
    read: (key) =>
      inTurn(async () =>
        asText(await done((await database).transaction(STORE).objectStore(STORE).get([owner, key]))),
      ),
    readAll: () => inTurn(async () => readRecords(await database, owner)),
    write: (key, value) =>
      inTurn(async (): Promise<Result<undefined>> => {
        const known = await sizes
        const sizeBytes = (key.length + value.length) * 2
        if (total(known) - (known.get(key) ?? 0) + sizeBytes > STORAGE_LIMIT_BYTES) {
          return refuse('exceed max storage size 10Mb')
        }
        await change(await database, (store) => store.put(value, [owner, key]))
        known.set(key, sizeBytes)
        return accept(undefined)
      }),
    remove: (key) =>
      inTurn(async () => {
        await change(await database, (store) => store.delete([owner, key]))
        ;(await sizes).delete(key)
      }),
    clear: () =>
      inTurn(async () => {
        await change(await database, (store) => store.delete(allOf(owner)))
        ;(await sizes).clear()
      }),
    info: () => inTurn(async () => infoOf(await sizes)),
  }
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

async function readRecords(database: IDBDatabase, owner: string): Promise<Readonly<Record<string, string>>> {
  const store = database.transaction(STORE).objectStore(STORE)
  const [keys, values] = await Promise.all([
    done(store.getAllKeys(allOf(owner))),
    done(store.getAll(allOf(owner))),
  ])
  // Without prototype: a key may be called anything.
  const records = Object.create(null) as Record<string, string>
  for (const [index, key] of keys.entries()) {
    if (Array.isArray(key)) records[String(key[1])] = String(values[index])
  }
  return records
}

async function readSizes(database: IDBDatabase, owner: string): Promise<Map<string, number>> {
  const records = Object.entries(await readRecords(database, owner))
  return new Map(records.map(([key, value]) => [key, (key.length + value.length) * 2]))
}

function infoOf(sizes: ReadonlyMap<string, number>): StorageInfo {
  return { keys: [...sizes.keys()], currentSizeBytes: total(sizes), limitSizeBytes: STORAGE_LIMIT_BYTES }
}

function total(sizes: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const size of sizes.values()) sum += size
  return sum
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Settles once the change is on disk as far as the browser promises. */
function change(database: IDBDatabase, apply: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite')
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the storage transaction was aborted'))
    apply(transaction.objectStore(STORE))
  })
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the storage request failed'))
  })
}
