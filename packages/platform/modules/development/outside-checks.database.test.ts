import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { createFakeWeb } from '@maque/testing/platform/fake-web.ts'
import { createHandMovedClock } from '@maque/testing/platform/hand-moved-clock.ts'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { migrate } from '../../kernel/store/migrate.ts'
import { narrow } from '../../kernel/store/narrow.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import { appsMigrations } from '../apps/apps-tables.ts'
import { developmentMigrations, type DevelopmentTables } from './development-tables.ts'
import { createOutsideChecks } from './outside-checks.ts'

const web = createFakeWeb()
const clock = createHandMovedClock()
const policy = policyOf('guide-2018', {
  'development.check-minutes': 5,
  'development.check-seconds': 3,
  'development.check-bytes': 100,
})
let fresh: FreshDatabase
let database: Kysely<DevelopmentTables>
beforeAll(async () => {
  fresh = await createFreshDatabase()
  database = openDatabase<DevelopmentTables>(fresh.connection, () => undefined).database
  await migrate(narrow(database), [appsMigrations, developmentMigrations])
})
afterAll(async () => {
  await database.destroy()
  await fresh.drop()
})

describe('what was found at a server', () => {
  it('counts for one app, once, for so many minutes', async () => {
    const checks = createOutsideChecks(database, clock, policy, web)
    await checks.pass('wx1', 'site a')
    expect(await checks.hasPassed('wx2', 'site a')).toBe(false)
    expect(await checks.hasPassed('wx1', 'site b')).toBe(false)
    clock.advance(300_000 - 1)
    expect(await checks.hasPassed('wx1', 'site a')).toBe(true)
    expect(await checks.hasPassed('wx1', 'site a')).toBe(false)
    await checks.pass('wx1', 'site a')
    clock.advance(300_000)
    expect(await checks.hasPassed('wx1', 'site a')).toBe(false)
  })

  it('is looked for with limits of time and size', async () => {
    const checks = createOutsideChecks(database, clock, policy, web)
    web.put('https://a.example/proof.txt', 'yes')
    expect(await checks.findText('https://a.example/proof.txt', 'yes')).toMatchObject({ ok: true })
    expect(web.asked).toMatchObject([{ method: 'GET', timeoutMs: 3_000, maxBytes: 100 }])
  })

  it.each([
    ['too-large', 'content'],
    ['forbidden', 'forbidden'],
    ['redirected', 'redirected'],
    ['unreachable', 'unreachable'],
  ] as const)('that answered %s is none: %s', async (refusal, why) => {
    const checks = createOutsideChecks(database, clock, policy, web)
    web.put('https://b.example/proof.txt', () => refusal)
    expect(await checks.findText('https://b.example/proof.txt', 'yes')).toEqual({ ok: false, refusal: why })
  })
})
