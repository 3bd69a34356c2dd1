import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort, ShapeResult } from '@maque/runtime-logic/ports/capability.ts'
import { parameterError } from '../parameter-error.ts'
import { record } from '../record.ts'
import { measureStorage, sizeBytes, type StorageSizes } from './storage-sizes.ts'
import { decodeStored, encodeStored } from './stored-value.ts'

const ITEM_LIMIT_BYTES = 1024 * 1024
const TOTAL_LIMIT_BYTES = 10 * 1024 * 1024

type Entries = readonly (readonly [key: string, text: string])[]

export const storageInLogic: CapabilityInLogic = (port) => {
  const { storage } = port.mirror
  const sizes = measureStorage(storage)
  const done: CallAnswer = { ok: true, result: {} }

  const infoOf = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(sizes.total() / 1024),
    limitSize: TOTAL_LIMIT_BYTES / 1024,
  })

  /** Writes to the mirror at once; the answer comes when the host has written too. */
  const write = (entries: Entries): Promise<CallAnswer> | Refused => {
    const refusal = refusalOf(storage, sizes, entries)
    if (refusal) return refused(refusal)
    const before = entries.map(([key]) => [key, storage.get(key)] as const)
    for (const [key, text] of entries) storage.set(key, text)
    return port
      .call('writeStorage', { entries: entries.map(([key, value]) => ({ key, value })) })
      .then((answer) => {
        if (!answer.ok) putBack(storage, entries, before)
        return answer
      })
  }

  const remove = (key: string) => {
    storage.delete(key)
    return port.call('eraseStorage', { key })
  }

  const clear = () => {
    storage.clear()
    return port.call('eraseAllStorage', {})
  }

  const asynchronous = (
    name: string,
    options: unknown,
    run: (given: Readonly<Record<string, unknown>>) => CallAnswer | Promise<CallAnswer>,
    shape?: ShapeResult,
  ) => port.settle(name, options, run(record(options)), shape)

  /** Throws what is known now; what the host refuses later becomes an error of the app. */
  const synchronous = (name: string, outcome: CallAnswer | Promise<CallAnswer>) => {
    if ('then' in outcome) void outcome.then((answer) => reportRefusal(port, name, answer))
    else if (!outcome.ok) throw new Error(`${name}:fail ${outcome.reason}`)
  }

  return {
    setStorage: (options?: unknown) =>
      asynchronous('setStorage', options, ({ key, data }) => encoded([[key, data]], write)),
    setStorageSync: (key: unknown, data: unknown) =>
      synchronous('setStorageSync', encoded([[key, data]], write)),
    batchSetStorage: (options?: unknown) =>
      asynchronous('batchSetStorage', options, ({ kvList }) => encoded(pairsIn(kvList), write)),
    batchSetStorageSync: (kvList: unknown) =>
      synchronous('batchSetStorageSync', encoded(pairsIn(kvList), write)),

    getStorage: (options?: unknown) =>
      asynchronous('getStorage', options, ({ key }) => {
        if (typeof key !== 'string') return wrongKey(key)
        const text = storage.get(key)
        return text === undefined
          ? refused('data not found')
          : { ok: true, result: { data: decodeStored(text) } }
      }),
    getStorageSync: (key: unknown) => {
      if (typeof key !== 'string') throw new Error(`getStorageSync:fail ${wrongKey(key).reason}`)
      return valueOf(storage, key)
    },
    batchGetStorage: (options?: unknown) =>
      asynchronous('batchGetStorage', options, ({ keyList }) => ({
        ok: true,
        result: { dataList: keysIn(keyList).map((key) => valueOf(storage, key)) },
      })),
    batchGetStorageSync: (keyList: unknown) => keysIn(keyList).map((key) => valueOf(storage, key)),

    removeStorage: (options?: unknown) =>
      asynchronous('removeStorage', options, ({ key }) =>
        typeof key === 'string' ? remove(key) : wrongKey(key),
      ),
    removeStorageSync: (key: unknown) =>
      synchronous('removeStorageSync', typeof key === 'string' ? remove(key) : wrongKey(key)),
    clearStorage: (options?: unknown) => asynchronous('clearStorage', options, clear),
    clearStorageSync: () => synchronous('clearStorageSync', clear()),

    getStorageInfo: (options?: unknown) => asynchronous('getStorageInfo', options, () => done, infoOf),
    getStorageInfoSync: infoOf,
  }
}

type Refused = Extract<CallAnswer, { readonly ok: false }>

function refused(reason: string): Refused {
  return { ok: false, reason }
}

function wrongKey(key: unknown): Refused {
  return refused(parameterError('key', 'String', key))
}

function encoded(
  pairs: readonly (readonly [unknown, unknown])[],
  write: (entries: Entries) => CallAnswer | Promise<CallAnswer>,
): CallAnswer | Promise<CallAnswer> {
  const entries: [string, string][] = []
  for (const [key, data] of pairs) {
    if (typeof key !== 'string') return wrongKey(key)
    try {
      entries.push([key, encodeStored(data)])
    } catch {
      return refused('data cannot be made JSON text')
    }
  }
  return write(entries)
}

function refusalOf(
  storage: ReadonlyMap<string, string>,
  sizes: StorageSizes,
  entries: Entries,
): string | undefined {
  let total = sizes.total()
  for (const [key, text] of entries) {
    const bytes = sizeBytes(key) + sizeBytes(text)
    if (bytes > ITEM_LIMIT_BYTES) return 'exceed max item size'
    const replaced = storage.get(key)
    total += bytes - (replaced === undefined ? 0 : sizes.of(key, replaced))
  }
  return total > TOTAL_LIMIT_BYTES ? 'exceed max storage size' : undefined
}

/** Leaves alone what has been written since. */
function putBack(
  storage: Map<string, string>,
  entries: Entries,
  before: readonly (readonly [key: string, text: string | undefined])[],
): void {
  for (const [index, [key, text]] of before.entries()) {
    if (storage.get(key) !== entries[index]?.[1]) continue
    if (text === undefined) storage.delete(key)
    else storage.set(key, text)
  }
}

function reportRefusal(port: LogicPort, name: string, answer: CallAnswer): void {
  if (!answer.ok) port.reportError(new Error(`${name}:fail ${answer.reason}`), name)
}

function valueOf(storage: ReadonlyMap<string, string>, key: string): unknown {
  const text = storage.get(key)
  return text === undefined ? '' : decodeStored(text)
}

function pairsIn(list: unknown): readonly (readonly [unknown, unknown])[] {
  return Array.isArray(list) ? list.map((pair) => [record(pair)['key'], record(pair)['value']] as const) : []
}

function keysIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
}
