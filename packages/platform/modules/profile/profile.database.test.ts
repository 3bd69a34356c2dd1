import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AuditTask, PrivacyGuide } from '@maque/protocol/platform/profile.ts'
import { drawnPng } from '@maque/testing/platform/drawn-picture.ts'
import { plainCategory } from '@maque/testing/platform/fill-in.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { categoryTrees } from './category-trees.ts'

const DAY_MS = 86_400_000

let shop: TeaShop
let auditor: TestPerson
let other: TestPerson
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'session.lifetime-days': 400,
      'category.per-app': 3,
      'category.additions-per-month': 4,
      'category.documents': 2,
      'document.per-app': 3,
      'document.bytes': 1_000,
      'document.name-characters': 20,
      'profile.name-documents': 1,
      'profile.avatar-changes-per-month': 1,
      'profile.intro-changes-per-month': 3,
      'profile.dispute-ground-characters': { min: 5, max: 20 },
      'service.message-characters': { min: 4, max: 10 },
    },
  })
  auditor = await shop.signIn('auditor', ['qualification-auditor'])
  other = await shop.signIn('another auditor', ['qualification-auditor'])
})
afterAll(() => shop.close())

const of = ({ appId }: App) => ({ params: { appId } })
const setName = (app: App, name: string, documentIds: readonly string[] = [], who: TestPerson = shop.owner) =>
  who.call('PUT /api/apps/:appId/name', { ...of(app), body: { name, documentIds } })
const check = (app: App, name: string, who: TestPerson = shop.owner) =>
  who.call('POST /api/apps/:appId/name/check', { ...of(app), body: { name } })
const pdf = (size = 20) =>
  new Blob([new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(size - 8)]))], {
    type: 'application/pdf',
  })
const addDocument = (app: App, { file = pdf(), name = 'licence.pdf', who = shop.owner } = {}) =>
  who.call('POST /api/apps/:appId/documents', { ...of(app), query: { name }, file })
const tasksOf = async (app: App): Promise<readonly AuditTask[]> =>
  (await auditor.call('GET /api/operator/profile-audits', { query: {} })).tasks.filter(
    (task) => task.appId === app.appId && task.kind !== 'avatar',
  )
const judge = ({ kind, id: taskId }: AuditTask, isApproved: boolean, who = auditor, reason = 'As it says.') =>
  who.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
    params: { kind, taskId },
    body: { isApproved, reason },
  })
async function theTask(app: App): Promise<AuditTask> {
  const [task] = await tasksOf(app)
  if (!task) throw new Error('nothing waits')
  return task
}

