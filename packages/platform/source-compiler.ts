/** Turns an app's source into a bundle. Untrusted work: whoever implements it limits it. */
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'

export interface SourceCompiler {
  /**
   * Says with a diagnostic what an author's source makes impossible, time and memory included.
   * Rejects only when it is the platform that failed.
   */
  compile(source: Source): Promise<Compilation>
  /** Says with the author's files and lines what a text says with those of compiled scripts. */
  inAuthorsPlaces(text: string, compiled: CompiledScripts): string
  /** Source maps (version 3, as text) by their own path: that of the script, with `.map`. */
  standardMaps(maps: Uint8Array): ReadonlyMap<string, string>
}

export interface CompiledScripts {
  /** Of the bundle that the scripts are in. */
  readonly digest: string
  readonly maps: Uint8Array
}

export interface Source {
  readonly appId: string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly sizeLimits: SourceSizeLimits
}

/** In bytes of source. */
export interface SourceSizeLimits {
  /** The main package, and each subpackage. */
  readonly packageBytes: number
  /** All of them. */
  readonly appBytes: number
}

export interface Compilation {
  /** Absent when there is nothing that could be opened. */
  readonly bundle?: {
    readonly manifest: Uint8Array
    readonly files: ReadonlyMap<string, Uint8Array>
    /** Where its scripts come from, as `inAuthorsPlaces` reads it: for the app's members, not for its users. */
    readonly maps: Uint8Array
  }
  readonly diagnostics: readonly ReleaseDiagnostic[]
  /** Absent when there is no bundle. */
  readonly facts?: AppFacts
}
