/** Who belongs to an app (§2.5, S31, X9): ticks, places on both sides of every edge, races. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sql, type Kysely } from 'kysely'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AppPermission, ProjectRole } from '@maque/protocol/platform/members.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { registeredBy } from '@maque/testing/platform/registered-by.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { archiveOf, openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { narrow } from '../../kernel/store/narrow.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { AccountsTables } from '../accounts/accounts-tables.ts'
import type { RegistrationTables } from '../registration/registration-tables.ts'

let shop: TeaShop
let database: Kysely<RegistrationTables & AccountsTables>
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: { 'api.changes-per-minute': 100_000, 'confirmation.members': false },
  })
  database = openDatabase<RegistrationTables & AccountsTables>(shop.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await shop.close()
})

let count = 0

/** People who are known here, and never sign in. */
async function people(howMany: number): Promise<readonly string[]> {
  const rows = Array.from({ length: howMany }, () => {
    const id = `someone_${++count}`
    return {
      id,
      email: `${id}@example.com`,
      name: id,
      id_key: null,
      staff_roles: [],
      created_at: shop.clock.now(),
    }
  })
  await database.insertInto('persons').values(rows).execute()
  return rows.map(({ email }) => email)
}

const add = (
  app: App,
  email: string,
  roles: readonly ProjectRole[] = ['developer'],
  permissions?: readonly AppPermission[],
) => shop.owner.addMember(app.appId, { email, roles, ...(permissions && { permissions }) })

const addTester = (app: App, email: string, by = shop.owner) =>
  by.call('POST /api/apps/:appId/experiencers', { params: { appId: app.appId }, body: { email } })

const answer = (person: TestPerson, app: App, accepts = true) =>
  person.call('POST /api/invitations/:appId/answer', { params: { appId: app.appId }, body: { accepts } })

const registerApp = ({ appId }: App, type: 'individual' | 'enterprise', isVerified: boolean): Promise<void> =>
  registeredBy(narrow(database), {
    appId,
    type,
    personId: shop.owner.id,
    ...(isVerified && { verifiedUntil: new Date(shop.clock.now().getTime() + 3_600_000) }),
  })

describe('a project member', () => {
  it('says yes themselves (`member.asks-the-person`), and may nothing before', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('asked')
    expect(shop.platform.policy.value('member.asks-the-person')).toBe(true)
    expect(await add(app, member.email)).toMatchObject({ state: 'invited', roles: ['developer'] })
    expect(await refusalOf(member.app(app.appId))).toBe('not-found')
    const { invitations } = await member.call('GET /api/invitations', {})
    expect(invitations).toMatchObject([{ appId: app.appId, roles: ['developer'], invitedBy: 'owner' }])
    await answer(member, app)
    expect(await member.app(app.appId)).toMatchObject({ roles: ['developer'] })
    expect(await refusalOf(answer(member, app))).toBe('not-found')
  })

  it('who says no, or whose invitation is taken back, is none', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('unwilling')
    await add(app, member.email)
    await answer(member, app, false)
    expect(await refusalOf(member.app(app.appId))).toBe('not-found')
    await add(app, member.email)
    await shop.owner.removeMember(app.appId, member.id)
    expect(await refusalOf(answer(member, app))).toBe('not-found')
  })

  it('is one at once where they need not be asked', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('not-asked')
    const added = await shop.withRules({ 'member.asks-the-person': false }, () =>
      shop.owner.addMember(app.appId, { email: member.email, roles: ['developer'] }),
    )
    expect([added.state, (await member.app(app.appId)).roles]).toEqual(['member', ['developer']])
  })

  it('has the roles that are combined for them, and of these what is ticked', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('ticked')
    await add(app, member.email, ['operator', 'developer'], ['view', 'preview', 'upload'])
    await answer(member, app)
    const upload = () =>
      member.upload(app.appId, { archive: archiveOf(), version: `${++count}`, description: '' })
    const { id } = await upload()
    expect(await refusalOf(member.submit(app.appId, id, submissionOf()))).toBe('not-permitted')
    const params = { appId: app.appId, personId: member.id }
    await shop.owner.call('PUT /api/apps/:appId/members/:personId', { params, body: { roles: ['operator'] } })
    expect(await refusalOf(upload())).toBe('not-permitted')
    expect(await refusalOf(member.submit(app.appId, id, submissionOf()))).toBe('accepted')
  })

  it.each([
    [
      'a tick that is of another role',
      { roles: ['data-analyst'], permissions: ['upload'] },
      'permission-not-of-role',
    ],
    ['the administrator’s tick', { roles: ['developer'], permissions: ['manage'] }, 'permission-not-of-role'],
    ['no role', { roles: [] }, 'invalid-request'],
    ['a role twice', { roles: ['developer', 'developer'] }, 'invalid-request'],
    ['the role of administrator', { roles: ['administrator'] }, 'invalid-request'],
  ])('is not given %s', async (_, ticks, code) => {
    const app = await shop.newApp()
    const [email = ''] = await people(1)
    const body = { email, ...ticks } as never
    expect(
      await refusalOf(
        shop.owner.call('POST /api/apps/:appId/members', { params: { appId: app.appId }, body }),
      ),
    ).toBe(code)
  })

  it('adds and removes experiencers, and no other members (§2.5)', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('brings')
    const tester = await shop.signIn('brought')
    await shop.join(app, member, ['data-analyst'])
    await addTester(app, tester.email, member)
    expect(await tester.app(app.appId)).toMatchObject({ roles: ['experiencer'], permissions: [] })
    const ofApp = { appId: app.appId }
    // The trial version is theirs to open, and what the others are and did is not theirs to read.
    const release = await shop.upload(app, '1')
    await shop.owner.call('PUT /api/apps/:appId/trial', { params: ofApp, body: { releaseId: release.id } })
    expect(await tester.call('GET /api/apps/:appId/trial', { params: ofApp })).toMatchObject({
      trial: { releaseId: release.id, version: '1', code: expect.any(String), isOver: false },
    })
    for (const route of shop.platform.routes.filter(({ guardName }) => guardName === 'member who may view')) {
      const [method = '', path = ''] = route.endpoint.split(' ')
      if (method !== 'GET') continue
      const url = `http://localhost:8080${path.replace(':appId', app.appId).replaceAll(/:\w+/g, release.id)}`
      expect([route.endpoint, (await tester.send(new Request(url))).status]).toEqual([route.endpoint, 403])
    }
    const [email = ''] = await people(1)
    expect(await refusalOf(addTester(app, email, tester))).toBe('not-permitted')
    expect(await refusalOf(member.addMember(app.appId, { email, roles: ['developer'] }))).toBe(
      'not-permitted',
    )
    expect(await refusalOf(member.removeMember(app.appId, tester.id))).toBe('not-permitted')
    const params = { appId: app.appId, personId: tester.id }
    await member.call('DELETE /api/apps/:appId/experiencers/:personId', { params })
    expect(await refusalOf(tester.app(app.appId))).toBe('not-found')
  })

  it('may have been an experiencer, whose place is then free', async () => {
    const app = await shop.newApp()
    const person = await shop.signIn('promoted')
    await addTester(app, person.email)
    await shop.join(app, person, ['developer'])
    const { projectMembers, experiencers } = await shop.owner.members(app.appId)
    expect([projectMembers.used, experiencers.used]).toEqual([1, 0])
    expect(await refusalOf(addTester(app, person.email))).toBe('already-member')
  })
})