describe('a name', () => {
  it('changes twice before the first release, is kept 15 days for who gave it up, and has a history', async () => {
    const app = await shop.bareApp()
    await setName(app, 'First leaf')
    await setName(app, 'Second leaf')
    expect(await problemOf(setName(app, 'Third leaf'))).toMatchObject({
      errcode: 53011,
      rule: { id: 'profile.name-changes-before-release', limit: 2, used: 2 },
    })
    const { changes } = await shop.owner.call('GET /api/apps/:appId/name/history', of(app))
    expect(changes.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'First leaf → Second leaf',
      `${app.name} → First leaf`,
    ])
    const stranger = { name: 'first LEAF', intro: 'Another subject.' }
    expect(await ruleThatRefused(shop.stranger.createApp(stranger))).toBe(
      'profile.name-subject-protection-days',
    )
    expect(await ruleThatRefused(shop.owner.createApp({ ...stranger, name: 'First leaf' }))).toBe('accepted')
    const given = { name: app.name, intro: 'Another subject.' }
    shop.clock.advance(15 * DAY_MS - 1)
    expect(await ruleThatRefused(shop.stranger.createApp(given))).toBe('profile.name-subject-protection-days')
    shop.clock.advance(1)
    expect(await ruleThatRefused(shop.stranger.createApp(given))).toBe('accepted')
  })

  it('changes twice a year after it, and again in the next', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    await setName(app, 'Year one')
    await setName(app, 'Year two')
    expect(await problemOf(setName(app, 'Year three'))).toMatchObject({
      rule: { id: 'profile.name-changes-per-year', used: 2, resetsAt: '2026-12-31T16:00:00.000Z' },
    })
    const profile = await shop.owner.call('GET /api/apps/:appId/profile', of(app))
    expect(profile.nameChanges).toMatchObject({ used: 2, limit: 2 })
  })

  it('of another is told as far as anybody can know it', async () => {
    const app = await shop.bareApp()
    const hidden = await shop.stranger.createApp({ name: 'Hidden leaf', intro: 'Not online.' })
    const own = await shop.owner.createApp({ name: 'My other leaf', intro: 'Of the same person.' })
    const holder = async (name: string) => (await check(app, name)).problem?.rule?.occupiedBy?.[0]?.label
    expect(await holder('Hidden Leaf')).toBe('***')
    expect(await holder('my other leaf')).toBe(own.appId)
    expect(await check(app, '天气')).toMatchObject({ verdict: 'refused', problem: { code: 'name-generic' } })
    expect(await check(app, '茶')).toMatchObject({ problem: { code: 'name-length' } })
    expect(await check(app, 'Free leaf')).toEqual({ verdict: 'free' })
    expect(await check(app, app.name)).toMatchObject({ problem: { code: 'same-name' } })
    expect(await refusalOf(setName(app, hidden.name))).toBe('name-taken')
  })

  it('rests while a version is in review', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    await shop.owner.submit(app.appId, release.id, submissionOf())
    expect(await ruleThatRefused(setName(app, 'Other leaf'))).toBe('profile.name-rests-in-review')
    await shop.owner.withdraw(app.appId, release.id)
    expect(await ruleThatRefused(setName(app, 'Other leaf'))).toBe('accepted')
  })

  it('goes to one of those who want it at the same moment (RACE-04)', async () => {
    const apps = await Promise.all(Array.from({ length: 6 }, () => shop.bareApp()))
    const latecomer = await shop.signIn('latecomer')
    const outcomes = await Promise.all([
      ...apps.map((app) => refusalOf(setName(app, 'Wanted leaf'))),
      ...Array.from({ length: 200 }, () =>
        refusalOf(latecomer.createApp({ name: 'Wanted leaf', intro: 'Wants a name.' })),
      ),
    ])
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'name-taken']))
    // Nothing is left of those who came too late.
    const { apps: own } = await latecomer.call('GET /api/apps', {})
    expect(own.filter(({ name }) => name !== 'Wanted leaf')).toEqual([])
  })

  it('with a protected word waits for an auditor who is no member, with documents and a reason', async () => {
    const app = await shop.bareApp()
    expect(await check(app, 'WeChat leaf')).toEqual({ verdict: 'audit', protectedWord: 'wechat' })
    expect(await refusalOf(setName(app, 'WeChat leaf'))).toBe('name-needs-documents')
    const documents = [await addDocument(app), await addDocument(app)].map(({ documentId }) => documentId)
    expect(await ruleThatRefused(setName(app, 'WeChat leaf', documents))).toBe('profile.name-documents')
    const foreign = await addDocument(await shop.bareApp())
    expect(await refusalOf(setName(app, 'WeChat leaf', [foreign.documentId]))).toBe('document-unknown')
    const waits = await setName(app, 'WeChat leaf', documents.slice(0, 1))
    expect(waits).toMatchObject({ name: app.name, nameApplication: { state: 'pending' } })
    expect(await refusalOf(setName(app, 'Plain leaf'))).toBe('name-waits')

    const task = await theTask(app)
    expect(task).toMatchObject({ kind: 'name', about: 'WeChat leaf', ground: 'wechat', votesNeeded: 1 })
    expect(await refusalOf(judge(task, false, auditor, ' '))).toBe('reason-missing')
    await judge(task, false)
    expect(await refusalOf(judge(task, true))).toBe('nothing-waits')
    await setName(app, 'WeChat leaf', documents.slice(0, 1))
    const own = await shop.signIn('member', ['qualification-auditor'])
    await shop.join(app, own, ['developer'])
    expect(await refusalOf(judge(await theTask(app), true, own))).toBe('own-audit')
    await judge(await theTask(app), true, auditor, '')
    expect(await shop.owner.call('GET /api/apps/:appId/profile', of(app))).toMatchObject({
      name: 'WeChat leaf',
      nameApplication: { state: 'approved' },
    })
  })

  it('goes by the words that trust and safety keeps', async () => {
    const keeper = await shop.signIn('keeper', ['trust-and-safety'])
    const app = await shop.bareApp()
    const params = { word: 'Moon Cake' }
    await keeper.call('PUT /api/operator/name-words/:word', {
      params,
      body: { kind: 'forbidden', note: 'A trial.' },
    })
    expect(await refusalOf(setName(app, 'The mooncake shop'))).toBe('name-forbidden')
    await keeper.call('DELETE /api/operator/name-words/:word', { params })
    expect(await refusalOf(setName(app, 'The mooncake shop'))).toBe('accepted')
    const ours = { params: { word: '天气' }, body: { kind: 'forbidden', note: '' } } as const
    expect(await refusalOf(keeper.call('PUT /api/operator/name-words/:word', ours))).toBe('word-is-built-in')
    expect(await refusalOf(auditor.call('GET /api/operator/name-words', {}))).toBe('not-permitted')
  })
})

