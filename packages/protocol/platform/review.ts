/** A submitted version that waits for its verdict. */
export interface QueueEntry {
  readonly releaseId: string
  readonly appId: string
  readonly appName: string
  readonly iconUrl: string
  readonly version: string
  readonly submittedAt: string
  readonly note: string
  /** The reviewer who is at it. */
  readonly takenBy?: string
}

export interface Submission extends QueueEntry {
  readonly appIntro: string
  readonly submittedBy: string
  readonly sizeBytes: number
  readonly pages: readonly string[]
  readonly digest: string
}

export interface RejectRequest {
  readonly reason: string
}
