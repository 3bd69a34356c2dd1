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

export interface InstanceSecrets {
  /** Ed25519, over exactly these bytes. */
  signBundle(manifest: Uint8Array): Buffer
  readonly bundleKey: BundleKey
  /** A secret for one purpose; nothing can be learnt from it about those of others. */
  secretFor(purpose: string): Buffer
}

/** Opens them, after making them up at the first start. Readable by this account alone. */
export function openInstanceSecrets(homeFolder: string): InstanceSecrets {
  const folder = join(homeFolder, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = createPrivateKey(
    readOrMake(join(folder, 'bundle-signing.pem'), () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
  )
  const root = Buffer.from(
    readOrMake(join(folder, 'instance.secret'), () => randomBytes(32).toString('base64')),
    'base64',
  )
  return {
    signBundle: (manifest) => sign(null, manifest, key),
    bundleKey: { kty: 'OKP', crv: 'Ed25519', x: publicPart(key) },
    secretFor: (purpose) => Buffer.from(hkdfSync('sha256', root, '', purpose, 32)),
  }
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
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
