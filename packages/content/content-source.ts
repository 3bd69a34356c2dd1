import type { OutboundRules } from './outbound/outbound-request.ts'

/**
 * What one app's content origin serves. Bundles and files are named by their hashes; files are served as
 * they are stored, and the player checks the hashes of all that runs.
 */
export interface ContentSource {
  /** The exact bytes of a manifest, or `undefined` when this app has no such bundle. */
  readManifest(digest: string): Promise<Uint8Array | undefined>
  /** A file of any of the app's bundles, by its hash. */
  readFile(sha256: string): Promise<Uint8Array | undefined>
  /** Who may frame the app and call its proxy: `http://localhost:8080`. */
  readonly playerOrigins: readonly string[]
  /** Web sites that the app may show, as sources of a policy: `https://www.example.com`, `https:`. */
  readonly sites: readonly string[]
  /** By what the proxy goes for this key, which only the app's player was given; `undefined` for any other. */
  outboundFor(key: string): OutboundRules | undefined
}
