import { createHash } from 'node:crypto'
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import { BUNDLE_FORMAT, type BundleFile, type BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { inOrder } from '../project/file-path.ts'
import type { CompiledBundle } from './compiled-bundle.ts'
import type { EmittedPackage } from './emit-package.ts'
import type { IndexedSourceMap } from './source-maps.ts'

export interface BundleContent {
  readonly config: AppConfig
  readonly packages: readonly EmittedPackage[]
  /** Files that go in as they are. */
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/** Puts a manifest on top of a bundle's files and names it by its digest. */
export class BundleSealer {
  readonly #hashes = new WeakMap<Uint8Array, string>()
  #texts = new Map<string, { readonly text: string; readonly bytes: Uint8Array }>()

  seal({ config, packages, assets }: BundleContent): CompiledBundle {
    const unsorted = new Map(assets)
    const maps = new Map<string, IndexedSourceMap>()
    const texts = new Map<string, { readonly text: string; readonly bytes: Uint8Array }>()
    for (const { files, maps: ofPackage } of packages) {
      for (const [path, map] of ofPackage) maps.set(path, map)
      for (const [path, text] of files) {
        const encoded = this.#encoded(path, text)
        texts.set(path, encoded)
        unsorted.set(path, encoded.bytes)
      }
    }
    this.#texts = texts

    const files = new Map<string, Uint8Array>()
    const entries: [string, BundleFile][] = []
    for (const path of inOrder(unsorted.keys())) {
      // The path comes from the keys of the same map.
      const bytes = unsorted.get(path) as Uint8Array
      files.set(path, bytes)
      entries.push([path, { sha256: this.#hashOf(bytes), sizeBytes: bytes.byteLength }])
    }
    const manifest: BundleManifest = {
      format: BUNDLE_FORMAT,
      config,
      packages: packages.map(({ entry }) => entry),
      files: Object.fromEntries(entries),
    }
    const manifestBytes = new TextEncoder().encode(JSON.stringify(manifest))
    return { manifest, manifestBytes, digest: sha256(manifestBytes), files, maps }
  }

  /** The same bytes as last time for the same text, so that their hash is known. */
  #encoded(path: string, text: string): { readonly text: string; readonly bytes: Uint8Array } {
    const before = this.#texts.get(path)
    return before?.text === text ? before : { text, bytes: new TextEncoder().encode(text) }
  }

  #hashOf(bytes: Uint8Array): string {
    const known = this.#hashes.get(bytes) ?? sha256(bytes)
    this.#hashes.set(bytes, known)
    return known
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
