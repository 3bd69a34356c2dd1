import { accept } from '@maque/base/result.ts'
import type { CallAnswer, KnownFile } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'
import { unheeded } from '../unheeded.logic.ts'
import { TEMPORARY_FILE, type TemporaryFile } from '../temporary-file.ts'
import { readZipEntry, unzip, type AskHost } from './archives.logic.ts'
import { descriptorOperations } from './descriptor-operations.logic.ts'
import { fileOperations, type FileSource, type Given, type Operation } from './file-operations.logic.ts'
import { refuseFile, type FileRefusal } from './file-refusal.ts'
import { FileTree, treePath, type FileOutcome } from './file-tree.ts'
import { OpenFiles } from './open-files.logic.ts'

/** Reads a blob before it returns. Taken hold of before any code of the app runs, which does not find it. */
const BlobReader = Reflect.get(globalThis, 'FileReaderSync') as
  | (new () => { readAsArrayBuffer(bytes: Blob): ArrayBuffer })
  | undefined

export const fileSystemInLogic: CapabilityInLogic = (port) => {
  const temporary = new Map<string, Blob>()
  // The host sends nothing else under this name.
  port.on(TEMPORARY_FILE, (told) => {
    const { path, bytes } = told as TemporaryFile
    temporary.set(path, bytes)
  })
  let manager: object | undefined
  const getFileSystemManager = () => (manager ??= createFileSystem(port, temporary))
  const older = (name: string) => (options?: unknown) => {
    const method: unknown = record(getFileSystemManager())[name === 'getSavedFileInfo' ? 'getFileInfo' : name]
    return typeof method === 'function' ? (method(options) as unknown) : undefined
  }
  return {
    getFileSystemManager,
    ...Object.fromEntries(
      ['saveFile', 'removeSavedFile', 'getSavedFileList', 'getSavedFileInfo', 'getFileInfo'].map((name) => [
        name,
        older(name),
      ]),
    ),
  }
}

function createFileSystem(port: LogicPort, temporary: ReadonlyMap<unknown, Blob>): object {
  /** The last write on its way to the host: asynchronous calls answer after it. */
  let pending: Promise<CallAnswer> = Promise.resolve({ ok: true, result: {} })
  const through = (name: string, params: object) => {
    pending = port.call(name, params).then((answer) => {
      if (!answer.ok) port.reportError(new Error(`${name}:fail ${answer.reason}`), name)
      return answer
    })
  }
  const tree = new FileTree(
    {
      written: (path, bytes) => through('writeFile', { path, bytes: bytes.slice().buffer }),
      removed: (path) => through('removeFile', { path }),
    },
    () => Date.now(),
  )
  const inPackage = new Map<string, KnownFile>()
  const take = (files: readonly KnownFile[]) => {
    for (const file of files)
      if (file.path.startsWith('/')) inPackage.set(file.path, file)
      else loadInto(tree, file)
  }
  const { files } = port.mirror
  if (files) take(files)
  const loaded = files
    ? Promise.resolve()
    : port.call('loadFiles').then((answer) => {
        // What the host calls `files` are such files.
        if (answer.ok) take(record(answer.result)['files'] as readonly KnownFile[])
      })

  const source: FileSource = {
    tree,
    now: (path) => readNow(tree, { temporary, inPackage: files && inPackage }, path),
    later: async (path) => {
      const known = readNow(tree, { temporary, inPackage }, path)
      if (known.ok) return known
      const answer = await port.call('readFile', { path })
      return answer.ok
        ? accept(bytesIn(answer.result))
        : refuseFile('no such file or directory', String(path))
    },
  }

  const answer = (name: string, options: unknown, answered: CallAnswer | Promise<CallAnswer>) =>
    unheeded(port.settle(name, options, answered))
  const manager: Record<string, unknown> = {}
  const operations = { ...fileOperations, ...descriptorOperations(new OpenFiles(tree)) }
  for (const [name, operation] of Object.entries(operations)) {
    manager[name] = (options?: unknown) =>
      answer(
        name,
        options,
        loaded.then(() => runLater(operation, source, record(options), () => pending)),
      )
    const { positions } = operation
    if (positions) {
      manager[`${name}Sync`] = (...args: readonly unknown[]) =>
        runNow(name, operation, source, given(positions, args))
    }
  }
  const ask: AskHost = async (name, params) => {
    await pending
    return port.call(name, params)
  }
  manager['unzip'] = (options?: unknown) =>
    answer(
      'unzip',
      options,
      loaded.then(() => unzip(ask, tree, record(options))).then((outcome) => answerOf(outcome, pending)),
    )
  manager['readZipEntry'] = (options?: unknown) =>
    answer(
      'readZipEntry',
      options,
      readZipEntry(ask, record(options)).then((outcome) => answerOf(outcome, pending)),
    )
  manager['readCompressedFile'] = (options?: unknown) =>
    answer('readCompressedFile', options, { ok: false, reason: 'not supported', errno: 6 })
  manager['readCompressedFileSync'] = () => {
    throw errorOf('readCompressedFileSync', { reason: 'not supported', errno: 6 })
  }
  return manager
}

