/**
 * What is kept of a version beside its bundle: the project as it was sent, and where its compiled
 * scripts come from in it. Versions are compared by it, and errors told in their authors' words.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ReleaseDifferences } from '@maque/protocol/platform/releases.ts'
import { archiveLimits } from '../../kernel/archive/archive-limits.ts'
import { readSource } from '../../kernel/archive/read-source.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { SourceCompiler } from '../../source-compiler.ts'
import { compareVersions, type ComparedVersion } from './compare-versions.ts'
import type { ComparedReleases, ReleaseSource, ReleaseSources } from './contract.ts'
import type { ReleaseRow, ReleasesTables } from './releases-tables.ts'

export interface VersionSourcesOptions {
  readonly database: Kysely<ReleasesTables>
  readonly policy: Policy
  /** Archives as they were sent, and maps. */
  readonly sources: BlobStore
  readonly compiler: SourceCompiler
}

export interface VersionText {
  readonly appId: string
  readonly releaseId: string
  readonly text: string
}

export interface VersionSources extends ReleaseSources, ComparedReleases {
  /** What the second has that the first has not, and the other way round. */
  compare(appId: string, fromId: string, toId: string): Promise<Result<ReleaseDifferences, RaisedProblem>>
  /** Says with its author's files and lines what a text says with those of this version's compiled scripts. */
  inAuthorsPlaces(version: VersionText): Promise<Result<string, RaisedProblem>>
  /** Where the scripts of the last version in this lane come from, in the format of browsers' tools. */
  mapsOf(appId: string, lane: string): Promise<ReadonlyMap<string, string> | undefined>
}

export function createVersionSources(options: VersionSourcesOptions): VersionSources {
  return {
    sourceOf: (releaseId) => sourceOf(releaseId, options),
    compare: (appId, fromId, toId) => compare({ appId, fromId, toId }, options),
    comparedWithOnline: (appId, releaseId) => comparedWithOnline(appId, releaseId, options),
    inAuthorsPlaces: (version) => inAuthorsPlaces(version, options),
    mapsOf: (appId, lane) => mapsOf(appId, lane, options),
  }
}

async function inAuthorsPlaces(
  { appId, releaseId, text }: VersionText,
  { database, sources, compiler }: VersionSourcesOptions,
): Promise<Result<string, RaisedProblem>> {
  const release = await database
    .selectFrom('releases')
    .select(['bundle_digest', 'maps_digest'])
    .where('id', '=', releaseId)
    .where('app_id', '=', appId)
    .executeTakeFirst()
  if (!release) return refuse(notFound)
  const { bundle_digest: digest, maps_digest: mapsDigest } = release
  const maps = mapsDigest === null ? undefined : await sources.get(mapsDigest)
  // What was compiled before places were kept is told as it ran.
  return accept(digest === null || !maps ? text : compiler.inAuthorsPlaces(text, { digest, maps }))
}

async function mapsOf(
  appId: string,
  lane: string,
  { database, sources, compiler }: VersionSourcesOptions,
): Promise<ReadonlyMap<string, string> | undefined> {
  const release = await database
    .selectFrom('releases')
    .select('maps_digest')
    .where('app_id', '=', appId)
    .where('lane', '=', lane)
    .where('maps_digest', 'is not', null)
    .orderBy('uploaded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const digest = release?.maps_digest ?? undefined
  const maps = digest === undefined ? undefined : await sources.get(digest)
  return maps && compiler.standardMaps(maps)
}

async function sourceOf(
  releaseId: string,
  options: VersionSourcesOptions,
): Promise<ReleaseSource | undefined> {
  const release = await options.database
    .selectFrom('releases')
    .select(['id', 'source_digest', 'maps_digest'])
    .where('id', '=', releaseId)
    .executeTakeFirst()
  if (!release) return undefined
  const maps = release.maps_digest === null ? undefined : await options.sources.get(release.maps_digest)
  return { files: await sourceFiles(release, options), ...(maps && { maps }) }
}

async function compare(
  { appId, fromId, toId }: { readonly appId: string; readonly fromId: string; readonly toId: string },
  options: VersionSourcesOptions,
): Promise<Result<ReleaseDifferences, RaisedProblem>> {
  const [from, to] = await Promise.all([fromId, toId].map((id) => comparedVersion(appId, id, options)))
  return from && to ? accept(compareVersions(from, to)) : refuse(notFound)
}

async function comparedWithOnline(
  appId: string,
  releaseId: string,
  options: VersionSourcesOptions,
): Promise<Result<ReleaseDifferences | undefined, RaisedProblem>> {
  const online = await options.database
    .selectFrom('releases')
    .select('id')
    .where('app_id', '=', appId)
    .where('state', '=', 'online')
    .where('id', '!=', releaseId)
    .executeTakeFirst()
  return online ? compare({ appId, fromId: online.id, toId: releaseId }, options) : accept(undefined)
}

async function comparedVersion(
  appId: string,
  releaseId: string,
  options: VersionSourcesOptions,
): Promise<ComparedVersion | undefined> {
  const row = await options.database
    .selectFrom('releases')
    .select(['id', 'version', 'source_digest', 'facts'])
    .where('id', '=', releaseId)
    .where('app_id', '=', appId)
    .where('state', '!=', 'deleted')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      version: row.version,
      facts: row.facts ?? undefined,
      files: await sourceFiles(row, options),
    }
  )
}

/** Every file of the project that a version was made from. */
export async function sourceFiles(
  { id, source_digest }: Pick<Selectable<ReleaseRow>, 'id' | 'source_digest'>,
  { sources, policy }: Pick<VersionSourcesOptions, 'sources' | 'policy'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = await sources.get(source_digest)
  if (!archive) throw new Error(`the source of ${id} is gone`)
  const files = await readSource(archive, archiveLimits(policy))
  // It was read when it was uploaded.
  if (!files.ok) throw new Error(`the source of ${id} is refused: ${files.refusal.reason}`)
  return files.value
}
