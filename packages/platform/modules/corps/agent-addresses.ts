/** From which addresses servers of a corp may ask in an agent’s name (§2.8); a list that is off lets all. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CorpAgent } from '@maque/protocol/platform/corps.ts'
import type { AddressList } from '@maque/protocol/platform/development.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Agents } from './agents.ts'
import type { CorpAgentId } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import { agentAddressNotListed } from './corp-problems.ts'

export interface AgentAddresses {
  setAddresses(agent: CorpAgentId, list: AddressList): Promise<Result<CorpAgent, RaisedProblem>>
  /** How many a list may have. */
  addressLimit(): number
  /** Refuses an address that is not on the list of the agent, where that is on. */
  checkAddress(agent: CorpAgentId, address: string): Promise<Result<void, RaisedProblem>>
}

export function createAgentAddresses(
  { addresses, policy }: Pick<CorpOptions, 'addresses' | 'policy'>,
  agents: Pick<Agents, 'agents'>,
): AgentAddresses {
  const find = async ({ corpId, agentId }: CorpAgentId): Promise<CorpAgent | undefined> =>
    (await agents.agents(corpId)).find((one) => one.agentId === agentId)
  return {
    async setAddresses(agent, list) {
      const found = await find(agent)
      if (!found) return refuse(notFound)
      const set = await addresses.setAddresses({ appId: listOf(agent), actorName: found.name }, list)
      return set.ok ? accept({ ...found, apiAddresses: set.value }) : set
    },
    addressLimit: () => policy.value('development.addresses'),
    checkAddress: async (agent, address) =>
      (await addresses.letsAsk(listOf(agent), address)) ? accept(undefined) : refuse(agentAddressNotListed),
  }
}

/** Where the list of an agent is kept. Numbers of agents are never given twice. */
export function listOf({ corpId, agentId }: CorpAgentId): string {
  return `${corpId}-${agentId}`
}
