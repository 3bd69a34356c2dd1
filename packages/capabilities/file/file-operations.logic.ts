/**
 * What `FileSystemManager` can do, each operation once for its synchronous and asynchronous form.
 *
 * An operation that reads names the option with the path; it is given the bytes, or why not.
 */
import { accept } from '@maque/base/result.ts'
import { decodeText, encodeText } from './encoding.logic.ts'
import { refuseFile } from './file-refusal.ts'
import { treePath, USER_FILES, type FileOutcome, type FileTree } from './file-tree.ts'

export type Given = Readonly<Record<string, unknown>>
type Bytes = Uint8Array<ArrayBuffer>

export interface FileSource {
  readonly tree: FileTree
  now(path: unknown): FileOutcome<Bytes>
  later(path: unknown): Promise<FileOutcome<Bytes>>
}

export interface Operation {
  /** How the synchronous form is given its arguments, one after the other or in one object; absent: there is none. */
  readonly positions?: readonly string[] | 'in an object'
  /** The option that names a file whose bytes are needed. */
  readonly reads?: string
  /** Success waits until the host has written. */
  readonly changes?: true
  /** What `success` receives, where it is not what the synchronous form returns. */
  readonly shape?: (value: unknown) => unknown
  run(tree: FileTree, given: Given, content: FileOutcome<Bytes> | undefined): FileOutcome<unknown>
}

export const noContent = refuseFile('no such file or directory')

export const fileOperations: Readonly<Record<string, Operation>> = {
  readFile: {
    positions: ['filePath', 'encoding', 'position', 'length'],
    reads: 'filePath',
    shape: (data) => ({ data }),
    run: (_, given, content = noContent) => (content.ok ? partOf(content.value, given) : content),
  },

  writeFile: {
    positions: ['filePath', 'data', 'encoding'],
    changes: true,
    run: (tree, { filePath, data, encoding }) =>
      onBytes(data, encoding, (bytes) => onPath(filePath, (path) => tree.write(path, bytes))),
  },

  appendFile: {
    positions: ['filePath', 'data', 'encoding'],
    reads: 'filePath',
    changes: true,
    run: (tree, { filePath, data, encoding }, content = noContent) =>
      onBytes(data, encoding, (added) =>
        onPath(filePath, (path) => {
          if (!content.ok) return content
          const whole = new Uint8Array(content.value.length + added.length)
          whole.set(content.value)
          whole.set(added, content.value.length)
          return tree.write(path, whole)
        }),
      ),
  },

  truncate: {
    positions: ['filePath', 'length'],
    reads: 'filePath',
    changes: true,
    run: (tree, { filePath, length }, content = noContent) =>
      onPath(filePath, (path) => {
        if (!content.ok) return content
        const shorter = new Uint8Array(typeof length === 'number' ? Math.max(0, length) : 0)
        shorter.set(content.value.subarray(0, shorter.length))
        return tree.write(path, shorter)
      }),
  },

  copyFile: {
    positions: ['srcPath', 'destPath'],
    reads: 'srcPath',
    changes: true,
    run: (tree, { destPath }, content = noContent) =>
      content.ok ? onPath(destPath, (path) => tree.write(path, content.value)) : content,
  },

  rename: {
    positions: ['oldPath', 'newPath'],
    reads: 'oldPath',
    changes: true,
    run: (tree, { oldPath, newPath }, content = noContent) =>
      onPath(oldPath, (from) =>
        onPath(newPath, (to) => {
          if (!content.ok) return content
          const written = tree.write(to, content.value)
          return written.ok && to !== from ? tree.unlink(from) : written
        }),
      ),
  },

  saveFile: {
    positions: ['tempFilePath', 'filePath'],
    reads: 'tempFilePath',
    changes: true,
    shape: (savedFilePath) => ({ savedFilePath }),
    run(tree, { tempFilePath, filePath }, content = noContent) {
      if (!content.ok) return content
      const { value } = content
      return onPath(filePath ?? `${USER_FILES}/${lastName(tempFilePath)}`, (path) => {
        const written = tree.write(path, value)
        return written.ok ? accept(path) : written
      })
    },
  },

  removeSavedFile: {
    changes: true,
    run: (tree, { filePath }) => onPath(filePath, (path) => tree.unlink(path)),
  },

  getSavedFileList: {
    run: (tree) =>
      accept({
        fileList: [...tree.below(USER_FILES)].flatMap((filePath) => {
          const file = tree.file(filePath)
          return file
            ? [{ filePath, size: file.sizeBytes, createTime: Math.floor(file.modifiedAtMs / 1000) }]
            : []
        }),
      }),
  },

  getFileInfo: {
    reads: 'filePath',
    run: (_, __, content = noContent) => (content.ok ? accept({ size: content.value.length }) : content),
  },

  access: {
    positions: ['path'],
    reads: 'path',
    run: (tree, { path }, content = noContent) => {
      const inTree = treePath(path)
      const isThere =
        content.ok || (inTree !== undefined && (tree.isDirectory(inTree) || tree.file(inTree) !== undefined))
      return isThere ? accept(undefined) : content
    },
  },

  stat: {
    positions: ['path', 'recursive'],
    reads: 'path',
    shape: (stats) => ({ stats }),
    run(tree, { path, recursive }, content = noContent) {
      const inTree = treePath(path)
      const known = inTree === undefined ? undefined : statsOf(tree, inTree)
      if (inTree === undefined || !known)
        return content.ok ? accept(stats(content.value.length, 0, false)) : content
      if (recursive !== true || !tree.isDirectory(inTree)) return accept(known)
      return accept(
        [inTree, ...tree.below(inTree)].map((each) => ({
          path: each.slice(inTree.length) || '/',
          stats: statsOf(tree, each),
        })),
      )
    },
  },

  unlink: {
    positions: ['filePath'],
    changes: true,
    run: (tree, { filePath }) => onPath(filePath, (path) => tree.unlink(path)),
  },

  mkdir: {
    positions: ['dirPath', 'recursive'],
    changes: true,
    run: (tree, { dirPath, recursive }) =>
      onPath(dirPath, (path) => tree.makeDirectory(path, recursive === true)),
  },

  rmdir: {
    positions: ['dirPath', 'recursive'],
    changes: true,
    run: (tree, { dirPath, recursive }) =>
      onPath(dirPath, (path) => tree.removeDirectory(path, recursive === true)),
  },

  readdir: {
    positions: ['dirPath'],
    shape: (files) => ({ files }),
    run: (tree, { dirPath }) => onPath(dirPath, (path) => tree.names(path)),
  },
}

