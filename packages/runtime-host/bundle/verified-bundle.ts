/**
 * A bundle whose every byte is checked before use.
 *
 * (1) The manifest has the digest that was asked for, and every file the hash that stands in
 *     the manifest. Where the platform's signature is known, it is of this manifest, and a release
 *     stands in the platform's log. Nothing that fails is given out: it is a fault, `BundleDamaged`.
 *     What one place has damaged is taken from the next.
 * (2) A file is fetched and checked once, however often it is asked for.
 */
import { BUNDLE_FORMAT, type BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { BundleDamaged } from './bundle-damaged.ts'
import { MANIFEST, type BundleSource, type WantedFile } from './bundle-source.ts'
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

  const fetchFile = async (path: string): Promise<ArrayBuffer> => {
    const entry = Object.hasOwn(manifest.files, path) ? manifest.files[path] : undefined
    if (!entry) throw new BundleDamaged(`The bundle has no file ${path}.`)
    return fetchChecked({ path, sha256: entry.sha256 }, source)
  }
  const bytesOf = (path: string): Promise<ArrayBuffer> => {
    const known = fetched.get(path)
    if (known) return known
    const started = fetchFile(path)
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
  const bytes = await fetchChecked({ path: MANIFEST, sha256: source.digest }, source)
  if (source.signature && !(await isSigned(bytes, source.signature)))
    throw new BundleDamaged('The platform did not sign this bundle.')
  return bytes
}

/** From the first place that has it as it should be. */
async function fetchChecked(file: WantedFile, { places, onChecked }: BundleSource): Promise<ArrayBuffer> {
  const failures: unknown[] = []
  let isDamaged = false
  for (const place of places) {
    const bytes = await place.fetch(file).catch((error: unknown) => void failures.push(error))
    if (!bytes) continue
    if ((await sha256(bytes)) === file.sha256) {
      onChecked?.(file.sha256, bytes)
      return bytes
    }
    isDamaged = true
    place.damaged?.(file)
  }
  if (isDamaged) {
    const what = file.path === MANIFEST ? 'the manifest' : file.path
    throw new BundleDamaged(`The bytes of ${what} are not those of the release.`)
  }
  throw failures[0] ?? new Error(`${file.path} is nowhere to be had`)
}

function decode(bytes: ArrayBuffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
