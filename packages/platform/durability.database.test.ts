/**
 * Uploads and releases that are cut off: at each query of theirs, and at each step of what they write. Whatever was
 * told done is there, nothing is half-done, and the same can be done again. What is looked at are the rows and the
 * bytes themselves.
 */
import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { ReleaseState } from '@maque/protocol/platform/releases.ts'
import {
  createSimulatedDisk,
  type DiskFault,
  type SimulatedDisk,
} from '@maque/testing/files/simulated-disk.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { cutConnectionTo, type CutConnection, type QueryCut } from '@maque/testing/postgres/cut-connection.ts'
import { createAuditLog } from './kernel/audit/audit-log.ts'
import { openDiskBlobStore } from './kernel/blobs/disk-blob-store.ts'
import { systemClock } from './kernel/clock.ts'
import type { KernelTables } from './kernel/store/kernel-tables.ts'
import { narrow } from './kernel/store/narrow.ts'
import { openDatabase } from './kernel/store/open-database.ts'
import { COMPILE_JOB } from './modules/releases/uploads.ts'
import type { ReleaseRow, ReleasesTables } from './modules/releases/releases-tables.ts'
import type { TransparencyTables } from './modules/transparency/transparency-tables.ts'
import type { Platform } from './platform.ts'

type Tables = KernelTables & ReleasesTables & TransparencyTables

let disk: SimulatedDisk
let line: CutConnection
let shop: TeaShop
let app: App
/** The process that people speak to. */
let platform: Platform
/** Past the line that is cut. */
let rows: Kysely<Tables>
beforeAll(async () => {
  disk = createSimulatedDisk()
  shop = await openTeaShop({
    policyValues: {
      'release.uploads-per-hour': 1_000_000,
      'review.submissions-per-month': 1_000_000,
      'api.changes-per-minute': 1_000_000,
    },
    // Only what a deed leads to is asked of the database: its queries can be counted.
    jobBeatMs: 3_600_000,
    blobsIn: () => ({ open: (kind) => openDiskBlobStore(`/home/${kind}`, disk.files) }),
    async through(direct) {
      rows = openDatabase<Tables>(direct, () => undefined).database
      line = await cutConnectionTo(direct)
      return line.connection
    },
  })
  platform = shop.platform
  app = await shop.newApp()
})
afterAll(async () => {
  line.mend()
  await shop?.close()
  await rows?.destroy()
  await line?.end()
})

/** Connections that were cut are noticed by those who use them. */
const settle = async (): Promise<void> => {
  for (;;) {
    const failed = await platform.settle().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failed !== undefined && !isCutOff(failed)) throw failed
    // The database may not have noticed yet that somebody is gone: their jobs are locked until then.
    const jobs = await rows.selectFrom('jobs').select('id').where('kind', '=', COMPILE_JOB).execute()
    if (failed === undefined && jobs.length === 0) return
    // What failed is tried again after a while.
    shop.clock.advance(60_000)
  }
}

function isCutOff(error: unknown): boolean {
  return error instanceof Error && /EPIPE|ECONNRESET|terminated|not queryable|closed/.test(error.message)
}

let versions = 0
const nextVersion = (): string => String(++versions)

/** What was told done, and what it may have become since. */
interface Told {
  readonly releaseId: string
  readonly states: readonly ReleaseState[]
}

/** Throws when anything is lost, half-done or unaccounted for. */
async function look(told: Told | undefined): Promise<void> {
  await settle()
  const releases = await rows.selectFrom('releases').selectAll().where('app_id', '=', app.appId).execute()
  const events = await rows.selectFrom('release_events').selectAll().orderBy('id').execute()
  if (told) {
    expect(told.states).toContain(releases.find(({ id }) => id === told.releaseId)?.state)
  }
  // Older ones were looked into when they were new.
  const latest = releases.toSorted((a, b) => Number(a.version) - Number(b.version)).slice(-3)
  for (const release of latest) {
    const history = events.filter(({ release_id }) => release_id === release.id)
    // Every state follows from the one before, and the last is the one it is in.
    expect(history.map(({ from_state }) => from_state)).toEqual([
      null,
      ...history.slice(0, -1).map(({ to_state }) => to_state),
    ])
    expect(history.at(-1)?.to_state).toBe(release.state)
  }
  for (const release of latest) await expectWhole(release)
  expect(releases.filter(({ state }) => state === 'online').length).toBeLessThanOrEqual(1)
  const came = events.filter(({ app_id, to_state }) => app_id === app.appId && to_state === 'online')
  const logged = await rows.selectFrom('log_entries').select('digest').orderBy('index').execute()
  expect(logged.map(({ digest }) => digest)).toEqual(came.map(({ bundle_digest }) => bundle_digest))
  const uploads = await rows
    .selectFrom('audit_entries')
    .select('id')
    .where('action', '=', 'release.uploaded')
    .where('outcome', '=', 'done')
    .execute()
  expect(uploads).toHaveLength(releases.length)
}

