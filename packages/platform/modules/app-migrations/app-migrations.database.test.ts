/** Apps that lead into others, over HTTP and with the clock moved (§2.1). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmTicket } from '@maque/client/register-account.ts'
import { avatarPng, choosePlainCategory } from '@maque/testing/platform/fill-in.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  verify,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import type { AppMigrationsTables } from './app-migrations-tables.ts'

const DAY_MS = 86_400_000

let registry: Registry
let open: TestAccount
let target: TestAccount
let names = 0
beforeAll(async () => {
  registry = await openRegistry({
    policyValues: {
      'session.lifetime-days': 800,
      'api.changes-per-minute': 100_000,
      'registration.accounts-per-id-number': 50,
      'registration.accounts-per-phone': 50,
      'registration.accounts-per-host-account': 50,
      'open-account.other-subject-per-month': 50,
      'sms.resend-seconds': 0,
      'sms.per-day': 1000,
    },
  })
  open = await registerVerified(registry, { kind: 'open-account' })
  target = await registerVerified(registry)
  await bind(target)
  await bringOnline(target)
})
afterAll(() => registry.close())

async function bind(app: TestAccount): Promise<void> {
  const { binding, ticket } = await open.client.call('POST /api/open-account/bindings', {
    body: { publicId: app.publicId },
  })
  await confirmTicket(app.host, ticket.id)
  await open.client.call('POST /api/open-account/bindings/:bindingId/confirmation', {
    params: { bindingId: binding.id },
    body: { ticketId: ticket.id },
  })
}

async function bringOnline({ host, publicId: appId }: TestAccount): Promise<void> {
  const params = { appId }
  await host.call('PUT /api/apps/:appId/name', {
    params,
    body: { name: `迁移茶馆${++names}`, documentIds: [] },
  })
  await host.call('PUT /api/apps/:appId/intro', { params, body: { intro: 'Tea that moves.' } })
  await host.setAvatar(appId, new Blob([new Uint8Array(avatarPng)], { type: 'image/png' }))
  await choosePlainCategory(host, appId)
  const release = await host.upload(appId, { archive: archiveOf(), version: '1', description: '' })
  await host.submit(appId, release.id, submissionOf())
  await approve(await registry.signIn('reviewer', ['reviewer']), release.id)
  await host.release(appId, release.id)
}

/** Another app of the target's subject and administrator. */
async function sibling(): Promise<TestAccount> {
  const app = await registerOne(
    registry,
    { ...sameSubject(target), administrator: target.application.administrator },
    target.host,
  )
  await bind(app)
  return app
}

const ask = ({ host, publicId: appId }: TestAccount, targetAppId = target.publicId) =>
  host.call('POST /api/apps/:appId/migrations', { params: { appId }, body: { targetAppId } })
const answer = (migrationId: string, isAccepted = true) =>
  target.host.call('POST /api/apps/:appId/migrations/:migrationId/answer', {
    params: { appId: target.publicId, migrationId },
    body: { isAccepted },
  })
const revoke = ({ host, publicId: appId }: TestAccount, migrationId: string) =>
  host.call('DELETE /api/apps/:appId/migrations/:migrationId', { params: { appId, migrationId } })
/** As an operator has moved it. */
const nowMs = async () => Date.parse((await registry.operator.call('GET /api/operator/clock', {})).now)
const moveClock = (advanceMs: number) =>
  registry.operator.call('POST /api/operator/clock', { body: { advanceMs } })

