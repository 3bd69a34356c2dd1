import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import type { IndexedSourceMap } from './source-maps.ts'

/** What a project compiles to: see protocol/bundle/manifest.ts. */
export interface CompiledBundle {
  readonly manifest: BundleManifest
  /** Exactly what `digest` is of. */
  readonly manifestBytes: Uint8Array
  /** SHA-256 of `manifestBytes`, lower-case hex: the bundle's name. */
  readonly digest: string
  /** Every file of the manifest, by its path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Where scripts come from, by the path of the script. Not part of the bundle. */
  readonly maps: ReadonlyMap<string, IndexedSourceMap>
}
