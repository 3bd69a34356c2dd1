/**
 * Whether a department may be called and stand so (RULES §2.8). No clock and no database in here.
 *
 * (1) Its parent is there, and is neither the department itself nor below it.
 * (2) Siblings have different names.
 * (3) No branch is deeper than it may be, the root being the first level; whoever moves brings along
 *     what is below.
 * (4) The root is the corp itself: it is neither changed nor removed.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { hasDepartment, levelsFrom, ROOT, upwards, type DepartmentTree } from './directory.ts'

export type DepartmentRefusal =
  | 'root'
  | 'missing'
  | 'no-parent'
  | 'circle'
  | 'name-characters'
  | 'name-taken'
  | 'too-deep'

export interface WantedDepartment {
  /** Absent: a new one. */
  readonly id?: number
  readonly name: string
  readonly parentId: number
}

export function decideDepartment(
  tree: DepartmentTree,
  { id, name, parentId }: WantedDepartment,
  limit: { readonly depth: number },
): Result<void, DepartmentRefusal> {
  if (id === ROOT) return refuse('root')
  if (id !== undefined && !tree.departments.has(id)) return refuse('missing')
  if (!hasDepartment(tree, parentId)) return refuse('no-parent')
  if (/[\\:?*"“”<>|\p{Cc}]/u.test(name)) return refuse('name-characters')
  const above = upwards(tree, parentId)
  if (id !== undefined && above.includes(id)) return refuse('circle')
  for (const [other, department] of tree.departments) {
    if (other !== id && department.parentId === parentId && department.name === name) {
      return refuse('name-taken')
    }
  }
  const levels = id === undefined ? 1 : levelsFrom(tree, id)
  return above.length + levels > limit.depth ? refuse('too-deep') : accept(undefined)
}

export type RemovalRefusal = 'root' | 'missing' | 'has-departments' | 'has-members'

export function decideRemoval(
  tree: DepartmentTree,
  id: number,
  memberCount: number,
): Result<void, RemovalRefusal> {
  if (id === ROOT) return refuse('root')
  if (!tree.departments.has(id)) return refuse('missing')
  for (const { parentId } of tree.departments.values()) if (parentId === id) return refuse('has-departments')
  return memberCount > 0 ? refuse('has-members') : accept(undefined)
}
