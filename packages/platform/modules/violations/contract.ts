/** What other modules may know of violations. */
import type { Result } from '@maque/base/result.ts'
import type { BannedFeature } from '@maque/protocol/platform/violations.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface Violations {
  /** Refuses, in words for users, while the app or its subject is banned or suspended. */
  checkOpen(appId: string): Promise<Result<void, RaisedProblem>>
  /** Refuses while the platform hides it from search. */
  checkFindable(appId: string): Promise<Result<void, RaisedProblem>>
  checkFeature(appId: string, feature: BannedFeature): Promise<Result<void, RaisedProblem>>
  /** Refuses for a subject that is on the black list. */
  checkSubject(subjectKey: string): Promise<Result<void, RaisedProblem>>
  /** Of these apps, those that searching leaves out. */
  hidden(appIds: readonly string[]): Promise<ReadonlySet<string>>
}
