/** WeCom's open interfaces, asked as servers of corps ask them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerOne, type TestAccount } from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'

let registry: Registry
let corp: TestAccount
let agentId = 0
let secret = ''
let token = ''
beforeAll(async () => {
  registry = await openRegistry({ policyValues: { 'corp.calls-per-address': 12 } })
  corp = await registerOne(registry, { kind: 'enterprise-account' })
  const { client } = corp
  const addDepartment = async (name: string, parentId: number) =>
    (await client.call('POST /api/enterprise-account/departments', { body: { name, parentId } })).id
  const rd = await addDepartment('研发', 1)
  await addDepartment('前端', rd)
  await addDepartment('销售', 1)
  const csv = 'Ann,安,,研发/前端,Lead\nbob,Bob,,销售,\ncat,Cat,,研发,'
  await client.call('POST /api/enterprise-account/member-imports', { body: { csv } })
  const tag = await client.call('POST /api/enterprise-account/tags', {
    body: { name: '值班', users: ['ann', 'bob'], departments: [] },
  })
  agentId = (await client.call('POST /api/enterprise-account/agents', { body: { name: '公告' } })).agentId
  const params = { agentId: String(agentId) }
  await client.call('PUT /api/enterprise-account/agents/:agentId/scope', {
    params,
    body: { users: [], departments: [rd], tags: [] },
  })
  expect(tag.id).toBe(1)
  secret = (await client.call('POST /api/enterprise-account/agents/:agentId/secret', { params })).secret
  const given = await ask('gettoken', { corpid: corp.publicId, corpsecret: secret })
  expect(given).toEqual({
    errcode: 0,
    errmsg: 'ok',
    access_token: expect.stringMatching(/^ww[0-9a-f]{16}-\d+-[0-9a-f]{64}$/),
    expires_in: 7200,
  })
  expect(await ask('gettoken', { corpid: corp.publicId, corpsecret: secret })).toEqual(given)
  token = String(given['access_token'])
})
afterAll(() => registry.close())

type Answer = Readonly<Record<string, unknown>>

async function ask(path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Answer> {
  const response = await registry.visitor.send(
    new Request(`http://localhost:8080/cgi-bin/${path}?${new URLSearchParams(query)}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }),
  )
  // Clients take any other status for a failure of the connection.
  expect(response.status).toBe(200)
  // It is JSON, whatever it says.
  return (await response.json()) as Answer
}

const ofApp = (letter: string): string => `${letter}-wx0123456789abcdef-1-${'0'.repeat(64)}`

const read = (path: string, query = {}) => ask(path, { access_token: token, ...query })
const send = (body: object) =>
  ask('message/send', { access_token: token }, { msgtype: 'text', agentid: agentId, ...body })
const hello = { text: { content: '开会' } }

describe('an open interface of WeCom (S49, §2.8)', () => {
  it.each([
    [41002, 'gettoken', { corpsecret: 'x' }],
    [41004, 'gettoken', { corpid: 'x' }],
    [40013, 'gettoken', { corpid: 'ww0000000000000000', corpsecret: 'x' }],
    [41001, 'user/get', { userid: 'ann' }],
    [40014, 'user/get', { access_token: 'x', userid: 'ann' }],
    [41001, 'department/list', {}],
    // WeChat has interfaces that are named alike, for its own tokens.
    [48001, 'user/get', { access_token: ofApp('p'), userid: 'ann' }],
    [48001, 'department/list', { access_token: ofApp('c') }],
    [48001, 'agent/get', { access_token: ofApp('s'), agentid: '1' }],
    [40014, 'agent/get', { access_token: 'a-1-b', agentid: '1' }],
  ])('refuses with %i: %s %j', async (errcode, path, query) => {
    expect(await ask(path, query)).toMatchObject({ errcode, errmsg: expect.stringMatching(/./) })
  })

  it('says that a secret is wrong, of a corp that is there', async () => {
    expect(await ask('gettoken', { corpid: corp.publicId, corpsecret: 'x' })).toMatchObject({
      errcode: 40001,
    })
  })

  it('reads members, departments and tags that the agent sees, and no others', async () => {
    expect(await read('user/get', { userid: 'ANN' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'Ann',
      name: '安',
      department: [3],
      position: 'Lead',
      status: 4,
    })
    expect(await read('user/get', { userid: 'bob' })).toMatchObject({ errcode: 60111 })
    const { department } = await read('department/list')
    expect(department).toEqual([
      { id: 2, name: '研发', parentid: 1, order: 0 },
      { id: 3, name: '前端', parentid: 2, order: 0 },
    ])
    expect(await read('department/list', { id: '3' })).toMatchObject({ department: [{ id: 3 }] })
    expect(await read('department/list', { id: '2' })).toMatchObject({ department: [{ id: 2 }, { id: 3 }] })
    expect(await read('department/list', { id: '4' })).toMatchObject({ errcode: 60003 })
    expect(await read('tag/list')).toMatchObject({ taglist: [] })
    expect(await read('tag/get', { tagid: '1' })).toMatchObject({ errcode: 40068 })
    expect(await read('agent/get', { agentid: String(agentId) })).toMatchObject({
      name: '公告',
      close: 0,
      allow_partys: { partyid: [2] },
    })
    expect(await read('agent/get', { agentid: '1' })).toMatchObject({ errcode: 40056 })
  })

  it('is asked from addresses of the agent’s list alone, where that is on', async () => {
    const set = (isOn: boolean, entries: readonly string[]) =>
      corp.client.call('PUT /api/enterprise-account/agents/:agentId/api-addresses', {
        params: { agentId: String(agentId) },
        body: { isOn, entries: [...entries] },
      })
    const gettoken = () => ask('gettoken', { corpid: corp.publicId, corpsecret: secret })
    const all = async () => [
      await gettoken(),
      await read('user/get', { userid: 'ann' }),
      await read('department/list'),
      await read('tag/list'),
      await read('tag/get', { tagid: '1' }),
      await read('agent/get', { agentid: String(agentId) }),
      await send({ touser: 'ann', ...hello }),
    ]
    await set(true, ['203.0.113.7'])
    expect((await all()).map(({ errcode }) => errcode)).toEqual(Array(7).fill(60020))
    await set(true, ['203.0.113.7', '127.0.0.0/8'])
    expect(await gettoken()).toMatchObject({ errcode: 0 })
    expect(await read('tag/list')).toMatchObject({ errcode: 0 })
    const { apiAddresses } = await set(false, ['203.0.113.7'])
    expect(apiAddresses).toEqual({ isOn: false, entries: ['203.0.113.7'] })
    expect(await gettoken()).toMatchObject({ errcode: 0 })
  })

  it('sends to who is in scope, and lists the others', async () => {
    expect(await send({ touser: 'ann| bob|zoe', toparty: '3|4', totag: '9', ...hello, safe: 0 })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      invaliduser: 'bob|zoe',
      invalidparty: '4',
      invalidtag: '9',
      msgid: expect.stringMatching(/^corp_message_/),
    })
    expect(await send({ touser: '@all', ...hello })).toMatchObject({ errcode: 0, invaliduser: '' })
  })

  it.each([
    [81013, { touser: 'bob', ...hello }],
    [82001, hello],
    [41011, { touser: 'ann', agentid: undefined, ...hello }],
    [40056, { touser: 'ann', agentid: 1, ...hello }],
    [40008, { touser: 'ann', msgtype: 'voice' }],
    [40058, { touser: 'ann', safe: 1, ...hello }],
    [40058, { touser: 'ann', enable_duplicate_check: 1, ...hello }],
    [45002, { touser: 'ann', text: { content: '' } }],
  ])('does not send, with %i: %j', async (errcode, body) => {
    expect(await send(body)).toMatchObject({ errcode })
  })

  it('corp.calls-per-address: is asked so many times a minute from one address', async () => {
    registry.clock.advance(60_000)
    const answers: unknown[] = []
    for (let call = 0; call < 13; call++) answers.push((await send(hello))['errcode'])
    expect(answers).toEqual([...Array<number>(12).fill(82001), 45009])
    registry.clock.advance(60_000)
    expect(await send({ touser: '@all', ...hello })).toMatchObject({ errcode: 0 })
  })

  it('corp.calls-per-minute, corp.calls-per-hour: asks one interface so often', async () => {
    const few = await openRegistry({
      policyValues: { 'corp.calls-per-minute': 2, 'corp.calls-per-hour': 3 },
    })
    const corp = await registerOne(few, { kind: 'enterprise-account' })
    const { agentId: id } = await corp.client.call('POST /api/enterprise-account/agents', {
      body: { name: '公告' },
    })
    const params = { agentId: String(id) }
    const { secret } = await corp.client.call('POST /api/enterprise-account/agents/:agentId/secret', {
      params,
    })
    const errcodeOf = async (path: string, query: Record<string, string>) => {
      const url = `http://localhost:8080/cgi-bin/${path}?${new URLSearchParams(query)}`
      const answer = (await (await few.operator.send(new Request(url))).json()) as { errcode: number }
      return answer.errcode
    }
    const url = `http://localhost:8080/cgi-bin/gettoken?corpid=${corp.publicId}&corpsecret=${secret}`
    const given = (await (await few.operator.send(new Request(url))).json()) as { access_token: string }
    const access_token = given.access_token
    const list = () => errcodeOf('tag/list', { access_token })
    expect([await list(), await list(), await list()]).toEqual([0, 0, 45009])
    // Each interface is counted by itself.
    expect(await errcodeOf('department/list', { access_token })).toBe(0)
    few.clock.advance(60_000)
    expect([await list(), await list()]).toEqual([0, 45009])
    few.clock.advance(3_600_000)
    expect(await list()).toBe(0)
    await few.close()
  })
})
