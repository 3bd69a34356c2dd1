/** Open accounts: who may bind, how much, and what a UnionID is (S43, §2.8, walk 5). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { confirmTicket } from '@maque/client/register-account.ts'
import type { ApplicationForm } from '@maque/protocol/platform/open-accounts.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { AppsTables } from '../apps/apps-tables.ts'
import type { ProofsTables } from '../proofs/proofs-tables.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'
import type { OpenAccountsTables } from './open-accounts-tables.ts'

let registry: Registry
let database: Kysely<OpenAccountsTables & AppsTables & ProofsTables & RegistrationTables>
let open: TestAccount
beforeAll(async () => {
  registry = await openRegistry({
    policyValues: { 'session.lifetime-days': 400, 'api.changes-per-minute': 100_000 },
  })
  database = openDatabase<OpenAccountsTables & AppsTables & ProofsTables & RegistrationTables>(
    registry.connection,
    () => undefined,
  ).database
  open = await registerVerified(registry, { kind: 'open-account' })
})
afterAll(async () => {
  await database.destroy()
  await registry.close()
})

const ask = (by: TestAccount, publicId: string) =>
  by.client.call('POST /api/open-account/bindings', { body: { publicId } })

async function bind(by: TestAccount, publicId: string, host: PlatformClient) {
  const { binding, ticket } = await ask(by, publicId)
  await confirmTicket(host, ticket.id)
  return by.client.call('POST /api/open-account/bindings/:bindingId/confirmation', {
    params: { bindingId: binding.id },
    body: { ticketId: ticket.id },
  })
}

const unbind = (by: TestAccount, bindingId: string) =>
  by.client.call('DELETE /api/open-account/bindings/:bindingId', { params: { bindingId } })

/** So many that are bound already. */
async function already(howMany: number, isSame: boolean): Promise<void> {
  await database.deleteFrom('open_account_bindings').execute()
  if (howMany === 0) return
  await database
    .insertInto('open_account_bindings')
    .values(
      Array.from({ length: howMany }, (_, index) => ({
        id: `binding_${index}`,
        open_account: open.publicId,
        public_id: `wx${index}`,
        state: 'bound' as const,
        is_same_subject: isSame,
        created_at: registry.clock.now(),
        bound_at: registry.clock.now(),
      })),
    )
    .execute()
}

describe('a UnionID (walk 5)', () => {
  it('is one for two apps and an official account of an Open account, and absent when one is unbound', async () => {
    const first = await registerOne(registry, {}, (await registry.newApplicant()).host)
    const { administrator } = first.application
    const second = await registerOne(
      registry,
      { ...sameSubject(first), administrator: { ...administrator, phone: '+8613911111111' } },
      first.host,
    )
    const official = await registerOne(registry, { kind: 'service-account' })
    const identity = (appId: string) =>
      first.host.call('GET /api/apps/:appId/identity', { params: { appId } })
    const [one, two] = [first.publicId, second.publicId]
    const before = await identity(one)
    expect(before.unionId).toBeUndefined()
    const bindings = [
      await bind(open, one, first.host),
      await bind(open, two, second.host),
      await bind(open, official.publicId, official.host),
    ]
    const [ofOne, ofTwo] = [await identity(one), await identity(two)]
    expect(ofOne.openId).toBe(before.openId)
    expect(ofTwo.openId).not.toBe(ofOne.openId)
    expect(ofOne.unionId).toMatch(/^o[\w-]{27}$/)
    expect(ofTwo.unionId).toBe(ofOne.unionId)
    const tested = async (user = '') =>
      (await open.client.call('GET /api/open-account/identities', { query: user === '' ? {} : { user } }))
        .identities
    expect(new Set((await tested()).map(({ unionId }) => unionId)).size).toBe(1)
    expect(new Set((await tested()).map(({ openId }) => openId)).size).toBe(3)
    // Whoever belongs to what is bound is found by any name; what is theirs they see as their apps do.
    const member = await registry.signIn('tester')
    await first.host.call('POST /api/apps/:appId/experiencers', {
      params: { appId: one },
      body: { email: member.email },
    })
    const ofMember = await member.call('GET /api/apps/:appId/identity', { params: { appId: one } })
    for (const user of [member.email, ofMember.openId, ofMember.unionId ?? '']) {
      const [found] = (await tested(user)).filter(({ publicId }) => publicId === one)
      expect(found).toMatchObject({ isBound: true, openId: ofMember.openId, unionId: ofMember.unionId })
    }
    const stranger = await registry.signIn('stranger')
    expect(await ruleThatRefused(tested(stranger.email))).toBe('no-such-tester')
    expect(await ruleThatRefused(tested('nobody@shop.example'))).toBe('no-such-tester')

    await unbind(open, bindings[0]?.id ?? '')
    expect(await identity(one)).toEqual(before)
    expect((await identity(two)).unionId).toBe(ofOne.unionId)
    const other = await registerVerified(registry, { kind: 'open-account' })
    await bind(other, one, first.host)
    expect((await identity(one)).unionId).not.toBe(ofOne.unionId)
    expect((await identity(one)).openId).toBe(before.openId)
    expect((await tested()).find(({ publicId }) => publicId === one)?.unionId).toBeUndefined()

    // What is bound sees whose it is, and may leave by itself.
    const held = async () =>
      (await second.host.call('GET /api/apps/:appId/open-account', { params: { appId: two } })).held
    expect(await held()).toMatchObject({ openAccount: open.publicId, isSameSubject: false })
    const leave = (host: PlatformClient) =>
      host.call('DELETE /api/apps/:appId/open-account', { params: { appId: two } })
    expect(await ruleThatRefused(leave(member))).toBe('not-found')
    await leave(second.host)
    expect(await held()).toBeUndefined()
    expect((await identity(two)).unionId).toBeUndefined()
    expect(await ruleThatRefused(leave(second.host))).toBe('not-found')
    const read = () => official.client.call('GET /api/official-account/open-account', {})
    expect(await read()).toMatchObject({ held: { openAccount: open.publicId } })
    await official.client.call('DELETE /api/official-account/open-account', {})
    expect(await read()).toEqual({})
  })
})

