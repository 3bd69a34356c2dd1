/** What other modules may know of accounts. */
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { Admission, Guard } from '../../kernel/http/route.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly staffRoles: readonly StaffRole[]
}

export interface AccountAdmission extends Admission {
  readonly account: Account
  /** The session that was used. */
  readonly sessionId: string
}

export interface Accounts {
  /** Whose session a request carries. */
  ofRequest(headers: Headers): Promise<Account | undefined>
  sessionOf(headers: Headers): Promise<{ readonly account: Account; readonly sessionId: string } | undefined>
  byEmail(email: string): Promise<Account | undefined>
  /** Those that exist. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>
}

export interface AccountGuards {
  readonly signedIn: Guard<object, AccountAdmission>
  /** Somebody who works for the platform in one of these roles; an operator may do all of it. */
  staff(...roles: readonly StaffRole[]): Guard<object, AccountAdmission>
}
