import { viewScriptsOf, type ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { CompiledBundle } from '@maque/compiler/bundle/compiled-bundle.ts'

/** The bundle of the project as last compiled, in memory. */
export interface DevBundle {
  /** SHA-256 of the manifest's bytes, lower-case hex. */
  readonly digest: string
  readonly manifest: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly appName: string
  /** Where scripts come from, by the path of the script. */
  readonly maps: CompiledBundle['maps']
  /** The text of a source file, as the author knows it. */
  sourceOf(file: string): string | undefined
  readonly viewScripts: ViewScripts
  /** Files that the main package consists of: needed before anything is shown. */
  readonly firstFiles: readonly string[]
}

export function devBundleFrom(compiled: CompiledBundle, sourceOf: DevBundle['sourceOf']): DevBundle {
  const { digest, manifest, manifestBytes, files, maps } = compiled
  const main = manifest.packages.find(({ root }) => root === '')
  return {
    digest,
    manifest: manifestBytes,
    files,
    maps,
    sourceOf,
    appName: manifest.config.window.navigationBarTitleText || manifest.config.projectName,
    viewScripts: viewScriptsOf(manifest),
    firstFiles: main ? [main.script, main.logicUnits, main.viewUnits, ...(main.wxs ? [main.wxs] : [])] : [],
  }
}
