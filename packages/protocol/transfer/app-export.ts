/**
 * The file in which an app goes from one instance to another: a zip that holds nothing compressed.
 *
 *     export.json    what is in it: `AppExport`
 *     export.sig     Ed25519 over `exportText` of export.json, 64 bytes, by the instance's key
 *     files/<sha256> archives of source, manifests and files of bundles, the avatar; each once
 *
 * (1) The instance's signature stands for every byte: export.json names the SHA-256 of every file,
 *     and an archive that is written in any other way than this is none of these.
 * (2) Every bundle has the signature, and every version that was online the entries with proofs,
 *     that the instance itself gave players.
 * (3) Nothing in it lets in, and of people it has what the app's privacy guide publishes and no more:
 *     no members, names, keys, secrets, settings of servers, data of users.
 */
import { z } from 'zod'
import { bundleKey } from '../platform/catalogue.ts'
import { privacyGuide } from '../platform/profile.ts'
import { releaseState } from '../platform/releases.ts'
import { list, longText, moment, record, shortText } from '../platform/schema.ts'
import { hexHash, keySuccessions } from '../platform/transparency.ts'

export const EXPORT_INDEX = 'export.json'
export const EXPORT_SIGNATURE = 'export.sig'
export const EXPORT_FORMAT = 'maque-app-export'
export const EXPORT_VERSION = 1

export function exportedFile(sha256: string): string {
  return `files/${sha256}`
}

/** What an instance signs for an export: nothing else that it signs begins like this. */
export function exportText(indexSha256: string): string {
  return `maque app export\n${indexSha256}\n`
}

const versionEvent = record({
  at: moment,
  from: releaseState.nullable(),
  to: releaseState,
})

const exportedVersion = record({
  version: longText,
  description: longText,
  state: releaseState,
  uploadedAt: moment,
  /** Absent: it never was. */
  onlineAt: moment.optional(),
  /** The archive, as it was uploaded. */
  source: hexHash,
  /** Names the bundle: SHA-256 of its manifest. */
  digest: hexHash,
  /** Of the manifest, by the instance's key; base64url. */
  signature: shortText,
  events: list(versionEvent),
})
export type ExportedVersion = z.infer<typeof exportedVersion>

/** Of the instance's log of releases, as it was when this was written. */
const exportedLog = record({
  checkpoint: longText,
  entries: list(
    record({
      text: longText,
      index: z.number().int().nonnegative(),
      path: z.array(hexHash).max(64).readonly(),
    }),
  ),
})

export const appExport = record({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  exportedAt: moment,
  instance: record({ name: shortText, key: bundleKey, successions: keySuccessions }),
  app: record({
    appId: shortText,
    createdAt: moment,
    name: shortText,
    intro: longText,
    /** The picture. */
    avatar: hexHash.optional(),
    /** Ids of those in force. */
    categories: list(z.number()),
    privacyGuide: privacyGuide.optional(),
  }),
  /** The newest first. */
  versions: list(exportedVersion),
  log: exportedLog,
  /** Sizes by SHA-256. */
  files: z.record(hexHash, z.number().int().nonnegative()).readonly(),
})
export type AppExport = z.infer<typeof appExport>