async function expectWhole({ id, state, bundle_digest }: Selectable<ReleaseRow>): Promise<void> {
  expect(['development', 'superseded', 'auditing', 'approved', 'online', 'replaced']).toContain(state)
  const digest = bundle_digest ?? ''
  expect(await platform.bundles.readSignature(digest)).toBeDefined()
  for (const [path, { sha256 }] of Object.entries(await platform.bundles.filesOf(digest))) {
    const bytes = await platform.bundles.readFile(digest, path)
    expect(
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    ).toBe(sha256)
  }
  const source = await platform.versionSources.sourceOf(id)
  expect(source?.files.size).toBeGreaterThan(0)
  expect(source?.maps).toBeDefined()
}

/** Resolves with what was told done. */
type Deed = () => Promise<Told>

const upload: Deed = async () => {
  const { id } = await shop.upload(app, nextVersion())
  return { releaseId: id, states: ['development'] }
}

const preparedRelease = async (): Promise<Deed> => {
  const waiting = (await shop.owner.releases(app.appId)).find(({ state }) => state === 'approved')
  const { id } = waiting ?? (await shop.approved(app, nextVersion()))
  return async () => {
    await shop.owner.release(app.appId, id)
    return { releaseId: id, states: ['online'] }
  }
}

/** Once the job that met the fault, if it was one, has failed. */
const mendAndGoOn = async (): Promise<void> => {
  await platform.settle()
  disk.mend()
  await settle()
}

const unlessCut = (deed: Deed): Promise<Told | undefined> => deed().catch(() => undefined)

type Cut = Omit<QueryCut, 'query'>

/** Cuts a deed at each of its queries in turn; resolves with how many those are. */
async function cutAtEach(cut: Cut, prepare: () => Promise<Deed>): Promise<number> {
  for (let query = 1; ; query += 1) {
    const deed = await prepare()
    // Whoever waits for a job that was cut off would wait until somebody looks for it again.
    line.plan({ query, ...cut }, () => void settle())
    const told = await unlessCut(deed)
    const { struck } = line
    line.mend()
    await look(told).catch((cause: unknown) => {
      throw new Error(`cut ${cut.when} query ${query}: ${struck}`, { cause })
    })
    if (struck !== undefined) continue
    expect(told).toBeDefined()
    return query - 1
  }
}

/** Before any other query the database is as it was after the one before, and whoever asked knows as little. */
const cuts: readonly (readonly [title: string, cut: Cut, least: number])[] = [
  ['after any query', { when: 'after' }, 15],
  ['before any commit', { when: 'before', of: /^commit/i }, 1],
]

describe('what is told done', { timeout: 180_000 }, () => {
  it.each(cuts)('is there when connections are cut %s of an upload (REL-03)', async (_, cut, least) => {
    expect(await cutAtEach(cut, async () => upload)).toBeGreaterThanOrEqual(least)
  })

  it.each(cuts)('is there when connections are cut %s of a release (REL-03)', async (_, cut, least) => {
    expect(await cutAtEach(cut, preparedRelease)).toBeGreaterThanOrEqual(least)
  })

  it.each<DiskFault['kind']>(['broken', 'full'])(
    'is there when the disk is %s at any step of an upload, and the next one is done (REL-03, REL-05)',
    async (kind) => {
      for (let step = 1; ; step += 1) {
        const before = disk.usedBytes
        let mending = Promise.resolve()
        disk.plan({ kind, step }, () => (mending = mendAndGoOn()))
        const refused = await upload().then(
          () => undefined,
          (error: unknown) => error,
        )
        const { hasStruck } = disk
        await mending
        disk.mend()
        if (kind === 'full' && refused !== undefined) {
          expect(refused).toMatchObject({ status: 507, problem: { code: 'storage-full' } })
          expect(disk.usedBytes).toBe(before)
        }
        await look(undefined)
        await look(await upload())
        if (!hasStruck) break
      }
    },
  )

  it('is there when the power is cut at any step of an upload, and what was begun is finished (REL-02)', async () => {
    for (let step = 1; ; step += 1) {
      // With its files the process loses everything else.
      disk.plan({ kind: 'ended', step }, () => line.close())
      const told = await unlessCut(upload)
      const { hasStruck } = disk
      if (hasStruck) {
        await platform.stop()
        disk.cutPower('none')
        line.mend()
        platform = await shop.another({})
        shop.moveTo(platform)
      }
      await look(told)
      if (!hasStruck) break
    }
  })

  it('stands in an audit log without a gap, whatever was cut', async () => {
    const { brokenAt } = await createAuditLog(narrow(rows), systemClock).verify()
    expect(brokenAt).toBeUndefined()
  })
})
