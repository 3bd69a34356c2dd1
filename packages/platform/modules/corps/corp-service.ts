/**
 * Enterprise accounts: corps with a directory, agents and a workbench (RULES S48, S49, §2.8). Each
 * part says in its own file what it promises.
 */
import type { Corp } from '@maque/protocol/platform/corps.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createAgentAddresses, type AgentAddresses } from './agent-addresses.ts'
import { createAgents, type Agents } from './agents.ts'
import type { Corps } from './contract.ts'
import { createCallCounts, type CallCounts } from './count-calls.ts'
import { createCorpAssociations, type CorpAssociations } from './corp-associations.ts'
import { createCorpMessages, type SentMessages } from './corp-messages.ts'
import type { CorpOptions } from './corp-options.ts'
import { createDepartments, type Departments } from './departments.ts'
import { createMembers, type Members } from './members.ts'
import { createSeenDirectory } from './seen-directory.ts'
import { createTags, type Tags } from './tags.ts'
import { createWorkbenches, type Workbenches } from './workbenches.ts'

export interface CorpService
  extends
    Corps,
    Agents,
    AgentAddresses,
    CallCounts,
    CorpAssociations,
    SentMessages,
    Departments,
    Members,
    Tags,
    Workbenches {
  corp(account: RegisteredAccount): Promise<Corp>
}

export function createCorpService(options: CorpOptions): CorpService {
  const { policy } = options
  const agents = createAgents(options)
  const departments = createDepartments(options)
  const members = createMembers(options)
  const tags = createTags(options)
  return {
    ...agents,
    ...departments,
    ...members,
    ...tags,
    ...createCorpAssociations(options, agents),
    ...createCorpMessages(options, agents),
    ...createAccessTokens(options, agents),
    ...createCallCounts(options),
    ...createAgentAddresses(options, agents),
    ...createSeenDirectory(options, { ...agents, ...departments, ...members, ...tags }),
    ...createWorkbenches(options, agents),
    async corp({ publicId: corpId, subject: { name } }) {
      return {
        corpId,
        name,
        departments: await departments.departments({ corpId, name }),
        tags: await tags.tags(corpId),
        members: { used: await members.countMembers(corpId), limit: policy.value('corp.members') },
        agents: { used: (await agents.agentPlaces(corpId)).length, limit: policy.value('corp.agents') },
      }
    },
  }
}
