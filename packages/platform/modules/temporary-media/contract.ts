/** What other modules may know of temporary media. */
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface TemporaryMedia {
  /** The bytes that were uploaded for this app under this id, as long as they are kept. */
  read(appId: string, mediaId: string): Promise<Result<TemporaryFile, RaisedProblem>>
}

/** A picture, or a plain text. */
export interface TemporaryFile {
  readonly bytes: Buffer
  readonly type: string
}
