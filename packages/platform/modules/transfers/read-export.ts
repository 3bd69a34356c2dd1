/**
 * Reads a file in which an app came, and believes none of it: see `AppExport` for what has to hold.
 *
 * (1) It is taken whole or refused whole, with the first fault and where it is.
 * (2) Any byte of it that is changed is a fault.
 *
 * Whether the instance that signed it is who it says, nobody can tell from the file: its key is for
 * people to compare.
 */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseJson } from '@maque/base/parse-json.ts'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'
import {
  appExport,
  EXPORT_FORMAT,
  EXPORT_INDEX,
  EXPORT_SIGNATURE,
  EXPORT_VERSION,
  exportedFile,
  exportText,
  type AppExport,
  type ExportedVersion,
} from '@maque/protocol/transfer/app-export.ts'
import { keyIdOf, parseCheckpoint, type SignedCheckpoint } from '@maque/protocol/transparency/checkpoint.ts'
import { successionText } from '@maque/protocol/transparency/key-succession.ts'
import { logEntry } from '@maque/protocol/transparency/log-entry.ts'
import { hashLeaf, isIncluded } from '@maque/protocol/transparency/merkle.ts'
import { z } from 'zod'
import { archiveProblem } from '../../kernel/archive/archive-problem.ts'
import { readArchive, type ArchiveFiles } from '../../kernel/archive/read-archive.ts'
import { writeArchive } from '../../kernel/archive/write-archive.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { parseManifest } from '../../parse-manifest.ts'
import { exportProblem, type ExportFault, type FoundFault } from './export-problems.ts'

export interface ReadExport {
  readonly index: AppExport
  /** By SHA-256; throws for what the index does not list. */
  file(sha256: string): Buffer
}

export interface ExportLimits {
  readonly fileBytes: number
  readonly files: number
}

type Checked = Result<void, FoundFault>

export async function readExport(
  bytes: Buffer,
  limits: ExportLimits,
): Promise<Result<ReadExport, RaisedProblem>> {
  const entries = await readArchive(bytes, archiveLimitsOf(limits))
  if (!entries.ok) return refuse(archiveProblem(entries.refusal))
  const read = await readEntries(bytes, entries.value)
  return read.ok ? read : refuse(exportProblem(read.refusal))
}

/** Not a rule: the names of `AppExport`, and that nothing in it is compressed. */
const FORM = { depth: 2, nameBytes: 80, ratio: 1, ratioFromBytes: 0 }

/** Index and signature stand beside the files. */
const OWN_ENTRIES = 2

function archiveLimitsOf({ fileBytes, files }: ExportLimits): Parameters<typeof readArchive>[1] {
  return {
    archiveBytes: fileBytes,
    totalBytes: fileBytes,
    fileBytes,
    entries: files + OWN_ENTRIES,
    ...FORM,
  }
}

async function readEntries(bytes: Buffer, entries: ArchiveFiles): Promise<Result<ReadExport, FoundFault>> {
  const parsed = parseIndex(entries)
  if (!parsed.ok) return parsed
  const index = parsed.value
  const key = keyOf(index.instance.key)
  if (!key) return fault('index-malformed', `${EXPORT_INDEX} instance.key`)
  const read: ReadExport = {
    index,
    file(sha256) {
      const found = entries.get(exportedFile(sha256))
      if (!found) throw new Error(`${sha256} was asked for and is not listed`)
      return found
    },
  }
  const steps: readonly (() => Checked | Promise<Checked>)[] = [
    () => checkSignature(entries, key),
    () => checkKeys(index),
    () => checkFiles(index, entries),
    () => checkMentioned(index),
    ...index.versions.map((version) => () => checkBundle(version, read, key)),
    () => checkLog(index, key),
    () => checkForm(bytes, entries),
  ]
  for (const step of steps) {
    const checked = await step()
    if (!checked.ok) return checked
    // Others are served meanwhile.
    await nextTurn()
  }
  return accept(read)
}

/** Not a rule: no app has so many versions and files; parsing more would keep others waiting. */
const INDEX_BYTES = 16 * 1024 * 1024

const outline = z.looseObject({ format: z.literal(EXPORT_FORMAT), version: z.number() })

function parseIndex(entries: ArchiveFiles): Result<AppExport, FoundFault> {
  const text = entries.get(EXPORT_INDEX)
  if (!text) return fault('index-missing', EXPORT_INDEX)
  if (text.byteLength > INDEX_BYTES) return fault('index-malformed', EXPORT_INDEX)
  const json = parseJson(text.toString())
  const said = outline.safeParse(json)
  if (!said.success) return fault('index-malformed', `${EXPORT_INDEX} ${placeOf(said.error)}`)
  if (said.data.version !== EXPORT_VERSION)
    return fault('version-unknown', `${EXPORT_INDEX} version ${said.data.version}`)
  const parsed = appExport.safeParse(json)
  return parsed.success
    ? accept(parsed.data)
    : fault('index-malformed', `${EXPORT_INDEX} ${placeOf(parsed.error)}`)
}

function placeOf({ issues: [first] }: z.ZodError): string {
  return first?.path.join('.') ?? ''
}

function keyOf({ kty, crv, x }: BundleKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  } catch {
    return undefined
  }
}

