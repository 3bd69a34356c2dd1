/** What other modules may know of accounts. */
import type { Admission, Guard } from '../../kernel/http/route.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isReviewer: boolean
  readonly isOperator: boolean
}

export interface AccountAdmission extends Admission {
  readonly account: Account
}

export interface Accounts {
  /** Whose session a request carries. */
  ofRequest(headers: Headers): Promise<Account | undefined>
  byEmail(email: string): Promise<Account | undefined>
  /** Those that exist. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>
}

export interface AccountGuards {
  readonly signedIn: Guard<object, AccountAdmission>
  readonly reviewer: Guard<object, AccountAdmission>
}
