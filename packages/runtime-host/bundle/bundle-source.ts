import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { LoggedBundle } from './logged.ts'
import type { BundleSignature } from './signature.ts'
import { fileUrl, type ContentOrigins } from '../content-origins.ts'

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
  /** Told of each file, by its hash, once it was found to be what it should be. */
  onChecked?(sha256: string, bytes: ArrayBuffer): void
  /** Where developer tools find the source map of a script; absent: nowhere. */
  sourceMapUrl?(path: string): string
  /**
   * Where its files are looked for, in this sequence: the next place is asked when one has not what
   * is asked for, or has it damaged.
   */
  readonly places: readonly BundlePlace[]
}

export interface BundlePlace {
  /** The manifest is the file at `MANIFEST`. Rejects, or gives nothing, where it is not to be had. */
  fetch(file: WantedFile): Promise<ArrayBuffer | undefined>
  /** What this place gave was not what was asked for. */
  damaged?(file: WantedFile): void
}

export interface WantedFile {
  readonly path: string
  /** Lower-case hex. */
  readonly sha256: string
}

/** No file of a bundle is called so. */
export const MANIFEST = ''

/** The bundle of this digest on the app's content origin. */
export function bundleAt(
  content: ContentOrigins,
  known: Omit<BundleSource, 'places'>,
  before: readonly BundlePlace[] = [],
): BundleSource {
  return { ...known, places: [...before, ...contentPlaces(content, known.digest)] }
}

/** The content origin: what the browser has of it, and where that is damaged, afresh. */
function contentPlaces(content: ContentOrigins, digest: string): readonly BundlePlace[] {
  const urlOf = ({ path, sha256 }: WantedFile): string =>
    path === MANIFEST ? `${content.base}bundle/${digest}` : fileUrl(content, sha256, path)
  let isDamaged = false
  return [
    { fetch: (file) => fetchBytes(urlOf(file)), damaged: () => (isDamaged = true) },
    // Asking again for what could not be had at all is for whoever wants to try again.
    { fetch: async (file) => (isDamaged ? fetchBytes(urlOf(file), 'reload') : undefined) },
  ]
}

async function fetchBytes(url: string, cache: RequestCache = 'default'): Promise<ArrayBuffer> {
  const response = await fetch(url, { referrerPolicy: 'no-referrer', cache })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.arrayBuffer()
}
