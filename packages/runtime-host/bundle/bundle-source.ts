import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { LoggedBundle } from './logged.ts'
import type { BundleSignature } from './signature.ts'
import { assetBase, type ContentOrigins } from '../content-origins.ts'

/** Where the bytes of a bundle come from. They are not trusted: `openBundle` checks them. */
export interface BundleSource {
  /** SHA-256 of the manifest, lower-case hex. */
  readonly digest: string
  /** The platform's word for the manifest; absent where there is no platform: the author's own machine. */
  readonly signature?: BundleSignature
  /** That it is a release which everybody can see; absent for what is not released. */
  readonly logged?: LoggedBundle
  /**
   * What will come out of the manifest, if whoever gave the digest knows: the first view frame then
   * loads while the manifest does. If it turns out otherwise, that frame is thrown away.
   */
  readonly expectedScripts?: ViewScripts
  /** Where developer tools find the source map of a script; absent: nowhere. */
  sourceMapUrl?(path: string): string
  fetchManifest(): Promise<ArrayBuffer>
  fetchFile(path: string): Promise<ArrayBuffer>
}

/** The bundle of this digest on the app's content origin. */
export function bundleAt(
  content: ContentOrigins,
  known: Pick<BundleSource, 'digest' | 'signature' | 'logged' | 'expectedScripts' | 'sourceMapUrl'>,
): BundleSource {
  return {
    ...known,
    fetchManifest: () => fetchBytes(`${content.base}bundle/${known.digest}`),
    fetchFile: (path) =>
      fetchBytes(assetBase(content, known.digest) + path.split('/').map(encodeURIComponent).join('/')),
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url, { referrerPolicy: 'no-referrer' })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.arrayBuffer()
}
