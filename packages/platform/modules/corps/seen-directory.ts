/** What an agent may know of its corp's directory: what its visible scope holds (RULES §2.8). */
import { accept, refuse } from '@maque/base/result.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { scopeOf, type Agents } from './agents.ts'
import type { SeenDirectory } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import type { Departments } from './departments.ts'
import { userKey } from './directory.ts'
import type { Members } from './members.ts'
import { readDirectory } from './read-directory.ts'
import { departmentsInScope, membersInScope } from './scope.ts'
import type { Tags } from './tags.ts'

export function createSeenDirectory(
  { database, registrations }: CorpOptions,
  parts: Pick<Agents, 'agent'> &
    Pick<Departments, 'departments'> &
    Pick<Members, 'allMembers'> &
    Pick<Tags, 'tags'>,
): SeenDirectory {
  return {
    async directorySeenBy({ corpId, agentId }) {
      const agent = await parts.agent(corpId, agentId)
      const account = (await registrations.byPublicIds([corpId])).get(corpId)
      if (!agent || !account) return refuse(notFound)
      const scope = scopeOf(agent)
      const directory = await readDirectory(database, corpId)
      const departmentIds = departmentsInScope(directory, scope)
      const keys = membersInScope(directory, scope)
      const departments = await parts.departments({ corpId, name: account.subject.name })
      const members = await parts.allMembers(corpId)
      const tags = await parts.tags(corpId)
      return accept({
        departments: departments.filter(({ id }) => departmentIds.has(id)),
        members: members.filter(({ userId }) => keys.has(userKey(userId))),
        tags: tags
          .filter(({ id }) => scope.tags.includes(id))
          .map((tag) => ({
            ...tag,
            users: tag.users.filter((key) => keys.has(key)),
            departments: tag.departments.filter((id) => departmentIds.has(id)),
          })),
      })
    },
  }
}
