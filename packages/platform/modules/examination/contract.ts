/** What other modules may know of examinations. */
import type { PageGroup } from '@maque/protocol/platform/review.ts'

export interface Examinations {
  /** Wants a submission examined, within the unit of work that makes it. */
  begin(submission: ExaminedSubmission): Promise<void>
  /** Whether one that is still to come has to be waited for, and until when at the latest. */
  awaitedUntil(submissionId: string): Promise<Date | undefined>
}

export interface ExaminedSubmission {
  readonly submissionId: string
  readonly appId: string
  readonly releaseId: string
  readonly version: string
  readonly groups: readonly PageGroup[]
}
