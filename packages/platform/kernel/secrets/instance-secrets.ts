/** What makes this instance itself: the key that signs bundles, and a secret to derive others from. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'
import { keySuccessions } from '@maque/protocol/platform/transparency.ts'
import { successionText, type KeySuccession } from '@maque/protocol/transparency/key-succession.ts'

export interface InstanceSecrets {
  /** Ed25519, over exactly these bytes: manifests, and what the instance says of its log. */
  sign(manifest: Uint8Array): Buffer
  readonly bundleKey: BundleKey
  /** From the keys before to this one. */
  readonly successions: readonly KeySuccession[]
  /** A secret for one purpose; nothing can be learnt from it about those of others. */
  secretFor(purpose: string): Buffer
}

/** Opens them, after making them up at the first start. Readable by this account alone. */
export function openInstanceSecrets(homeFolder: string): InstanceSecrets {
  const folder = join(homeFolder, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = createPrivateKey(readOrMake(join(folder, SIGNING_KEY), newKey))
  const root = Buffer.from(
    readOrMake(join(folder, 'instance.secret'), () => randomBytes(32).toString('base64')),
    'base64',
  )
  return {
    sign: (manifest) => sign(null, manifest, key),
    bundleKey: { kty: 'OKP', crv: 'Ed25519', x: publicPart(key) },
    successions: readSuccessions(folder),
    secretFor: (purpose) => Buffer.from(hkdfSync('sha256', root, '', purpose, 32)),
  }
}

/**
 * Gives the instance a new signing key, which the one until now has signed for. Servers take it when
 * they start. Interrupted anywhere, it is finished by doing it again.
 */
export function replaceSigningKey(homeFolder: string): { readonly from: string; readonly to: string } {
  const folder = join(homeFolder, 'secrets')
  const current = createPrivateKey(readFileSync(join(folder, SIGNING_KEY), 'utf8'))
  const next = join(folder, 'bundle-signing.next.pem')
  const step = { from: publicPart(current), to: publicPart(createPrivateKey(readOrMake(next, newKey))) }
  const signature = sign(null, Buffer.from(successionText(step)), current).toString('base64url')
  const earlier = readSuccessions(folder).filter(({ from }) => from !== step.from)
  writeDurably(join(folder, SUCCESSIONS), JSON.stringify([...earlier, { ...step, signature }]))
  renameSync(next, join(folder, SIGNING_KEY))
  syncFolder(folder)
  return step
}

const SIGNING_KEY = 'bundle-signing.pem'
const SUCCESSIONS = 'key-successions.json'

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function readSuccessions(folder: string): readonly KeySuccession[] {
  const file = join(folder, SUCCESSIONS)
  return existsSync(file) ? keySuccessions.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

function publicPart(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('the signing key is not an Ed25519 key')
  return x
}

function readOrMake(file: string, make: () => string): string {
  if (!existsSync(file)) writeDurably(file, make())
  return readFileSync(file, 'utf8')
}

/** Losing the key after a release was signed with it would make that release unverifiable. */
function writeDurably(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`
  const handle = openSync(unfinished, 'wx', 0o600)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(unfinished, file)
  syncFolder(dirname(file))
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