describe('the administrator', () => {
  it('is another person once that one has agreed, and then no member any more', async () => {
    const app = await shop.newApp()
    const heir = await shop.signIn('heir')
    const rival = await shop.signIn('rival')
    const params = { appId: app.appId }
    const invite = (person: TestPerson) =>
      shop.owner.call('PUT /api/apps/:appId/administrator', { params, body: { email: person.email } })
    expect(await invite(heir)).toMatchObject({ roles: ['administrator'], state: 'invited' })
    expect(await refusalOf(invite(rival))).toBe('already-member')
    expect(await shop.owner.app(app.appId)).toMatchObject({ roles: ['administrator'] })
    await answer(heir, app)
    expect(await heir.app(app.appId)).toMatchObject({ roles: ['administrator'] })
    expect(await refusalOf(shop.owner.app(app.appId))).toBe('not-found')
  })

  it('confirms it themselves, by `confirmation.administrator`', async () => {
    const app = await shop.newApp()
    const deed = {
      endpoint: 'PUT /api/apps/:appId/administrator',
      params: { appId: app.appId },
      body: { email: 'nobody@example.com' },
    }
    const { ticket } = await shop.owner.call('POST /api/confirmations', { body: deed })
    const asked = await shop.owner.call('GET /api/scan-tickets/:ticketId', {
      params: { ticketId: ticket.id },
    })
    expect(asked.rule).toBe('confirmation.administrator')
  })

  it('of a registered account is changed in the account', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    expect(await shop.owner.members(app.appId)).toMatchObject({ administratorOf: 'app' })
    await registerApp(app, 'enterprise', false)
    expect(await shop.owner.members(app.appId)).toMatchObject({ administratorOf: 'account' })
    const [email = ''] = await people(1)
    expect(
      await refusalOf(shop.owner.call('PUT /api/apps/:appId/administrator', { params, body: { email } })),
    ).toBe('administrator-of-account')
  })
})

