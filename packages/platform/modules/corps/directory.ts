/**
 * A corp's directory as rules look at it: departments in a tree, members, tags. No database in here.
 *
 * The root department is the corp itself and not in the map of departments.
 */
export const ROOT = 1

export interface DepartmentTree {
  readonly departments: ReadonlyMap<number, TreeDepartment>
}

export interface TreeDepartment {
  readonly parentId: number
  readonly name: string
}

export interface Directory extends DepartmentTree {
  /** By their keys. */
  readonly members: ReadonlyMap<string, DirectoryMember>
  readonly tags: ReadonlyMap<number, DirectoryTag>
}

export interface DirectoryMember {
  readonly departments: readonly number[]
  readonly isDisabled: boolean
}

export interface DirectoryTag {
  readonly users: readonly string[]
  readonly departments: readonly number[]
}

/** Capitals make no other user id. */
export function userKey(userId: string): string {
  return userId.toLowerCase()
}

export function hasDepartment({ departments }: DepartmentTree, id: number): boolean {
  return id === ROOT || departments.has(id)
}

/** From the department itself up to the root; nothing for one that is not there. */
export function upwards(tree: DepartmentTree, id: number): readonly number[] {
  const way: number[] = []
  for (let at = id; at !== ROOT;) {
    const department = tree.departments.get(at)
    if (!department) return []
    way.push(at)
    at = department.parentId
  }
  return [...way, ROOT]
}

/** How many levels there are below it, itself being the first. */
export function levelsFrom(tree: DepartmentTree, id: number): number {
  const own = upwards(tree, id).length
  let deepest = own
  for (const other of tree.departments.keys()) {
    const way = upwards(tree, other)
    if (way.includes(id)) deepest = Math.max(deepest, way.length)
  }
  return deepest - own + 1
}

/** The department of this path, as `研发/前端` below the root; the root's path is empty. */
export function departmentAt(tree: DepartmentTree, path: string): number | undefined {
  let at: number | undefined = ROOT
  for (const step of path.split('/').map((name) => name.trim())) {
    if (step === '') continue
    at = childNamed(tree, at, step)
    if (at === undefined) return undefined
  }
  return at
}

function childNamed({ departments }: DepartmentTree, parent: number, name: string): number | undefined {
  for (const [id, department] of departments) {
    if (department.parentId === parent && department.name === name) return id
  }
  return undefined
}