describe('a dispute about a name', () => {
  const claim = (app: App, name: string, ground = 'Our trade mark.') =>
    shop.owner.call('POST /api/apps/:appId/name-disputes', {
      ...of(app),
      body: { name, ground, documentIds: [] },
    })

  it('takes it from its holder when two auditors agree, and keeps it 7 days for who claimed it', async () => {
    const app = await shop.bareApp()
    const holder = await shop.stranger.createApp({ name: 'Contested leaf', intro: 'Was first.' })
    expect(await refusalOf(claim(app, 'Nobody has this'))).toBe('nobody-has-name')
    expect(await ruleThatRefused(claim(app, 'Contested leaf', 'Ours'))).toBe(
      'profile.dispute-ground-characters',
    )
    await claim(app, 'contested leaf', 'Ours.')
    expect(await refusalOf(claim(app, 'Contested leaf', 'x'.repeat(20)))).toBe('dispute-open')
    expect(await ruleThatRefused(claim(app, 'Contested leaf', 'x'.repeat(21)))).toBe(
      'profile.dispute-ground-characters',
    )

    const task = await theTask(app)
    const needed = shop.platform.policy.value('profile.dispute-auditors')
    expect(task).toMatchObject({
      kind: 'dispute',
      votes: 0,
      votesNeeded: needed,
      holder: { appId: holder.appId },
    })
    expect(needed).toBe(2)
    await judge(task, true)
    const [open] = (await shop.owner.call('GET /api/apps/:appId/name-disputes', of(app))).disputes
    expect([open?.state, open?.votes, open?.reason]).toEqual(['open', 1, undefined])
    expect(await refusalOf(judge(task, true))).toBe('voted-already')
    expect((await shop.stranger.app(holder.appId)).name).toBe('Contested leaf')
    await judge(task, true, other)
    expect((await shop.stranger.app(holder.appId)).name).toContain('未命名')
    const lost = await shop.stranger.call('GET /api/apps/:appId/profile', of(holder))
    expect(lost).toMatchObject({
      isUnnamed: true,
      nameTaken: { name: 'Contested leaf', reason: 'As it says.' },
    })
    await setName(holder, 'Another leaf', [], shop.stranger)
    const named = await shop.stranger.call('GET /api/apps/:appId/profile', of(holder))
    expect(named.nameTaken).toBeUndefined()

    const third = await (
      await shop.signIn('third')
    ).createApp({ name: 'Third party', intro: 'Wants it too.' })
    const person = await shop.signIn('third')
    expect(await ruleThatRefused(setName(third, 'Contested leaf', [], person))).toBe(
      'profile.name-dispute-protection-days',
    )
    shop.clock.advance(7 * DAY_MS - 1)
    expect((await check(third, 'Contested leaf', person)).verdict).toBe('refused')
    shop.clock.advance(1)
    expect((await check(third, 'Contested leaf', person)).verdict).toBe('free')
  })

  it('ends when one auditor rejects it or the claimant takes it back', async () => {
    const app = await shop.bareApp()
    await shop.stranger.createApp({ name: 'Quiet leaf', intro: 'Was first.' })
    await claim(app, 'Quiet leaf')
    await judge(await theTask(app), false)
    const { id: disputeId } = await claim(app, 'Quiet leaf')
    const params = { appId: app.appId, disputeId }
    await shop.owner.call('DELETE /api/apps/:appId/name-disputes/:disputeId', { params })
    const { disputes } = await shop.owner.call('GET /api/apps/:appId/name-disputes', of(app))
    expect(disputes.map(({ state }) => state).toSorted()).toEqual(['rejected', 'withdrawn'])
    expect(await tasksOf(app)).toEqual([])
  })
})

