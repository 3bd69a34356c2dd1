/** Apps that lead into others: asked by the one side, accepted by the other, frozen, done. See decide.ts. */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppMigration, MigrationsOfApp } from '@maque/protocol/platform/app-migrations.ts'
import { monthsLater } from '../../kernel/calendar.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Apps, AppsOfAccounts } from '../apps/contract.ts'
import type { OpenAccounts } from '../open-accounts/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { Releases } from '../releases/contract.ts'
import { notNow, problems } from './app-migration-problems.ts'
import type { AppMigrationRow, AppMigrationsTables } from './app-migrations-tables.ts'
import type { AppMigrations } from './contract.ts'
import { decideMigration, decidePair, type MigrationCommand } from './decide.ts'

export const MIGRATION_DUE_JOB = 'app-migration-due'

type Entry = Selectable<AppMigrationRow>
type Answer = Promise<Result<AppMigration, RaisedProblem>>

export interface AppMigrationService extends AppMigrations {
  of(appId: string): Promise<MigrationsOfApp>
  ask(sourceApp: string, targetApp: string): Answer
  /** By the app that is moved into. */
  answer(targetApp: string, id: string, isAccepted: boolean): Answer
  /** By either app. */
  revoke(appId: string, id: string): Answer
  readonly due: JobHandler
}

export interface AppMigrationOptions {
  readonly database: Kysely<AppMigrationsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly apps: Apps & Pick<AppsOfAccounts, 'setClosed'>
  readonly openAccounts: Pick<OpenAccounts, 'openAccountOf'>
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  readonly releases: Pick<Releases, 'lifeOf'>
  jobs(): JobQueue
}

export function createAppMigrationService(options: AppMigrationOptions): AppMigrationService {
  const { database, clock, random, policy, apps, jobs } = options
  const find = (id: string): Promise<Entry | undefined> =>
    database.selectFrom('app_migrations').selectAll().where('id', '=', id).executeTakeFirst()
  const toMigration = async (row: Entry): Promise<AppMigration> => {
    const cards = await apps.cards([row.source_app, row.target_app])
    const named = (appId: string) => ({ appId, name: cards.get(appId)?.name ?? appId })
    return {
      id: row.id,
      source: named(row.source_app),
      target: named(row.target_app),
      state: row.state,
      askedAt: row.asked_at.toISOString(),
      ...(row.until && { until: row.until.toISOString() }),
      ...(row.done_at && { doneAt: row.done_at.toISOString() }),
    }
  }
  const run = async (row: Entry, command: MigrationCommand): Promise<Result<Entry, RaisedProblem>> => {
    const decided = decideMigration(row.state, command)
    if (!decided.ok) return refuse(notNow)
    const freezes = later(clock.now(), policy.value('migration.freeze-days') * DAY_MS)
    const changed = await database
      .updateTable('app_migrations')
      .set({
        state: decided.value,
        until: decided.value === 'frozen' ? freezes : null,
        done_at: decided.value === 'done' ? clock.now() : null,
      })
      .where('id', '=', row.id)
      // Whoever was quicker has said otherwise.
      .where('state', '=', row.state)
      .returningAll()
      .executeTakeFirst()
    return changed ? accept(changed) : refuse(notNow)
  }
  const answered = async (row: Entry, command: MigrationCommand): Answer => {
    const changed = await run(row, command)
    return changed.ok ? accept(await toMigration(changed.value)) : changed
  }

  return {
    async targetOf(appId) {
      const row = await database
        .selectFrom('app_migrations')
        .select('target_app')
        .where('source_app', '=', appId)
        .where('state', '=', 'done')
        .executeTakeFirst()
      return row?.target_app
    },
    async of(appId) {
      const rows = await touching([appId], database)
      const into = rows.filter(({ target_app }) => target_app === appId)
      const from = rows.find(({ source_app, state }) => source_app === appId && isAlive(state))
      return {
        ...(from && { from: await toMigration(from) }),
        into: await Promise.all(into.map(toMigration)),
        sources: {
          rule: 'migration.sources-per-target',
          used: into.filter(({ state }) => isAlive(state)).length,
          limit: policy.value('migration.sources-per-target'),
        },
      }
    },
    async ask(sourceApp, targetApp) {
      await lockFor(database, 'migration of apps', 'all')
      const checked = await checkPair(sourceApp, targetApp, options)
      if (!checked.ok) return checked
      const row: Entry = {
        id: newId('migration', random),
        source_app: sourceApp,
        target_app: targetApp,
        state: 'asked',
        asked_at: clock.now(),
        until: null,
        done_at: null,
      }
      await database.insertInto('app_migrations').values(row).execute()
      return accept(await toMigration(row))
    },
    async answer(targetApp, id, isAccepted) {
      const row = await find(id)
      if (row?.target_app !== targetApp) return refuse(notFound)
      const changed = await run(row, isAccepted ? 'accept' : 'refuse')
      if (!changed.ok) return changed
      const { until } = changed.value
      if (until) {
        await jobs().add({ kind: MIGRATION_DUE_JOB, subject: `${id} ${until.toISOString()}`, dueAt: until })
      }
      return accept(await toMigration(changed.value))
    },
    async revoke(appId, id) {
      const row = await find(id)
      if (!row || (row.source_app !== appId && row.target_app !== appId)) return refuse(notFound)
      return answered(row, 'revoke')
    },
    due: {
      async work(subject) {
        const [id = '', until] = subject.split(' ')
        const row = await find(id)
        if (!row || row.state !== 'frozen' || row.until?.toISOString() !== until) return
        const done = await run(row, 'freeze-over')
        if (done.ok) await apps.setClosed(row.source_app, true)
      },
    },
  }
}

