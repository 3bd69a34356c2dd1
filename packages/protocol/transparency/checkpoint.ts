/**
 * Checkpoints: what an instance says and signs about its log, in the form that witnesses of
 * transparency logs know (c2sp.org/tlog-checkpoint, c2sp.org/signed-note).
 *
 *     maque-log/2f6c…            which log
 *     17                         how many entries
 *     z4PhNX7vuL3xVChQ1m2AB9Y…   the root of their tree, base64
 *
 *     — maque-log/2f6c… WXdk…    a signature: four bytes that name the key, then Ed25519
 */
import { toBase64, fromBase64 } from '@maque/base/base64.ts'
import type { Hash } from './merkle.ts'

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export interface SignedCheckpoint extends Checkpoint {
  /** What the signatures are over. */
  readonly body: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  /** Four bytes of the hash of name and key. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

const KEY_ID_BYTES = 4
const ED25519 = 1
const ROOT_BYTES = 32

export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

export function writeSignature({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(Uint8Array.of(...keyId, ...signature))}\n`
}

/** How a note names the key that signed it. */
export function keyIdOf(name: string, publicKey: Uint8Array, hash: Hash): Uint8Array {
  const letters = Array.from(name, (letter) => letter.charCodeAt(0))
  return hash(Uint8Array.of(...letters, 0x0a, ED25519, ...publicKey)).subarray(0, KEY_ID_BYTES)
}

/** `undefined` for what is no checkpoint. Its signatures have not been looked at. */
export function parseCheckpoint(note: string): SignedCheckpoint | undefined {
  const end = note.indexOf('\n\n')
  if (end < 0) return undefined
  const body = note.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = body.split('\n')
  const rootBytes = bytesOf(root)
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || rootBytes?.length !== ROOT_BYTES) return undefined
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .flatMap((line) => parseSignature(line) ?? [])
  return { origin, size: Number(size), root: rootBytes, body, signatures }
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name, value, ...more] = line.split(' ')
  const bytes = value === undefined ? undefined : bytesOf(value)
  if (dash !== '—' || !name || !bytes || more.length > 0) return undefined
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) }
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return fromBase64(base64)
  } catch {
    return undefined
  }
}