describe('avatar and introduction', () => {
  it('are given once and changed as often a month as the rules say', async () => {
    const app = await shop.bareApp()
    const picture = (left: number) => drawnPng({ left, width: 0.2 })
    await shop.owner.setAvatar(app.appId, await picture(0.1))
    await shop.owner.setAvatar(app.appId, await picture(0.4))
    expect(await ruleThatRefused(shop.owner.setAvatar(app.appId, await picture(0.7)))).toBe(
      'profile.avatar-changes-per-month',
    )
    const keeper = await shop.signIn('intro keeper', ['trust-and-safety'])
    const word = { params: { word: '神药' } }
    await keeper.call('PUT /api/operator/name-words/:word', {
      ...word,
      body: { kind: 'forbidden', note: '' },
    })
    expect(await problemOf(shop.owner.setIntro(app.appId, 'Leaves: a 神 药 for all.'))).toMatchObject({
      errcode: 53201,
      rule: { id: 'profile.intro-goes-by-words' },
    })
    await keeper.call('DELETE /api/operator/name-words/:word', word)
    // Those that come along are about names alone.
    await shop.owner.setIntro(app.appId, '我们的公众号：测试版茶叶。')
    await shop.owner.setIntro(app.appId, 'Sells leaves.')
    await shop.owner.setIntro(app.appId, 'Sells leaves.')
    await shop.owner.setIntro(app.appId, 'Sells more leaves.')
    const change = () => shop.owner.setIntro(app.appId, 'Sells even more leaves.')
    expect(await ruleThatRefused(change())).toBe('profile.intro-changes-per-month')
    shop.clock.advance(31 * DAY_MS)
    expect(await ruleThatRefused(change())).toBe('accepted')
  })
})

describe('categories', () => {
  const [tools] = categoryTrees['individual-2018'].first.filter(({ name }) => name === '工具')
  const idOf = (name: string) => tools?.second.find((one) => one.name === name)?.id ?? 0
  const add = (app: App, name: string) =>
    shop.owner.call('POST /api/apps/:appId/categories', {
      ...of(app),
      body: { categoryId: idOf(name), documentIds: [] },
    })
  const remove = (app: App, name: string) =>
    shop.owner.call('DELETE /api/apps/:appId/categories/:categoryId', {
      params: { appId: app.appId, categoryId: String(idOf(name)) },
    })

  it('are those of the subject’s list, so many at a time, and so many added a month', async () => {
    const app = await shop.bareApp()
    const bank = categoryTrees.organisation.first.find(({ name }) => name === '金融业')?.second[0]?.id ?? 0
    const body = { categoryId: bank, documentIds: [] }
    expect(await refusalOf(shop.owner.call('POST /api/apps/:appId/categories', { ...of(app), body }))).toBe(
      'category-not-for-subject',
    )
    await add(app, '记账')
    expect(await refusalOf(add(app, '记账'))).toBe('category-twice')
    await add(app, '日历')
    const full = await add(app, '天气')
    expect(full).toMatchObject({
      tree: 'individual-2018',
      places: { used: 3, limit: 3 },
      additions: { used: 3, limit: 4 },
    })
    expect(full.chosen.map(({ state }) => state)).toEqual(['approved', 'approved', 'approved'])
    expect(await ruleThatRefused(add(app, '办公'))).toBe('category.per-app')
    await remove(app, '天气')
    await add(app, '办公')
    await remove(app, '办公')
    expect(await ruleThatRefused(add(app, '字典'))).toBe('category.additions-per-month')
    shop.clock.advance(31 * DAY_MS)
    expect(await ruleThatRefused(add(app, '字典'))).toBe('accepted')
  })
})

