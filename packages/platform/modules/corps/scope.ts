/**
 * Who is in the visible scope of an agent, and who of those that a message names is reached
 * (RULES S48, §2.8, §4.3 walk 4). No database in here.
 *
 * (1) A scope names members, departments and tags. A department stands for all below it, a tag for
 *     its members and its departments.
 * (2) Who is disabled is in no scope.
 * (3) A department may be written to when the scope names it or one above it, itself or by a tag; a
 *     tag when the scope names it, or when somebody who has it is in scope.
 * (4) Whatever is named, nobody outside of the scope is reached.
 */
import type { CorpRecipients, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { ROOT, upwards, userKey, type Directory, type DirectoryTag } from './directory.ts'

const EVERYBODY = '@all'

export interface Reached {
  /** By their keys. */
  readonly members: ReadonlySet<string>
  /** As they were named. */
  readonly invalidUsers: readonly string[]
  readonly invalidDepartments: readonly number[]
  readonly invalidTags: readonly number[]
}

export function membersInScope(directory: Directory, scope: VisibleScope): ReadonlySet<string> {
  return membersOf(directory, {
    users: [...scope.users, ...tagsOf(directory, scope).flatMap(({ users }) => users)],
    departments: departmentsOf(directory, scope),
  })
}

export function reach(directory: Directory, scope: VisibleScope, to: CorpRecipients): Reached {
  const visible = membersInScope(directory, scope)
  if (to.users === EVERYBODY) {
    return { members: visible, invalidUsers: [], invalidDepartments: [], invalidTags: [] }
  }
  const members = new Set<string>()
  const add = (keys: Iterable<string>): number => {
    let added = 0
    for (const key of keys) {
      if (!visible.has(key)) continue
      members.add(key)
      added += 1
    }
    return added
  }
  const invalidUsers = to.users.filter((userId) => add([userKey(userId)]) === 0)
  const departments = departmentsInScope(directory, scope)
  const invalidDepartments = to.departments.filter((id) => {
    if (!departments.has(id)) return true
    add(membersOf(directory, { users: [], departments: [id] }))
    return false
  })
  const invalidTags = to.tags.filter((id) => {
    const tag = directory.tags.get(id)
    if (!tag) return true
    return add(membersOf(directory, tag)) === 0 && !scope.tags.includes(id)
  })
  return { members, invalidUsers, invalidDepartments, invalidTags }
}

/** The departments that the scope names, itself or by a tag, and all below them. */
export function departmentsInScope(directory: Directory, scope: VisibleScope): ReadonlySet<number> {
  const roots = new Set(departmentsOf(directory, scope))
  const isIn = (id: number): boolean => upwards(directory, id).some((above) => roots.has(above))
  return new Set([ROOT, ...directory.departments.keys()].filter(isIn))
}

/** Whether anything that was named is right: otherwise nothing is sent at all. */
export function reachesAnything(
  { invalidUsers, invalidDepartments, invalidTags, members }: Reached,
  to: CorpRecipients,
): boolean {
  if (to.users === EVERYBODY) return members.size > 0
  const named = to.users.length + to.departments.length + to.tags.length
  return named > invalidUsers.length + invalidDepartments.length + invalidTags.length
}

function tagsOf(directory: Directory, scope: VisibleScope): readonly DirectoryTag[] {
  return scope.tags.flatMap((id) => directory.tags.get(id) ?? [])
}

function departmentsOf(directory: Directory, scope: VisibleScope): readonly number[] {
  return [...scope.departments, ...tagsOf(directory, scope).flatMap(({ departments }) => departments)]
}

function membersOf(directory: Directory, { users, departments }: DirectoryTag): ReadonlySet<string> {
  const keys = new Set<string>()
  const roots = new Set(departments)
  const named = new Set(users)
  for (const [key, member] of directory.members) {
    if (member.isDisabled) continue
    const isBelow = (id: number): boolean => upwards(directory, id).some((above) => roots.has(above))
    if (named.has(key) || (roots.size > 0 && member.departments.some(isBelow))) keys.add(key)
  }
  return keys
}