describe('binding (S43, §2.8)', () => {
  it('open-account.requires-qualification, open-account.fee-fen: is for qualified Open accounts', async () => {
    const account = await registerOne(registry, { kind: 'open-account' })
    const app = await registerOne(registry)
    expect(await ruleThatRefused(ask(account, app.publicId))).toBe('open-account.requires-qualification')
    const { order } = await account.client.call('POST /api/registration/verification-orders', {
      body: { material: '' },
    })
    // By 'open-account.fee-fen'.
    expect(order?.feeFen).toBe(30_000)
  })

  it('asks the administrator of what is bound, which is bound to nothing else', async () => {
    await already(0, true)
    const app = await registerOne(registry)
    const { ticket } = await ask(open, app.publicId)
    expect(await ruleThatRefused(confirmTicket(open.host, ticket.id))).toBe('not-yours-to-confirm')
    const bound = await bind(open, app.publicId, app.host)
    const other = await registerVerified(registry, { kind: 'open-account' })
    expect(await problemOf(ask(other, app.publicId))).toMatchObject({ errcode: 89000 })
    expect(await ruleThatRefused(unbind(other, bound.id))).toBe('not-found')
    expect(await ruleThatRefused(ask(open, 'wx0000000000000000'))).toBe('not-found')
  })

  it.each([
    ['open-account.same-subject', 50, true, true],
    ['open-account.other-subject-per-month', 5, false, false],
    ['open-account.accounts', 100, false, true],
  ] as const)('%s: has %i places', async (rule, places, isSameBefore, isSame) => {
    const app = await registerOne(registry, isSame ? sameSubject(open) : {})
    await already(places - 1, isSameBefore)
    expect(await ruleThatRefused(ask(open, app.publicId))).toBe('accepted')
    await already(places, isSameBefore)
    expect(await problemOf(ask(open, app.publicId))).toMatchObject({
      rule: { id: rule, used: places, occupiedBy: { length: places } },
    })
  })

  it.each([
    ['open-account.same-subject', 50, true],
    ['open-account.other-subject-per-month', 5, false],
  ] as const)(
    '%s: %i of two hundred at the same moment have a place, and no more',
    async (rule, places, isSame) => {
      await already(0, isSame)
      const own = await database
        .selectFrom('registrations')
        .selectAll()
        .where('public_id', '=', open.publicId)
        .executeTakeFirstOrThrow()
      const person_id = own.admin_person ?? ''
      const created_at = registry.clock.now()
      const ids = Array.from({ length: 200 }, (_, index) => `wx${isSame ? 'a' : 'b'}${index}`)
      const apps = ids.map((app_id) => ({
        app_id,
        name: `App ${app_id}`,
        name_key: app_id,
        intro: '',
        icon_digest: null,
        icon_type: null,
        created_at,
      }))
      await database.insertInto('apps').values(apps).execute()
      const members = ids.map((app_id) => ({
        app_id,
        person_id,
        roles: ['administrator'] as const,
        permissions: [],
      }))
      await database.insertInto('app_members').values(members).execute()
      const bindings = ids.map((public_id) => ({
        id: `binding_${public_id}`,
        open_account: open.publicId,
        public_id,
        state: 'waiting' as const,
        is_same_subject: isSame,
        created_at,
        bound_at: null,
      }))
      await database.insertInto('open_account_bindings').values(bindings).execute()
      const tickets = ids.map((id) => ({
        id: `ticket_${id}`,
        purpose: 'bind-to-open-account' as const,
        subject: own.id,
        about: '',
        url: '',
        state: 'confirmed' as const,
        person_id,
        expires_at: new Date(created_at.getTime() + 60_000),
        rule: 'confirmation.association',
        answerer_id: person_id,
        deed: `bind binding_${id}`,
        session_id: null,
      }))
      await database.insertInto('scan_tickets').values(tickets).execute()
      const outcomes = await Promise.all(
        ids.map((id) =>
          ruleThatRefused(
            open.client.call('POST /api/open-account/bindings/:bindingId/confirmation', {
              params: { bindingId: `binding_${id}` },
              body: { ticketId: `ticket_${id}` },
            }),
          ),
        ),
      )
      expect([outcomes.filter((outcome) => outcome === 'accepted').length, new Set(outcomes)]).toEqual([
        places,
        new Set(['accepted', rule]),
      ])
    },
  )
})