function checkSignature(entries: ArchiveFiles, key: KeyObject): Checked {
  const text = entries.get(EXPORT_INDEX)
  const signature = entries.get(EXPORT_SIGNATURE)
  if (!text || !signature) return fault('signature-missing', EXPORT_SIGNATURE)
  return verify(null, Buffer.from(exportText(sha256(text).toString('hex'))), key, signature)
    ? accept(undefined)
    : fault('signature-wrong', EXPORT_SIGNATURE)
}

/** Each earlier key signed for the one after it, and the last of them is the key. */
function checkKeys({ instance: { key, successions } }: AppExport): Checked {
  for (const [step, { from, to, signature }] of successions.entries()) {
    const earlier = keyOf({ ...key, x: from })
    const next = successions[step + 1]?.from ?? key.x
    const holds =
      to === next &&
      earlier !== undefined &&
      verify(null, Buffer.from(successionText({ from, to })), earlier, Buffer.from(signature, 'base64url'))
    if (!holds) return fault('keys-broken', from)
  }
  return accept(undefined)
}

/** Not a rule: so much is hashed before others have a turn. */
const TURN_BYTES = 8 * 1024 * 1024

async function checkFiles({ files }: AppExport, entries: ArchiveFiles): Promise<Checked> {
  const listed = new Set([EXPORT_INDEX, EXPORT_SIGNATURE])
  let hashedBytes = 0
  for (const [name, sizeBytes] of Object.entries(files)) {
    const path = exportedFile(name)
    const bytes = entries.get(path)
    if (!bytes) return fault('file-missing', path)
    if (bytes.byteLength !== sizeBytes || sha256(bytes).toString('hex') !== name)
      return fault('file-changed', path)
    listed.add(path)
    hashedBytes += sizeBytes
    if (hashedBytes > TURN_BYTES) {
      hashedBytes = 0
      await nextTurn()
    }
  }
  const unlisted = [...entries.keys()].find((path) => !listed.has(path))
  return unlisted === undefined ? accept(undefined) : fault('file-unlisted', unlisted)
}

function checkMentioned({ app, versions, files }: AppExport): Checked {
  const mentioned = versions.flatMap(({ source, digest }) => [source, digest])
  if (app.avatar !== undefined) mentioned.push(app.avatar)
  const missing = mentioned.find((name) => !Object.hasOwn(files, name))
  return missing === undefined ? accept(undefined) : fault('file-missing', exportedFile(missing))
}

function checkBundle(
  { version, digest, signature }: ExportedVersion,
  read: ReadExport,
  key: KeyObject,
): Checked {
  const { index, file } = read
  const bytes = file(digest)
  if (!verify(null, bytes, key, Buffer.from(signature, 'base64url'))) return fault('bundle-unsigned', version)
  const manifest = manifestOf(bytes)
  if (!manifest) return fault('bundle-malformed', version)
  if (manifest.config.appId !== index.app.appId) return fault('bundle-of-another-app', version)
  for (const [path, { sha256: name, sizeBytes }] of Object.entries(manifest.files)) {
    if (index.files[name] !== sizeBytes) return fault('file-missing', `${version} ${path}`)
  }
  return accept(undefined)
}

function manifestOf(bytes: Buffer): BundleManifest | undefined {
  try {
    return parseManifest(bytes)
  } catch {
    return undefined
  }
}

function checkLog({ app, versions, log, instance }: AppExport, key: KeyObject): Checked {
  const checkpoint = parseCheckpoint(log.checkpoint)
  if (!checkpoint || !isSignedBy(checkpoint, instance.key, key))
    return fault('checkpoint-wrong', 'log.checkpoint')
  const inLog = new Set<string>()
  for (const { text, index, path } of log.entries) {
    const where = `log entry ${index}`
    const entry = logEntry.safeParse(parseJson(text))
    if (!entry.success) return fault('entry-malformed', where)
    if (entry.data.app !== app.appId) return fault('entry-of-another-app', where)
    const claim = {
      leaf: hashLeaf(Buffer.from(text), sha256),
      index,
      size: checkpoint.size,
      root: checkpoint.root,
      path: path.map((hash) => Buffer.from(hash, 'hex')),
    }
    if (!isIncluded(claim, sha256)) return fault('entry-not-in-log', where)
    inLog.add(entry.data.digest)
  }
  const missing = versions.find(({ onlineAt, digest }) => onlineAt !== undefined && !inLog.has(digest))
  return missing ? fault('release-not-in-log', missing.version) : accept(undefined)
}

function isSignedBy(
  { origin, body, signatures }: SignedCheckpoint,
  { x }: BundleKey,
  key: KeyObject,
): boolean {
  const keyId = Buffer.from(keyIdOf(origin, Buffer.from(x, 'base64url'), sha256))
  return signatures.some(
    (one) =>
      one.name === origin && keyId.equals(one.keyId) && verify(null, Buffer.from(body), key, one.signature),
  )
}

/** What stands between the files is the same in every export, so that nothing hides there. */
function checkForm(bytes: Buffer, entries: ArchiveFiles): Checked {
  const written = writeArchive(entries)
  if (written.equals(bytes)) return accept(undefined)
  let place = 0
  while (place < bytes.length && bytes[place] === written[place]) place++
  return fault('written-otherwise', `byte ${place}`)
}

function fault(what: ExportFault, where: string): { readonly ok: false; readonly refusal: FoundFault } {
  return refuse({ fault: what, where })
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
