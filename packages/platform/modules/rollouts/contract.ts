/** What other modules may know of rollouts. */
import type { Visitor } from './audience.ts'

export type { Visitor } from './audience.ts'
export type { VisitorOf } from './visitors.ts'

export interface StagedVersion {
  readonly version: string
  readonly digest: string
}

export interface Rollouts {
  /** `undefined`: the app has no rollout, and everybody the version online. */
  of(appId: string, visitor: Visitor): Promise<OngoingRollout | undefined>
}

export interface OngoingRollout {
  /** Which this visitor has instead of the one online. */
  readonly staged?: StagedVersion
}
