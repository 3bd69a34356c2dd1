/** What other modules may know of accounts. */
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Admission, Guard, RequestOrigin } from '../../kernel/http/route.ts'

export interface Account {
  readonly id: string
  readonly name: string
  /** What they sign in with: an e-mail address, or a phone number. */
  readonly email: string
  readonly staffRoles: readonly StaffRole[]
}

export interface AccountAdmission extends Admission {
  readonly account: Account
  /** The session that was used. */
  readonly sessionId: string
}

/** Who a login belongs to: a person, or an account that was registered with its own. */
export interface LoginHolder {
  readonly kind: 'person' | 'registration'
  readonly id: string
}

export interface NewLogin {
  readonly login: string
  readonly holder: LoginHolder
  readonly passwordHash: string
}

export interface NewSession {
  readonly holder: LoginHolder
  readonly address: string
  readonly agent: string
}

export interface SessionToken {
  readonly token: string
  readonly lifetimeSeconds: number
}

/** Of a person or account that has to agree to something before they go on. */
export interface WaitingSession {
  readonly holder: LoginHolder
  readonly sessionId: string
}

export interface Accounts {
  /** Whose session a request carries. */
  ofRequest(headers: Headers): Promise<Account | undefined>
  sessionOf(headers: Headers): Promise<{ readonly account: Account; readonly sessionId: string } | undefined>
  /** Whether somebody can still use this session. */
  isSessionLive(sessionId: string): Promise<boolean>
  /** Whoever's session a request carries. */
  holderOf(
    headers: Headers,
  ): Promise<{ readonly holder: LoginHolder; readonly sessionId: string } | undefined>
  /** The registered account whose own session a request carries. */
  registrantOf(headers: Headers): Promise<string | undefined>
  /** A session that nobody else is told of, because its holder has to agree to something first. */
  waitingSession(headers: Headers): Promise<WaitingSession | undefined>
  /** They have agreed: the session is one from now on. */
  openWaiting(sessionId: string): Promise<void>
  /** `undefined` when it was free and is now taken; otherwise who has it. */
  claimLogin(login: NewLogin): Promise<Occupant | undefined>
  occupantOf(login: string): Promise<Occupant | undefined>
  /** Its logins are free again, and its sessions over. */
  releaseLogins(holder: LoginHolder): Promise<void>
  openSession(session: NewSession): Promise<SessionToken>
  /** Whether such a one may have this password. */
  checkPassword(password: string, whose: LoginHolder['kind']): Result<void, RaisedProblem>
  /** A new user of the host; `undefined` when the login is taken. */
  signUp(person: {
    readonly login: string
    readonly name: string
    readonly passwordHash: string
  }): Promise<Account | undefined>
  /**
   * Notes who a person is, the first time it was checked. `false` when they are somebody else.
   */
  bindIdentity(personId: string, idKey: string): Promise<boolean>
  byEmail(email: string): Promise<Account | undefined>
  /** Those that exist. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>
}

export interface HolderAdmission extends Admission {
  readonly holder: LoginHolder
  readonly sessionId: string
}

export interface AccountGuards {
  readonly signedIn: Guard<object, AccountAdmission>
  /** A person, or an account that is signed in with its own e-mail address. */
  readonly holder: Guard<object, HolderAdmission>
  /** Somebody who works for the platform in one of these roles; an operator may do all of it. */
  staff(...roles: readonly StaffRole[]): Guard<object, AccountAdmission>
}

/** Of accounts that were registered without an address of their own. */
export interface FirstLogins {
  /** Of these, those that have none yet. */
  lacking(registrationIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Sends a link to an address: who opens it sets the password, and it is the account's. */
  send(registrationId: string, email: string, origin: RequestOrigin): Promise<Result<void, RaisedProblem>>
}
