/**
 * Apps that go from one instance to another.
 *
 * (1) An app leaves with its administrator's word, given for this time, and its file can be had for
 *     a while by whoever may manage it.
 * (2) What comes is verified before anything is written: see read-export.ts.
 * (3) Nothing that another instance compiled, reviewed or released is run or released here: its
 *     history is kept as what it is, and the source of one version is compiled as a development version.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { App, CreateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { PrivacyGuide } from '@maque/protocol/platform/profile.ts'
import type { AppOrigin } from '@maque/protocol/platform/transfers.ts'
import type { AppExport, ExportedVersion } from '@maque/protocol/transfer/app-export.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import { later, MINUTE_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { appNotEmpty } from './export-problems.ts'
import { readExport, type ReadExport } from './read-export.ts'
import type { TransfersTables } from './transfers-tables.ts'
import { writeExport, type WriteExportOptions } from './write-export.ts'

export interface TransferService {
  allow(appId: string): Promise<AllowedExport>
  fileOf(appId: string, exportId: string): Promise<Result<Buffer, RaisedProblem>>
  /** As an app of the importer's own. */
  bring(brought: Brought, name: string | undefined): Promise<Result<Arrival, RaisedProblem>>
  /** Into one that is there and has no version. */
  bringInto(appId: string, brought: Brought): Promise<Result<Arrival, RaisedProblem>>
  originOf(appId: string): Promise<AppOrigin | undefined>
  originFileOf(appId: string): Promise<Result<Buffer, RaisedProblem>>
}

export interface AllowedExport {
  readonly exportId: string
  readonly until: Date
}

export interface Brought {
  readonly file: Buffer
  readonly personId: string
  readonly actor: Actor
  readonly actorName: string
}

export interface Arrival {
  readonly appId: string
  readonly origin: AppOrigin
  /** Of the version whose source is compiled here. */
  readonly releaseId: string | undefined
}

export interface TransferServiceOptions extends WriteExportOptions {
  readonly database: Kysely<TransfersTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  /** Files that apps came in, as they were. */
  readonly imports: BlobStore
  hasVersion(appId: string): Promise<boolean>
  createApp(personId: string, request: CreateAppRequest): Promise<Result<App, RaisedProblem>>
  setAvatar(appId: string, image: Buffer): Promise<Result<unknown, RaisedProblem>>
  draftPrivacyGuide(appId: string, guide: PrivacyGuide): Promise<Result<unknown, RaisedProblem>>
  upload(upload: SourceUpload): Promise<Result<{ readonly releaseId: string }, RaisedProblem>>
}

export interface SourceUpload {
  readonly appId: string
  readonly actor: Actor
  readonly actorName: string
  readonly archive: Buffer
  readonly version: string
  readonly description: string
}

export function createTransferService(options: TransferServiceOptions): TransferService {
  return { ...leaving(options), ...arriving(options), ...history(options) }
}

function leaving(options: TransferServiceOptions): Pick<TransferService, 'allow' | 'fileOf'> {
  const { database, clock, random, policy } = options
  const until = (allowedAt: Date): Date =>
    later(allowedAt, policy.value('transfer.download-minutes') * MINUTE_MS)
  return {
    async allow(appId) {
      const exportId = newId('export', random)
      const allowed_at = clock.now()
      await database.insertInto('app_exports').values({ id: exportId, app_id: appId, allowed_at }).execute()
      return { exportId, until: until(allowed_at) }
    },
    async fileOf(appId, exportId) {
      const row = await database
        .selectFrom('app_exports')
        .select('allowed_at')
        .where('id', '=', exportId)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      if (!row) return refuse(notFound)
      if (until(row.allowed_at) <= clock.now()) return policy.refuse('transfer.download-minutes')
      return writeExport(appId, clock.now(), options)
    },
  }
}

function arriving(options: TransferServiceOptions): Pick<TransferService, 'bring' | 'bringInto'> {
  const { policy, createApp, setAvatar, draftPrivacyGuide, hasVersion, database } = options
  const read = (file: Buffer): Promise<Result<ReadExport, RaisedProblem>> =>
    readExport(file, {
      fileBytes: policy.value('transfer.file-bytes'),
      files: policy.value('transfer.files'),
    })
  return {
    async bring(brought, name) {
      const found = await read(brought.file)
      if (!found.ok) return found
      const { app } = found.value.index
      const created = await createApp(brought.personId, { name: name ?? app.name, intro: app.intro })
      if (!created.ok) return created
      const { appId } = created.value
      const avatar =
        app.avatar === undefined ? accept(undefined) : await setAvatar(appId, found.value.file(app.avatar))
      if (!avatar.ok) return avatar
      const guide = app.privacyGuide ? await draftPrivacyGuide(appId, app.privacyGuide) : accept(undefined)
      return guide.ok ? settle(appId, brought, found.value, options) : guide
    },
    async bringInto(appId, brought) {
      const found = await read(brought.file)
      if (!found.ok) return found
      await lockFor(database, 'import into an app', appId)
      const isTaken = (await hasVersion(appId)) || (await originRow(appId, options)) !== undefined
      return isTaken ? refuse(appNotEmpty) : settle(appId, brought, found.value, options)
    },
  }
}

/** Keeps the history, and compiles what goes on here. */
async function settle(
  appId: string,
  { file, actor, actorName }: Brought,
  { index, file: fileOf }: ReadExport,
  { database, clock, imports, upload }: TransferServiceOptions,
): Promise<Result<Arrival, RaisedProblem>> {
  const file_digest = await imports.put(file)
  const origin = originFrom(index, clock.now())
  await database
    .insertInto('app_origins')
    .values({ app_id: appId, file_digest, origin: JSON.stringify(origin) })
    .execute()
  const next = currentOf(index.versions)
  if (!next) return accept({ appId, origin, releaseId: undefined })
  const { version, description, source } = next
  const taken = await upload({ appId, actor, actorName, version, description, archive: fileOf(source) })
  return taken.ok ? accept({ appId, origin, releaseId: taken.value.releaseId }) : taken
}

/** What users had there; what nobody had yet, when nothing was online. */
function currentOf(versions: readonly ExportedVersion[]): ExportedVersion | undefined {
  return versions.find(({ state }) => state === 'online') ?? versions[0]
}

function originFrom({ instance, app, exportedAt, log, versions }: AppExport, importedAt: Date): AppOrigin {
  return {
    instance: { name: instance.name, key: instance.key },
    appId: app.appId,
    name: app.name,
    createdAt: app.createdAt,
    exportedAt,
    importedAt: importedAt.toISOString(),
    logEntries: log.entries.length,
    versions: versions.map(({ version, description, state, uploadedAt, onlineAt, digest }) => ({
      version,
      description,
      state,
      uploadedAt,
      ...(onlineAt !== undefined && { onlineAt }),
      digest,
    })),
  }
}

function history(options: TransferServiceOptions): Pick<TransferService, 'originOf' | 'originFileOf'> {
  return {
    originOf: async (appId) => (await originRow(appId, options))?.origin,
    async originFileOf(appId) {
      const row = await originRow(appId, options)
      if (!row) return refuse(notFound)
      const file = await options.imports.get(row.file_digest)
      if (!file) throw new Error(`the file that ${appId} came in is gone`)
      return accept(file)
    },
  }
}

function originRow(appId: string, { database }: Pick<TransferServiceOptions, 'database'>) {
  return database
    .selectFrom('app_origins')
    .select(['origin', 'file_digest'])
    .where('app_id', '=', appId)
    .executeTakeFirst()
}