describe('a game', () => {
  it('stays one: `category.games-stay-games`', async () => {
    const app = await shop.bareApp()
    const game = categoryTrees['individual-2018'].first.find(({ isGame }) => isGame)
    const idOf = (name: string) => game?.second.find((one) => one.name === name)?.id ?? 0
    const choose = (categoryId: number) =>
      shop.owner.call('POST /api/apps/:appId/categories', {
        ...of(app),
        body: { categoryId, documentIds: [] },
      })
    const remove = (name: string) =>
      shop.owner.call('DELETE /api/apps/:appId/categories/:categoryId', {
        params: { appId: app.appId, categoryId: String(idOf(name)) },
      })
    expect(await choose(idOf('休闲'))).toMatchObject({ isGame: true, chosen: [{ firstName: '游戏' }] })
    expect(await ruleThatRefused(choose(plainCategory))).toBe('category.games-stay-games')
    expect(await ruleThatRefused(remove('休闲'))).toBe('category.games-stay-games')
    const { chosen } = await choose(idOf('动作'))
    expect(chosen.map(({ name }) => name)).toEqual(['动作'])
    const service = await shop.newApp()
    const body = { categoryId: idOf('休闲'), documentIds: [] }
    const call = shop.owner.call('POST /api/apps/:appId/categories', { ...of(service), body })
    expect(await ruleThatRefused(call)).toBe('category.games-stay-games')
    await shop.withRules({ 'category.games-stay-games': false }, async () => {
      expect(await ruleThatRefused(remove('动作'))).toBe('accepted')
    })
  })
})

describe('a document', () => {
  it('is a picture or a PDF, of so many bytes, so many an app', async () => {
    const app = await shop.bareApp()
    const page = new Blob(['<script>alert(1)</script>'], { type: 'application/pdf' })
    expect(await refusalOf(addDocument(app, { file: page }))).toBe('document-type')
    expect(await ruleThatRefused(addDocument(app, { file: pdf(1_001) }))).toBe('document.bytes')
    expect(await ruleThatRefused(addDocument(app, { name: 'x'.repeat(21) }))).toBe('document.name-characters')
    await addDocument(app, { file: pdf(1_000), name: 'x'.repeat(20) })
    await addDocument(app)
    await addDocument(app)
    expect(await ruleThatRefused(addDocument(app))).toBe('document.per-app')
  })

  it('is seen by the administrator and by qualification auditors, and by nobody else', async () => {
    const app = await shop.bareApp()
    const { documentId } = await addDocument(app)
    const operator = await shop.signIn('developer')
    await shop.join(app, operator, ['developer'])
    const ask = async (who: TestPerson, path: string) => {
      const response = await who.send(new Request(`http://localhost:8080/api/${path}/${documentId}`))
      return [response.status, response.headers.get('content-type')?.split(';')[0]]
    }
    const own = `apps/${app.appId}/documents`
    expect(await ask(shop.owner, own)).toEqual([200, 'application/pdf'])
    expect(await ask(auditor, 'operator/documents')).toEqual([200, 'application/pdf'])
    expect((await ask(operator, own))[0]).toBe(403)
    expect((await ask(shop.stranger, own))[0]).toBe(404)
    expect((await ask(shop.reviewer, 'operator/documents'))[0]).toBe(403)
    expect((await ask(shop.visitor, own))[0]).toBe(401)
    // Of another app it is not there, whoever owns both.
    expect((await ask(shop.owner, `apps/${(await shop.bareApp()).appId}/documents`))[0]).toBe(404)
  })
})