describe('places (S31, X9)', () => {
  it.each([
    [
      'nobody who registered',
      undefined,
      'member.developers-individual',
      5,
      'member.experiencers-individual',
      10,
    ],
    [
      'an individual',
      ['individual', false],
      'member.developers-individual',
      5,
      'member.experiencers-individual',
      10,
    ],
    [
      'an enterprise',
      ['enterprise', false],
      'member.developers-unverified',
      10,
      'member.experiencers-unverified',
      20,
    ],
    [
      'a verified enterprise',
      ['enterprise', true],
      'member.developers-verified',
      20,
      'member.experiencers-verified',
      40,
    ],
  ] as const)(
    'of %s: the last is had by one of two hundred at the same moment, and no more',
    async (_, subject, memberRule, memberLimit, testerRule, testerLimit) => {
      const app = await shop.newApp()
      if (subject) await registerApp(app, subject[0], subject[1])
      const members = await people(200)
      const outcomes = await Promise.all(members.map((email) => ruleThatRefused(add(app, email))))
      expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(memberLimit)
      expect(new Set(outcomes)).toEqual(new Set(['accepted', memberRule]))
      const testers = await people(testerLimit + 1)
      for (const email of testers.slice(0, -1)) await addTester(app, email)
      const full = await problemOf(addTester(app, testers.at(-1) ?? ''))
      expect(full).toMatchObject({
        errcode: 85002,
        rule: { id: testerRule, limit: testerLimit, used: testerLimit },
      })
      // Whoever may add somebody sees who has the places.
      const holders = full?.rule?.occupiedBy?.map(({ label }) => label.split(' ').at(-1))
      expect(holders?.toSorted()).toEqual(testers.slice(0, -1).toSorted())
      expect(await shop.owner.members(app.appId)).toMatchObject({
        projectMembers: { used: memberLimit, limit: memberLimit },
        experiencers: { used: testerLimit, limit: testerLimit },
      })
    },
  )

  it('one invitation is one member, however often it is accepted at the same moment (RACE-03)', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('impatient')
    const invited = await Promise.all(Array.from({ length: 20 }, () => refusalOf(add(app, member.email))))
    expect(invited.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => refusalOf(answer(member, app))))
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect((await shop.owner.members(app.appId)).projectMembers.used).toBe(1)
  })

  it('of a person end at `member.apps-per-person`, and their own apps do not count', () =>
    shop.withRules({ 'member.apps-per-person': 2, 'confirmation.members': false }, async () => {
      const busy = await shop.signIn('busy')
      await busy.createApp({ name: 'Their own app', intro: 'Does not count.' })
      const apps = [await shop.newApp(), await shop.newApp(), await shop.newApp()]
      const outcomes = await Promise.all(
        apps.map(({ appId }) =>
          problemOf(shop.owner.addMember(appId, { email: busy.email, roles: ['developer'] })),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(2)
      expect(outcomes.find((outcome) => outcome !== undefined)).toMatchObject({
        errcode: 85003,
        rule: { id: 'member.apps-per-person', limit: 2, used: 2 },
      })
    }))
})

describe('who is removed', () => {
  it('does nothing with what had been admitted and came whole afterwards (RACE-08)', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('slow')
    await shop.join(app, member, ['operator'])
    const [email = ''] = await people(1)
    const admitted = Promise.withResolvers<void>()
    const removed = Promise.withResolvers<void>()
    // Asked for once the guard has let them in.
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          admitted.resolve()
          await removed.promise
          controller.enqueue(new TextEncoder().encode(JSON.stringify({ email })))
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const answer = member.send(
      new Request(`http://localhost:8080/api/apps/${app.appId}/experiencers`, {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { 'content-type': 'application/json' },
      } as RequestInit),
    )
    await admitted.promise
    await shop.owner.removeMember(app.appId, member.id)
    removed.resolve()
    expect((await answer).status).toBe(404)
  })

  it('does nothing after that, not even what they had begun before (RACE-08)', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('fired')
    const auditor = await shop.signIn('auditor', ['auditor'])
    await shop.join(app, member, ['operator'])
    const [email = ''] = await people(1)
    const waiting = async (): Promise<number> => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database)
      return rows.length
    }
    const deeds = await database.transaction().execute(async (holder) => {
      // What they begin has been admitted, and waits.
      await lockFor(holder, 'members of an app', app.appId)
      const adding = refusalOf(addTester(app, email, member))
      await vi.waitUntil(async () => (await waiting()) === 1)
      let isRemoved = false
      const removing = refusalOf(shop.owner.removeMember(app.appId, member.id)).finally(() => {
        isRemoved = true
      })
      await vi.waitUntil(async () => isRemoved || (await waiting()) === 2)
      return { adding, removing }
    })
    expect([await deeds.adding, await deeds.removing]).toEqual(['accepted', 'accepted'])
    const { entries } = await auditor.call('GET /api/operator/audit', { query: {} })
    const at = (action: string) => entries.findIndex((entry) => entry.action === action)
    // The newest comes first.
    expect(at('app.member-removed')).toBeLessThan(at('app.experiencer-added'))
    expect(await refusalOf(addTester(app, email, member))).toBe('not-found')
  })
})