/** Asked, on its way, or done: it takes up places. */
function isAlive(state: Entry['state']): boolean {
  return state === 'asked' || state === 'frozen' || state === 'done'
}

function touching(
  appIds: readonly string[],
  database: Kysely<AppMigrationsTables>,
): Promise<readonly Entry[]> {
  return database
    .selectFrom('app_migrations')
    .selectAll()
    .where(({ or, eb }) => or([eb('source_app', 'in', [...appIds]), eb('target_app', 'in', [...appIds])]))
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

async function checkPair(
  source: string,
  target: string,
  { database, clock, policy, apps, openAccounts, registrations, releases }: AppMigrationOptions,
): Promise<Result<void, RaisedProblem>> {
  const accounts = await registrations.byPublicIds([source, target])
  const subject = accounts.get(source)?.subject.key
  const isOwn = subject !== undefined && accounts.get(target)?.subject.key === subject
  const { isOnline: isTargetOnline } = await releases.lifeOf(target)
  // To everybody but its owner an app that is not online does not exist.
  if (!isOwn && !isTargetOnline && source !== target) return refuse(notFound)
  const alive = (await touching([source, target], database)).filter(({ state }) => isAlive(state))
  const into = alive.filter(({ target_app }) => target_app === target)
  const ownSources = alive.filter(({ target_app }) => target_app === source)
  const months = policy.value('migration.again-months')
  const lastDone = Math.max(0, ...ownSources.map(({ done_at }) => done_at?.getTime() ?? 0))
  const again = lastDone > 0 ? monthsLater(new Date(lastDone), months) : undefined
  const limit = policy.value('migration.sources-per-target')
  const decided = decidePair({
    isSame: source === target,
    subjects: [subject, accounts.get(target)?.subject.key],
    openAccounts: [await openAccounts.openAccountOf(source), await openAccounts.openAccountOf(target)],
    isTargetOnline,
    isSourceTaken:
      alive.some(({ source_app }) => source_app === source) ||
      ownSources.some(({ state }) => state !== 'done'),
    isTargetTaken: alive.some(({ source_app }) => source_app === target),
    sources: { used: into.length, limit },
    mayLeadAgain: again === undefined || again <= clock.now(),
  })
  if (decided.ok) return decided
  switch (decided.refusal) {
    case 'too-many-sources': {
      const names = await apps.cards(into.map(({ source_app }) => source_app))
      return policy.refuse('migration.sources-per-target', {
        used: into.length,
        occupiedBy: into.map(({ source_app, asked_at }) => ({
          kind: 'mini-program',
          label: `${names.get(source_app)?.name ?? ''} ${source_app}`.trim(),
          since: asked_at.toISOString(),
        })),
      })
    }
    case 'too-soon-again':
      return policy.refuse('migration.again-months', { ...(again && { resetsAt: again }) })
    default:
      return refuse(problems[decided.refusal])
  }
}