describe('a privacy guide', () => {
  const guide: PrivacyGuide = {
    uses: [{ key: 'Location', purpose: '找到附近的茶铺' }],
    contact: { email: 'tea@example.com' },
    notice: '公告',
    sdks: [],
  }

  it('is written, published as a version, and read by everybody once the app is online', async () => {
    const app = await shop.newApp()
    const publish = () => shop.owner.call('POST /api/apps/:appId/privacy-guide/publication', of(app))
    const write = (body: PrivacyGuide) =>
      shop.owner.call('PUT /api/apps/:appId/privacy-guide', { ...of(app), body })
    const read = () => shop.visitor.call('GET /api/catalogue/:appId/privacy-guide', of(app))
    expect(await refusalOf(publish())).toBe('no-draft')
    await write(guide)
    const { published, draft } = await publish()
    expect(published).toMatchObject({ version: 1, guide })
    expect(draft).toBeUndefined()
    expect(await refusalOf(read())).toBe('not-found')
    await shop.bringOnline(app, '1')
    expect((await read()).text.zh).toContain('位置信息：用于找到附近的茶铺')
    const declared = async () => (await shop.visitor.launchOnline(app.appId)).privacy?.declared
    expect(await declared()).toEqual(['Location'])

    const more = { ...guide, uses: [...guide.uses, { key: 'Camera' as const, purpose: '扫码' }] }
    await write(more)
    expect((await read()).version).toBe(1)
    expect(await declared()).toEqual(['Location'])
    await publish()
    expect(await declared()).toEqual(['Location', 'Camera'])
    expect((await read()).version).toBe(2)
    const { profiles } = shop.platform
    expect(await profiles.newSince(app.appId, 1)).toEqual(['Camera'])
    expect(await profiles.newSince(app.appId, 2)).toEqual([])
    expect(await profiles.undeclared(app.appId, ['Camera', 'Album'])).toEqual(['Album'])
    expect(await profiles.undeclared((await shop.bareApp()).appId, ['Camera'])).toEqual(['Camera'])
  })
})

describe('an app', () => {
  it('that its owner has suspended opens for nobody, says why, and is not found', async () => {
    const app = await shop.newApp()
    const suspend = (message: string) =>
      shop.owner.call('PUT /api/apps/:appId/suspension', { ...of(app), body: { message } })
    const resume = () => shop.owner.call('DELETE /api/apps/:appId/suspension', of(app))
    expect(await refusalOf(suspend('We move.'))).toBe('not-online')
    await shop.bringOnline(app, '1')
    expect(await refusalOf(resume())).toBe('not-suspended')
    expect(await ruleThatRefused(suspend('xxx'))).toBe('service.message-characters')
    expect(await ruleThatRefused(suspend('x'.repeat(11)))).toBe('service.message-characters')
    expect((await suspend('Move')).suspension?.message).toBe('Move')
    await resume()
    expect((await suspend('We move.')).suspension?.message).toBe('We move.')
    expect(await refusalOf(suspend('x'.repeat(10)))).toBe('suspended-already')
    const problem = await problemOf(shop.visitor.launchOnline(app.appId))
    expect(problem).toMatchObject({
      code: 'service-suspended',
      message: { zh: '小程序已暂停服务：We move.' },
    })
    expect(await shop.visitor.catalogue(app.name)).toEqual([])
    await resume()
    expect((await shop.visitor.launchOnline(app.appId)).appId).toBe(app.appId)
    expect(await shop.visitor.catalogue(app.name)).toHaveLength(1)
  })

  it('that is not to be found opens for those who know where it is', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    const set = (isSearchable: boolean) =>
      shop.owner.call('PUT /api/apps/:appId/discoverability', { ...of(app), body: { isSearchable } })
    await set(false)
    expect(await shop.visitor.catalogue(app.name)).toEqual([])
    expect((await shop.visitor.catalogue('')).map(({ appId }) => appId)).not.toContain(app.appId)
    expect((await shop.visitor.launchOnline(app.appId)).appId).toBe(app.appId)
    await set(true)
    expect(await shop.visitor.catalogue(app.name)).toHaveLength(1)
  })

  it('has a checklist that says what is left, and what is used of what there is', async () => {
    const app = await shop.bareApp()
    const { steps, quotas } = await shop.owner.call('GET /api/apps/:appId/checklist', of(app))
    expect(steps.map(({ id }) => id)).toEqual(['info', 'develop', 'publish'])
    expect(steps[0]?.items.filter(({ isDone }) => isDone).map(({ id }) => id)).toEqual(['name', 'intro'])
    expect(quotas.map(({ rule, used, limit }) => `${rule} ${used}/${limit}`)).toEqual([
      'profile.name-changes-before-release 0/2',
      'profile.avatar-changes-per-month 0/1',
      'profile.intro-changes-per-month 0/3',
      'category.per-app 0/3',
      'category.additions-per-month 0/4',
      'member.developers-individual 0/5',
      'member.experiencers-individual 0/10',
    ])
  })
})
