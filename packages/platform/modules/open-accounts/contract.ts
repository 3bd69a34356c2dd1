/** What other modules may know of Open accounts. */
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface OpenAccounts {
  /** What an app or official account is bound to. */
  openAccountOf(publicId: string): Promise<string | undefined>
  openIdOf(publicId: string, personId: string): string
  /** `undefined` while the app or official account is bound to no Open account. */
  unionIdOf(publicId: string, personId: string): Promise<string | undefined>
}

/** What a program does for a mini program or official account, by its public id, that has let it. */
export interface OpenAccountsOfPrograms {
  /** Resolves with the AppID of a new Open account, to which it is bound. */
  create(publicId: string, program: string): Promise<Result<string, RaisedProblem>>
  bind(publicId: string, openAccount: string): Promise<Result<void, RaisedProblem>>
  unbind(publicId: string, openAccount: string): Promise<Result<void, RaisedProblem>>
  /** Refused while it is bound to none. */
  boundTo(publicId: string): Promise<Result<string, RaisedProblem>>
}
