/** An instance of an earlier version keeps what it had. */
import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandMovedClock } from '@maque/testing/platform/hand-moved-clock.ts'
import { createFreshDatabase, type FreshDatabase } from '@maque/testing/postgres/fresh-database.ts'
import { accountsMigrations, type AccountsTables } from '../../modules/accounts/accounts-tables.ts'
import { createAccountService } from '../../modules/accounts/account-service.ts'
import { createAuditLog } from '../audit/audit-log.ts'
import { policyOf } from '../policy/policy.ts'
import { createPasswords } from '../secrets/passwords.ts'
import { kernelMigrations, type KernelTables } from './kernel-tables.ts'
import { migrate, type ModuleMigrations } from './migrate.ts'
import { narrow } from './narrow.ts'
import { openDatabase } from './open-database.ts'

let fresh: FreshDatabase
let database: Kysely<KernelTables & AccountsTables>
beforeAll(async () => {
  fresh = await createFreshDatabase()
  database = openDatabase<KernelTables & AccountsTables>(fresh.connection, () => undefined).database
})
afterAll(async () => {
  await database.destroy()
  await fresh.drop()
})

const passwords = createPasswords(randomBytes)

const firstOf = (migrations: ModuleMigrations): ModuleMigrations =>
  Object.fromEntries(Object.entries(migrations).slice(0, 1))

describe('an instance that is brought up to date', () => {
  it('has its people, their roles and passwords, and its audit log as one chain', async () => {
    await migrate(narrow(database), [firstOf(kernelMigrations), firstOf(accountsMigrations)])
    const hash = await passwords.hash('correct horse')
    await sql`insert into persons values ('person_1', 'li@example.com', '李', ${hash}, true, true, now())`.execute(
      database,
    )
    for (const action of ['one', 'two', 'three']) {
      await sql`
        insert into audit_entries (happened_at, action, actor_kind, actor_id, target, outcome, address)
        values (now(), ${action}, 'person', 'person_1', '/', 'done', '')`.execute(database)
    }
    await migrate(narrow(database), [kernelMigrations, accountsMigrations])

    const clock = createHandMovedClock()
    const policy = policyOf('guide-2018')
    const accounts = createAccountService({
      database: narrow(database),
      clock,
      random: randomBytes,
      passwords,
      policy,
      awaitsAgreement: async () => false,
    })
    const attempt = { email: 'li@example.com', password: 'correct horse', address: '', agent: '' }
    const session = await accounts.signIn(attempt, new Headers())
    expect(session).toMatchObject({ ok: true, value: { account: { staffRoles: ['reviewer', 'operator'] } } })

    const audit = createAuditLog(narrow(database), clock)
    const actor = { kind: 'system', id: '' } as const
    await audit.write({ action: 'session.opened', actor, target: '/', outcome: 'done', address: '' })
    expect(await audit.verify()).toEqual({ entries: 4, head: expect.any(String) })
  })
})
