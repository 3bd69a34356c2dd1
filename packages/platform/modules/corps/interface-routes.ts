/**
 * WeCom's open interfaces, as servers of corps ask them.
 *
 * Nobody is known before the token has been read, and that stands in the query.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90664
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CorpUserStatus } from '@maque/protocol/platform/corp-interfaces.ts'
import type { CorpMember } from '@maque/protocol/platform/corps.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AgentEntry } from './agents.ts'
import type { CorpAgentId, CorpDirectory } from './contract.ts'
import { holderOfToken, tokenOfOthers } from '../../kernel/http/token-holder.ts'
import { tokenMissing } from '../../kernel/http/token-problems.ts'
import {
  agentIdWrong,
  corpIdMissing,
  corpSecretMissing,
  departmentMissing,
  memberMissing,
  tagMissing,
  tokenWrong,
} from './corp-problems.ts'
import type { CorpService } from './corp-service.ts'
import { userKey } from './directory.ts'
import { readMessage } from './read-message.ts'
import { readNumber } from './read-number.ts'

const done = { errcode: 0, errmsg: 'ok' } as const

export function interfaceRoutes(corps: CorpService): readonly Route[] {
  return [...tokenRoutes(corps), ...messageRoutes(corps), ...directoryRoutes(corps), ...agentRoutes(corps)]
}

function tokenRoutes(corps: CorpService): readonly Route[] {
  return [
    route({
      endpoint: 'GET /cgi-bin/gettoken',
      guard: anyone,
      // It notes when the token was given: one unit, so that all who ask at once get the same.
      audit: 'corp.token-given',
      handle: async ({ query: { corpid, corpsecret }, origin, note }) => {
        if (corpid === '') return refuse(corpIdMissing)
        if (corpsecret === '') return refuse(corpSecretMissing)
        const agent = await corps.agentOfSecret(corpid, corpsecret)
        if (!agent.ok) return agent
        const allowed = await corps.checkAddress(agent.value, origin.address)
        if (!allowed.ok) return allowed
        const given = await corps.giveToken(corpid, corpsecret)
        if (!given.ok) return given
        const counted = await corps.countCall(corpid, 'gettoken')
        if (!counted.ok) return counted
        note({ what: corpid })
        const { token: access_token, expiresInSeconds: expires_in } = given.value
        return accept({ answer: { ...done, access_token, expires_in } })
      },
    }),
  ]
}

function messageRoutes(corps: CorpService): readonly Route[] {
  return [
    route({
      endpoint: 'POST /cgi-bin/message/send',
      guard: anyone,
      rate: 'corp.calls-per-address',
      audit: 'corp.message-sent',
      // Counts also where it is refused afterwards.
      before: async ({ query }) => {
        const known = await corps.agentOfToken(query.access_token)
        return known.ok ? corps.countCall(known.value.corpId, 'message/send') : accept(undefined)
      },
      handle: async ({ query, body, origin, note }) => {
        const agent = await agentOf({ token: query.access_token, address: origin.address }, corps)
        if (!agent.ok) return agent
        const { corp_id: corpId, agent_id: agentId } = agent.value
        const message = readMessage(body, agent.value)
        if (!message.ok) return message
        const sent = await corps.send({ corpId, agentId }, message.value)
        if (!sent.ok) return sent
        const { id: msgid, delivered, invalidUsers, invalidDepartments, invalidTags } = sent.value
        note({ what: `${corpId} ${agentId} ${msgid}`, after: `${delivered}` })
        return accept({
          answer: {
            ...done,
            invaliduser: invalidUsers.join('|'),
            invalidparty: invalidDepartments.join('|'),
            invalidtag: invalidTags.join('|'),
            msgid,
          },
        })
      },
    }),
  ]
}

function directoryRoutes(corps: CorpService): readonly Route[] {
  return [
    route({
      endpoint: 'GET /cgi-bin/user/get',
      guard: anyone,
      handle: async ({ query: { access_token, userid }, origin: { address } }) => {
        const seen = await directoryOf({ token: access_token, address }, 'user/get', corps)
        if (!seen.ok) return seen
        const key = userKey(userid)
        const member = seen.value.members.find(({ userId }) => userKey(userId) === key)
        if (!member) return refuse(memberMissing)
        const { userId, name, departments: department, title: position } = member
        return accept({
          answer: { ...done, userid: userId, name, department, position, status: STATUS[member.state] },
        })
      },
    }),
    route({
      endpoint: 'GET /cgi-bin/department/list',
      guard: anyone,
      handle: async ({ query: { access_token, id }, origin: { address } }) => {
        const seen = await directoryOf({ token: access_token, address }, 'department/list', corps)
        if (!seen.ok) return seen
        const department = id === undefined ? seen.value.departments : below(id, seen.value)
        if (id !== undefined && department.length === 0) return refuse(departmentMissing)
        return accept({
          answer: {
            ...done,
            department: department.map(({ id: departmentId, name, parentId, position }) => ({
              id: departmentId,
              name,
              parentid: parentId,
              order: position,
            })),
          },
        })
      },
    }),
    route({
      endpoint: 'GET /cgi-bin/tag/list',
      guard: anyone,
      handle: async ({ query: { access_token }, origin: { address } }) => {
        const seen = await directoryOf({ token: access_token, address }, 'tag/list', corps)
        if (!seen.ok) return seen
        const taglist = seen.value.tags.map(({ id: tagid, name: tagname }) => ({ tagid, tagname }))
        return accept({ answer: { ...done, taglist } })
      },
    }),
    route({
      endpoint: 'GET /cgi-bin/tag/get',
      guard: anyone,
      handle: async ({ query: { access_token, tagid }, origin: { address } }) => {
        const seen = await directoryOf({ token: access_token, address }, 'tag/get', corps)
        if (!seen.ok) return seen
        const tag = seen.value.tags.find(({ id }) => id === readNumber(tagid))
        if (!tag) return refuse(tagMissing)
        const keys = new Set(tag.users)
        const userlist = seen.value.members
          .filter(({ userId }) => keys.has(userKey(userId)))
          .map(({ userId: userid, name }) => ({ userid, name }))
        return accept({ answer: { ...done, tagname: tag.name, userlist, partylist: tag.departments } })
      },
    }),
  ]
}

function agentRoutes(corps: CorpService): readonly Route[] {
  return [
    route({
      endpoint: 'GET /cgi-bin/agent/get',
      guard: anyone,
      handle: async ({ query: { access_token, agentid }, origin: { address } }) => {
        const found = await agentOf({ token: access_token, address }, corps)
        if (!found.ok) return found
        const counted = await corps.countCall(found.value.corp_id, 'agent/get')
        if (!counted.ok) return counted
        const agent = found.value
        if (readNumber(agentid) !== agent.agent_id) return refuse(agentIdWrong)
        return accept({
          answer: {
            ...done,
            agentid: agent.agent_id,
            name: agent.name,
            description: agent.about,
            close: agent.is_enabled ? 0 : 1,
            allow_userinfos: { user: agent.scope_users.map((userid) => ({ userid })) },
            allow_partys: { partyid: agent.scope_departments },
            allow_tags: { tagid: agent.scope_tags },
          },
        })
      },
    }),
  ]
}

/** Not a rule: how WeCom numbers states. */
const STATUS: Readonly<Record<CorpMember['state'], CorpUserStatus>> = { active: 1, disabled: 2, invited: 4 }

