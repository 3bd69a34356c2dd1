/**
 * Files that an app has opened (`open`), each with a place at which the next read or write goes on.
 *
 * (1) Of a file of the app, every descriptor reads what stands there now; of any other file, what was
 *     there when it was opened.
 * (2) A descriptor that appends writes at the end, wherever it reads.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.open.html
 */
import { accept } from '@maque/base/result.ts'
import { refuseFile } from './file-refusal.ts'
import { treePath, type FileOutcome, type FileTree } from './file-tree.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface Mode {
  readonly reads: boolean
  readonly writes: boolean
  readonly appends: boolean
  readonly truncates: boolean
  /** Makes a file that is not there, or requires that it is not. */
  readonly creates: 'no' | 'if missing' | 'always'
}

interface OpenFile {
  readonly path: string
  readonly mode: Mode
  /** What it held when it was opened. */
  readonly opened: Bytes
  position: number
}

export class OpenFiles {
  readonly #tree: FileTree
  readonly #files = new Map<unknown, OpenFile>()
  #lastDescriptor = 0

  constructor(tree: FileTree) {
    this.#tree = tree
  }

  open(path: unknown, flag: unknown, content: FileOutcome<Bytes>): FileOutcome<string> {
    const mode = modeOf(flag ?? 'r')
    if (!mode) return refuseFile('invalid flag')
    const inTree = treePath(path)
    if (mode.writes && inTree === undefined) return refuseFile('permission denied when open using flag')
    const isThere = content.ok || (inTree !== undefined && this.#tree.file(inTree) !== undefined)
    if (isThere && mode.creates === 'always') return refuseFile('file already exists', String(path))
    const isEmptied = mode.truncates || (!isThere && mode.creates !== 'no')
    if (!content.ok && !isEmptied) return content
    if (isEmptied && inTree !== undefined) {
      const written = this.#tree.write(inTree, new Uint8Array())
      if (!written.ok) return written
    }
    const descriptor = String(++this.#lastDescriptor)
    this.#files.set(descriptor, {
      path: inTree ?? String(path),
      mode,
      opened: content.ok && !isEmptied ? content.value : new Uint8Array(),
      position: 0,
    })
    return accept(descriptor)
  }

  close(descriptor: unknown): FileOutcome<undefined> {
    return this.#files.delete(descriptor) ? accept(undefined) : refuseFile('bad file descriptor')
  }

  /** Copies bytes of the file into `into`, and tells how many there were. */
  read(descriptor: unknown, into: Uint8Array, position: number | undefined): FileOutcome<number> {
    return this.#withFile(descriptor, (file) => {
      if (!file.mode.reads) return refuseFile('fail permission denied')
      const from = position ?? file.position
      const read = this.#bytes(file).subarray(from, from + into.length)
      into.set(read)
      if (position === undefined) file.position += read.length
      return accept(read.length)
    })
  }

  write(descriptor: unknown, added: Bytes, position: number | undefined): FileOutcome<number> {
    return this.#withFile(descriptor, (file) => {
      if (!file.mode.writes) return refuseFile('fail permission denied')
      const bytes = this.#bytes(file)
      const at = file.mode.appends ? bytes.length : (position ?? file.position)
      const whole = new Uint8Array(Math.max(bytes.length, at + added.length))
      whole.set(bytes)
      whole.set(added, at)
      const written = this.#replace(file, whole)
      if (!written.ok) return written
      if (position === undefined || file.mode.appends) file.position = at + added.length
      return accept(added.length)
    })
  }

  /** Makes it so long: what is added is zero. */
  truncate(descriptor: unknown, length: number): FileOutcome<undefined> {
    return this.#withFile(descriptor, (file) => {
      if (!file.mode.writes) return refuseFile('fail permission denied')
      const whole = new Uint8Array(length)
      whole.set(this.#bytes(file).subarray(0, length))
      return this.#replace(file, whole)
    })
  }

  /** What is known of the file: its size, and when it was changed, 0 where that is not known. */
  stat(descriptor: unknown): FileOutcome<{ readonly sizeBytes: number; readonly modifiedAtMs: number }> {
    return this.#withFile(descriptor, (file) =>
      accept({
        sizeBytes: this.#bytes(file).length,
        modifiedAtMs: this.#tree.modifiedAtMs(file.path) ?? 0,
      }),
    )
  }

  #withFile<Value>(descriptor: unknown, run: (file: OpenFile) => FileOutcome<Value>): FileOutcome<Value> {
    const file = this.#files.get(descriptor)
    return file ? run(file) : refuseFile('bad file descriptor')
  }

  #bytes(file: OpenFile): Bytes {
    return this.#tree.file(file.path)?.bytes ?? file.opened
  }

  #replace(file: OpenFile, bytes: Bytes): FileOutcome<undefined> {
    // Written again, a file that has been removed would be back.
    return this.#tree.file(file.path)
      ? this.#tree.write(file.path, bytes)
      : refuseFile('no such file or directory', file.path)
  }
}

/** `r`, `w` or `a`; then `x` for "must not be there yet", `s` for "at once", `+` for reading and writing. */
function modeOf(flag: unknown): Mode | undefined {
  const parts = /^(?:(r)|(w)(x?)|(a)([xs]?))(\+?)$/.exec(String(flag))
  if (!parts) return undefined
  const [, isRead, isWrite, isNewWrite, isAppend, appendKind, isBoth] = parts
  const isNew = Boolean(isNewWrite) || appendKind === 'x'
  return {
    reads: Boolean(isRead) || Boolean(isBoth),
    writes: !isRead || Boolean(isBoth),
    appends: Boolean(isAppend),
    truncates: Boolean(isWrite),
    creates: isRead ? 'no' : isNew ? 'always' : 'if missing',
  }
}
