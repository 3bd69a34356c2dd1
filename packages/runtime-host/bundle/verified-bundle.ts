/**
 * A bundle whose every byte is checked before use.
 *
 * (1) The manifest has the digest that was asked for, and every file the hash that stands in
 *     the manifest. Where the platform's signature is known, it is of this manifest, and a release
 *     stands in the platform's log. Nothing that fails is given out: it is a fault, `BundleDamaged`.
 * (2) A file is fetched and checked once, however often it is asked for.
 */
import { BUNDLE_FORMAT, type BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { BundleDamaged } from './bundle-damaged.ts'
import type { BundleSource } from './bundle-source.ts'
import { checkLogged } from './logged.ts'
import { sha256 } from './sha256.ts'
import { isSigned } from './signature.ts'

export interface VerifiedBundle {
  readonly digest: string
  readonly manifest: BundleManifest
  /** The text of a file, byte-order mark included: hashes of scripts are of exactly this text. */
  text(path: string): Promise<string>
  bytes(path: string): Promise<ArrayBuffer>
  sourceMapUrl?(path: string): string
}

export async function openBundle(source: BundleSource): Promise<VerifiedBundle> {
  const [bytes] = await Promise.all([
    fetchManifest(source),
    // Needs nothing of the manifest, so it is done while that is on its way.
    source.logged && checkLogged(source.logged, source.digest),
  ])
  const manifest = JSON.parse(decode(bytes)) as BundleManifest
  if (manifest.format !== BUNDLE_FORMAT) {
    throw new BundleDamaged(
      `The bundle has format ${String(manifest.format)}; this player reads ${BUNDLE_FORMAT}.`,
    )
  }
  const fetched = new Map<string, Promise<ArrayBuffer>>()

  const fetchChecked = async (path: string): Promise<ArrayBuffer> => {
    const entry = Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined
    if (!entry) throw new BundleDamaged(`The bundle has no file ${path}.`)
    const fileBytes = await source.fetchFile(path)
    await check(fileBytes, entry.sha256, path)
    return fileBytes
  }
  const bytesOf = (path: string): Promise<ArrayBuffer> => {
    const known = fetched.get(path)
    if (known) return known
    const started = fetchChecked(path)
    fetched.set(path, started)
    // A lost connection may come back: only success is remembered.
    started.catch(() => fetched.delete(path))
    return started
  }
  return {
    digest: source.digest,
    manifest,
    bytes: bytesOf,
    text: async (path) => decode(await bytesOf(path)),
    ...(source.sourceMapUrl && { sourceMapUrl: source.sourceMapUrl }),
  }
}

async function fetchManifest(source: BundleSource): Promise<ArrayBuffer> {
  const bytes = await source.fetchManifest()
  const [isOurs] = await Promise.all([
    source.signature ? isSigned(bytes, source.signature) : true,
    check(bytes, source.digest, 'manifest'),
  ])
  if (!isOurs) throw new BundleDamaged('The platform did not sign this bundle.')
  return bytes
}

async function check(bytes: ArrayBuffer, expected: string, what: string): Promise<void> {
  const actual = await sha256(bytes)
  if (actual !== expected) throw new BundleDamaged(`The bytes of ${what} are not those of the release.`)
}

function decode(bytes: ArrayBuffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