interface Asking {
  readonly token: string
  readonly address: string
}

async function holderOf(
  { token, address }: Asking,
  corps: CorpService,
): Promise<Result<CorpAgentId, RaisedProblem>> {
  if (token === '') return refuse(tokenMissing)
  const kind = holderOfToken(token)?.kind
  if (kind !== undefined && kind !== 'agent') return refuse(tokenOfOthers)
  const known = await corps.agentOfToken(token)
  if (!known.ok) return known
  const allowed = await corps.checkAddress(known.value, address)
  return allowed.ok ? known : allowed
}

async function agentOf(asking: Asking, corps: CorpService): Promise<Result<AgentEntry, RaisedProblem>> {
  const known = await holderOf(asking, corps)
  if (!known.ok) return known
  const agent = await corps.agent(known.value.corpId, known.value.agentId)
  return agent ? accept(agent) : refuse(tokenWrong)
}

async function directoryOf(
  asking: Asking,
  path: string,
  corps: CorpService,
): Promise<Result<CorpDirectory, RaisedProblem>> {
  const known = await holderOf(asking, corps)
  if (!known.ok) return known
  const counted = await corps.countCall(known.value.corpId, path)
  return counted.ok ? corps.directorySeenBy(known.value) : counted
}

/** The department of this number and those below it, as far as they are seen. */
function below(id: string, { departments }: CorpDirectory): CorpDirectory['departments'] {
  const found = departments.filter((one) => one.id === readNumber(id))
  // A department that is added while they are walked through has its own walked through after it.
  for (const above of found) found.push(...departments.filter(({ parentId }) => parentId === above.id))
  return found
}