/** What is read of a file: as bytes where no encoding is asked for. */
export function partOf(
  bytes: Bytes,
  { encoding, position, length }: Given,
): FileOutcome<ArrayBuffer | string> {
  const start = typeof position === 'number' ? position : 0
  const end = typeof length === 'number' ? start + length : bytes.length
  if (start < 0 || end > bytes.length) return refuseFile('Invalid argument')
  const part = bytes.slice(start, end)
  if (typeof encoding !== 'string') return accept(part.buffer)
  const text = decodeText(part, encoding)
  return text === undefined ? refuseFile('Invalid argument') : accept(text)
}

export function onPath<Value>(path: unknown, run: (path: string) => FileOutcome<Value>): FileOutcome<Value> {
  const inTree = treePath(path)
  return inTree === undefined ? refuseFile('permission denied', String(path)) : run(inTree)
}

export function onBytes<Value>(
  data: unknown,
  encoding: unknown,
  run: (bytes: Bytes) => FileOutcome<Value>,
): FileOutcome<Value> {
  const bytes = bytesOf(data, typeof encoding === 'string' ? encoding : 'utf8')
  return bytes ? run(bytes) : refuseFile(encoding === 'base64' ? 'base64 encode error' : 'Invalid argument')
}

function bytesOf(data: unknown, encoding: string): Bytes | undefined {
  if (typeof data === 'string') return encodeText(data, encoding)
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0))
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice() as Bytes
  return undefined
}

function statsOf(tree: FileTree, path: string): object | undefined {
  const modifiedAtMs = tree.modifiedAtMs(path)
  if (modifiedAtMs === undefined) return undefined
  return stats(tree.file(path)?.sizeBytes ?? 0, modifiedAtMs, tree.isDirectory(path))
}

/** Modes as on the file systems of phones: what kind it is, read and write by its owner. */
const DIRECTORY_MODE = 0o40_755
const FILE_MODE = 0o100_644

export function stats(size: number, modifiedAtMs: number, isDirectory: boolean): object {
  const seconds = Math.floor(modifiedAtMs / 1000)
  return {
    mode: isDirectory ? DIRECTORY_MODE : FILE_MODE,
    size,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => isDirectory,
    isFile: () => !isDirectory,
  }
}

function lastName(path: unknown): string {
  const text = String(path)
  return text.slice(text.lastIndexOf('/') + 1)
}
