/** What other modules may know of bundles. */
import type { Kysely } from 'kysely'
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
  readSignature(digest: string): Promise<Buffer | undefined>
  /** The pages that a bundle lists. */
  pagesOf(digest: string): Promise<readonly string[]>
}
