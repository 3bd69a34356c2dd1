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
import { dirname, join } from 'node:path'
import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'
import { keySuccessions } from '@maque/protocol/platform/transparency.ts'
import { diskFiles } from '../files/disk-files.ts'
import { makeFolderDurably, writeDurably } from '../files/durable-files.ts'
import type { Files } from '../files/files.ts'
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
export async function openInstanceSecrets(
  homeFolder: string,
  files: Files = diskFiles,
): Promise<InstanceSecrets> {
  const folder = join(homeFolder, 'secrets')
  await makeFolderDurably(files, folder)
  const key = createPrivateKey(await readOrMake(files, join(folder, SIGNING_KEY), newKey))
  const root = Buffer.from(
    await readOrMake(files, join(folder, 'instance.secret'), () => randomBytes(32).toString('base64')),
    'base64',
  )
  return {
    sign: (manifest) => sign(null, manifest, key),
    bundleKey: { kty: 'OKP', crv: 'Ed25519', x: publicPart(key) },
    successions: await readSuccessions(files, folder),
    secretFor: (purpose) => Buffer.from(hkdfSync('sha256', root, '', purpose, 32)),
  }
}

/**
 * Gives the instance a new signing key, which the one until now has signed for. Servers take it when
 * they start. Interrupted anywhere, it is finished by doing it again.
 */
export async function replaceSigningKey(
  homeFolder: string,
  files: Files = diskFiles,
): Promise<{ readonly from: string; readonly to: string }> {
  const folder = join(homeFolder, 'secrets')
  const current = createPrivateKey(await readThere(files, join(folder, SIGNING_KEY)))
  const next = join(folder, 'bundle-signing.next.pem')
  const step = {
    from: publicPart(current),
    to: publicPart(createPrivateKey(await readOrMake(files, next, newKey))),
  }
  const signature = sign(null, Buffer.from(successionText(step)), current).toString('base64url')
  const earlier = (await readSuccessions(files, folder)).filter(({ from }) => from !== step.from)
  await keep(files, join(folder, SUCCESSIONS), JSON.stringify([...earlier, { ...step, signature }]))
  await files.rename(next, join(folder, SIGNING_KEY))
  await files.syncFolder(folder)
  return step
}

const SIGNING_KEY = 'bundle-signing.pem'
const SUCCESSIONS = 'key-successions.json'

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

async function readSuccessions(files: Files, folder: string): Promise<readonly KeySuccession[]> {
  const bytes = await files.read(join(folder, SUCCESSIONS))
  return bytes ? keySuccessions.parse(JSON.parse(bytes.toString())) : []
}

function publicPart(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('the signing key is not an Ed25519 key')
  return x
}

async function readOrMake(files: Files, path: string, make: () => string): Promise<string> {
  // Also one that was there is durable before it is used: whoever made it may not have got this far.
  if (await files.has(path)) await files.syncFolder(dirname(path))
  else await keep(files, path, make())
  return readThere(files, path)
}

async function readThere(files: Files, path: string): Promise<string> {
  const bytes = await files.read(path)
  if (!bytes) throw new Error(`there is no ${path}`)
  return bytes.toString()
}

/** Losing the key after a release was signed with it would make that release unverifiable. */
async function keep(files: Files, path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  // One that was interrupted may have left it.
  await files.remove(unfinished)
  await writeDurably(files, { path, bytes: Buffer.from(text), unfinished })
}
