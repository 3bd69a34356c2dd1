/** Official accounts and mini programs: both sides of every place, and 200 at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { confirmTicket } from '@maque/client/register-account.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { Association } from '@maque/protocol/platform/associations.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registerOne, sameSubject, type TestAccount } from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import type { PackName } from '../../kernel/policy/packs.ts'
import type { AppsTables } from '../apps/apps-tables.ts'
import type { ProofsTables } from '../proofs/proofs-tables.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'
import type { AssociationsTables } from './associations-tables.ts'
import { neededFeatures } from './features.ts'

type Tables = AssociationsTables & AppsTables & ProofsTables & RegistrationTables

const DAY_MS = 86_400_000

let registry: Registry
let database: Kysely<Tables>
beforeAll(async () => {
  registry = await openRegistry({
    policyValues: { 'api.changes-per-minute': 100_000, 'session.lifetime-days': 400 },
  })
  database = openDatabase<Tables>(registry.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await registry.close()
})

let count = 0

/** Apps that are there, of this subject or, made without registering an account, of none. */
async function apps(howMany: number, subjectKey?: string): Promise<readonly string[]> {
  const ids = Array.from({ length: howMany }, () => `wx${String(++count).padStart(16, '0')}`)
  const created_at = registry.clock.now()
  await database
    .insertInto('apps')
    .values(
      ids.map((app_id) => ({
        app_id,
        name: `App ${app_id}`,
        name_key: app_id,
        intro: '',
        icon_digest: null,
        icon_type: null,
        created_at,
      })),
    )
    .execute()
  await database
    .insertInto('association_modes')
    .values(ids.map((app_id) => ({ app_id, mode: 'no-confirm' as const })))
    .execute()
  if (subjectKey === undefined) return ids
  await database
    .insertInto('registrations')
    .values(
      ids.map((id) => ({
        id,
        kind: 'mini-program' as const,
        email: `${id}@shop.example`,
        password_hash: '',
        state: 'registered' as const,
        created_at,
        activation_hash: id,
        subject_type: 'enterprise' as const,
        subject_name: 'Tea',
        subject_key: subjectKey,
        admin_person: id,
        public_id: id,
        is_subject_checked: true,
      })),
    )
    .execute()
  return ids
}

function keyOf({ application: { subject } }: TestAccount): string {
  return subject.type === 'individual' ? subject.idNumber : subject.code
}

const newOfficialAccount = () => registerOne(registry, { kind: 'service-account' })

async function ask({ client }: TestAccount, appId: string) {
  return client.call('POST /api/official-account/associations', { body: { appId } })
}

async function confirm({ client, host }: TestAccount, asked: Awaited<ReturnType<typeof ask>>) {
  await confirmTicket(host, asked.ticket.id)
  return client.call('POST /api/official-account/associations/:associationId/confirmation', {
    params: { associationId: asked.association.id },
    body: { ticketId: asked.ticket.id },
  })
}

const link = async (account: TestAccount, appId: string): Promise<Association> =>
  confirm(account, await ask(account, appId))

const unlink = ({ client }: TestAccount, { id: associationId }: Association) =>
  client.call('DELETE /api/official-account/associations/:associationId', { params: { associationId } })

const answer = (client: PlatformClient, { app, id }: Association, isAccepted: boolean) =>
  client.call('POST /api/apps/:appId/associations/:associationId/answer', {
    params: { appId: app.appId, associationId: id },
    body: { isAccepted },
  })

const setMode = (client: PlatformClient, appId: string, mode: 'confirm' | 'no-confirm' | 'forbid') =>
  client.call('PUT /api/apps/:appId/association-mode', { params: { appId }, body: { mode } })

