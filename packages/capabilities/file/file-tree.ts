/**
 * An app's own files (`wxfile://usr/…`), as logic knows them: synchronous calls answer from here.
 *
 * (1) A file stands in a directory that exists; `wxfile://usr` always does.
 * (2) A change is told to `FileChanges` after it was made here, in order.
 * (3) The bytes of a large file may be unknown: then only its size is.
 */
import { accept, type Result } from '@maque/base/result.ts'
import { refuseFile, type FileRefusal } from './file-refusal.ts'

export const USER_FILES = 'wxfile://usr'
/** What an app may keep. */
export const LIMIT_BYTES = 200 * 1024 * 1024

export interface TreeFile {
  readonly sizeBytes: number
  readonly modifiedAtMs: number
  readonly bytes?: Uint8Array<ArrayBuffer>
}

export interface FileChanges {
  /** A directory is a path with a slash at its end, and no bytes. */
  written(path: string, bytes: Uint8Array<ArrayBuffer>): void
  removed(path: string): void
}

export type FileOutcome<Value> = Result<Value, FileRefusal>

export class FileTree {
  readonly #files = new Map<string, TreeFile>()
  readonly #directories = new Map<string, number>([[USER_FILES, 0]])
  readonly #changes: FileChanges
  readonly #nowMs: () => number

  constructor(changes: FileChanges, nowMs: () => number) {
    this.#changes = changes
    this.#nowMs = nowMs
  }

  /** Adds what was kept from earlier; what has been written since wins. */
  load(path: string, file: TreeFile): void {
    if (path.endsWith('/')) {
      this.#directories.set(path.slice(0, -1), file.modifiedAtMs)
      return
    }
    if (!this.#files.has(path)) this.#files.set(path, file)
    for (let parent = parentOf(path); !this.#directories.has(parent); parent = parentOf(parent))
      this.#directories.set(parent, file.modifiedAtMs)
  }

  file(path: string): TreeFile | undefined {
    return this.#files.get(path)
  }

  isDirectory(path: string): boolean {
    return this.#directories.has(path)
  }

  modifiedAtMs(path: string): number | undefined {
    return this.#files.get(path)?.modifiedAtMs ?? this.#directories.get(path)
  }

  /** Paths of everything below a directory. */
  *below(directory: string): Generator<string> {
    for (const path of [...this.#directories.keys(), ...this.#files.keys()])
      if (path.startsWith(`${directory}/`)) yield path
  }

  write(path: string, bytes: Uint8Array<ArrayBuffer>): FileOutcome<undefined> {
    if (this.isDirectory(path)) return refuseFile('illegal operation on a directory', path)
    if (!this.isDirectory(parentOf(path))) return refuseFile('no such file or directory', path)
    const grows = bytes.length - (this.#files.get(path)?.sizeBytes ?? 0)
    if (grows > this.freeBytes) return refuseFile('the maximum size of the file storage limit is exceeded')
    this.#files.set(path, { bytes, sizeBytes: bytes.length, modifiedAtMs: this.#nowMs() })
    this.#changes.written(path, bytes)
    return accept(undefined)
  }

  unlink(path: string): FileOutcome<undefined> {
    if (this.isDirectory(path)) return refuseFile('operation not permitted', path)
    if (!this.#files.delete(path)) return refuseFile('no such file or directory', path)
    this.#changes.removed(path)
    return accept(undefined)
  }

  makeDirectory(path: string, isRecursive: boolean): FileOutcome<undefined> {
    if (this.isDirectory(path))
      return isRecursive ? accept(undefined) : refuseFile('file already exists', path)
    if (this.#files.has(path)) return refuseFile('file already exists', path)
    const parent = parentOf(path)
    if (!this.isDirectory(parent)) {
      if (!isRecursive) return refuseFile('no such file or directory', path)
      const made = this.makeDirectory(parent, true)
      if (!made.ok) return made
    }
    this.#directories.set(path, this.#nowMs())
    this.#changes.written(`${path}/`, new Uint8Array())
    return accept(undefined)
  }

  removeDirectory(path: string, isRecursive: boolean): FileOutcome<undefined> {
    if (this.#files.has(path)) return refuseFile('not a directory', path)
    if (!this.isDirectory(path)) return refuseFile('no such file or directory', path)
    if (path === USER_FILES) return refuseFile('permission denied', path)
    const inside = [...this.below(path)]
    if (inside.length > 0 && !isRecursive) return refuseFile('directory not empty', path)
    for (const inner of [...inside, path]) {
      const isFile = this.#files.delete(inner)
      this.#directories.delete(inner)
      this.#changes.removed(isFile ? inner : `${inner}/`)
    }
    return accept(undefined)
  }

  /** Names directly in a directory. */
  names(path: string): FileOutcome<readonly string[]> {
    if (this.#files.has(path)) return refuseFile('not a directory', path)
    if (!this.isDirectory(path)) return refuseFile('no such file or directory', path)
    const names = [...this.below(path)].map((inner) => inner.slice(path.length + 1))
    return accept(names.filter((name) => !name.includes('/')))
  }

  /** What the app may still keep. */
  get freeBytes(): number {
    let free = LIMIT_BYTES
    for (const { sizeBytes } of this.#files.values()) free -= sizeBytes
    return free
  }
}

/** A path as the tree keys it, or `undefined` when it leads out of the app's files. */
export function treePath(path: unknown): string | undefined {
  if (typeof path !== 'string' || !path.startsWith(USER_FILES)) return undefined
  const parts = path.slice(USER_FILES.length).split('/')
  if (parts[0] !== '' || parts.includes('..')) return undefined
  return [USER_FILES, ...parts.filter((part) => part !== '' && part !== '.')].join('/')
}

function parentOf(path: string): string {
  return path === USER_FILES ? USER_FILES : path.slice(0, path.lastIndexOf('/'))
}
