import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { confirmTicket, scanAs } from '@maque/client/register-account.ts'
import type { CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registerOne, type TestAccount } from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'

const DAY_MS = 86_400_000
const word = (length: number): string => 'x'.repeat(length)
const text = (content: string): CorpMessageContent => ({ type: 'text', text: content })

let registry: Registry
let reviewer: TestPerson
/** For what is refused: nothing comes of it. */
let corpOfRefusals: TestCorp
beforeAll(async () => {
  registry = await openRegistry({
    policyValues: {
      'api.changes-per-minute': 100_000,
      'session.lifetime-days': 400,
      'corp.members': 12,
      'corp.departments': 20,
      'corp.department-depth': 4,
      'corp.departments-per-member': { min: 1, max: 2 },
      'corp.import-lines': 6,
      'corp.tags': 2,
      'corp.list-entries': 3,
      'corp.agents': 3,
      'corp.recipient-users': 3,
      'corp.recipient-departments': 2,
      'corp.recipient-tags': 1,
      'corp.person-times-per-account': 1,
      'corp.deliveries-per-minute': 2,
      'corp.deliveries-per-hour': 4,
    },
  })
  reviewer = await registry.signIn('reviewer', ['reviewer'])
  corpOfRefusals = await newCorp()
  await corpOfRefusals.addDepartment('研发')
  await corpOfRefusals.addMember('ann', { login: '+8613800000001' })
  await corpOfRefusals.addAgent()
})
afterAll(() => registry.close())

interface TestCorp extends TestAccount {
  addDepartment(name: string, parentId?: number): Promise<number>
  addMember(userId: string, changes?: object): Promise<string>
  addAgent(name?: string): Promise<number>
  /** Sends a text to these members. */
  write(agentId: number, users: readonly string[] | '@all', text?: string): ReturnType<typeof sendText>
}

async function newCorp(): Promise<TestCorp> {
  const account = await registerOne(registry, { kind: 'enterprise-account' })
  const { client } = account
  return {
    ...account,
    addDepartment: async (name, parentId = 1) =>
      (await client.call('POST /api/enterprise-account/departments', { body: { name, parentId } })).id,
    addMember: async (userId, changes = {}) =>
      (
        await client.call('POST /api/enterprise-account/members', {
          body: { userId, name: userId, departments: [1], ...changes },
        })
      ).userId,
    addAgent: async (name = '公告') =>
      (await client.call('POST /api/enterprise-account/agents', { body: { name } })).agentId,
    write: (agentId, users, content = '开会') => sendText(client, agentId, users, content),
  }
}

function sendText(
  client: PlatformClient,
  agentId: number,
  users: readonly string[] | '@all',
  content: string,
) {
  return client.call('POST /api/enterprise-account/agents/:agentId/messages', {
    params: { agentId: String(agentId) },
    body: { to: { users, departments: [], tags: [] }, content: text(content) },
  })
}

function setScope(
  { client }: TestCorp,
  agentId: number,
  scope: { users?: readonly string[]; departments?: readonly number[]; tags?: readonly number[] },
) {
  return client.call('PUT /api/enterprise-account/agents/:agentId/scope', {
    params: { agentId: String(agentId) },
    body: { users: [], departments: [], tags: [], ...scope },
  })
}

let apps = 0

async function newApp(owner: TestPerson): Promise<string> {
  const { appId } = await owner.createApp({ name: `Canteen ${++apps}`, intro: 'Feeds people.' })
  return appId
}

async function bringOnline(owner: TestPerson, appId: string): Promise<void> {
  const release = await owner.upload(appId, { archive: archiveOf(), version: '1', description: '' })
  await fillIn(owner, appId)
  await owner.submit(appId, release.id, submissionOf())
  await approve(reviewer, release.id)
  await owner.release(appId, release.id)
}

function ask({ client }: TestCorp, appId: string) {
  return client.call('POST /api/enterprise-account/associations', { body: { appId } })
}

function confirm({ client }: TestCorp, associationId: string, ticketId: string) {
  return client.call('POST /api/enterprise-account/associations/:associationId/confirmation', {
    params: { associationId },
    body: { ticketId },
  })
}

function accept(person: TestPerson, { publicId: corpId }: TestCorp, isAccepted = true) {
  return person.call('POST /api/workbench/invitations/:corpId/answer', {
    params: { corpId },
    body: { isAccepted },
  })
}