describe('a migration', () => {
  it('is asked with a scan, agreed on, frozen for 7 days, and then never undone', async () => {
    const { policy } = registry.platform
    expect([policy.value('migration.freeze-days'), policy.value('confirmation.migration')]).toEqual([7, true])
    const source = await sibling()
    await verify(registry, source)
    await bringOnline(source)
    const asked = await ask(source)
    expect(asked).toMatchObject({ state: 'asked', source: { appId: source.publicId } })
    expect(await ruleThatRefused(ask(source))).toBe('migration-source-taken')
    expect((await answer(asked.id)).state).toBe('frozen')
    expect((await revoke(source, asked.id)).state).toBe('revoked')
    const { id } = await ask(source)
    await answer(id)
    await moveClock(7 * DAY_MS - 1)
    expect((await registry.visitor.launchOnline(source.publicId)).appId).toBe(source.publicId)
    await moveClock(1)
    expect(await registry.visitor.launchOnline(source.publicId)).toMatchObject({
      appId: target.publicId,
      movedFrom: source.publicId,
    })
    expect((await registry.visitor.launchOnline(target.publicId)).movedFrom).toBeUndefined()
    const { apps } = await registry.visitor.call('GET /api/catalogue', { query: {} })
    expect(apps.map(({ appId }) => appId)).toEqual([target.publicId])
    expect(await ruleThatRefused(revoke(target, id))).toBe('migration-not-now')
  })

  it('is of one subject and one Open account, and to others the target does not exist', async () => {
    const stranger = await registerOne(registry)
    expect(await ruleThatRefused(ask(stranger))).toBe('migration-of-other-subject')
    expect(await ruleThatRefused(ask(stranger, 'wx0000000000000000'))).toBe('not-found')
    const hidden = await registerOne(registry)
    expect(await ruleThatRefused(ask(stranger, hidden.publicId))).toBe('not-found')
    const unbound = await registerOne(
      registry,
      { ...sameSubject(target), administrator: target.application.administrator },
      target.host,
    )
    expect(await ruleThatRefused(ask(unbound))).toBe('migration-of-other-open-account')
    expect(await ruleThatRefused(ask(target, unbound.publicId))).toBe('migration-of-other-open-account')
    const { id } = await ask(await sibling())
    expect(await ruleThatRefused(revoke(stranger, id))).toBe('not-found')
    expect((await answer(id, false)).state).toBe('refused')
  })

  it('migration.sources-per-target, migration.again-months: five lead into one, which leads nowhere for half a year', async () => {
    const { database } = openDatabase<AppMigrationsTables>(registry.connection, () => undefined)
    await database.deleteFrom('app_migrations').execute()
    const now = new Date(await nowMs())
    const rows = Array.from({ length: 4 }, (_, index) => ({
      id: `migration_${index}`,
      source_app: `wx${index}`,
      target_app: target.publicId,
      state: 'done' as const,
      asked_at: now,
      until: null,
      done_at: now,
    }))
    await database.insertInto('app_migrations').values(rows).execute()
    const [fifth, sixth] = [await sibling(), await sibling()]
    const outcomes = await Promise.all([ruleThatRefused(ask(fifth)), ruleThatRefused(ask(sixth))])
    expect(outcomes.toSorted()).toEqual(['accepted', 'migration.sources-per-target'])
    const late = outcomes[0] === 'accepted' ? sixth : fifth
    expect((await problemOf(ask(late)))?.rule).toMatchObject({
      limit: 5,
      used: 5,
      occupiedBy: expect.arrayContaining([expect.objectContaining({ label: 'wx0' })]),
    })
    await database.deleteFrom('app_migrations').where('state', '=', 'asked').execute()
    await verify(registry, fifth)
    await bringOnline(fifth)
    expect(registry.platform.policy.value('migration.again-months')).toBe(6)
    const again = await problemOf(ask(target, fifth.publicId))
    expect(again?.rule?.id).toBe('migration.again-months')
    const mayAt = Date.parse(again?.rule?.resetsAt ?? '')
    await moveClock(mayAt - (await nowMs()) - 1)
    expect(await ruleThatRefused(ask(target, fifth.publicId))).toBe('migration.again-months')
    await moveClock(1)
    expect(await ruleThatRefused(ask(target, fifth.publicId))).toBe('accepted')
    await database.destroy()
  })
})
