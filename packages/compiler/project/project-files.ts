/**
 * Where a project's files come from.
 *
 * (1) Paths have `/` between names, no leading slash, and no `.` or `..`.
 * (2) Reading is all there is: nothing that compiles a project can change it.
 * (3) Nothing outside is reached: links that lead out of the project are refused and told by
 *     `refusals`. The one exception are npm packages, which may be installed in a folder above, up
 *     to the root of the repository or workspace.
 */

export interface Folder {
  has(path: string): boolean
  read(path: string): Uint8Array | undefined
}

export interface ProjectFiles extends Folder {
  /** Every file, sorted by code units. Without `node_modules` and folders of version control. */
  list(): readonly string[]
  /**
   * The npm package that code in the folder `from` means by `name`: the nearest `node_modules`
   * above it has it. `from` is a folder of the project or the `location` of a package.
   */
  findPackage(name: string, from: string): PackageFolder | undefined
  /**
   * Forgets what may have changed since: the given files, or any. Without it a project is as it was
   * first seen.
   */
  refresh(changed?: Iterable<string>): void
  readonly refusals: readonly FileRefusal[]
}

export interface PackageFolder extends Folder {
  /** From the project's folder; may begin with `../`. */
  readonly location: string
}

export interface FileRefusal {
  readonly path: string
  readonly reason: 'leads-outside' | 'unreadable'
}