describe('mobile apps and websites', () => {
  const say = (by: TestAccount, form: ApplicationForm) =>
    by.client.call('POST /api/open-account/applications', { body: form })
  const site = (name: string): ApplicationForm => ({
    kind: 'website',
    name,
    about: 'Tea.',
    domain: 'tea.example.com',
  })
  const judge = (applicationId: string, isApproved: boolean, reason = 'As it says.') =>
    registry.operator.call('POST /api/operator/open-applications/:applicationId/verdict', {
      params: { applicationId },
      body: { isApproved, reason },
    })

  it('are audited, and know users by the UnionID of their Open account (S43)', async () => {
    const own = await registerVerified(registry, { kind: 'open-account' })
    const { id } = await say(own, site('茶网'))
    const again = { params: { applicationId: id }, body: site('茶叶网') }
    const sayAgain = () => own.client.call('PUT /api/open-account/applications/:applicationId', again)
    expect(await ruleThatRefused(sayAgain())).toBe('application-not-waiting')
    expect(await ruleThatRefused(judge(id, false, ' '))).toBe('reason-missing')
    expect(await judge(id, false)).toMatchObject({ state: 'refused', reason: 'As it says.' })
    expect(await sayAgain()).toMatchObject({ state: 'pending', form: { name: '茶叶网' } })
    const { applications } = await registry.operator.call('GET /api/operator/open-applications', {})
    expect(applications).toMatchObject([{ id, openAccount: own.publicId }])
    const approved = await judge(id, true, '')
    expect(approved.publicId).toMatch(/^wx[\da-f]{16}$/)
    expect(await ruleThatRefused(judge(id, true))).toBe('application-not-waiting')
    const app = await registerOne(registry)
    await bind(own, app.publicId, app.host)
    const { identities } = await own.client.call('GET /api/open-account/identities', { query: {} })
    expect(identities.map(({ name }) => name)).toContain('茶叶网')
    expect(new Set(identities.map(({ unionId }) => unionId)).size).toBe(1)
    const other = { params: { applicationId: id } }
    const byOther = open.client.call('DELETE /api/open-account/applications/:applicationId', other)
    expect(await ruleThatRefused(byOther)).toBe('not-found')
    await own.client.call('DELETE /api/open-account/applications/:applicationId', other)
    const left = await own.client.call('GET /api/open-account/identities', { query: {} })
    expect(left.identities).toHaveLength(1)
  })

  it.each([
    ['open-account.websites', 'website'],
    ['open-account.mobile-apps', 'mobile-app'],
  ] as const)(
    '%s: are ten at most, whoever asks at the same moment, and say who has the places',
    async (rule, kind) => {
      const form: ApplicationForm =
        kind === 'website'
          ? site('茶网')
          : { kind, name: '茶', about: '', ios: { bundleId: 'com.example.tea' } }
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => ruleThatRefused(say(open, form))))
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 10 }, () => 'accepted'), rule, rule])
      const full = await problemOf(say(open, form))
      expect(full?.rule).toMatchObject({ limit: 10, used: 10 })
      expect(full?.rule?.occupiedBy).toHaveLength(10)
      expect(full?.rule?.occupiedBy?.[0]).toMatchObject({ kind, label: form.name })
      const { applications, places } = await open.client.call('GET /api/open-account/applications', {})
      expect(Object.values(places)).toContainEqual({ used: 10, limit: 10 })
      const freed = applications.find((one) => one.form.kind === kind)?.id ?? ''
      await open.client.call('DELETE /api/open-account/applications/:applicationId', {
        params: { applicationId: freed },
      })
      expect(await ruleThatRefused(say(open, form))).toBe('accepted')
    },
  )

  it('are for Open accounts that are qualified', async () => {
    const unqualified = await registerOne(registry, { kind: 'open-account' })
    expect(await ruleThatRefused(say(unqualified, site('茶网')))).toBe('open-account.requires-qualification')
    await registry.withRules({ 'open-account.requires-qualification': false }, async () => {
      expect(await ruleThatRefused(say(unqualified, site('茶网')))).toBe('accepted')
    })
  })
})
