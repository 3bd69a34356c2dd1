/**
 * Releases in stages: who has the new version, how it fares, and when it stops by itself.
 *
 * A rollout goes on as long as its release is `gray`; both change in one unit of work.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { HealthFigures, Rollout, RolloutState, StartRollout } from '@maque/protocol/platform/rollouts.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Messages } from '../messages/contract.ts'
import type { Releases, StagedReleases } from '../releases/contract.ts'
import { isIncluded } from './audience.ts'
import type { Rollouts } from './contract.ts'
import { decidePercentage, decideStart, decideState, mustHalt } from './decide.ts'
import { noRollout, personUnknown, rolloutProblem } from './rollout-problems.ts'
import type { RolloutRow, RolloutsTables } from './rollouts-tables.ts'

export const HALT_JOB = 'rollout-halt'

export interface RolloutService extends Rollouts {
  get(appId: string): Promise<Rollout | undefined>
  start(deed: StartDeed, request: Request): Promise<Result<Rollout, RaisedProblem>>
  /** At 100 the release is online and the rollout over. */
  raise(deed: Deed, percentage: number): Promise<Result<Raised, RaisedProblem>>
  setState(deed: Deed, state: 'running' | 'paused'): Promise<Result<Rollout, RaisedProblem>>
  cancel(deed: Deed): Promise<Result<void, RaisedProblem>>
  /** Counted once a device and version; of versions that nobody compares, nothing is kept. */
  report(report: HealthReport): Promise<void>
  /** The work of HALT_JOB. */
  haltIfNeeded(appId: string): Promise<void>
  /** Its release was released to everybody on another way. */
  forget(appId: string): Promise<void>
}

export interface Deed {
  readonly appId: string
  readonly actor: Actor
}

export interface StartDeed extends Deed {
  readonly releaseId: string
}

type Request = Required<StartRollout>

export interface Raised {
  readonly rollout: Rollout | undefined
  readonly release: Release
}

export interface HealthReport {
  readonly appId: string
  readonly digest: string
  readonly device: string
  readonly errors: number
}

export interface RolloutServiceOptions {
  readonly database: Kysely<RolloutsTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly accounts: Accounts
  readonly apps: Apps
  readonly messages: Messages
  readonly releases: Releases & StagedReleases
  readonly deviceKey: KeyedHash
  jobs(): JobQueue
}

type Entry = Selectable<RolloutRow>

export function createRolloutService(options: RolloutServiceOptions): RolloutService {
  return { ...reading(options), ...deeds(options), ...health(options) }
}

function find(appId: string, { database }: RolloutServiceOptions): Promise<Entry | undefined> {
  return database.selectFrom('rollouts').selectAll().where('app_id', '=', appId).executeTakeFirst()
}

function reading(options: RolloutServiceOptions): Pick<RolloutService, 'get' | 'of'> {
  return {
    async get(appId) {
      const row = await find(appId, options)
      return row && toRollout(row, options)
    },
    async of(appId, visitor) {
      const row = await find(appId, options)
      if (!row) return undefined
      const { release_id: releaseId, percentage, audience, version, digest, state } = row
      const has = state === 'running' && isIncluded(visitor, { ...audience, releaseId, percentage })
      return has ? { staged: { version, digest } } : {}
    },
  }
}

async function toRollout(row: Entry, options: RolloutServiceOptions): Promise<Rollout> {
  return {
    releaseId: row.release_id,
    version: row.version,
    state: row.state,
    percentage: row.percentage,
    audience: row.audience,
    startedAt: row.started_at.toISOString(),
    steps: row.steps,
    figures: await figuresOf(row, options),
  }
}

async function figuresOf(
  { app_id, digest }: Entry,
  { database, releases }: RolloutServiceOptions,
): Promise<Rollout['figures']> {
  const [online] = await releases.online([app_id])
  const rows = await database
    .selectFrom('rollout_devices')
    .select(({ fn, eb }) => [
      'digest',
      fn.countAll<string>().as('devices'),
      fn.sum<string>(eb.case().when('errors', '>', 0).then(1).else(0).end()).as('failing'),
    ])
    .where('app_id', '=', app_id)
    .groupBy('digest')
    .execute()
  const of = (wanted: string | undefined): HealthFigures => {
    const row = rows.find((one) => one.digest === wanted)
    return { devices: Number(row?.devices ?? 0), devicesWithErrors: Number(row?.failing ?? 0) }
  }
  return { gray: of(digest), online: of(online?.digest) }
}

type Deeds = Pick<RolloutService, 'start' | 'raise' | 'setState' | 'cancel' | 'forget'>

