import { filesByHash } from '@maque/protocol/bundle/files-by-hash.ts'
import { firstFilesOf } from '@maque/protocol/bundle/first-files.ts'
import { viewScriptsOf, type ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { CompiledBundle } from '@maque/compiler/bundle/compiled-bundle.ts'

/** The bundle of the project as last compiled, in memory. */
export interface DevBundle {
  /** SHA-256 of the manifest's bytes, lower-case hex. */
  readonly digest: string
  readonly manifest: Uint8Array
  /** Its files by their SHA-256, lower-case hex. */
  readonly byHash: ReadonlyMap<string, Uint8Array>
  readonly appName: string
  /** Where scripts come from, by the path of the script. */
  readonly maps: CompiledBundle['maps']
  /** The text of a source file, as the author knows it. */
  sourceOf(file: string): string | undefined
  readonly viewScripts: ViewScripts
  /** Addresses of the files that are needed before anything is shown. */
  readonly firstFiles: readonly string[]
}

export function devBundleFrom(compiled: CompiledBundle, sourceOf: DevBundle['sourceOf']): DevBundle {
  const { digest, manifest, manifestBytes, files, maps } = compiled
  return {
    digest,
    manifest: manifestBytes,
    byHash: filesByHash(manifest, files),
    maps,
    sourceOf,
    appName: manifest.config.window.navigationBarTitleText || manifest.config.projectName,
    viewScripts: viewScriptsOf(manifest),
    firstFiles: firstFilesOf(manifest),
  }
}
