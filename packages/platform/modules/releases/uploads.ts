/**
 * Versions on their way from an archive to a bundle.
 *
 * (1) An upload that was accepted survives a power cut: the archive is on disk before its row is
 *     committed, and its row is committed together with the job that compiles it.
 * (2) A version has its bundle, and the bundle is on disk, before it is a development version.
 */
import type { Kysely, Selectable } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ReleaseDiagnostic, UploadQuery } from '@maque/protocol/platform/releases.ts'
import { uploadFailure } from '@maque/protocol/platform/upload-failures.ts'
import { archiveLimits } from '../../kernel/archive/archive-limits.ts'
import { archiveProblem } from '../../kernel/archive/archive-problem.ts'
import { writePack } from '../../kernel/archive/write-pack.ts'
import { readSource } from '../../kernel/archive/read-source.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { HOUR_MS, later, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { RuleId } from '../../kernel/policy/packs.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { Compilation, SourceCompiler } from '../../source-compiler.ts'
import type { Bundles, BundlesTables } from '../bundles/contract.ts'
import type { ReleaseRow, ReleasesTables } from './releases-tables.ts'
import type { CompiledVersion } from './contract.ts'
import type { DirectCommits } from '../third-party/contract.ts'
import type { Transparency } from '../transparency/contract.ts'
import { carryOut } from './transition.ts'
import { sourceFiles } from './version-sources.ts'

export const COMPILE_JOB = 'compile-release'

export interface UploadsOptions {
  readonly database: Kysely<ReleasesTables & BundlesTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  /** Archives, as they were sent. */
  readonly sources: BlobStore
  readonly bundles: Bundles
  readonly log: Transparency
  readonly compiler: SourceCompiler
  readonly jobs: () => JobQueue
  readonly direct: () => Pick<DirectCommits, 'destinationOf'>
  /** Within the unit in which a version has become one that can be used. */
  readonly onCompiled: (compiled: CompiledVersion) => Promise<void>
}

export interface Upload extends UploadQuery {
  readonly appId: string
  readonly actor: Actor
  readonly actorName: string
  readonly archive: Buffer
  /** Absent: the uploader's own. */
  readonly lane?: string
  readonly purpose?: ReleaseRow['purpose']
  /** The third-party platform that commits it. */
  readonly committedBy?: string
}

export interface TakenVersion {
  readonly releaseId: string
  /** Whose version it is: a development app's project may be meant for another. */
  readonly appId: string
}

export interface Uploads {
  /** Keeps the archive and wants it compiled. */
  take(upload: Upload): Promise<Result<TakenVersion, RaisedProblem>>
  /** The version, when it has compiled or failed to, or is taking long. To be asked after the commit. */
  whenCompiled(releaseId: string): Promise<Selectable<ReleaseRow>>
  /** The work of COMPILE_JOB. */
  compile(releaseId: string): Promise<void>
  /** The end of a COMPILE_JOB that could not be done: its owner is told. */
  giveUp(releaseId: string): Promise<void>
}

export function createUploads(options: UploadsOptions): Uploads {
  return {
    take: (upload) => takeUpload(upload, options),
    whenCompiled: (releaseId) => whenCompiled(releaseId, options.database),
    compile: (releaseId) => compileRelease(releaseId, options),
    giveUp: async (releaseId) => {
      const release = await findCompiling(releaseId, options)
      if (release) await conclude(release, { diagnostics: [platformFailed] }, options)
    },
  }
}

async function takeUpload(
  sent: Upload,
  options: UploadsOptions,
): Promise<Result<TakenVersion, RaisedProblem>> {
  const { database, clock, random, policy, sources, jobs } = options
  const allowed = checkTexts(sent, policy)
  if (!allowed.ok) return allowed
  const timely = await checkRate(sent.appId, options)
  if (!timely.ok) return timely
  // Refused now rather than by the job: whoever uploads is still there to hear it.
  const files = await readSource(sent.archive, archiveLimits(policy))
  if (!files.ok) return refuse(archiveProblem(files.refusal))
  const directed = await direct(sent, files.value, options)
  if (!directed.ok) return directed
  const upload = directed.value

  const source_digest = await sources.put(upload.archive)
  const id = newId('release', random)
  const uploaded_at = clock.now()
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('releases')
      .values({
        id,
        app_id: upload.appId,
        version: upload.version,
        description: upload.description,
        state: 'compiling',
        uploaded_by: upload.actor.id,
        uploader_name: upload.actorName,
        uploaded_at,
        source_digest,
        bundle_digest: null,
        bundle_bytes: null,
        maps_digest: null,
        diagnostics: '[]',
        online_at: null,
        facts: null,
        lane: upload.lane ?? upload.actor.id,
        purpose: upload.purpose ?? 'version',
        is_trial: false,
        committed_by: upload.committedBy ?? null,
      })
      .execute()
    await transaction
      .insertInto('release_events')
      .values({
        happened_at: uploaded_at,
        app_id: upload.appId,
        release_id: id,
        from_state: null,
        to_state: 'compiling',
        actor_kind: upload.actor.kind,
        actor_id: upload.actor.id,
        bundle_digest: null,
      })
      .execute()
  })
  await jobs().add({ kind: COMPILE_JOB, subject: id })
  return accept({ releaseId: id, appId: upload.appId })
}

