/** Puts together the file in which an app leaves: see `AppExport` for what it is. */
import { createHash } from 'node:crypto'
import { accept, type Result } from '@maque/base/result.ts'
import {
  EXPORT_FORMAT,
  EXPORT_INDEX,
  EXPORT_SIGNATURE,
  EXPORT_VERSION,
  exportedFile,
  exportText,
  type AppExport,
  type ExportedVersion,
} from '@maque/protocol/transfer/app-export.ts'
import { writeArchive } from '../../kernel/archive/write-archive.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { InstanceSecrets } from '../../kernel/secrets/instance-secrets.ts'
import type { AppCards } from '../apps/contract.ts'
import type { Bundles } from '../bundles/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { HistoricVersion, ReleaseHistory } from '../releases/contract.ts'
import type { Transparency } from '../transparency/contract.ts'

export interface WriteExportOptions {
  readonly instanceName: string
  readonly secrets: Pick<InstanceSecrets, 'sign' | 'bundleKey' | 'successions'>
  readonly policy: Policy
  readonly apps: Pick<AppCards, 'cardOf' | 'avatarOf'>
  readonly profiles: Pick<Profiles, 'categoriesInForce' | 'privacyGuide'>
  readonly history: ReleaseHistory
  readonly bundles: Bundles
  readonly log: Transparency
}

/** Refused when it would be larger than the rules allow. */
export async function writeExport(
  appId: string,
  exportedAt: Date,
  options: WriteExportOptions,
): Promise<Result<Buffer, RaisedProblem>> {
  const { instanceName, secrets, apps, profiles, history, log } = options
  const card = await apps.cardOf(appId)
  if (!card) throw new Error(`somebody was admitted to ${appId}, which is not there`)
  const luggage = createLuggage(options.policy)
  const avatar = await apps.avatarOf(appId)
  const guide = await profiles.privacyGuide(appId)
  const versions: ExportedVersion[] = []
  for (const version of await history.historyOf(appId)) {
    versions.push(await packVersion(version, luggage, options))
    if (luggage.excess()) return luggage.refusal()
  }
  const app = {
    appId,
    createdAt: card.createdAt.toISOString(),
    name: card.name,
    intro: card.intro,
    ...(avatar && { avatar: luggage.pack(avatar) }),
    categories: (await profiles.categoriesInForce(appId)).map(({ id }) => id),
    ...(guide && { privacyGuide: guide.guide }),
  }
  // The picture is one of the files.
  if (luggage.excess()) return luggage.refusal()
  const index: AppExport = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: exportedAt.toISOString(),
    instance: { name: instanceName, key: secrets.bundleKey, successions: secrets.successions },
    app,
    versions,
    log: await log.recordOf(appId),
    files: luggage.sizes(),
  }
  const text = Buffer.from(`${JSON.stringify(index, undefined, 1)}\n`)
  const signature = secrets.sign(Buffer.from(exportText(sha256(text))))
  const archive = writeArchive(
    new Map([[EXPORT_INDEX, text], [EXPORT_SIGNATURE, signature], ...luggage.files()]),
  )
  return archive.byteLength > options.policy.value('transfer.file-bytes')
    ? luggage.refusal(archive.byteLength)
    : accept(archive)
}

async function packVersion(
  version: HistoricVersion,
  luggage: Luggage,
  { bundles, history }: WriteExportOptions,
): Promise<ExportedVersion> {
  const { digest, sourceDigest, onlineAt, uploadedAt, events, description, state } = version
  const [manifest, signature, files] = await Promise.all([
    bundles.readManifest(digest),
    bundles.readSignature(digest),
    bundles.filesOf(digest),
  ])
  if (!manifest || !signature) throw new Error(`the bundle ${digest} is gone`)
  luggage.pack(manifest)
  luggage.pack(await history.archiveOf(sourceDigest))
  for (const [path, { sha256: name }] of Object.entries(files)) {
    if (luggage.has(name)) continue
    const bytes = await bundles.readFile(digest, path)
    if (!bytes) throw new Error(`the file ${path} of ${digest} is gone`)
    luggage.pack(bytes)
    if (luggage.excess()) break
  }
  return {
    version: version.version,
    description,
    state,
    uploadedAt: uploadedAt.toISOString(),
    ...(onlineAt && { onlineAt: onlineAt.toISOString() }),
    source: sourceDigest,
    digest,
    signature: signature.toString('base64url'),
    events: events.map(({ at, from, to }) => ({ at: at.toISOString(), from, to })),
  }
}

/** Files by their hash, each once, as many as may travel. */
interface Luggage {
  /** Gives its SHA-256. */
  pack(bytes: Buffer): string
  has(name: string): boolean
  excess(): boolean
  refusal(used?: number): Result<never, RaisedProblem>
  sizes(): Readonly<Record<string, number>>
  files(): readonly (readonly [string, Buffer])[]
}

function createLuggage(policy: Policy): Luggage {
  const packed = new Map<string, Buffer>()
  let sizeBytes = 0
  const inOrder = () => [...packed].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    pack(bytes) {
      const name = sha256(bytes)
      if (!packed.has(name)) sizeBytes += bytes.byteLength
      packed.set(name, bytes)
      return name
    },
    has: (name) => packed.has(name),
    excess: () =>
      sizeBytes > policy.value('transfer.file-bytes') || packed.size > policy.value('transfer.files'),
    refusal: (used = sizeBytes) =>
      packed.size > policy.value('transfer.files')
        ? policy.refuse('transfer.files', { used: packed.size })
        : policy.refuse('transfer.file-bytes', { used }),
    sizes: () => Object.fromEntries(inOrder().map(([name, bytes]) => [name, bytes.byteLength])),
    files: () => inOrder().map(([name, bytes]) => [exportedFile(name), bytes]),
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
