/** What other modules may know of bundles. */
import type { Kysely } from 'kysely'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { BundlesTables } from './bundles-tables.ts'

export type { BundlesTables } from './bundles-tables.ts'

export interface NewBundle {
  readonly manifest: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface StoredBundle {
  readonly digest: string
  readonly sizeBytes: number
}

export interface Bundles {
  /**
   * Keeps a bundle for ever. Its bytes are durable when this resolves; it is there for others once
   * `transaction` has committed. Throws when the manifest does not describe the files.
   */
  keep(bundle: NewBundle, transaction: Kysely<BundlesTables>): Promise<StoredBundle>
  /** The manifest's exact bytes. */
  readManifest(digest: string): Promise<Buffer | undefined>
  readFile(digest: string, path: string): Promise<Buffer | undefined>
  /** The bundles that have a file of this hash, under whatever path. */
  bundlesWith(sha256: string): Promise<readonly string[]>
  /** A file of a bundle by its hash; that there is such a bundle is known from `bundlesWith`. */
  readHashed(sha256: string): Promise<Buffer | undefined>
  /** Notes which files the bundles have that were kept before this was noted. */
  noteFiles(): Promise<void>
  /** What its manifest lists, with sizes and hashes. Throws when there is none of this name. */
  filesOf(digest: string): Promise<BundleManifest['files']>
  readSignature(digest: string): Promise<Buffer | undefined>
  /** What a bundle says of itself. Throws when there is none of this name. */
  outlineOf(digest: string): Promise<BundleOutline>
}

export interface BundleOutline {
  /** Ed25519 over its manifest. */
  readonly signature: Buffer
  readonly pages: readonly string[]
  readonly viewScripts: ViewScripts
  /** Addresses, below that of the app's content, of what is needed whichever page is opened first. */
  readonly firstFiles: readonly string[]
  /** Interfaces of `noted-calls.ts` that it calls; `undefined`: compiled before they were noted. */
  readonly calls: readonly string[] | undefined
  /** Whether it says which apps it opens. */
  readonly listsApps: boolean
}
