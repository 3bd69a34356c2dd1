import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { inOrder, parseFilePath, under } from './file-path.ts'
import { isOutOfSight } from './out-of-sight.ts'
import type { FileRefusal, PackageFolder, ProjectFiles } from './project-files.ts'

/** A project in a folder on disk. It is only read, never written into. */
export function openProjectFolder(folder: string): ProjectFiles {
  return new DiskFiles(realpathSync(resolve(folder)))
}

/** A package that was found elsewhere, to be seen at `location`. */
export function openPackageFolder(folder: string, location: string): PackageFolder {
  return new DiskPackage(realpathSync(folder), location)
}

/** How deep folders may be nested; links that lead to each other end here. */
const MAX_DEPTH = 40

class DiskFiles implements ProjectFiles {
  readonly #root: string
  /** npm packages are looked for up to here. */
  readonly #workspace: string
  /** Where each file really is, by its path. */
  #files: Map<string, string> | undefined
  #list: readonly string[] | undefined
  #refusals: FileRefusal[] = []

  constructor(root: string) {
    this.#root = root
    this.#workspace = findWorkspace(root)
  }

  get refusals(): readonly FileRefusal[] {
    this.#look()
    return this.#refusals
  }

  list(): readonly string[] {
    return (this.#list ??= inOrder(this.#look().keys()))
  }

  has(path: string): boolean {
    return this.#look().has(path)
  }

  read(path: string): Uint8Array | undefined {
    const file = this.#look().get(path)
    return file === undefined ? undefined : readIfThere(file)
  }

  findPackage(name: string, from: string): PackageFolder | undefined {
    let folder = resolve(this.#root, from)
    while (isInside(this.#workspace, folder)) {
      const place = join(folder, 'node_modules', name)
      if (existsSync(join(place, 'package.json'))) {
        const real = realpathSync(place)
        // Workspaces and pnpm link packages; what they link to must be in the workspace too.
        return isInside(this.#workspace, real) ? this.#packageAt(real) : undefined
      }
      const above = dirname(folder)
      if (above === folder) return undefined
      folder = above
    }
    return undefined
  }

  #packageAt(place: string): PackageFolder {
    return new DiskPackage(place, relative(this.#root, place).split(sep).join('/'))
  }

  refresh(changed?: Iterable<string>): void {
    if (changed === undefined || this.#files === undefined) {
      this.#files = undefined
      this.#list = undefined
      return
    }
    for (const path of changed) this.#lookAt(path, this.#files)
  }

  /** A single file that may have come, gone, or become a link. */
  #lookAt(path: string, files: Map<string, string>): void {
    if (isOutOfSight(path) || parseFilePath(path) !== path) return
    const place = join(this.#root, path)
    const there = lstatSync(place, { throwIfNoEntry: false })
    const isKnown = files.has(path)
    this.#refusals = this.#refusals.filter((refusal) => refusal.path !== path)
    if (there?.isFile() && isInside(this.#root, realpathSync(place))) files.set(path, place)
    else {
      files.delete(path)
      if (there?.isSymbolicLink()) this.#follow(path, place, files, 0)
    }
    if (isKnown !== files.has(path)) this.#list = undefined
  }

  #look(): ReadonlyMap<string, string> {
    if (this.#files) return this.#files
    this.#refusals = []
    const files = new Map<string, string>()
    this.#walk('', this.#root, files, 0)
    this.#files = files
    return files
  }

  #walk(folder: string, place: string, files: Map<string, string>, depth: number): void {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const path = under(folder, entry.name)
      if (isOutOfSight(entry.name)) continue
      if (entry.isFile()) files.set(path, join(place, entry.name))
      else if (entry.isDirectory()) {
        if (depth < MAX_DEPTH) this.#walk(path, join(place, entry.name), files, depth + 1)
      } else if (entry.isSymbolicLink()) this.#follow(path, join(place, entry.name), files, depth)
    }
  }

  #follow(path: string, link: string, files: Map<string, string>, depth: number): void {
    let real: string
    try {
      real = realpathSync(link)
    } catch {
      this.#refusals.push({ path, reason: 'unreadable' })
      return
    }
    if (!isInside(this.#root, real)) {
      this.#refusals.push({ path, reason: 'leads-outside' })
      return
    }
    if (!statSync(real).isDirectory()) files.set(path, real)
    // A link to a folder that contains it would never end.
    else if (!isInside(real, link) && depth < MAX_DEPTH) this.#walk(path, real, files, depth + 1)
  }
}

class DiskPackage implements PackageFolder {
  readonly location: string
  readonly #root: string

  constructor(root: string, location: string) {
    this.#root = root
    this.location = location
  }

  has(path: string): boolean {
    const place = this.#place(path)
    return place !== undefined && (statSync(place, { throwIfNoEntry: false })?.isFile() ?? false)
  }

  read(path: string): Uint8Array | undefined {
    const place = this.#place(path)
    return place === undefined ? undefined : readIfThere(place)
  }

  #place(path: string): string | undefined {
    try {
      const place = realpathSync.native(join(this.#root, path))
      return isInside(this.#root, place) ? place : undefined
    } catch {
      return undefined
    }
  }
}

/** The nearest folder above that is a repository or holds a workspace; the project itself if there is none. */
function findWorkspace(project: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')) || existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder
    const manifest = readIfThere(join(folder, 'package.json'))
    if (manifest && /"workspaces"\s*:/.test(Buffer.from(manifest).toString())) return folder
    if (dirname(folder) === folder) return project
  }
}

function isInside(folder: string, place: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function readIfThere(place: string): Uint8Array | undefined {
  try {
    return readFileSync(place)
  } catch (error) {
    // Editors replace files while we look; a folder may have a name like a file's.
    if (cannotBeRead(error)) return undefined
    throw error
  }
}

function cannotBeRead(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'].includes(String(error.code))
  )
}