describe('an association (S44–S47, §2.8)', () => {
  it('is there when both administrators have scanned', async () => {
    const account = await newOfficialAccount()
    const app = await registerOne(registry, sameSubject(account))
    const asked = await ask(account, app.publicId)
    expect(asked.association).toMatchObject({ state: 'waiting-official-account', isSameSubject: true })
    // What its own side has not confirmed, the app does not see.
    const ofApp = async () =>
      (
        await app.client.call('GET /api/apps/:appId/associations', { params: { appId: app.publicId } })
      ).associations.map(({ state }) => state)
    expect(await ofApp()).toEqual([])
    const params = { associationId: asked.association.id }
    const tooSoon = account.client.call(
      'POST /api/official-account/associations/:associationId/confirmation',
      { params, body: { ticketId: asked.ticket.id } },
    )
    expect(await ruleThatRefused(tooSoon)).toBe('ticket-not-confirmed')
    expect(await ruleThatRefused(confirmTicket(app.host, asked.ticket.id))).toBe('not-yours-to-confirm')
    expect((await confirm(account, asked)).state).toBe('waiting-app')
    expect(await ofApp()).toEqual(['waiting-app'])
    // `confirmation.association`: the account's own session is not its administrator.
    expect((await answer(app.host, asked.association, true)).state).toBe('linked')
    expect(await ofApp()).toEqual(['linked'])
    expect(await problemOf(ask(account, app.publicId))).toMatchObject({ errcode: 89015 })
  })

  it('confirmation.association: is accepted only with the scan of the app’s administrator', async () => {
    const account = await newOfficialAccount()
    const keeper = await registry.signIn('keeper')
    const app = await registerOne(registry, {}, keeper)
    const waiting = await link(account, app.publicId)
    expect(await registry.readMessage(keeper.email)).toContain(waiting.officialAccount.subjectName)
    expect(await problemOf(ask(account, app.publicId))).toMatchObject({ errcode: 89010 })
    const bare = await keeper.send(
      new Request(`http://localhost:8080/api/apps/${app.publicId}/associations/${waiting.id}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isAccepted: true }),
      }),
    )
    expect(await bare.json()).toMatchObject({ rule: { id: 'confirmation.association' } })
    // Who scans is told with whom, not only for which app.
    const confirmation = await keeper.call('POST /api/confirmations', {
      body: {
        endpoint: 'POST /api/apps/:appId/associations/:associationId/answer',
        params: { appId: app.publicId, associationId: waiting.id },
        body: { isAccepted: true },
      },
    })
    const scanned = await keeper.call('GET /api/scan-tickets/:ticketId', {
      params: { ticketId: confirmation.ticket.id },
    })
    expect(scanned.about).toContain(`${waiting.officialAccount.subjectName} → `)
    expect((await answer(app.host, waiting, false)).state).toBe('refused')
    expect(await ruleThatRefused(answer(app.host, waiting, true))).toBe('association-not-now')
  })

  it('goes by the mode of the app', async () => {
    const account = await newOfficialAccount()
    const app = await registerOne(registry)
    await setMode(app.host, app.publicId, 'forbid')
    expect(await problemOf(ask(account, app.publicId))).toMatchObject({ errcode: 89245 })
    await setMode(app.host, app.publicId, 'confirm')
    const asked = await ask(account, app.publicId)
    await setMode(app.host, app.publicId, 'forbid')
    expect(await problemOf(confirm(account, asked))).toMatchObject({ errcode: 89245 })
    await setMode(app.host, app.publicId, 'no-confirm')
    expect((await link(account, app.publicId)).state).toBe('linked')
  })

  it('ends from either side, and with the account', async () => {
    const account = await newOfficialAccount()
    const [first = '', second = ''] = await apps(2)
    await unlink(account, await link(account, first))
    const app = await registerOne(registry)
    await setMode(app.host, app.publicId, 'no-confirm')
    const linked = await link(account, app.publicId)
    await app.host.call('DELETE /api/apps/:appId/associations/:associationId', {
      params: { appId: app.publicId, associationId: linked.id },
    })
    // Taken back before anybody was asked: no news.
    const taken = await ask(account, (await apps(1))[0] ?? '')
    await unlink(account, taken.association)
    await link(account, second)
    const { associations, ended } = await account.client.call('GET /api/official-account/associations', {})
    expect(associations.map(({ app: { appId } }) => appId)).toEqual([second])
    expect(Object.fromEntries(ended.map((one) => [one.app.appId, one.endedBy]))).toEqual({
      [app.publicId]: 'app',
      [first]: 'official-account',
    })
    const stranger = await newOfficialAccount()
    expect(await ruleThatRefused(unlink(stranger, linked))).toBe('not-found')
    const mini = await registerOne(registry)
    expect(await ruleThatRefused(mini.client.call('GET /api/official-account/associations', {}))).toBe(
      'not-found',
    )
  })
})

describe('a place', () => {
  it.each([
    ['association.same-subject', 10, 89016, true],
    ['association.other-subject', 3, 89017, false],
  ] as const)(
    '%s: is there %i times, and free again when an association ends',
    async (rule, places, errcode, isSame) => {
      const account = await newOfficialAccount()
      const ids = await apps(places + 1, isSame ? keyOf(account) : undefined)
      const links: Association[] = []
      for (const id of ids.slice(0, places)) links.push(await link(account, id))
      const last = ids.at(-1) ?? ''
      expect(await problemOf(ask(account, last))).toMatchObject({
        errcode,
        rule: { id: rule, limit: places, used: places, occupiedBy: { length: places } },
      })
      const [first] = links
      if (first) await unlink(account, first)
      // The month's are used up all the same.
      expect(await problemOf(ask(account, last))).toMatchObject({ errcode: 89030 })
    },
  )

  it.each([
    ['association.new-same-subject-per-month', 10, true],
    ['association.new-other-subject-per-month', 3, false],
  ] as const)(
    '%s: is there %i times a month, and again when the next begins',
    async (rule, places, isSame) => {
      const account = await newOfficialAccount()
      const ids = await apps(places + 1, isSame ? keyOf(account) : undefined)
      for (const id of ids.slice(0, places)) await unlink(account, await link(account, id))
      const problem = await problemOf(ask(account, ids.at(-1) ?? ''))
      expect(problem).toMatchObject({ errcode: 89030, rule: { id: rule, used: places, limit: places } })
      const resetsAt = new Date(problem?.rule?.resetsAt ?? 0)
      // Midnight of the first, in Beijing.
      expect(resetsAt.toISOString()).toMatch(/T16:00:00.000Z$/)
      registry.clock.advance(resetsAt.getTime() - registry.clock.now().getTime() - 1)
      expect(await ruleThatRefused(ask(account, ids.at(-1) ?? ''))).toBe(rule)
      registry.clock.advance(1)
      expect(await ruleThatRefused(link(account, ids.at(-1) ?? ''))).toBe('accepted')
    },
  )

  it('association.new-per-month, S45, X2: is there as often as the month has, of both kinds together', () =>
    registry.withRules({ 'association.new-per-month': 2 }, async () => {
      const own = await registerOne(registry, { kind: 'subscription-account' })
      const others = [
        await registerOne(registry, sameSubject(own)),
        await registerOne(registry),
        await registerOne(registry),
      ]
      for (const app of others) await setMode(app.host, app.publicId, 'no-confirm')
      const [same, other, last] = others.map(({ publicId }) => publicId)
      await link(own, same ?? '')
      await link(own, other ?? '')
      expect(await problemOf(ask(own, last ?? ''))).toMatchObject({
        errcode: 89030,
        rule: { id: 'association.new-per-month', used: 2, limit: 2 },
      })
    }))

  it('association.official-accounts-per-app, association.app-new-per-month: 500 on the app’s side (S45, S46, X1, X3)', async () => {
    const [appId = ''] = await apps(1)
    const rows = Array.from({ length: 499 }, (_, index) => ({
      id: `many_${index}`,
      official_account: `many${index}`,
      app_id: appId,
      state: 'linked' as const,
      is_same_subject: false,
      is_automatic: false,
      created_at: registry.clock.now(),
      placed_at: registry.clock.now(),
    }))
    await database.insertInto('associations').values(rows).execute()
    const [last, late] = [await newOfficialAccount(), await newOfficialAccount()]
    const linked = await link(last, appId)
    expect(await problemOf(ask(late, appId))).toMatchObject({
      errcode: 89009,
      rule: { id: 'association.official-accounts-per-app', limit: 500, used: 500 },
    })
    await unlink(last, linked)
    expect(await problemOf(ask(late, appId))).toMatchObject({
      errcode: 89030,
      rule: { id: 'association.app-new-per-month', limit: 500, used: 500 },
    })
  })

  it.each([
    ['guide-2018', 500, 500, 10],
    ['howto', 50, 50, 10],
    ['wechat-2026', 1_000_000, 1_000_000, 13],
    ['selfhost', 500, 500, 10],
  ] as const)('X1–X3: %s has %i and %i a month for apps', (pack, perApp, perMonth, same) => {
    const policy = policyOf(pack)
    expect([
      policy.value('association.official-accounts-per-app'),
      policy.value('association.app-new-per-month'),
      policy.value('association.new-same-subject-per-month'),
      policy.value('association.new-per-month'),
    ]).toEqual([perApp, perMonth, same, 13])
  })
})

describe('two hundred at the same moment', () => {
  it.each([
    ['association.same-subject', 10, true],
    ['association.other-subject', 3, false],
  ] as const)('are refused by %s but for %i', async (rule, places, isSame) => {
    const account = await newOfficialAccount()
    const ids = await apps(200, isSame ? keyOf(account) : undefined)
    const now = registry.clock.now()
    const rows = ids.map((app_id) => ({
      id: `association_${app_id}`,
      official_account: account.publicId,
      app_id,
      state: 'waiting-official-account' as const,
      is_same_subject: isSame,
      is_automatic: false,
      created_at: now,
      placed_at: null,
    }))
    await database.insertInto('associations').values(rows).execute()
    const [own] = await database
      .selectFrom('registrations')
      .selectAll()
      .where('public_id', '=', account.publicId)
      .execute()
    await database
      .insertInto('scan_tickets')
      .values(
        rows.map(({ id }) => ({
          id: `ticket_${id}`,
          purpose: 'confirm-deed' as const,
          subject: own?.id ?? '',
          about: '',
          url: '',
          state: 'confirmed' as const,
          person_id: own?.admin_person ?? '',
          expires_at: new Date(now.getTime() + DAY_MS),
          rule: 'confirmation.association',
          answerer_id: own?.admin_person ?? '',
          deed: `associate ${id}`,
          session_id: null,
        })),
      )
      .execute()
    const outcomes = await Promise.all(
      rows.map(({ id }) =>
        ruleThatRefused(
          account.client.call('POST /api/official-account/associations/:associationId/confirmation', {
            params: { associationId: id },
            body: { ticketId: `ticket_${id}` },
          }),
        ),
      ),
    )
    expect([outcomes.filter((outcome) => outcome === 'accepted').length, new Set(outcomes)]).toEqual([
      places,
      new Set(['accepted', rule]),
    ])
  })
})

describe('what an association is needed for (S44, X13)', () => {
  it.each<[PackName, readonly string[]]>([
    ['guide-2018', ['articles', 'menu', 'template-messages', 'nearby', 'customer-service']],
    ['howto', ['articles', 'menu', 'template-messages', 'nearby']],
    ['wechat-2026', ['menu', 'template-messages', 'customer-service']],
  ])('in %s is %j', (pack, features) => {
    expect(neededFeatures(policyOf(pack))).toEqual(features)
  })

  it.each([
    'association.needed-for-articles',
    'association.needed-for-menu',
    'association.needed-for-template-messages',
    'association.needed-for-nearby',
    'association.needed-for-customer-service',
  ] as const)('%s: can be switched off', (rule) => {
    expect(neededFeatures(policyOf('guide-2018', { [rule]: false }))).toHaveLength(4)
  })
})

// Last: the clock of the instance is moved, and no longer what `registry.clock` says.
describe('what nobody answers', () => {
  const moveClock = (advanceMs: number) =>
    registry.operator.call('POST /api/operator/clock', { body: { advanceMs } })

  it('association.answer-days: expires unanswered after 7 days, gives its place back, and says so', async () => {
    expect(policyOf('guide-2018').value('association.answer-days')).toBe(7)
    const account = await newOfficialAccount()
    const app = await registerOne(registry)
    const waiting = await link(account, app.publicId)
    const read = () => account.client.call('GET /api/official-account/associations', {})
    const { now } = await registry.operator.call('GET /api/operator/clock', {})
    expect(Date.parse(waiting.answerUntil ?? '') - Date.parse(now)).toBe(7 * DAY_MS)
    expect((await read()).places).toMatchObject({ otherSubject: { used: 1 }, thisMonth: { used: 1 } })
    await moveClock(7 * DAY_MS - 1)
    expect((await read()).associations).toMatchObject([{ state: 'waiting-app' }])
    await moveClock(1)
    expect(await read()).toMatchObject({
      associations: [],
      ended: [{ id: waiting.id, state: 'expired', endedBy: 'app' }],
      places: { otherSubject: { used: 0 }, thisMonth: { used: 0 } },
    })
    expect(await ruleThatRefused(answer(app.host, waiting, true))).toBe('association-not-now')
    // It is asked for anew, and what is answered stays.
    const again = await link(account, app.publicId)
    await answer(app.host, again, true)
    await moveClock(7 * DAY_MS)
    expect((await read()).associations).toMatchObject([{ state: 'linked' }])
  })
})
