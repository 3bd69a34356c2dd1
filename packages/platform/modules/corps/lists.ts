/** Lists of members, departments and tags: who has a tag, who sees an agent. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { VisibleScope } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { notInDirectory } from './corp-problems.ts'
import { hasDepartment, userKey, type Directory } from './directory.ts'

/** Each once, users by their keys; refused when it is too long, or names what is not there. */
export function checkList(
  directory: Directory,
  list: VisibleScope,
  policy: Policy,
): Result<VisibleScope, RaisedProblem> {
  const users = [...new Set(list.users.map(userKey))]
  const departments = [...new Set(list.departments)]
  const tags = [...new Set(list.tags)]
  const used = users.length + departments.length + tags.length
  if (used > policy.value('corp.list-entries')) return policy.refuse('corp.list-entries', { used })
  const names = [
    ...users.filter((key) => !directory.members.has(key)),
    ...departments.filter((id) => !hasDepartment(directory, id)).map(String),
    ...tags.filter((id) => !directory.tags.has(id)).map(String),
  ]
  return names.length > 0 ? refuse(notInDirectory({ names })) : accept({ users, departments, tags })
}
