/** Profiles of registered accounts: when they can be named (S26, S27, X6), and what organisations choose. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount } from '@maque/client/register-account.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { categoryTrees } from './category-trees.ts'

let registry: Registry
let auditor: TestPerson
beforeAll(async () => {
  registry = await openRegistry({ policyValues: { 'category.documents': 2 } })
  auditor = await registry.signIn('auditor', ['qualification-auditor'])
})
afterAll(() => registry.close())

interface Named {
  readonly client: PlatformClient
  readonly host: PlatformClient
  readonly appId: string
}

async function register(method: 'transfer' | 'verification'): Promise<Named & { pay(): Promise<void> }> {
  const applicant = await registry.newApplicant()
  const registration = await registerAccount(registry.newApplication({ method }), applicant)
  const { client, host } = applicant
  const pay = async (): Promise<void> => {
    const { transfer } = registration
    if (!transfer) return
    const { payer, amountFen, remark } = transfer
    await registry.operator.call('POST /api/operator/played-transfers', {
      body: { payer, amountFen, remark },
    })
  }
  if (method === 'transfer') await pay()
  const { publicId = '' } = await client.call('GET /api/registration', {})
  return { client, host, appId: publicId, pay }
}

const setName = ({ host, appId }: Named, name: string) => host.setName(appId, name)

describe('the account of an enterprise', () => {
  it('is named once its transfer has arrived, and one that is to be verified not before that', async () => {
    const paid = await register('transfer')
    expect(await refusalOf(setName(paid, '清和茶铺'))).toBe('accepted')
    const waiting = await register('verification')
    expect(await ruleThatRefused(setName(waiting, '清风茶铺'))).toBe('profile.name-needs-checked-subject')
    const { steps } = await waiting.host.call('GET /api/apps/:appId/checklist', {
      params: { appId: waiting.appId },
    })
    expect(steps[0]?.items[0]?.blocked?.zh).toContain('认证')
  })

  it('chooses from the list of organisations, and a category with documents counts after its audit (S28)', async () => {
    const account = await register('transfer')
    const { host, appId } = account
    const params = { appId }
    const second = categoryTrees.organisation.first.flatMap((first) => first.second)
    const qualified =
      second.find(({ isQualified, documents }) => isQualified && documents.length === 0)?.id ?? 0
    const plain = second.find(({ isQualified }) => !isQualified)?.id ?? 0
    const add = (categoryId: number, documentIds: readonly string[]) =>
      host.call('POST /api/apps/:appId/categories', { params, body: { categoryId, documentIds } })
    const file = new Blob([Buffer.from('%PDF-1.7 licence')], { type: 'application/pdf' })
    const document = async (): Promise<string> =>
      (await host.call('POST /api/apps/:appId/documents', { params, query: { name: 'licence' }, file }))
        .documentId
    const documents = [await document(), await document(), await document()]

    expect(await refusalOf(add(qualified, []))).toBe('category-unqualified')
    expect(await refusalOf(add(plain, documents.slice(0, 1)))).toBe('category-needs-none')
    expect(await ruleThatRefused(add(qualified, documents))).toBe('category.documents')
    const asked = await add(qualified, documents.slice(0, 2))
    expect(asked).toMatchObject({ tree: 'organisation', chosen: [{ state: 'pending' }] })
    expect(await registry.platform.profiles.categoriesInForce(appId)).toEqual([])

    const category = { params: { appId, categoryId: String(qualified) } }
    const remove = () => host.call('DELETE /api/apps/:appId/categories/:categoryId', category)
    const askAgain = () =>
      host.call('PUT /api/apps/:appId/categories/:categoryId', {
        ...category,
        body: { documentIds: documents.slice(2) },
      })
    const judge = async (isApproved: boolean) => {
      const { tasks } = await auditor.call('GET /api/operator/profile-audits', { query: {} })
      const task = tasks.find((one) => one.appId === appId)
      return auditor.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
        params: { kind: 'category', taskId: task?.id ?? '' },
        body: { isApproved, reason: '材料不清楚。' },
      })
    }
    expect(await refusalOf(remove())).toBe('category-pending')
    expect(await refusalOf(askAgain())).toBe('category-not-refused')
    await judge(false)
    expect((await host.call('GET /api/apps/:appId/categories', { params })).chosen).toMatchObject([
      { state: 'refused', reason: '材料不清楚。' },
    ])
    await askAgain()
    await judge(true)
    expect(await registry.platform.profiles.categoriesInForce(appId)).toMatchObject([{ id: qualified }])
    expect((await remove()).chosen).toEqual([])
  })

  it('is asked for any one of several sets of documents, and of that for all (§2.4)', async () => {
    const { host, appId } = await register('transfer')
    const params = { appId }
    const lodging = 11_006
    const file = new Blob([Buffer.from('%PDF-1.7 contract')], { type: 'application/pdf' })
    const { documentId } = await host.call('POST /api/apps/:appId/documents', {
      params,
      query: { name: 'contract.pdf' },
      file,
    })
    const add = (names: readonly string[], documentIds: readonly string[] = []) =>
      host.call('POST /api/apps/:appId/categories', {
        params,
        body: { categoryId: lodging, documentIds, proofs: names.map((proves) => ({ documentId, proves })) },
      })
    const contracts = ['与两家以上住宿方的合作协议', '合作方的特种行业许可证或营业执照（含住宿）'] as const
    expect(await refusalOf(add([], [documentId]))).toBe('category-lacks-documents')
    const lacking = await problemOf(add(contracts.slice(0, 1)))
    expect(lacking).toMatchObject({ code: 'category-lacks-documents', errcode: 53305 })
    expect(await refusalOf(add(['菜单']))).toBe('document-not-asked-for')
    const { chosen } = await add(contracts)
    expect(chosen).toMatchObject([{ state: 'pending', takes: { length: 3 } }])
    const { tasks } = await auditor.call('GET /api/operator/profile-audits', { query: {} })
    const task = tasks.find((one) => one.appId === appId)
    expect(task?.documents).toMatchObject(contracts.map((proves) => ({ name: 'contract.pdf', proves })))
  })
})

describe('an account of another kind', () => {
  const setName = ({ client }: TestAccount, name: string) =>
    client.call('PUT /api/account/name', { body: { name } })

  it.each(['open-account', 'enterprise-account', 'merchant'] as const)(
    'of kind %s has a name and an introduction by the rules, though not alone',
    async (kind) => {
      const [one, other] = [
        await registerVerified(registry, { kind }),
        await registerVerified(registry, { kind }),
      ]
      for (const account of [one, other]) expect((await setName(account, '同名茶行')).name).toBe('同名茶行')
      // Users do not meet it by this name: a mini program may have it.
      const app = await registerVerified(registry)
      expect(await refusalOf(app.host.setName(app.publicId, '同名茶行'))).toBe(
        kind === 'open-account' ? 'accepted' : 'name-taken',
      )
      expect(await refusalOf(setName(one, '微信茶行'))).toBe('name-needs-documents')
      await setName(one, '二号茶行')
      await setName(one, '三号茶行')
      expect(await ruleThatRefused(setName(one, '四号茶行'))).toBe('profile.name-changes-per-year')
    },
  )

  it('has no forbidden word in its introduction (profile.intro-goes-by-words)', async () => {
    const { client } = await registerVerified(registry, { kind: 'service-account' })
    await registry.operator.call('PUT /api/operator/name-words/:word', {
      params: { word: '包治百病' },
      body: { kind: 'forbidden', note: '' },
    })
    const setIntro = (intro: string) => client.call('PUT /api/account/intro', { body: { intro } })
    expect(await problemOf(setIntro('茶叶包治百病。'))).toMatchObject({
      errcode: 53201,
      rule: { id: 'profile.intro-goes-by-words' },
    })
    expect(await refusalOf(setIntro('茶叶不治病。'))).toBe('accepted')
    await registry.withRules({ 'profile.intro-goes-by-words': false }, async () => {
      expect(await refusalOf(setIntro('茶叶包治百病。'))).toBe('accepted')
    })
  })
})

describe('the name of a host account (53018, profile.name-spares-host-accounts)', () => {
  it('of a corp is free for its subject alone, and that of the platform for nobody', async () => {
    const corp = await registerVerified(registry, { kind: 'enterprise-account' })
    await corp.client.call('PUT /api/account/name', { body: { name: '溪山茶业' } })
    const [own, foreign] = [
      await registerVerified(registry, sameSubject(corp)),
      await registerVerified(registry),
    ]
    const problem = await problemOf(foreign.host.setName(foreign.publicId, '溪山 茶业'))
    expect(problem).toMatchObject({ errcode: 53018, rule: { id: 'profile.name-spares-host-accounts' } })
    expect(await refusalOf(own.host.setName(own.publicId, '溪山茶业'))).toBe('accepted')
    expect(await problemOf(foreign.host.setName(foreign.publicId, 'Test 客服中心'))).toMatchObject({
      errcode: 53018,
    })
    await registry.operator.call('PUT /api/operator/name-words/:word', {
      params: { word: '茶马官家' },
      body: { kind: 'host', note: '' },
    })
    expect(await problemOf(foreign.host.setName(foreign.publicId, '茶马官家'))).toMatchObject({
      errcode: 53018,
    })
    await registry.withRules({ 'profile.name-spares-host-accounts': false }, async () => {
      expect(await refusalOf(foreign.host.setName(foreign.publicId, '茶马官家'))).toBe('accepted')
    })
  })
})

describe('an official account', () => {
  const setName = ({ client }: TestAccount, name: string) =>
    client.call('PUT /api/account/name', { body: { name } })

  it('has a name of its own, which a mini program of its subject may share and nobody else', async () => {
    const account = await registerVerified(registry, { kind: 'service-account' })
    expect(await setName(account, '清泉茶舍')).toMatchObject({
      name: '清泉茶舍',
      nameChanges: { used: 0, limit: 2 },
    })
    const own = await registerVerified(registry, sameSubject(account))
    const foreign = await registerVerified(registry)
    const taken = await problemOf(foreign.host.setName(foreign.publicId, '清泉茶舍'))
    expect(taken).toMatchObject({
      rule: { occupiedBy: [{ kind: 'official-account', label: account.publicId }] },
    })
    expect(await refusalOf(own.host.setName(own.publicId, '清泉茶舍'))).toBe('accepted')
    // Two official accounts share none, whoever they belong to.
    const second = await registerVerified(registry, { kind: 'subscription-account', ...sameSubject(account) })
    expect(await refusalOf(setName(second, '清泉茶舍'))).toBe('name-taken')
    await foreign.host.setName(foreign.publicId, '远山茶舍')
    expect(await refusalOf(setName(account, '远山茶舍'))).toBe('name-taken')
    expect(await refusalOf(setName(account, '微信茶舍'))).toBe('name-needs-documents')
  })

  it('changes it twice a year, and keeps what it gave up for its subject', async () => {
    const account = await registerVerified(registry, { kind: 'subscription-account' })
    const unchecked = await registerOne(registry, { kind: 'subscription-account' })
    expect(await ruleThatRefused(setName(unchecked, '未验茶舍'))).toBe('profile.name-needs-checked-subject')
    for (const name of ['一号茶舍', '二号茶舍', '三号茶舍']) await setName(account, name)
    expect(await ruleThatRefused(setName(account, '四号茶舍'))).toBe('profile.name-changes-per-year')
    const foreign = await registerVerified(registry)
    expect(await ruleThatRefused(foreign.host.setName(foreign.publicId, '一号茶舍'))).toBe(
      'profile.name-subject-protection-days',
    )
    const said = await account.client.call('PUT /api/account/intro', {
      body: { intro: '讲茶的故事。' },
    })
    expect(said).toMatchObject({ intro: '讲茶的故事。', introChanges: { used: 0 } })
    expect(await ruleThatRefused(foreign.client.call('GET /api/account/profile', {}))).toBe('not-found')
  })
})
