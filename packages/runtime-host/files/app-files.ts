/**
 * An app's files: temporary ones in memory, kept ones in IndexedDB, those of the bundle read-only.
 *
 * Changes of kept files happen in the order they were asked for, and who reads sees all that were
 * asked for before: an app that writes at once (`writeFileSync`) names its file in the next call.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { assetHashes } from '../bundle/asset-hashes.ts'
import type { VerifiedBundle } from '../bundle/verified-bundle.ts'
import type { FileOnHost, FilesOnHost } from '../ports/files.ts'

const TEMPORARY = 'wxfile://tmp/'
const KEPT = 'wxfile://usr/'
const KEPT_LIMIT_BYTES = 200 * 1024 * 1024

interface StoredFile {
  readonly bytes: Blob
  readonly modifiedAtMs: number
}

export function createAppFiles(
  owner: string,
  bundle: Promise<VerifiedBundle>,
  now: () => number,
): FilesOnHost {
  const temporary = new Map<string, StoredFile>()
  const database = openDatabase()
  // Opened ahead so that the first write is quick; whoever uses it sees the failure.
  database.catch(() => undefined)
  let lastTemporary = 0
  let changing: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(change: () => Promise<Value>): Promise<Value> => {
    const turn = changing.then(change)
    // One that failed is told to who asked for it.
    changing = turn.catch(() => undefined)
    return turn
  }

  const readKept = async (path: string): Promise<StoredFile | undefined> => {
    const store = (await database).transaction(STORE).objectStore(STORE)
    const found: unknown = await done(store.get([owner, path]))
    // Only `write` below puts anything into the store.
    return found as StoredFile | undefined
  }
  const listKept = async (prefix: string): Promise<readonly FileOnHost[]> => {
    const store = (await database).transaction(STORE).objectStore(STORE)
    const range = IDBKeyRange.bound([owner, prefix], [owner, `${prefix}\uffff`])
    const [keys, values] = await Promise.all([done(store.getAllKeys(range)), done(store.getAll(range))])
    return keys.map((key, index) => {
      const file = values[index] as StoredFile
      return describe(Array.isArray(key) ? String(key[1]) : '', file)
    })
  }
  return {
    addTemporary: async (bytes, extension) => {
      const path = `${TEMPORARY}${now().toString(36)}${(++lastTemporary).toString(36)}${extension && `.${extension}`}`
      temporary.set(path, { bytes, modifiedAtMs: now() })
      return path
    },
    async read(path) {
      if (path.startsWith(TEMPORARY)) return temporary.get(path)?.bytes
      if (path.startsWith(KEPT)) {
        await changing
        return (await readKept(path))?.bytes
      }
      const inBundle = path.replace(/^\/+/, '')
      const opened = await bundle
      if (!Object.hasOwn(opened.manifest.files, inBundle)) return undefined
      return new Blob([await opened.bytes(inBundle)])
    },
    async write(path, bytes): Promise<Result<undefined>> {
      if (!path.startsWith(KEPT)) return refuse(`permission denied, open "${path}"`)
      return inTurn(async () => {
        const used = (await listKept(KEPT)).reduce(
          (sum, file) => sum + (file.path === path ? 0 : file.sizeBytes),
          0,
        )
        if (used + bytes.size > KEPT_LIMIT_BYTES)
          return refuse('the maximum size of the file storage limit is exceeded')
        const transaction = (await database).transaction(STORE, 'readwrite')
        await done(
          transaction
            .objectStore(STORE)
            .put({ bytes, modifiedAtMs: now() } satisfies StoredFile, [owner, path]),
        )
        return accept(undefined)
      })
    },
    async remove(path) {
      if (path.startsWith(TEMPORARY)) return temporary.delete(path)
      if (!path.startsWith(KEPT)) return false
      return inTurn(async () => {
        if (!(await readKept(path))) return false
        await done((await database).transaction(STORE, 'readwrite').objectStore(STORE).delete([owner, path]))
        return true
      })
    },
    async list(prefix) {
      if (prefix.startsWith(KEPT)) {
        await changing
        return listKept(prefix)
      }
      if (prefix.startsWith('/')) {
        const { manifest } = await bundle
        return Object.keys(assetHashes(manifest))
          .filter((path) => `/${path}`.startsWith(prefix))
          .map((path) => ({
            path: `/${path}`,
            sizeBytes: manifest.files[path]?.sizeBytes ?? 0,
            modifiedAtMs: 0,
          }))
      }
      return [...temporary]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, file]) => describe(path, file))
    },
  }
}

function describe(path: string, { bytes, modifiedAtMs }: StoredFile): FileOnHost {
  return { path, sizeBytes: bytes.size, modifiedAtMs }
}

const STORE = 'files'

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('maque-app-files', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  return done(opening)
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the file store failed'))
  })
}