describe('a department (§2.8)', () => {
  it('is added, renamed, moved and removed, with the numbers of WeCom where it may not be', async () => {
    const corp = await newCorp()
    const { client, addDepartment } = corp
    const errcodeOf = async (deed: Promise<unknown>): Promise<number | undefined> =>
      (await problemOf(deed))?.errcode
    const change = (id: number, name: string, parentId: number) =>
      client.call('PUT /api/enterprise-account/departments/:departmentId', {
        params: { departmentId: String(id) },
        body: { name, parentId },
      })
    const remove = (id: number) =>
      client.call('DELETE /api/enterprise-account/departments/:departmentId', {
        params: { departmentId: String(id) },
      })
    const [rd, sales] = [await addDepartment('研发'), await addDepartment('销售')]
    const web = await addDepartment('前端', rd)
    expect([rd, sales, web]).toEqual([2, 3, 4])
    expect(await errcodeOf(change(99, 'x', 1))).toBe(60003)
    expect(await errcodeOf(addDepartment('x', 99))).toBe(60004)
    await corp.addMember('ann', { departments: [sales] })
    expect(await errcodeOf(remove(sales))).toBe(60005)
    expect(await errcodeOf(remove(rd))).toBe(60006)
    expect(await errcodeOf(remove(1))).toBe(60007)
    expect(await errcodeOf(addDepartment('研发'))).toBe(60008)
    expect(await errcodeOf(addDepartment('a|b'))).toBe(60009)
    expect(await errcodeOf(change(rd, '研发', web))).toBe(60010)
    expect(await errcodeOf(corp.addMember('bob', { departments: [99] }))).toBe(60123)
    await change(web, '引擎', sales)
    await remove(rd)
    // A number is not given twice.
    expect(await addDepartment('财务')).toBe(5)
    const { departments } = await client.call('GET /api/enterprise-account', {})
    expect(departments.map(({ id, name, parentId }) => [id, name, parentId])).toEqual([
      [1, corp.application.subject.name, 0],
      [3, '销售', 1],
      [4, '引擎', 3],
      [5, '财务', 1],
    ])
    const inSales = await client.call('GET /api/enterprise-account/members', { query: { departmentId: '3' } })
    expect(inSales.members.map(({ userId }) => userId)).toEqual(['ann'])
  })

  it.each([
    ['corp.department-name-characters', 32, 60001],
    ['corp.department-depth', 4, 81002],
  ] as const)('%s: %i', async (rule, limit, errcode) => {
    const { addDepartment } = corpOfRefusals
    let parent = 1
    if (rule === 'corp.department-depth') {
      for (let level = 2; level <= limit; level++) parent = await addDepartment(`level ${level}`, parent)
    } else {
      await addDepartment(word(limit))
      expect(await ruleThatRefused(addDepartment(''))).toBe(rule)
    }
    const tooMuch = addDepartment(rule === 'corp.department-depth' ? 'deeper' : word(limit + 1), parent)
    expect(await problemOf(tooMuch)).toMatchObject({ errcode, rule: { id: rule } })
  })
})

