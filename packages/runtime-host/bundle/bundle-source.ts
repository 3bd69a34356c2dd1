import { assetBase, type ContentOrigins } from '../content-origins.ts'

/** Where the bytes of a bundle come from. They are not trusted: `openBundle` checks them. */
export interface BundleSource {
  /** SHA-256 of the manifest, lower-case hex. */
  readonly digest: string
  fetchManifest(): Promise<ArrayBuffer>
  fetchFile(path: string): Promise<ArrayBuffer>
}

/** The bundle of this digest on the app's content origin. */
export function bundleAt(content: ContentOrigins, digest: string): BundleSource {
  return {
    digest,
    fetchManifest: () => fetchBytes(`${content.base}bundle/${digest}`),
    fetchFile: (path) =>
      fetchBytes(assetBase(content, digest) + path.split('/').map(encodeURIComponent).join('/')),
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.arrayBuffer()
}