/** What a platform commits from here is counted there as well. */
async function direct(
  sent: Upload,
  files: ReadonlyMap<string, Uint8Array>,
  options: UploadsOptions,
): Promise<Result<Upload, RaisedProblem>> {
  // It was directed by whoever committed it.
  if (sent.committedBy !== undefined) return accept(sent)
  const { appId, purpose = 'version' } = sent
  const found = await options.direct().destinationOf({ appId, files, purpose })
  if (!found.ok) return found
  const destination = found.value
  if (!destination) return accept(sent)
  const timely = await checkRate(destination.appId, options)
  if (!timely.ok) return timely
  const archive = await writePack(destination.files)
  const moved = { ...sent, appId: destination.appId, actorName: destination.platformName, archive }
  return accept(
    purpose === 'preview'
      ? moved
      : { ...moved, committedBy: destination.componentId, lane: destination.componentId },
  )
}

function checkTexts({ version, description }: Upload, policy: Policy): Result<void, RaisedProblem> {
  if (!/^\S+$/u.test(version) || [...version].length > policy.value('release.version-characters')) {
    return policy.refuse('release.version-characters', { used: [...version].length })
  }
  const used = [...description].length
  return used > policy.value('release.description-characters')
    ? policy.refuse('release.description-characters', { used })
    : accept(undefined)
}

async function checkRate(
  appId: string,
  { database, clock, policy }: UploadsOptions,
): Promise<Result<void, RaisedProblem>> {
  const now = clock.now()
  const { used, first } = await database
    .selectFrom('releases')
    .select(({ fn }) => [fn.countAll<string>().as('used'), fn.min('uploaded_at').as('first')])
    .where('app_id', '=', appId)
    .where('uploaded_at', '>', later(now, -HOUR_MS))
    .executeTakeFirstOrThrow()
  if (Number(used) < policy.value('release.uploads-per-hour')) return accept(undefined)
  const resetsAt = later(first ?? now, HOUR_MS)
  const waitSeconds = Math.max(1, (resetsAt.getTime() - now.getTime()) / SECOND_MS)
  return policy.refuse('release.uploads-per-hour', { used: Number(used), resetsAt, waitSeconds })
}

/** Not a rule: how long a request waits for its answer, and how often it looks. */
const LOOKS = { patienceMs: 90_000, firstMs: 40, growth: 1.3, longestMs: 500 }

/** Looks into the database, because another process may be the one that compiles. */
async function whenCompiled(id: string, database: Kysely<ReleasesTables>): Promise<Selectable<ReleaseRow>> {
  const started = performance.now()
  for (let wait = LOOKS.firstMs; ; wait = Math.min(wait * LOOKS.growth, LOOKS.longestMs)) {
    await delay(wait)
    const row = await database
      .selectFrom('releases')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (row.state !== 'compiling' || performance.now() - started > LOOKS.patienceMs) return row
  }
}

const platformFailed: ReleaseDiagnostic = uploadFailure('upload/platform-failed')

function findCompiling(
  releaseId: string,
  { database }: UploadsOptions,
): Promise<Selectable<ReleaseRow> | undefined> {
  return database
    .selectFrom('releases')
    .selectAll()
    .where('id', '=', releaseId)
    .where('state', '=', 'compiling')
    .executeTakeFirst()
}

async function compileRelease(releaseId: string, options: UploadsOptions): Promise<void> {
  const release = await findCompiling(releaseId, options)
  if (!release) return
  const files = await sourceFiles(release, options)
  const compilation = await options.compiler.compile({
    appId: release.app_id,
    files,
    sizeLimits: {
      packageBytes: options.policy.value('release.package-bytes'),
      appBytes: options.policy.value(totalRuleOf(release)),
    },
  })
  await conclude(release, compilation, options)
}