describe('a member', () => {
  it.each([
    ['corp.user-id-bytes', { userId: '' }, 40003],
    ['corp.user-id-bytes', { userId: word(65) }, 40003],
    ['corp.member-name-characters', { name: '' }, 60112],
    ['corp.member-name-characters', { name: word(65) }, 60112],
    ['corp.title-characters', { title: word(129) }, undefined],
    ['corp.departments-per-member', { departments: [] }, 60110],
    ['corp.departments-per-member', { departments: [1, 2, 3] }, 60110],
    ['user-id-characters', { userId: '_a' }, 40003],
    ['user-id-taken', { userId: 'ANN' }, 60102],
    ['login-used', { login: '13800000001' }, 60104],
    ['not-a-login', { login: 'somebody' }, 60103],
    ['accepted', { userId: word(64), name: word(64), title: word(128), departments: [1, 2] }, undefined],
    ['accepted', { login: '' }, undefined],
  ] as const)('%s: %j', async (rule, changes, errcode) => {
    const problem = await problemOf(corpOfRefusals.addMember('bob', changes))
    expect([problem?.rule?.id ?? problem?.code ?? 'accepted', problem?.errcode]).toEqual([rule, errcode])
  })

  it('is who says so, signed in with the login that is written there; of others nobody learns', async () => {
    const corp = await newCorp()
    const ann = await registry.signIn('ann')
    const mallory = await registry.signIn('mallory')
    await corp.addMember('ann', { login: 'Ann@Example.com' })
    expect((await mallory.call('GET /api/workbench', {})).invitations).toEqual([])
    expect(await ruleThatRefused(accept(mallory, corp))).toBe('not-found')
    expect((await ann.call('GET /api/workbench', {})).invitations).toMatchObject([{ corpId: corp.publicId }])
    await accept(ann, corp)
    expect(await ruleThatRefused(accept(ann, corp))).toBe('not-found')
    const { userIdOf } = registry.platform.corps
    expect(await userIdOf(corp.publicId, ann.id)).toBe('ann')
    expect(await userIdOf(corp.publicId, mallory.id)).toBeUndefined()
    const change = (body: object) =>
      corp.client.call('PUT /api/enterprise-account/members/:userId', {
        params: { userId: 'ANN' },
        body: { name: 'Ann', departments: [1], login: ann.email, ...body },
      })
    expect(await change({ isDisabled: true })).toMatchObject({ state: 'disabled' })
    expect((await ann.call('GET /api/workbench', {})).corps).toEqual([])
    expect(await change({})).toMatchObject({ state: 'active' })
    // With another login it is somebody else.
    expect(await change({ login: mallory.email })).toMatchObject({ state: 'invited' })
    expect(await userIdOf(corp.publicId, ann.id)).toBeUndefined()
    await accept(mallory, corp, false)
    expect((await mallory.call('GET /api/workbench', {})).invitations).toEqual([])
  })

  it('corp.import-lines: comes with others in a list, of which each line that can be is added', async () => {
    const corp = await newCorp()
    await corp.addDepartment('前端', await corp.addDepartment('研发'))
    const importCsv = (csv: string) =>
      corp.client.call('POST /api/enterprise-account/member-imports', { body: { csv } })
    const { lines, added } = await importCsv(
      [
        '\uFEFFUserID,name,login,departments,title',
        'ann,安,13800000002,研发/前端;研发,"Lead, web"',
        'bob,,,,',
        'cat,Cat,,财务,',
        '',
        'ANN,Ann,,,',
        'dan,Dan,,,',
      ].join('\r\n'),
    )
    expect(added).toBe(2)
    expect(lines.map(({ line, userId, refusal }) => [line, userId, refusal?.en ?? 'added'])).toEqual([
      [2, 'ann', 'added'],
      [3, 'bob', 'The name of a member has 1 to 64 characters.'],
      [4, 'cat', 'There is no department “财务”.'],
      [6, 'ANN', 'A member has this user id already; capitals make no other.'],
      [7, 'dan', 'added'],
    ])
    const { members } = await corp.client.call('GET /api/enterprise-account/members', { query: { q: '安' } })
    expect(members).toMatchObject([
      { userId: 'ann', login: '+8613800000002', departments: [3, 2], title: 'Lead, web', state: 'invited' },
    ])
    const many = Array.from({ length: 7 }, (_, index) => `u${index},U,,,`)
    expect(await ruleThatRefused(importCsv(many.join('\n')))).toBe('corp.import-lines')
    expect((await importCsv(many.slice(0, 6).join('\n'))).added).toBe(6)
  })
})

describe('a tag', () => {
  it.each([
    ['accepted', { name: '班' }, undefined],
    ['corp.tag-name-characters', { name: '' }, 40072],
    ['corp.tag-name-characters', { name: word(33) }, 40072],
    ['tag-name-taken', { name: '班' }, 40071],
    ['not-in-directory', { users: ['zoe'] }, 40070],
    ['corp.list-entries', { users: ['a', 'b', 'c'], departments: [1] }, undefined],
    ['accepted', { name: word(32), users: ['ANN'], departments: [1] }, undefined],
    ['corp.tags', { name: 'third' }, undefined],
  ] as const)('%s: %j', async (rule, changes, errcode) => {
    const add = (body: object) =>
      corpOfRefusals.client.call('POST /api/enterprise-account/tags', {
        body: { name: '值班', users: [], departments: [], ...body },
      })
    const problem = await problemOf(add(changes))
    expect([problem?.rule?.id ?? problem?.code ?? 'accepted', problem?.errcode]).toEqual([rule, errcode])
  })

  it('and a scope forget who is removed', async () => {
    const corp = await newCorp()
    const { client } = corp
    await corp.addMember('ann')
    const department = await corp.addDepartment('研发')
    const tag = await client.call('POST /api/enterprise-account/tags', {
      body: { name: '值班', users: ['ann'], departments: [department] },
    })
    const agentId = await corp.addAgent()
    await setScope(corp, agentId, { users: ['ann'], departments: [department], tags: [tag.id] })
    await client.call('DELETE /api/enterprise-account/members/:userId', { params: { userId: 'Ann' } })
    await client.call('DELETE /api/enterprise-account/departments/:departmentId', {
      params: { departmentId: String(department) },
    })
    expect((await client.call('GET /api/enterprise-account', {})).tags).toMatchObject([
      { users: [], departments: [] },
    ])
    await client.call('DELETE /api/enterprise-account/tags/:tagId', { params: { tagId: String(tag.id) } })
    const { agents } = await client.call('GET /api/enterprise-account/agents', {})
    expect(agents).toMatchObject([{ scope: { users: [], departments: [], tags: [] } }])
  })
})

