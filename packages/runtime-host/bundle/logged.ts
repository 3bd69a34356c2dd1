/**
 * Whether a bundle stands in the platform's log of releases, before anything of it runs.
 *
 * (1) The checkpoint is signed by the platform's key, the entry is of exactly this app and bundle,
 *     and its path leads to the checkpoint's root.
 * (2) The log is the one that was seen here before, grown or as it was: never one that has lost or
 *     changed an entry. So nobody can be given a release that others cannot see.
 * (3) The platform has said how long the release may be used without asking again, and that is not
 *     over; otherwise it is asked, and nothing runs before it has answered.
 * (4) Another key is only believed when the one before has signed for it.
 */
import { fromBase64, toBase64 } from '@maque/base/base64.ts'
import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'
import type { SignedStanding } from '@maque/protocol/platform/client-updates.ts'
import type { LogProof } from '@maque/protocol/platform/transparency.ts'
import { keyIdOf, parseCheckpoint, type SignedCheckpoint } from '@maque/protocol/transparency/checkpoint.ts'
import { isSuccessor, type KeySuccession } from '@maque/protocol/transparency/key-succession.ts'
import { hashLeaf, isConsistent, isIncluded } from '@maque/protocol/transparency/merkle.ts'
import { standingText } from '@maque/protocol/transparency/standing-text.ts'
import { BundleDamaged } from './bundle-damaged.ts'
import { sha256InScript } from './sha256.ts'
import { isSigned } from './signature.ts'

export interface LoggedBundle {
  readonly appId: string
  readonly proof: LogProof
  readonly key: BundleKey
  /** How the platform came from the keys it had before to this one. */
  readonly successions: readonly KeySuccession[]
  readonly standing: SignedStanding
  /** This very release was checked here before: where nobody can be asked, that is enough. */
  readonly wasCheckedBefore: boolean
  readonly memory: LogMemory
  /** Hashes that show that the log with `to` entries begins with the one with `from`. */
  askConsistency(from: number, to: number): Promise<readonly string[]>
  /** Whether the release may still be used; `undefined`: nobody can be asked. */
  askWhetherUsable(): Promise<boolean | undefined>
}

/** What is remembered of a platform's log, from one app to the next. */
export interface LogMemory {
  read(): KnownLog | undefined
  write(log: KnownLog): void
  /** Whether a log that is quite another one is taken for what it is: a platform that was set up anew. */
  readonly takesNewLogs: boolean
}

export interface KnownLog {
  readonly origin: string
  readonly size: number
  /** Lower-case hex. */
  readonly root: string
  /** `x` of the key. */
  readonly key: string
}

/** Resolves when all of it is as it should be; otherwise it is a `BundleDamaged`. */
export async function checkLogged(logged: LoggedBundle, digest: string): Promise<void> {
  const checkpoint = parseCheckpoint(logged.proof.checkpoint)
  if (!checkpoint) throw new BundleDamaged('The platform’s word for its log of releases makes no sense.')
  if (!(await isSignedBy(logged.key, checkpoint)))
    throw new BundleDamaged('The platform did not sign its log of releases.')
  checkEntry(logged, checkpoint, digest)
  await Promise.all([checkMemory(logged, checkpoint), checkStanding(logged, digest)])
}

async function isSignedBy(key: BundleKey, { origin, body, signatures }: SignedCheckpoint): Promise<boolean> {
  const id = hexOf(keyIdOf(origin, fromBase64url(key.x), sha256InScript))
  const own = signatures.find(({ name, keyId }) => name === origin && hexOf(keyId) === id)
  if (!own) return false
  return isSigned(new TextEncoder().encode(body).buffer, { key, value: toBase64url(own.signature) })
}

function checkEntry({ appId, proof }: LoggedBundle, { size, root }: SignedCheckpoint, digest: string): void {
  const { app, digest: logged } = JSON.parse(proof.entry) as {
    readonly app?: unknown
    readonly digest?: unknown
  }
  const leaf = hashLeaf(new TextEncoder().encode(proof.entry), sha256InScript)
  const path = proof.path.map(bytesOf)
  const isThere = isIncluded({ leaf, index: proof.index, size, root, path }, sha256InScript)
  if (app !== appId || logged !== digest || !isThere)
    throw new BundleDamaged('This release does not stand in the platform’s log of releases.')
}

async function checkStanding(logged: LoggedBundle, digest: string): Promise<void> {
  const { appId, key, standing } = logged
  if (Date.parse(standing.until) < Date.now()) {
    // A clock that is ahead must not keep anybody out who can ask.
    const isUsable = await logged.askWhetherUsable()
    if (isUsable === undefined) throw new Error('It is too long ago that the platform could be asked.')
    if (!isUsable) throw new BundleDamaged('The platform has ended this release.')
    return
  }
  const text = standingText({ appId, digest, until: standing.until })
  if (!(await isSignedText(text, key.x, standing.signature)))
    throw new BundleDamaged('The platform did not say that this release may be used.')
}

async function checkMemory(logged: LoggedBundle, checkpoint: SignedCheckpoint): Promise<void> {
  const { memory, key, successions } = logged
  const known = memory.read()
  const seen = { origin: checkpoint.origin, size: checkpoint.size, root: hexOf(checkpoint.root), key: key.x }
  if (!known || (known.origin !== seen.origin && memory.takesNewLogs)) return memory.write(seen)
  const isHeir =
    known.key === key.x || (await isSuccessor({ from: known.key, to: key.x, successions }, isSignedText))
  if (known.origin !== seen.origin || !isHeir)
    throw new BundleDamaged('The platform has another log of releases or another key than before.')
  const [older, newer] = known.size <= seen.size ? [known, seen] : [seen, known]
  const isBelieved = await isGrown(older, newer, logged).catch((error: unknown) => {
    if (logged.wasCheckedBefore) return true
    throw error
  })
  if (!isBelieved) throw new BundleDamaged('The platform’s log of releases contradicts what it said before.')
  // What is known may be further on than this page: another tab has seen more.
  if (newer === seen) memory.write(seen)
}

async function isGrown(
  older: KnownLog,
  newer: KnownLog,
  { proof, askConsistency }: LoggedBundle,
): Promise<boolean> {
  if (older.size === newer.size) return older.root === newer.root
  const came = proof.since?.size === older.size && newer.size === parseCheckpoint(proof.checkpoint)?.size
  const path = came && proof.since ? proof.since.path : await askConsistency(older.size, newer.size)
  return isConsistent(
    {
      from: older.size,
      fromRoot: bytesOf(older.root),
      to: newer.size,
      toRoot: bytesOf(newer.root),
      path: path.map(bytesOf),
    },
    sha256InScript,
  )
}

function isSignedText(text: string, key: string, signature: string): Promise<boolean> {
  return isSigned(new TextEncoder().encode(text).buffer, {
    key: { kty: 'OKP', crv: 'Ed25519', x: key },
    value: signature,
  })
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function fromBase64url(text: string): Uint8Array {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}

function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