async function conclude(
  release: Selectable<ReleaseRow>,
  compilation: Compilation,
  options: UploadsOptions,
): Promise<void> {
  const { id, app_id, lane, purpose } = release
  const { database, bundles, sources, clock } = options
  const usable = isUsable(compilation) ? compilation.bundle : undefined
  const kept = usable && (await bundles.keep(usable, database))
  const mapsDigest = usable && (await sources.put(usable.maps))
  const to = kept ? 'development' : 'failed'
  await database
    .updateTable('releases')
    .set({
      state: to,
      bundle_digest: kept?.digest ?? null,
      bundle_bytes: kept?.sizeBytes ?? null,
      maps_digest: mapsDigest ?? null,
      diagnostics: JSON.stringify(
        mostSevere(compilation).map((one) => withRule(one, release, options.policy)),
      ),
      facts: compilation.facts ? JSON.stringify(compilation.facts) : null,
    })
    .where('id', '=', id)
    .execute()
  await database
    .insertInto('release_events')
    .values({
      happened_at: clock.now(),
      app_id,
      release_id: id,
      from_state: 'compiling',
      to_state: to,
      actor_kind: 'system',
      actor_id: COMPILE_JOB,
      bundle_digest: kept?.digest ?? null,
    })
    .execute()
  if (!kept || purpose !== 'version') return
  await options.onCompiled({
    releaseId: id,
    appId: app_id,
    version: release.version,
    description: release.description,
    uploadedBy: release.uploader_name,
    ...(release.committed_by !== null && { committedBy: release.committed_by }),
  })
  // The trial may have gone over to this one just now.
  await supersede({ appId: app_id, lane, newest: id }, options)
}

/** Of each member and robot the latest upload is kept as development version (§2.7), and the trial. */
async function supersede(
  { appId, lane, newest }: { readonly appId: string; readonly lane: string; readonly newest: string },
  { database, clock, policy, log }: UploadsOptions,
): Promise<void> {
  const older = await database
    .selectFrom('releases')
    .select('id')
    .where('app_id', '=', appId)
    .where('lane', '=', lane)
    .where('id', '!=', newest)
    .where('state', '=', 'development')
    .where('is_trial', '=', false)
    .execute()
  const actor = { kind: 'system', id: COMPILE_JOB } as const
  for (const { id: releaseId } of older) {
    // It may have been submitted a moment ago: then it stays what it is.
    await carryOut(
      { appId, releaseId, command: 'supersede', actor },
      { transaction: database, clock, policy, log },
    )
  }
}

/** What a third-party platform commits may be larger. */
function totalRuleOf({
  committed_by,
}: Pick<Selectable<ReleaseRow>, 'committed_by'>): 'release.total-bytes' | 'release.total-bytes-third-party' {
  return committed_by === null ? 'release.total-bytes' : 'release.total-bytes-third-party'
}

function withRule(
  diagnostic: ReleaseDiagnostic,
  release: Selectable<ReleaseRow>,
  policy: Policy,
): ReleaseDiagnostic {
  // By which rules compilers measure.
  const sizeRules: Readonly<Record<string, RuleId>> = {
    'assets/package-too-large': 'release.package-bytes',
    'assets/app-too-large': totalRuleOf(release),
  }
  const rule = sizeRules[diagnostic.code]
  if (rule === undefined) return diagnostic
  const { errcode } = policy.rule(rule)
  return { ...diagnostic, rule, ...(errcode !== undefined && { errcode }) }
}

type UsableCompilation = Compilation & { readonly bundle: NonNullable<Compilation['bundle']> }

/** A bundle that was made around an error is for development; users never get one. */
function isUsable(compilation: Compilation): compilation is UsableCompilation {
  return (
    compilation.bundle !== undefined && compilation.diagnostics.every(({ severity }) => severity !== 'error')
  )
}

/** Not a rule: longer lists help nobody. */
const MAX_DIAGNOSTICS = 200

/** All errors come before any warning, so that a long list loses the least. */
function mostSevere({ diagnostics }: Compilation): Compilation['diagnostics'] {
  const rank = { error: 0, warning: 1, info: 2 }
  return diagnostics.toSorted((a, b) => rank[a.severity] - rank[b.severity]).slice(0, MAX_DIAGNOSTICS)
}