describe('an agent', () => {
  it.each([
    ['corp.agent-name-characters', { name: 'x' }, 45022],
    ['corp.agent-name-characters', { name: word(17) }, 45022],
    ['corp.agent-about-characters', { about: word(121) }, 45004],
    ['accepted', { name: word(16), about: word(120) }, undefined],
  ] as const)('%s: %j', async (rule, changes, errcode) => {
    const { client } = corpOfRefusals
    const problem = await problemOf(
      client.call('POST /api/enterprise-account/agents', { body: { name: '公告', ...changes } }),
    )
    expect([problem?.rule?.id ?? 'accepted', problem?.errcode]).toEqual([rule, errcode])
  })

  it('has one secret, shown once, that is nobody else’s', async () => {
    const corp = await newCorp()
    const other = await newCorp()
    const agentId = await corp.addAgent()
    const params = { agentId: String(agentId) }
    const make = async () =>
      (await corp.client.call('POST /api/enterprise-account/agents/:agentId/secret', { params })).secret
    const { agentOfSecret } = registry.platform.corps
    const errcodeOf = async (corpId: string, secret: string) => {
      const found = await agentOfSecret(corpId, secret)
      return found.ok ? found.value : found.refusal.problem.errcode
    }
    const first = await make()
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(await errcodeOf(corp.publicId, first)).toEqual({ corpId: corp.publicId, agentId })
    expect(await errcodeOf(other.publicId, first)).toBe(40001)
    expect(await errcodeOf('ww0000000000000000', first)).toBe(40013)
    const second = await make()
    expect([await errcodeOf(corp.publicId, first), await errcodeOf(corp.publicId, '')]).toEqual([
      40001, 40001,
    ])
    await corp.client.call('PUT /api/enterprise-account/agents/:agentId', {
      params,
      body: { name: '公告', isEnabled: false },
    })
    expect(await errcodeOf(corp.publicId, second)).toBe(50003)
    expect(await problemOf(corp.write(agentId, '@all'))).toMatchObject({ errcode: 50003 })
    const listed = await corp.client.call('GET /api/enterprise-account/agents', {})
    expect(JSON.stringify(listed)).not.toContain(second)
    expect(
      await ruleThatRefused(
        other.client.call('POST /api/enterprise-account/agents/:agentId/secret', { params }),
      ),
    ).toBe('not-found')
  })
})

describe('an access token (§2.8)', () => {
  const { giveToken, agentOfToken } = {
    giveToken: (corpId: string, secret: string) =>
      registry.platform.unit.run(() => registry.platform.corps.giveToken(corpId, secret)),
    agentOfToken: (token: string) => registry.platform.corps.agentOfToken(token),
  }
  const secretOf = async ({ client }: TestCorp, agentId: number) =>
    (
      await client.call('POST /api/enterprise-account/agents/:agentId/secret', {
        params: { agentId: String(agentId) },
      })
    ).secret
  const given = async (corp: TestCorp, secret: string) => {
    const answer = await giveToken(corp.publicId, secret)
    if (!answer.ok) throw new Error(answer.refusal.problem.code)
    return answer.value
  }
  const errcodeOf = async (token: string) => {
    const answer = await agentOfToken(token)
    return answer.ok ? answer.value.agentId : answer.refusal.problem.errcode
  }

  it('corp.token-seconds: is the same until it ends, also for 200 who ask at once', async () => {
    const corp = await newCorp()
    const agentId = await corp.addAgent()
    const secret = await secretOf(corp, agentId)
    const answers = await Promise.all(Array.from({ length: 200 }, () => given(corp, secret)))
    const [first] = answers
    if (!first) throw new Error('nothing was given')
    expect(new Set(answers.map(({ token }) => token)).size).toBe(1)
    expect([first.expiresInSeconds, registry.platform.policy.value('corp.token-seconds')]).toEqual([
      7200, 7200,
    ])
    expect(first.token.length).toBeLessThanOrEqual(512)
    expect(await errcodeOf(first.token)).toBe(agentId)
    registry.clock.advance(7_199_999)
    expect([(await given(corp, secret)).token, await errcodeOf(first.token)]).toEqual([first.token, agentId])
    registry.clock.advance(1)
    expect(await errcodeOf(first.token)).toBe(42001)
    const second = await given(corp, secret)
    expect([await errcodeOf(first.token), await errcodeOf(second.token)]).toEqual([40014, agentId])
  })

  it('opens nothing that its agent may not: with a new secret, while it is off, or for somebody else', async () => {
    const corp = await newCorp()
    const agentId = await corp.addAgent()
    const { token } = await given(corp, await secretOf(corp, agentId))
    const other = await corp.addAgent()
    expect(await errcodeOf(token.replace(String(agentId), String(other)))).toBe(40014)
    expect([await errcodeOf(''), await errcodeOf('a-b-c'), await errcodeOf(`${token}0`)]).toEqual([
      40014, 40014, 40014,
    ])
    const setOn = (isEnabled: boolean) =>
      corp.client.call('PUT /api/enterprise-account/agents/:agentId', {
        params: { agentId: String(agentId) },
        body: { name: '公告', isEnabled },
      })
    await setOn(false)
    expect(await errcodeOf(token)).toBe(50003)
    await setOn(true)
    const secret = await secretOf(corp, agentId)
    expect(await errcodeOf(token)).toBe(40014)
    const next = await given(corp, secret)
    await corp.client.call('DELETE /api/enterprise-account/agents/:agentId', {
      params: { agentId: String(agentId) },
    })
    expect(await errcodeOf(next.token)).toBe(40014)
  })

  it('reads of the directory what is in scope', async () => {
    const corp = await newCorp()
    const rd = await corp.addDepartment('研发')
    const web = await corp.addDepartment('前端', rd)
    await corp.addDepartment('销售')
    await corp.addMember('ann', { departments: [web] })
    await corp.addMember('bob')
    const tag = await corp.client.call('POST /api/enterprise-account/tags', {
      body: { name: '值班', users: ['ann', 'bob'], departments: [] },
    })
    const agentId = await corp.addAgent()
    const seen = async () => {
      const answer = await registry.platform.corps.directorySeenBy({ corpId: corp.publicId, agentId })
      if (!answer.ok) throw new Error(answer.refusal.problem.code)
      const { departments, members, tags } = answer.value
      return [
        departments.map(({ id }) => id),
        members.map(({ userId }) => userId),
        tags.map(({ users }) => users),
      ]
    }
    expect(await seen()).toEqual([[], [], []])
    await setScope(corp, agentId, { departments: [rd] })
    expect(await seen()).toEqual([[rd, web], ['ann'], []])
    await setScope(corp, agentId, { tags: [tag.id] })
    expect(await seen()).toEqual([[], ['ann', 'bob'], [['ann', 'bob']]])
  })
})

