/** Looks at a submitted version as a program can. Untrusted work: whoever implements it limits it. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { ExaminationReport } from '@maque/protocol/platform/examination.ts'
import type { PageGroup } from '@maque/protocol/platform/review.ts'
import type { ReachSettings } from './modules/development/contract.ts'

export interface Examiner {
  /**
   * Says in its report what hostile source makes impossible, time and memory included. Rejects when
   * it is the platform that failed, and once `signal` is aborted: then nothing it began still runs.
   */
  examine(work: ExaminationWork, signal: AbortSignal): Promise<ExaminedVersion>
  /** Why pages cannot be walked here; absent: they can. */
  readonly hindrance?: BilingualText
}

export interface ExaminationWork {
  readonly appId: string
  readonly appName: string
  readonly version: string
  /** As its author uploaded it. */
  readonly source: ReadonlyMap<string, Uint8Array>
  readonly bundle: ExaminedBundle
  readonly groups: readonly PageGroup[]
  readonly declared: DeclaredUse
  readonly limits: ExaminationLimits
}

export interface ExaminedBundle {
  readonly digest: string
  readonly manifest: Uint8Array
  readonly signature: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
  /** As `SourceCompiler.inAuthorsPlaces` reads them; absent for versions of before they were kept. */
  readonly maps?: Uint8Array
}

/** What the owner has said that the app does. */
export interface DeclaredUse {
  readonly reach: ReachSettings
  /** Of the privacy guide in force. */
  readonly privacyKeys: readonly string[]
}

export interface ExaminationLimits {
  readonly timeMs: number
  readonly pageMs: number
  readonly taps: number
  readonly findings: number
}

export interface ExaminedVersion {
  readonly report: ExaminationReport
  /** By the names that the report gives them: their SHA-256 in lower-case hex. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}
