/**
 * The versions of apps that are kept in this browser, in IndexedDB: files by their hash, and for each
 * app the version it has and the one before.
 *
 * (1) A version is there whole or not at all: it is written down in one transaction, once all its
 *     files are there. Interrupted anywhere, the app has the version it had.
 * (2) Files that versions have in common are there once.
 * (3) What is read is not trusted: whoever uses it checks its hash, and drops what is damaged.
 * (4) Several tabs may do all of this at once. A file that a version of any app names stays.
 */
export interface InstalledVersion<Facts> {
  /** Of the manifest, which is a file too. */
  readonly digest: string
  /** SHA-256 of every file that is kept, the manifest among them. */
  readonly files: readonly string[]
  /** What its launch said. */
  readonly facts: Facts
}

export interface InstalledApp<Facts> {
  readonly current: InstalledVersion<Facts>
  readonly previous?: InstalledVersion<Facts>
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

export interface InstalledApps<Facts> {
  read(appKey: string): Promise<InstalledApp<Facts> | undefined>
  file(sha256: string): Promise<ArrayBuffer | undefined>
  /** Which of these are not there. */
  missing(files: readonly string[]): Promise<readonly string[]>
  keep(files: ReadonlyMap<string, ArrayBuffer>): Promise<void>
  /** Makes it the app's version; `false`: a file of it is not there (any more). */
  install(appKey: string, version: InstalledVersion<Facts>, now: number): Promise<boolean>
  /** Files of the current version that came later: subpackages. */
  extend(appKey: string, digest: string, files: readonly string[]): Promise<void>
  used(appKey: string, now: number): Promise<void>
  drop(sha256: string): Promise<void>
  remove(appKey: string): Promise<void>
  /** Lets go of the apps that were used longest ago until the files of the others take no more than this. */
  trim(limitBytes: number): Promise<void>
}

interface StoredApp<Facts> extends InstalledApp<Facts> {
  readonly key: string
}
interface StoredFile {
  readonly sha256: string
  readonly bytes: ArrayBuffer
}

const NAME = 'maque-installed'
const VERSION = 1

/** Rejects where the browser keeps nothing: then nothing is installed, and apps run from the network. */
export async function openInstalledApps<Facts>(
  factory: IDBFactory = indexedDB,
): Promise<InstalledApps<Facts>> {
  const database = await opened(factory)
  const run = <Value>(
    mode: IDBTransactionMode,
    work: (apps: IDBObjectStore, files: IDBObjectStore) => Promise<Value>,
  ): Promise<Value> => inTransaction(database, mode, work)

  const appOf = (apps: IDBObjectStore, key: string) => answer<StoredApp<Facts> | undefined>(apps.get(key))

  return {
    read: (appKey) => run('readonly', (apps) => appOf(apps, appKey)),

    file: (sha256) =>
      run('readonly', async (_, files) => (await answer<StoredFile | undefined>(files.get(sha256)))?.bytes),

    missing: (wanted) => run('readonly', (_, files) => missingOf(wanted, files)),

    keep: (bytes) =>
      run('readwrite', async (_, files) => {
        await Promise.all([...bytes].map(([sha256, own]) => answer(files.put({ sha256, bytes: own }))))
      }),

    install: (appKey, version, now) =>
      run('readwrite', async (apps, files) => {
        if ((await missingOf(version.files, files)).length > 0) return false
        const known = await appOf(apps, appKey)
        const previous = known?.current.digest === version.digest ? known.previous : known?.current
        await answer(apps.put({ key: appKey, current: version, ...(previous && { previous }), usedAt: now }))
        await sweep(apps, files)
        return true
      }),

    extend: (appKey, digest, more) =>
      run('readwrite', async (apps, files) => {
        const known = await appOf(apps, appKey)
        if (known?.current.digest !== digest || (await missingOf(more, files)).length > 0) return
        const current = { ...known.current, files: [...new Set([...known.current.files, ...more])] }
        await answer(apps.put({ ...known, current }))
      }),

    used: (appKey, now) =>
      run('readwrite', async (apps) => {
        const known = await appOf(apps, appKey)
        if (known) await answer(apps.put({ ...known, usedAt: now }))
      }),

    drop: (sha256) => run('readwrite', async (_, files) => void (await answer(files.delete(sha256)))),

    remove: (appKey) =>
      run('readwrite', async (apps, files) => {
        await answer(apps.delete(appKey))
        await sweep(apps, files)
      }),

    trim: (limitBytes) =>
      run('readwrite', async (apps, files) => {
        const all = await answer<readonly StoredApp<Facts>[]>(apps.getAll())
        const sizes = new Map<string, number>()
        await each<StoredFile>(files, ({ sha256, bytes }) => sizes.set(sha256, bytes.byteLength))
        const kept = new Set<string>()
        let total = 0
        for (const app of all.toSorted((a, b) => b.usedAt - a.usedAt)) {
          const added = filesOf(app).filter((sha256) => !kept.has(sha256))
          const addedBytes = added.reduce((sum, sha256) => sum + (sizes.get(sha256) ?? 0), 0)
          if (total + addedBytes > limitBytes) await answer(apps.delete(app.key))
          else {
            total += addedBytes
            for (const sha256 of added) kept.add(sha256)
          }
        }
        await sweep(apps, files)
      }),
  }
}

/** Deletes the files that no version names. */
async function sweep(apps: IDBObjectStore, files: IDBObjectStore): Promise<void> {
  const named = new Set((await answer<readonly StoredApp<unknown>[]>(apps.getAll())).flatMap(filesOf))
  const there = await answer<readonly IDBValidKey[]>(files.getAllKeys())
  const unnamed = there.filter((sha256) => typeof sha256 !== 'string' || !named.has(sha256))
  await Promise.all(unnamed.map((sha256) => answer(files.delete(sha256))))
}

function filesOf({ current, previous }: InstalledApp<unknown>): readonly string[] {
  return [...new Set([...current.files, ...(previous?.files ?? [])])]
}

async function missingOf(wanted: readonly string[], files: IDBObjectStore): Promise<readonly string[]> {
  const found = await Promise.all(wanted.map((sha256) => answer<number>(files.count(sha256))))
  return wanted.filter((_, index) => found[index] === 0)
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, VERSION)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('apps', { keyPath: 'key' })
      request.result.createObjectStore('files', { keyPath: 'sha256' })
    }
    request.onsuccess = () => {
      // Another tab has a newer player, which must not wait for us.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
    request.onblocked = () => reject(new Error('another tab keeps an older store open'))
  })
}

/** Resolves once it is committed. */
function inTransaction<Value>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (apps: IDBObjectStore, files: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['apps', 'files'], mode)
    let value: Value
    transaction.oncomplete = () => resolve(value)
    transaction.onabort = () => reject(transaction.error ?? new Error('a transaction was aborted'))
    work(transaction.objectStore('apps'), transaction.objectStore('files')).then(
      (done) => (value = done),
      (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)))
        // It may have ended already, which then was the error.
        if (transaction.error === null) transaction.abort()
      },
    )
  })
}

/** The stores hold what is put into them above, and nothing else. */
function answer<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Value)
    request.onerror = () => reject(request.error ?? new Error('a request failed'))
  })
}

function each<Value>(store: IDBObjectStore, visit: (value: Value) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = store.openCursor()
    request.onerror = () => reject(request.error ?? new Error('a request failed'))
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve()
      visit(cursor.value as Value)
      cursor.continue()
    }
  })
}