describe('a message (S49)', () => {
  it('reaches who is in scope, lists the others, and is refused when nobody is right', async () => {
    const corp = await newCorp()
    const department = await corp.addDepartment('研发')
    await corp.addMember('ann', { departments: [department] })
    await corp.addMember('bob')
    const agentId = await corp.addAgent()
    const send = (to: object) =>
      corp.client.call('POST /api/enterprise-account/agents/:agentId/messages', {
        params: { agentId: String(agentId) },
        body: { to: { users: [], departments: [], tags: [], ...to }, content: text('开会') },
      })
    // Nobody sees a new agent.
    expect(await problemOf(corp.write(agentId, '@all'))).toMatchObject({ errcode: 81013 })
    await setScope(corp, agentId, { departments: [department] })
    expect(await corp.write(agentId, '@all')).toMatchObject({ delivered: 1, invalidUsers: [] })
    expect(await corp.write(agentId, ['ann', 'bob', 'zoe'])).toMatchObject({
      delivered: 1,
      invalidUsers: ['bob', 'zoe'],
    })
    expect(await problemOf(corp.write(agentId, ['bob']))).toMatchObject({ errcode: 81013 })
    expect(await problemOf(send({}))).toMatchObject({ errcode: 82001 })
    expect(await send({ departments: [1, department] })).toMatchObject({ invalidDepartments: [1] })
    const { messages } = await corp.client.call('GET /api/enterprise-account/agents/:agentId/messages', {
      params: { agentId: String(agentId) },
    })
    expect(messages).toHaveLength(3)
  })

  it.each([
    ['corp.recipient-users', { users: ['a', 'b', 'c', 'd'] }, 40032],
    ['corp.recipient-departments', { departments: [1, 2, 3] }, 82002],
    ['corp.recipient-tags', { tags: [1, 2] }, 82003],
  ] as const)('%s: names no more', async (rule, to, errcode) => {
    const sent = corpOfRefusals.client.call('POST /api/enterprise-account/agents/:agentId/messages', {
      params: { agentId: '1000002' },
      body: { to: { users: [], departments: [], tags: [], ...to }, content: text('开会') },
    })
    expect(await problemOf(sent)).toMatchObject({ errcode, rule: { id: rule } })
  })

  it('corp.recipient-tags: names as many', async () => {
    const sent = corpOfRefusals.client.call('POST /api/enterprise-account/agents/:agentId/messages', {
      params: { agentId: '1000002' },
      body: { to: { users: [], departments: [], tags: [1] }, content: text('开会') },
    })
    expect(await ruleThatRefused(sent)).not.toBe('corp.recipient-tags')
  })

  it('corp.deliveries-per-minute, corp.deliveries-per-hour: is dropped for who has had enough', async () => {
    const corp = await newCorp()
    await corp.addMember('ann')
    await corp.addMember('bob')
    const agentId = await corp.addAgent()
    await setScope(corp, agentId, { departments: [1] })
    const counts = async (users: readonly string[]) => {
      const { delivered, dropped } = await corp.write(agentId, users)
      return [delivered, dropped]
    }
    expect([await counts(['ann']), await counts(['ann'])]).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(await counts(['ann', 'bob'])).toEqual([1, 1])
    registry.clock.advance(60_000)
    expect([await counts(['ann']), await counts(['ann'])]).toEqual([
      [1, 0],
      [1, 0],
    ])
    registry.clock.advance(60_000)
    expect(await counts(['ann'])).toEqual([0, 1])
    registry.clock.advance(3_600_000)
    expect(await counts(['ann'])).toEqual([1, 0])
  })

  it('corp.person-times-per-account: is refused whole when the day’s deliveries are used up', async () => {
    const corp = await newCorp()
    const users = await Promise.all(Array.from({ length: 12 }, (_, index) => corp.addMember(`user${index}`)))
    const agentId = await corp.addAgent()
    await setScope(corp, agentId, { departments: [1] })
    await corp.write(agentId, users.slice(0, 3))
    await corp.write(agentId, users.slice(3, 6))
    expect(await problemOf(corp.write(agentId, '@all'))).toMatchObject({
      errcode: 45009,
      rule: { id: 'corp.person-times-per-account', used: 6 },
    })
    await corp.write(agentId, users.slice(6, 9))
    expect((await corp.write(agentId, users.slice(9))).delivered).toBe(3)
    const problem = await problemOf(corp.write(agentId, ['user0']))
    const resetsAt = new Date(problem?.rule?.resetsAt ?? 0)
    // Midnight in Beijing.
    expect(resetsAt.toISOString()).toMatch(/T16:00:00.000Z$/)
    registry.clock.advance(resetsAt.getTime() - registry.clock.now().getTime())
    expect((await corp.write(agentId, ['user0'])).delivered).toBe(1)
  })

  it('is read by who it was for, and by nobody who comes after them', async () => {
    const corp = await newCorp()
    const [ann, bob] = [await registry.signIn('reader'), await registry.signIn('successor')]
    await corp.addMember('desk', { login: ann.email })
    const agentId = await corp.addAgent()
    await setScope(corp, agentId, { users: ['desk'] })
    await corp.write(agentId, ['desk'], 'for Ann')
    // What was sent before she said that this is her waits for her.
    await accept(ann, corp)
    const [message] = (await ann.call('GET /api/workbench/messages', {})).messages
    expect(message).toMatchObject({ agentName: '公告', content: text('for Ann') })
    const read = (person: TestPerson) =>
      person.call('POST /api/workbench/messages/:messageId/read', {
        params: { messageId: message?.id ?? '' },
      })
    expect(await ruleThatRefused(read(bob))).toBe('not-found')
    expect((await ann.call('GET /api/workbench', {})).unread).toBe(1)
    await read(ann)
    expect((await ann.call('GET /api/workbench', {})).unread).toBe(0)
    await corp.client.call('PUT /api/enterprise-account/members/:userId', {
      params: { userId: 'desk' },
      body: { name: 'desk', departments: [1], login: bob.email },
    })
    await accept(bob, corp)
    for (const person of [ann, bob]) {
      expect((await person.call('GET /api/workbench/messages', {})).messages).toEqual([])
    }
  })
})

