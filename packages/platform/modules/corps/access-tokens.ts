/**
 * Access tokens: what an agent's servers show instead of its secret (RULES §2.8).
 *
 * (1) Until it ends, asking again gives the same token.
 * (2) A token is worth what its agent is: with a new secret, while the agent is switched off or the
 *     corp’s account is not in force, and when the agent is gone, it opens nothing.
 * (3) Nothing of a token is kept but when it was given: it is made anew from the instance's key.
 */
import { timingSafeEqual } from 'node:crypto'
import { accept, refuse } from '@maque/base/result.ts'
import { later, SECOND_MS } from '../../kernel/clock.ts'
import type { AgentEntry, Agents } from './agents.ts'
import type { AccessTokens } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import { tokenExpired } from '../../kernel/http/token-problems.ts'
import { agentDisabled, agentSecretWrong, corpUnknown, tokenWrong } from './corp-problems.ts'

export function createAccessTokens(
  { database, clock, policy, secretKey }: CorpOptions,
  agents: Pick<Agents, 'agent' | 'agentOfSecret' | 'isInForce' | 'hashOf'>,
): AccessTokens {
  const { hashOf } = agents
  const tokenOf = (agent: AgentEntry, givenAt: Date): string => {
    const { corp_id, agent_id, secret_hash } = agent
    const proof = secretKey(`token ${corp_id} ${agent_id} ${secret_hash} ${givenAt.toISOString()}`)
    return `${corp_id}-${agent_id}-${proof}`
  }
  const endOf = (givenAt: Date): Date => later(givenAt, policy.value('corp.token-seconds') * SECOND_MS)
  return {
    async giveToken(corpId, secret) {
      const found = await agents.agentOfSecret(corpId, secret)
      if (!found.ok) return found
      const { agentId } = found.value
      // One at a time: of two who ask at once both have the same. The secret may be void by now.
      const agent = await database
        .selectFrom('corp_agents')
        .selectAll()
        .where('corp_id', '=', corpId)
        .where('agent_id', '=', agentId)
        .where('secret_hash', '=', hashOf(corpId, secret))
        .forUpdate()
        .executeTakeFirst()
      if (!agent) return refuse(agentSecretWrong)
      const now = clock.now()
      const before = agent.token_given_at
      const givenAt = before !== null && endOf(before) > now ? before : now
      if (givenAt !== before) {
        await database
          .updateTable('corp_agents')
          .set({ token_given_at: givenAt })
          .where('corp_id', '=', corpId)
          .where('agent_id', '=', agentId)
          .execute()
      }
      const expiresInSeconds = Math.floor((endOf(givenAt).getTime() - now.getTime()) / SECOND_MS)
      return accept({ token: tokenOf(agent, givenAt), expiresInSeconds })
    },
    async agentOfToken(token) {
      const [corpId = '', agentId = ''] = token.split('-')
      const agent = /^\d{1,9}$/.test(agentId) ? await agents.agent(corpId, Number(agentId)) : undefined
      if (!agent || agent.token_given_at === null) return refuse(tokenWrong)
      const right = Buffer.from(tokenOf(agent, agent.token_given_at))
      const given = Buffer.from(token)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return refuse(tokenWrong)
      if (endOf(agent.token_given_at) <= clock.now()) return refuse(tokenExpired)
      if (!(await agents.isInForce(corpId))) return refuse(corpUnknown)
      return agent.is_enabled ? accept({ corpId, agentId: agent.agent_id }) : refuse(agentDisabled)
    },
  }
}
