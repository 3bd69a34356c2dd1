/**
 * Bundles, kept by what they are.
 *
 * (1) A bundle is named by its manifest's SHA-256, and its manifest names every file's: nothing
 *     kept here ever changes.
 * (2) What a compiler says about its own output is checked before it is kept.
 * (3) Every bundle has a signature by this instance, made with the key it has now: one that is
 *     asked for after the key has changed is made anew.
 */
import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { firstFilesOf } from '@maque/protocol/bundle/first-files.ts'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { viewScriptsOf } from '@maque/protocol/bundle/view-scripts.ts'
import type { BlobStore } from '../../kernel/blobs/blob-store.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { InstanceSecrets } from '../../kernel/secrets/instance-secrets.ts'
import type { BundleOutline, Bundles, BundlesTables, NewBundle } from './contract.ts'
import { parseManifest } from '../../parse-manifest.ts'

export interface BundleServiceOptions {
  readonly database: Kysely<BundlesTables>
  readonly blobs: BlobStore
  readonly secrets: Pick<InstanceSecrets, 'sign' | 'bundleKey'>
  readonly clock: Clock
}

/** Not a rule: manifests of the apps in use stay parsed. */
const KEPT_MANIFESTS = 200

export function createBundleService({ database, blobs, secrets, clock }: BundleServiceOptions): Bundles {
  const parsed = new Map<string, BundleManifest>()

  const manifestOf = async (digest: string): Promise<BundleManifest | undefined> => {
    const known = parsed.get(digest)
    if (known) return known
    const bytes = await blobs.get(digest)
    if (!bytes) return undefined
    const manifest = parseManifest(bytes)
    parsed.set(digest, manifest)
    for (const oldest of [...parsed.keys()].slice(0, -KEPT_MANIFESTS)) parsed.delete(oldest)
    return manifest
  }
  const isKept = async (digest: string): Promise<boolean> => (await rowOf(digest)) !== undefined
  const rowOf = (digest: string) =>
    database
      .selectFrom('bundles')
      .select(['signature', 'signed_by'])
      .where('digest', '=', digest)
      .executeTakeFirst()
  const signatureOf = async (digest: string): Promise<Buffer | undefined> => {
    const row = await rowOf(digest)
    if (!row || row.signed_by === secrets.bundleKey.x) return row?.signature
    const manifest = await blobs.get(digest)
    if (!manifest) throw new Error(`the manifest of ${digest} is gone`)
    const signature = secrets.sign(manifest)
    await database
      .updateTable('bundles')
      .set({ signature, signed_by: secrets.bundleKey.x })
      .where('digest', '=', digest)
      .execute()
    return signature
  }

  return {
    async keep(bundle, transaction) {
      const sizeBytes = checkBundle(bundle)
      const digests = await blobs.putAll([...bundle.files.values(), bundle.manifest])
      const digest = digests.at(-1)
      if (digest === undefined) throw new Error('a bundle was kept and got no name')
      await transaction
        .insertInto('bundles')
        .values({
          digest,
          signature: secrets.sign(bundle.manifest),
          signed_by: secrets.bundleKey.x,
          size_bytes: sizeBytes,
          files: hashesOf(parseManifest(bundle.manifest)),
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute()
      return { digest, sizeBytes }
    },
    async readManifest(digest) {
      // Other blobs have digests too; only bundles may be had by theirs.
      return (await isKept(digest)) ? blobs.get(digest) : undefined
    },
    async readFile(digest, path) {
      if (!parsed.has(digest) && !(await isKept(digest))) return undefined
      const manifest = await manifestOf(digest)
      const file = manifest && Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined
      return file && blobs.get(file.sha256)
    },
    async bundlesWith(sha256) {
      const rows = await database
        .selectFrom('bundles')
        .select('digest')
        .where(sql<boolean>`files @> array[${sha256}]::text[]`)
        .execute()
      return rows.map(({ digest }) => digest)
    },
    readHashed: (sha256) => blobs.get(sha256),
    async noteFiles() {
      const unnoted = await database
        .selectFrom('bundles')
        .select('digest')
        .where('files', 'is', null)
        .execute()
      for (const { digest } of unnoted) {
        const manifest = await manifestOf(digest)
        if (!manifest) continue
        await database
          .updateTable('bundles')
          .set({ files: hashesOf(manifest) })
          .where('digest', '=', digest)
          .execute()
      }
    },
    async filesOf(digest) {
      const manifest = await manifestOf(digest)
      if (!manifest) throw new Error(`there is no bundle ${digest}`)
      return manifest.files
    },
    readSignature: signatureOf,
    async outlineOf(digest) {
      const [manifest, signature] = await Promise.all([manifestOf(digest), signatureOf(digest)])
      if (!manifest || !signature) throw new Error(`there is no bundle ${digest}`)
      return { signature, ...outline(manifest) }
    },
  }
}

function outline(manifest: BundleManifest): Omit<BundleOutline, 'signature'> {
  const { config, packages } = manifest
  return {
    pages: config.pages,
    viewScripts: viewScriptsOf(manifest),
    firstFiles: firstFilesOf(manifest),
    calls: packages.some(({ calls }) => calls === undefined)
      ? undefined
      : [...new Set(packages.flatMap(({ calls = [] }) => calls))],
    listsApps: (config.navigateToMiniProgramAppIdList ?? []).length > 0,
  }
}

function hashesOf({ files }: BundleManifest): readonly string[] {
  return [...new Set(Object.values(files).map(({ sha256 }) => sha256))]
}

/** The size of all of it. */
function checkBundle({ manifest, files }: NewBundle): number {
  const listed = parseManifest(manifest).files
  if (Object.keys(listed).length !== files.size)
    throw new Error('a manifest lists other files than there are')
  let sizeBytes = manifest.byteLength
  for (const [path, bytes] of files) {
    const entry = Object.hasOwn(listed, path) ? listed[path] : undefined
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (entry?.sha256 !== sha256 || entry.sizeBytes !== bytes.byteLength) {
      throw new Error(`a manifest says something else of ${path} than it is`)
    }
    sizeBytes += bytes.byteLength
  }
  return sizeBytes
}
