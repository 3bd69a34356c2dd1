/** What other modules may know of review. */
export interface Review {
  /** Whether this version is before reviewers: waiting, delayed, or appealed about. */
  isBeforeReviewers(releaseId: string): Promise<boolean>
}