describe('walk 4 (S48, §4.3)', () => {
  it('leads from an association to one department that sees a mini program and is written to', async () => {
    const corp = await newCorp()
    const owner = await registry.signIn('owner')
    const appId = await newApp(owner)
    const [inside, outside] = [await registry.signIn('inside'), await registry.signIn('outside')]
    const department = await corp.addDepartment('前端', await corp.addDepartment('研发'))
    await corp.addMember('inside', { login: inside.email, departments: [department] })
    await corp.addMember('outside', { login: outside.email })
    await accept(inside, corp)
    await accept(outside, corp)

    // Only what is online can be associated.
    expect(await ruleThatRefused(ask(corp, appId))).toBe('corp.association-requires-online')
    await registry.withRules({ 'corp.association-requires-online': false }, async () => {
      const { association } = await ask(await newCorp(), await newApp(owner))
      expect(association.state).toBe('waiting-app')
    })
    await bringOnline(owner, appId)
    const { association, ticket } = await ask(corp, appId)
    expect(association).toMatchObject({ state: 'waiting-app', app: { appId } })
    // Nobody but the administrator of the mini program confirms.
    expect(await ruleThatRefused(confirm(corp, association.id, ticket.id))).toBe('ticket-not-confirmed')
    expect(await ruleThatRefused(confirmTicket(inside, ticket.id))).toBe('not-yours-to-confirm')
    await confirmTicket(owner, ticket.id)
    const linked = await confirm(corp, association.id, ticket.id)
    expect(linked).toMatchObject({ state: 'linked', corp: { corpId: corp.publicId } })
    const agentId = linked.agentId ?? 0
    expect(await ruleThatRefused(ask(corp, appId))).toBe('already-linked')
    expect(
      (await owner.call('GET /api/apps/:appId/corps', { params: { appId } })).associations,
    ).toMatchObject([
      { state: 'linked', corp: { corpId: corp.publicId, name: corp.application.subject.name } },
    ])

    // Nobody sees it until somebody is in its scope: then a department, with what is below it.
    const seenBy = async (person: TestPerson) =>
      (await person.call('GET /api/workbench', {})).corps.flatMap(({ apps }) => apps.map((app) => app.appId))
    expect(await seenBy(inside)).toEqual([])
    await setScope(corp, agentId, { departments: [2] })
    expect([await seenBy(inside), await seenBy(outside)]).toEqual([[appId], []])
    const { seesApp } = registry.platform.corps
    const agent = { corpId: corp.publicId, agentId }
    expect([await seesApp(agent, appId, inside.id), await seesApp(agent, appId, outside.id)]).toEqual([
      true,
      false,
    ])

    const sent = await corp.client.call('POST /api/enterprise-account/agents/:agentId/messages', {
      params: { agentId: String(agentId) },
      body: {
        to: { users: ['inside', 'outside'], departments: [], tags: [] },
        content: {
          type: 'miniprogram_notice',
          title: '今日菜单',
          page: 'pages/index/index',
          items: [{ key: '午餐', value: '面' }],
        },
      },
    })
    expect(sent).toMatchObject({ delivered: 1, invalidUsers: ['outside'] })
    const received = async (person: TestPerson) =>
      (await person.call('GET /api/workbench/messages', {})).messages
    expect(await received(inside)).toMatchObject([{ appId, content: { title: '今日菜单' } }])
    expect(await received(outside)).toEqual([])

    // The mini program ends it: the agent, its place in the workbench and its secret are gone.
    const params = { appId, associationId: association.id }
    await owner.call('DELETE /api/apps/:appId/corps/:associationId', { params })
    expect(await seenBy(inside)).toEqual([])
    expect((await corp.client.call('GET /api/enterprise-account/agents', {})).agents).toEqual([])
    expect((await corp.client.call('GET /api/enterprise-account/associations', {})).associations).toEqual([])
    // What was received stays; a new association is another agent.
    expect(await received(inside)).toHaveLength(1)
    const again = await ask(corp, appId)
    const answered = await owner.call('POST /api/apps/:appId/corps/:associationId/answer', {
      params: { appId, associationId: again.association.id },
      body: { isAccepted: true },
    })
    expect(answered.agentId).toBe(agentId + 1)
  })

  it('goes through the settings of the mini program, where its administrator says no or, with a scan, yes', async () => {
    const corp = await newCorp()
    const owner = await registry.signIn('settings owner')
    const appId = await newApp(owner)
    await bringOnline(owner, appId)
    const answer = (associationId: string, isAccepted: boolean) =>
      owner.call('POST /api/apps/:appId/corps/:associationId/answer', {
        params: { appId, associationId },
        body: { isAccepted },
      })
    const { association } = await ask(corp, appId)
    // Asking again shows another code for the same thing.
    expect((await ask(corp, appId)).association.id).toBe(association.id)
    expect(await answer(association.id, false)).toMatchObject({ state: 'unlinked' })
    expect(await ruleThatRefused(answer(association.id, true))).toBe('association-not-now')
    const next = (await ask(corp, appId)).association.id
    const bare = await owner.send(
      new Request(`http://localhost:8080/api/apps/${appId}/corps/${next}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isAccepted: true }),
      }),
    )
    expect(await bare.json()).toMatchObject({ rule: { id: 'confirmation.association' } })
    expect(await answer(next, true)).toMatchObject({ state: 'linked' })
    expect(await ruleThatRefused(answer(next, false))).toBe('association-not-now')
    // Many corps may have one mini program.
    const other = await newCorp()
    await answer((await ask(other, appId)).association.id, true)
    const { associations } = await owner.call('GET /api/apps/:appId/corps', { params: { appId } })
    expect(associations).toHaveLength(2)
  })

  it('corp.agents: has so many places, with those that were asked', async () => {
    const corp = await newCorp()
    const owner = await registry.signIn('places owner')
    const [first, second] = [await newApp(owner), await newApp(owner)]
    for (const appId of [first, second]) await bringOnline(owner, appId)
    await corp.addAgent()
    const { association } = await ask(corp, first)
    await corp.addAgent()
    // What was asked and has not answered has a place, and is named.
    for (const wanted of [() => ask(corp, second), () => corp.addAgent()]) {
      expect((await problemOf(wanted()))?.rule).toMatchObject({
        id: 'corp.agents',
        used: 3,
        occupiedBy: expect.arrayContaining([expect.objectContaining({ kind: 'asked-mini-program' })]),
      })
    }
    await corp.client.call('DELETE /api/enterprise-account/associations/:associationId', {
      params: { associationId: association.id },
    })
    expect(await ruleThatRefused(ask(corp, second))).toBe('accepted')
  })

  it('ends for members while the corp’s account is frozen, and for good when it is cancelled', async () => {
    const corp = await newCorp()
    const member = await registry.signIn('frozen-member')
    await corp.addMember('m', { login: member.email })
    await accept(member, corp)
    const corpsOf = async () => (await member.call('GET /api/workbench', {})).corps.length
    expect(await corpsOf()).toBe(1)
    const { registrations } = await registry.operator.call('GET /api/operator/registrations', {
      query: { q: corp.publicId },
    })
    const params = { registrationId: registrations[0]?.id ?? '' }
    await registry.operator.call('POST /api/operator/registrations/:registrationId/freeze', {
      params,
      body: { reason: 'test' },
    })
    expect(await corpsOf()).toBe(0)
    expect(await ruleThatRefused(corp.addAgent())).toBe('account-not-in-force')
    await registry.operator.call('DELETE /api/operator/registrations/:registrationId/freeze', { params })
    expect(await corpsOf()).toBe(1)

    const owner = await registry.signIn('left-owner')
    const appId = await newApp(owner)
    await bringOnline(owner, appId)
    const { association } = await ask(corp, appId)
    await owner.call('POST /api/apps/:appId/corps/:associationId/answer', {
      params: { appId, associationId: association.id },
      body: { isAccepted: true },
    })
    const { client, host } = corp
    await client.call('POST /api/registration/cancellation', {
      body: { ticketId: await scanAs(host, client, 'cancel') },
    })
    await registry.operator.call('POST /api/operator/clock', { body: { advanceMs: 7 * DAY_MS } })
    await client.call('POST /api/registration/cancellation/confirmation', {
      body: { ticketId: await scanAs(host, client, 'confirm-cancellation') },
    })
    expect(await corpsOf()).toBe(0)
    expect((await owner.call('GET /api/apps/:appId/corps', { params: { appId } })).associations).toEqual([])
  })
})

describe('two hundred at the same moment', () => {
  const twoHundred = <Answer>(deed: (index: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: 200 }, (_, index) => ruleThatRefused(deed(index))))
  const countOf = (outcomes: readonly string[], outcome: string) =>
    outcomes.filter((one) => one === outcome).length

  it('corp.departments: make 20 departments, one of each name', async () => {
    const { addDepartment } = await newCorp()
    const sameName = await twoHundred(() => addDepartment('研发'))
    expect([countOf(sameName, 'accepted'), new Set(sameName)]).toEqual([
      1,
      new Set(['accepted', 'department-name-taken']),
    ])
    const others = await twoHundred((index) => addDepartment(`department ${index}`))
    expect([countOf(others, 'accepted'), new Set(others)]).toEqual([
      19,
      new Set(['accepted', 'corp.departments']),
    ])
  })

  it('corp.members: are 12 members', async () => {
    const { addMember } = await newCorp()
    const outcomes = await twoHundred((index) => addMember(`user${index}`))
    expect([countOf(outcomes, 'accepted'), new Set(outcomes)]).toEqual([
      12,
      new Set(['accepted', 'corp.members']),
    ])
  })

  it('ask one mini program once, and are linked once', async () => {
    const corp = await newCorp()
    const owner = await registry.signIn('raced owner')
    const appId = await newApp(owner)
    await bringOnline(owner, appId)
    const asked = await Promise.all(Array.from({ length: 200 }, () => ask(corp, appId)))
    expect(new Set(asked.map(({ association }) => association.id)).size).toBe(1)
    // One code, drawn once.
    expect(new Set(asked.map(({ ticket: shown }) => shown.id)).size).toBe(1)
    const [{ association, ticket } = await ask(corp, appId)] = asked
    await confirmTicket(owner, ticket.id)
    const outcomes = await twoHundred(() => confirm(corp, association.id, ticket.id))
    expect(countOf(outcomes, 'accepted')).toBe(1)
    const { agents } = await corp.client.call('GET /api/enterprise-account/agents', {})
    expect(agents).toHaveLength(1)
  })
})
