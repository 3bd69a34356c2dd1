/** What other modules may know of rollouts. */
import type { Visitor } from './audience.ts'

export type { Visitor } from './audience.ts'
export type { VisitorOf } from './visitors.ts'

export interface StagedVersion {
  readonly version: string
  readonly digest: string
}

export interface Rollouts {
  /** The version that this visitor has instead of the one online; `undefined`: they have that one. */
  stagedFor(appId: string, visitor: Visitor): Promise<StagedVersion | undefined>
}
