/**
 * npm packages without a "build npm" step.
 *
 * (1) What the project has built or copied into a `miniprogram_npm` folder wins, nearest first.
 * (2) Otherwise the package is taken from `node_modules`: of its `miniprogram` folder (by default
 *     `miniprogram_dist`) if it has one, else as it is.
 * (3) It then appears under `miniprogram_npm/<name>/`, or inside the package that asked for it when
 *     another version has that place: as (1) would find it. So a project with these files copied to
 *     these paths compiles to the same bundle.
 * (4) What neither has, and the app asks the platform for, comes from the platform.
 */
import { foldersUpwards } from './folders-upwards.ts'
import { folderOf, joinPath, under } from './file-path.ts'
import { isJsonObject } from './json/parse-json.ts'
import type { Reading } from './memo.ts'
import { parsePackagePath } from './package-name.ts'
import { platformLibrary } from './platform-libraries.ts'
import type { Folder, PackageFolder } from './project-files.ts'
import type { SourceTree } from './source-tree.ts'

interface Mounted {
  readonly at: string
  readonly location: string
}

/** Tells which file a path without extension means, or `undefined`. */
export type FindFile = (path: string) => string | undefined

export class NpmPackages {
  readonly #tree: SourceTree
  /** Further folders of the project to look for `node_modules` in. */
  readonly #folders: readonly string[]
  readonly #byPlace = new Map<string, Mounted>()
  readonly #found = new Map<string, Mounted | undefined>()
  #asked: ReadonlySet<string> = new Set()

  constructor(tree: SourceTree, folders: readonly string[]) {
    this.#tree = tree
    this.#folders = folders
  }

  /** The file that `written` (`@vant/weapp/button/index`) means in the file `from`. */
  resolve(reading: Reading, from: string, written: string, findFile: FindFile): string | undefined {
    const path = parsePackagePath(written.replace(/^~/, ''))
    if (path === undefined) return undefined
    const asker = this.#packageOf(from)
    for (const folder of foldersUpwards(folderOf(from))) {
      const place = under(folder, `miniprogram_npm/${path.name}`)
      const built = this.#fileIn(reading, place, path.rest, findFile)
      if (built !== undefined) return built
      // Above its own folder a package would find what the app has, which may be another version.
      if (folder === asker?.at) break
    }
    const mounted = this.#mounted(path.name, from, asker)
    return mounted && this.#fileIn(reading, mounted.at, path.rest, findFile)
  }

  /** Packages that the app asks the platform for: what `useExtendedLib` stands for. */
  askPlatformFor(names: readonly string[]): void {
    if (names.length === this.#asked.size && names.every((name) => this.#asked.has(name))) return
    this.#asked = new Set(names)
    this.#found.clear()
  }

  /** Forgets what was not found, as something may have been installed since. */
  refresh(): void {
    for (const [key, mounted] of this.#found) if (mounted === undefined) this.#found.delete(key)
  }

  #fileIn(reading: Reading, at: string, rest: string, findFile: FindFile): string | undefined {
    if (rest !== '') return findFile(joinPath(at, rest))
    return this.#entryOf(reading, at, findFile) ?? findFile(at)
  }

  /** Packages that were not made for mini programs say in their package.json where they begin. */
  #entryOf(reading: Reading, at: string, findFile: FindFile): string | undefined {
    const manifest = readManifest(reading.file(`${at}/package.json`)?.source.text)
    for (const entry of entriesOf(manifest)) {
      const file = findFile(joinPath(at, entry))
      if (file !== undefined) return file
    }
    return undefined
  }

  #mounted(name: string, from: string, asker: Mounted | undefined): Mounted | undefined {
    const start = asker?.location ?? under(this.#tree.root, folderOf(from))
    const key = `${start}\n${name}`
    if (this.#found.has(key)) return this.#found.get(key)
    let mounted: Mounted | undefined
    for (const folder of [start, ...this.#folders]) {
      const found = this.#tree.project.findPackage(name, folder)
      if (found === undefined) continue
      mounted = this.#mount(name, found, asker)
      break
    }
    const library = mounted === undefined && this.#asked.has(name) ? platformLibrary(name) : undefined
    if (library) mounted = this.#mount(name, library, asker)
    this.#found.set(key, mounted)
    return mounted
  }

  #mount(name: string, found: PackageFolder, asker: Mounted | undefined): Mounted {
    const shared = `miniprogram_npm/${name}`
    const there = this.#byPlace.get(shared)
    const own = asker && `${asker.at}/miniprogram_npm/${name}`
    const at = there === undefined || there.location === found.location || own === undefined ? shared : own
    const mounted = { at, location: found.location }
    const { folder, location } = contentOf(found)
    this.#tree.mount(at, folder, location)
    this.#byPlace.set(at, mounted)
    return mounted
  }

  #packageOf(path: string): Mounted | undefined {
    if (!this.#tree.isMounted(path)) return undefined
    for (const folder of foldersUpwards(folderOf(path))) {
      const mounted = this.#byPlace.get(folder)
      if (mounted) return mounted
    }
    return undefined
  }
}

/** The part of a package that mini programs use. */
function contentOf(found: PackageFolder): { readonly folder: Folder; readonly location: string } {
  const named = readManifest(decode(found.read('package.json')))['miniprogram']
  const part = typeof named === 'string' ? joinPath('', named) : defaultPartOf(found)
  if (part === '') return { folder: found, location: found.location }
  // Some projects write the folder's name into their paths, as they see it on disk.
  const inside = (path: string): string => (path.startsWith(`${part}/`) ? path : `${part}/${path}`)
  return {
    folder: { has: (path) => found.has(inside(path)), read: (path) => found.read(inside(path)) },
    location: under(found.location, part),
  }
}

function defaultPartOf(found: Folder): string {
  const entries = ['index.js', 'index.json', 'index.wxml']
  return entries.some((entry) => found.has(`miniprogram_dist/${entry}`)) ? 'miniprogram_dist' : ''
}

function entriesOf(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const { main, module, exports } = manifest
  return [main, module, entryOfExports(exports)].filter((entry) => typeof entry === 'string')
}

/** `exports` in its simple forms: a path, or conditions under `"."`. */
function entryOfExports(exports: unknown): unknown {
  if (!isJsonObject(exports)) return exports
  const entry = exports['.'] ?? exports
  if (!isJsonObject(entry)) return entry
  const chosen = entry['require'] ?? entry['default'] ?? entry['import']
  return isJsonObject(chosen) ? chosen['default'] : chosen
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes)
}

function readManifest(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return isJsonObject(value) ? value : {}
  } catch {
    // A package whose manifest cannot be read is used as it is.
    return {}
  }
}
