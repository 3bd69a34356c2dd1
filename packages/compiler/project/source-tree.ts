/**
 * The files of an app under the paths they have in its bundle.
 *
 * (1) The root is the folder of app.json. What is outside of it is not part of the app.
 * (2) npm packages are *mounted* under `miniprogram_npm/` once something asks for them, so that
 *     every later step sees plain files and no step but resolution knows of npm.
 * (3) A file that has not changed keeps its `SourceFile`: identity says "same content".
 */
import { SourceText } from '../diagnostics/source-text.ts'
import { decodeText } from './decode-text.ts'
import { under } from './file-path.ts'
import type { Folder, ProjectFiles } from './project-files.ts'

export class SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** The path that its author knows it by. */
  readonly shownAs: string
  #source: SourceText | undefined
  #isUtf8 = true

  constructor(file: { readonly path: string; readonly shownAs: string; readonly bytes: Uint8Array }) {
    this.path = file.path
    this.bytes = file.bytes
    this.shownAs = file.shownAs
  }

  /** Its text under the name that its author knows it by. */
  get source(): SourceText {
    if (this.#source === undefined) {
      const { text, isUtf8 } = decodeText(this.bytes)
      this.#isUtf8 = isUtf8
      this.#source = new SourceText(this.shownAs, text)
    }
    return this.#source
  }

  /** Known once the text has been asked for. */
  get isOtherEncoding(): boolean {
    return !this.#isUtf8
  }
}

/** A file that is saved again and again is compared with its last few states only. */
const REMEMBERED_GENERATIONS = 50

interface Mount {
  readonly at: string
  readonly folder: Folder
  /** How the author knows the folder. */
  readonly shownAs: string
}

export class SourceTree {
  readonly project: ProjectFiles
  /** In the project; `''` when app.json is in the project's folder. */
  readonly root: string
  readonly #mounts = new Map<string, Mount>()
  #files = new Map<string, SourceFile | undefined>()
  /** What was known before the last refresh, to keep identities. */
  #before = new Map<string, SourceFile | undefined>()
  #list: readonly string[] | undefined
  #generation = 0
  /** What each generation changed, oldest first; `undefined` where that is not known. */
  #changes: { readonly generation: number; readonly paths: readonly string[] | undefined }[] = []

  constructor(project: ProjectFiles, root: string) {
    this.project = project
    this.root = root
  }

  /** Counts up with every change of what is here. */
  get generation(): number {
    return this.#generation
  }

  /** The files that may have changed, come or gone since; `undefined` if it could be any. */
  changesSince(generation: number): readonly string[] | undefined {
    if (generation === this.#generation) return []
    const since = this.#changes.filter((change) => change.generation > generation)
    // Generations that are not remembered may have changed anything.
    if (since.length !== this.#generation - generation) return undefined
    const paths: string[] = []
    for (const change of since) {
      if (change.paths === undefined) return undefined
      paths.push(...change.paths)
    }
    return paths
  }

  #next(paths: readonly string[] | undefined): void {
    this.#generation += 1
    this.#changes.push({ generation: this.#generation, paths })
    if (this.#changes.length > REMEMBERED_GENERATIONS) this.#changes.shift()
  }

  /** The project's own files, mounts excluded. */
  list(): readonly string[] {
    if (this.#list === undefined) {
      const prefix = this.root === '' ? '' : `${this.root}/`
      const own = this.project.list().filter((path) => path.startsWith(prefix))
      this.#list = prefix === '' ? own : own.map((path) => path.slice(prefix.length))
    }
    return this.#list
  }

  /** The project's own files below a folder, mounts excluded. */
  below(folder: string): readonly string[] {
    return folder === '' ? this.list() : this.list().filter((path) => path.startsWith(`${folder}/`))
  }

  has(path: string): boolean {
    if (this.project.has(under(this.root, path))) return true
    const mount = this.#mountOf(path)
    return mount !== undefined && mount.folder.has(path.slice(mount.at.length + 1))
  }

  file(path: string): SourceFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path)
    const file = this.#open(path)
    this.#files.set(path, file)
    return file
  }

  /** Makes a folder visible under `at`. Mounting again under the same name changes nothing. */
  mount(at: string, folder: Folder, shownAs: string): void {
    if (this.#mounts.has(at)) return
    this.#mounts.set(at, { at, folder, shownAs })
    this.#next(undefined)
    // Files that were looked for in vain may be there now.
    for (const [path, file] of this.#files) if (file === undefined) this.#files.delete(path)
  }

  isMounted(path: string): boolean {
    return !this.project.has(under(this.root, path)) && this.#mountOf(path) !== undefined
  }

  /** Files read from mounts so far. */
  mountedFiles(): readonly SourceFile[] {
    return [...this.#files.values()].filter(
      (file) => file !== undefined && this.isMounted(file.path),
    ) as SourceFile[]
  }

  /** The text of a file that was read, by the path that its author knows. */
  sourceShownAs(shownAs: string): string | undefined {
    for (const file of this.#files.values()) if (file?.shownAs === shownAs) return file.source.text
    return undefined
  }

  /** Files that were read as text and are in another encoding. */
  textsNotUtf8(): readonly SourceFile[] {
    return [...this.#files.values()].filter(
      (file) => file !== undefined && file.isOtherEncoding,
    ) as SourceFile[]
  }

  /** Where a file is in the project, or would be if it is of an npm package. */
  inProject(path: string): string {
    return under(this.root, path)
  }

  /** The path that the author knows a file of the app by. */
  shownAs(path: string): string {
    if (this.project.has(under(this.root, path))) return under(this.root, path)
    const mount = this.#mountOf(path)
    return mount === undefined
      ? under(this.root, path)
      : under(mount.shownAs, path.slice(mount.at.length + 1))
  }

  /**
   * Looks at the project anew. With `changed`, only these files (paths in the project) are read again.
   */
  refresh(changed?: Iterable<string>): void {
    this.#list = undefined
    if (changed === undefined) {
      this.#before = this.#files
      this.#files = new Map()
      this.#next(undefined)
      return
    }
    const prefix = this.root === '' ? '' : `${this.root}/`
    const mounts = [...this.#mounts.values()]
    const paths = [...changed].flatMap((path) => [
      ...(path.startsWith(prefix) ? [path.slice(prefix.length)] : []),
      // A mounted folder may be one of the project.
      ...mounts.flatMap(({ at, shownAs }) =>
        path.startsWith(`${shownAs}/`) ? [at + path.slice(shownAs.length)] : [],
      ),
    ])
    this.#before = new Map()
    for (const path of paths) {
      if (!this.#files.has(path)) continue
      this.#before.set(path, this.#files.get(path))
      this.#files.delete(path)
    }
    this.#next(paths)
  }

  #open(path: string): SourceFile | undefined {
    const bytes = this.project.read(under(this.root, path)) ?? this.#readMounted(path)
    if (bytes === undefined) return undefined
    const before = this.#before.get(path)
    if (before !== undefined && Buffer.compare(before.bytes, bytes) === 0) return before
    return new SourceFile({ path, shownAs: this.shownAs(path), bytes })
  }

  #readMounted(path: string): Uint8Array | undefined {
    const mount = this.#mountOf(path)
    return mount?.folder.read(path.slice(mount.at.length + 1))
  }

  /** The innermost mount: packages of packages are mounted inside them. */
  #mountOf(path: string): Mount | undefined {
    if (this.#mounts.size === 0 || !/^(?:miniprogram_npm|__plugin__)\//.test(path)) return undefined
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const mount = this.#mounts.get(path.slice(0, end))
      if (mount) return mount
    }
    return undefined
  }
}