function deeds(options: RolloutServiceOptions): Deeds {
  const { database, clock, releases } = options
  const end = async (appId: string): Promise<void> => {
    await database.deleteFrom('rollouts').where('app_id', '=', appId).execute()
    await database.deleteFrom('rollout_devices').where('app_id', '=', appId).execute()
  }
  /** Under the lock that every change of the app's rollout waits for. */
  const locked = async (appId: string): Promise<Entry | undefined> => {
    await lockFor(database, 'rollout of an app', appId)
    return find(appId, options)
  }
  const change = async (appId: string, values: Changed): Promise<Result<Rollout, RaisedProblem>> => {
    const row = await database
      .updateTable('rollouts')
      .set(values)
      .where('app_id', '=', appId)
      .returningAll()
      .executeTakeFirst()
    return row ? accept(await toRollout(row, options)) : refuse(noRollout)
  }
  return {
    start: (deed, request) => start(deed, request, options),
    async raise({ appId, actor }, percentage) {
      const row = await locked(appId)
      if (!row) return refuse(noRollout)
      const decided = decidePercentage(row.percentage, percentage)
      if (!decided.ok) return refuse(rolloutProblem(decided.refusal))
      if (percentage < EVERYBODY) {
        const steps = JSON.stringify([...row.steps, { at: clock.now().toISOString(), percentage }])
        const raised = await change(appId, { percentage, steps })
        const release = await releases.staged(appId, row.release_id)
        return raised.ok && release ? accept({ rollout: raised.value, release }) : refuse(noRollout)
      }
      const release = await releases.stage({ appId, releaseId: row.release_id, command: 'release', actor })
      if (!release.ok) return release
      await end(appId)
      return accept({ rollout: undefined, release: release.value })
    },
    async setState({ appId }, state) {
      const row = await locked(appId)
      if (!row) return refuse(noRollout)
      const decided = decideState(row.state, state)
      if (!decided.ok) return refuse(rolloutProblem(decided.refusal))
      // What was counted before says nothing about how it fares from now on.
      if (row.state === 'halted') {
        await database.deleteFrom('rollout_devices').where('app_id', '=', appId).execute()
      }
      return change(appId, { state })
    },
    async cancel({ appId, actor }) {
      const row = await locked(appId)
      if (!row) return refuse(noRollout)
      const releaseId = row.release_id
      const cancelled = await releases.stage({ appId, releaseId, command: 'cancel-gray', actor })
      if (!cancelled.ok) return cancelled
      await end(appId)
      return accept(undefined)
    },
    forget: end,
  }
}

/** Not a rule: a hundred percent of them. */
const EVERYBODY = 100

interface Changed {
  readonly percentage?: number
  readonly steps?: string
  readonly state?: RolloutState
}

async function start(
  { appId, releaseId, actor }: StartDeed,
  { percentage, audience, people }: Request,
  options: RolloutServiceOptions,
): Promise<Result<Rollout, RaisedProblem>> {
  const { database, clock, accounts, releases } = options
  await lockFor(database, 'rollout of an app', appId)
  const persons: string[] = []
  for (const login of people) {
    const account = await accounts.byEmail(login)
    if (!account) return refuse(personUnknown({ login }))
    persons.push(account.id)
  }
  const wanted = { ...audience, persons }
  const decided = decideStart(percentage, wanted)
  if (!decided.ok) return refuse(rolloutProblem(decided.refusal))
  const staged = await releases.stage({ appId, releaseId, command: 'start-gray', actor })
  if (!staged.ok) return staged
  const { version, digest = '' } = staged.value
  const row = await database
    .insertInto('rollouts')
    .values({
      app_id: appId,
      release_id: releaseId,
      version,
      digest,
      state: 'running',
      percentage,
      audience: JSON.stringify(wanted),
      steps: JSON.stringify([{ at: clock.now().toISOString(), percentage }]),
      started_at: clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return accept(await toRollout(row, options))
}

function health(options: RolloutServiceOptions): Pick<RolloutService, 'report' | 'haltIfNeeded'> {
  const { database, releases, deviceKey, jobs } = options
  const exceeds = async (row: Entry): Promise<boolean> => {
    const { gray, online } = await figuresOf(row, options)
    const { policy } = options
    const rules = {
      devices: policy.value('rollout.halt-devices'),
      excessPercent: policy.value('rollout.halt-excess-percent'),
    }
    return mustHalt(gray, online, rules)
  }
  return {
    async report({ appId, digest, device, errors }) {
      const row = await find(appId, options)
      if (!row) return
      const [online] = await releases.online([appId])
      if (digest !== row.digest && digest !== online?.digest) return
      await database
        .insertInto('rollout_devices')
        .values({ app_id: appId, digest, device: deviceKey(device), errors })
        .onConflict((conflict) =>
          conflict
            .columns(['app_id', 'digest', 'device'])
            .doUpdateSet(({ eb, ref }) => ({ errors: eb(ref('rollout_devices.errors'), '+', errors) })),
        )
        .execute()
      const isWorse = errors > 0 && digest === row.digest && row.state === 'running'
      if (isWorse && (await exceeds(row))) await jobs().add({ kind: HALT_JOB, subject: appId })
    },
    async haltIfNeeded(appId) {
      await lockFor(database, 'rollout of an app', appId)
      const row = await find(appId, options)
      if (row?.state !== 'running' || !(await exceeds(row))) return
      await database.updateTable('rollouts').set({ state: 'halted' }).where('app_id', '=', appId).execute()
      await tellHalted(row, options)
    },
  }
}

async function tellHalted(
  row: Entry,
  { accounts, apps, messages, ...options }: RolloutServiceOptions,
): Promise<void> {
  const administrator = (await apps.administratorOf(row.app_id)) ?? ''
  const recipient = (await accounts.byIds([administrator])).get(administrator)?.email ?? ''
  if (!recipient.includes('@')) return
  const name = (await apps.cards([row.app_id])).get(row.app_id)?.name ?? row.app_id
  const { gray } = await figuresOf(row, { accounts, apps, messages, ...options })
  const { devices, devicesWithErrors } = gray
  await messages.send({
    channel: 'mail',
    recipient,
    subject: `${name} ${row.version}：分阶段发布已自动暂停`,
    text: [
      `「${name}」的版本 ${row.version} 在 ${devices} 台设备上打开，其中 ${devicesWithErrors} 台出现错误，分阶段发布已自动暂停，所有用户回到线上版本。`,
      `Version ${row.version} of “${name}” was opened on ${devices} devices and failed on ${devicesWithErrors}: its release in stages was halted, and everybody has the online version again.`,
    ].join('\n'),
  })
}
