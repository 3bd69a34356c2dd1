/** The agents of a corp: who sees them, their secrets, what they send. */
import { accept, refuse } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { CorpGuard } from './corp-guard.ts'
import type { CorpService } from './corp-service.ts'
import { readNumber } from './read-number.ts'

export function agentRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/enterprise-account/agents',
      guard,
      handle: async ({ admitted: { account } }) =>
        accept({
          answer: {
            agents: await corps.agents(account.publicId),
            addressLimit: corps.addressLimit(),
          },
        }),
    }),
    route({
      endpoint: 'POST /api/enterprise-account/agents',
      guard,
      audit: 'corp.agent-made',
      handle: async ({ admitted: { account }, body, note }) => {
        const added = await corps.addAgent(account.publicId, body)
        if (added.ok) note({ what: String(added.value.agentId), after: added.value.name })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/agents/:agentId',
      guard,
      audit: 'corp.agent-changed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const id = readNumber(params.agentId)
        if (id === undefined) return refuse(notFound)
        const changed = await corps.changeAgent(account.publicId, id, body)
        if (changed.ok) note({ what: String(id), after: changed.value.isEnabled ? 'on' : 'off' })
        return answering(changed)
      },
    }),
    route({
      endpoint: 'DELETE /api/enterprise-account/agents/:agentId',
      guard,
      audit: 'corp.agent-removed',
      handle: async ({ admitted: { account }, params, note }) => {
        const id = readNumber(params.agentId)
        if (id === undefined) return refuse(notFound)
        const removed = await corps.removeAgent(account.publicId, id)
        if (removed.ok) note({ what: String(id) })
        return answeringNothing(removed)
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/agents/:agentId/scope',
      guard,
      audit: 'corp.scope-set',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const id = readNumber(params.agentId)
        if (id === undefined) return refuse(notFound)
        const set = await corps.setScope(account.publicId, id, body)
        if (set.ok) note({ what: String(id), after: JSON.stringify(set.value.scope) })
        return answering(set)
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/agents/:agentId/api-addresses',
      guard,
      audit: 'corp.addresses-set',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const agentId = readNumber(params.agentId)
        if (agentId === undefined) return refuse(notFound)
        const set = await corps.setAddresses({ corpId: account.publicId, agentId }, body)
        if (set.ok) note({ what: String(agentId), after: JSON.stringify(set.value.apiAddresses) })
        return answering(set)
      },
    }),
    route({
      endpoint: 'POST /api/enterprise-account/agents/:agentId/secret',
      guard,
      audit: 'corp.secret-made',
      handle: async ({ admitted: { account }, params, note }) => {
        const id = readNumber(params.agentId)
        if (id === undefined) return refuse(notFound)
        const secret = await corps.makeSecret(account.publicId, id)
        if (secret.ok) note({ what: String(id) })
        return secret.ok ? accept({ answer: { secret: secret.value }, status: 201 }) : secret
      },
    }),
    route({
      endpoint: 'GET /api/enterprise-account/agents/:agentId/messages',
      guard,
      handle: async ({ admitted: { account }, params }) => {
        const agentId = readNumber(params.agentId)
        const agent = agentId === undefined ? undefined : await corps.agent(account.publicId, agentId)
        if (!agent) return refuse(notFound)
        const messages = await corps.sent({ corpId: account.publicId, agentId: agent.agent_id })
        return accept({ answer: { messages } })
      },
    }),
    route({
      endpoint: 'POST /api/enterprise-account/agents/:agentId/messages',
      guard,
      audit: 'corp.message-sent',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const agentId = readNumber(params.agentId)
        if (agentId === undefined) return refuse(notFound)
        const sent = await corps.send({ corpId: account.publicId, agentId }, body)
        if (sent.ok) note({ what: sent.value.id, after: `${sent.value.delivered}` })
        return sent.ok ? accept({ answer: sent.value, status: 201 }) : sent
      },
    }),
  ]
}
