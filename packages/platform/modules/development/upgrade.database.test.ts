/** What apps kept before developers had settings of their own is there afterwards. */
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { migrate } from '../../kernel/store/migrate.ts'
import { narrow } from '../../kernel/store/narrow.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import { appsMigrations, type AppsTables } from '../apps/apps-tables.ts'
import { developmentMigrations, type DevelopmentTables } from './development-tables.ts'

let fresh: FreshDatabase
let database: Kysely<AppsTables & DevelopmentTables>
beforeAll(async () => {
  fresh = await createFreshDatabase()
  database = openDatabase<AppsTables & DevelopmentTables>(fresh.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await fresh.drop()
})

describe('an app of an earlier version', () => {
  it('keeps its domains, its sites and its upload tokens', async () => {
    await migrate(narrow(database), [appsMigrations])
    const domains = {
      request: ['https://a.example'],
      upload: [],
      download: [],
      webView: ['https://b.example'],
    }
    await sql`
      insert into apps (app_id, name, name_key, intro, server_domains, created_at)
      values ('wx1', 'One', 'one', '', ${JSON.stringify(domains)}, now()),
        ('wx2', 'Two', 'two', '', '{"request": [], "upload": [], "download": []}', now())`.execute(database)
    await sql`insert into upload_tokens values ('token_1', 'wx1', 'ci', 'hash', 'person_1', now(), null)`.execute(
      database,
    )
    await migrate(narrow(database), [appsMigrations, developmentMigrations])

    const settings = await database.selectFrom('development_settings').selectAll().orderBy('app_id').execute()
    expect(settings.map(({ server_domains }) => server_domains)).toEqual([
      { request: ['https://a.example'], socket: [], upload: [], download: [], udp: [], tcp: [] },
      { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] },
    ])
    expect(settings[0]?.original_id).toMatch(/^gh_[0-9a-f]{12}$/)
    expect(settings[0]?.domain_checks).toEqual({ develop: true, trial: true })
    expect(await database.selectFrom('business_domains').select('domain').execute()).toEqual([
      { domain: 'https://b.example' },
    ])
    expect(
      await database.selectFrom('upload_keys').select(['id', 'token_hash', 'public_key']).execute(),
    ).toEqual([{ id: 'token_1', token_hash: 'hash', public_key: null }])
  })
})