function given(positions: readonly string[] | 'in an object', args: readonly unknown[]): Given {
  if (positions === 'in an object') return record(args[0])
  return Object.fromEntries(positions.map((position, index) => [position, args[index]]))
}

async function runLater(
  operation: Operation,
  source: FileSource,
  options: Given,
  written: () => Promise<CallAnswer>,
): Promise<CallAnswer> {
  const content = operation.reads ? await source.later(options[operation.reads]) : undefined
  const outcome = operation.run(source.tree, options, content)
  const shaped = outcome.ok ? accept(operation.shape?.(outcome.value) ?? outcome.value) : outcome
  return answerOf(shaped, operation.changes && written())
}

/** After what has to be written first. */
async function answerOf(
  outcome: FileOutcome<unknown>,
  written: Promise<CallAnswer> | undefined,
): Promise<CallAnswer> {
  if (!outcome.ok) return { ok: false, ...outcome.refusal }
  const answer = await written
  return answer && !answer.ok ? answer : { ok: true, result: outcome.value ?? {} }
}

function runNow(name: string, operation: Operation, source: FileSource, options: Given): unknown {
  const content = operation.reads ? source.now(options[operation.reads]) : undefined
  const outcome = operation.run(source.tree, options, content)
  if (outcome.ok) return outcome.value
  throw errorOf(`${name}Sync`, outcome.refusal)
}

function errorOf(name: string, { reason, errno }: FileRefusal): Error {
  const errMsg = `${name}:fail ${reason}`
  return Object.assign(new Error(errMsg), { errMsg, errno, errCode: errno })
}

interface ReadOnlyFiles {
  readonly temporary: ReadonlyMap<unknown, Blob>
  /** By path; absent where they are not known ahead. */
  readonly inPackage: ReadonlyMap<string, KnownFile> | undefined
}

function readNow(
  tree: FileTree,
  { temporary, inPackage }: ReadOnlyFiles,
  path: unknown,
): FileOutcome<Uint8Array<ArrayBuffer>> {
  const blob = temporary.get(path)
  if (blob && BlobReader) return accept(new Uint8Array(new BlobReader().readAsArrayBuffer(blob)))
  const inTree = treePath(path)
  if (inTree === undefined) {
    const file = inPackage?.get(String(path).replace(/^\/*/, '/'))
    if (file)
      return file.bytes ? accept(new Uint8Array(file.bytes)) : refuseFile('Input/output error', file.path)
    const isKnown = inPackage !== undefined && !String(path).includes('://')
    return refuseFile(isKnown ? 'no such file or directory' : 'permission denied', String(path))
  }
  if (tree.isDirectory(inTree)) return refuseFile('illegal operation on a directory', inTree)
  const file = tree.file(inTree)
  if (!file) return refuseFile('no such file or directory', inTree)
  return file.bytes ? accept(file.bytes) : refuseFile('Input/output error', inTree)
}

function loadInto(tree: FileTree, { path, sizeBytes, modifiedAtMs, bytes }: KnownFile): void {
  tree.load(path, { sizeBytes, modifiedAtMs, ...(bytes && { bytes: new Uint8Array(bytes) }) })
}

function bytesIn(result: unknown): Uint8Array<ArrayBuffer> {
  const { bytes } = record(result)
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array()
}
