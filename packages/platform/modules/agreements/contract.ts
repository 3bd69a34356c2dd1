/** What other modules may know of agreements. */
import type { Result } from '@maque/base/result.ts'
import type { AgreementDocument, AgreementText } from '@maque/protocol/platform/agreements.ts'
import type { AccountKind } from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { LoginHolder } from '../accounts/contract.ts'

export interface Agreements {
  /** Whether an account of this kind agrees to what is in force; to be kept once the account is there. */
  check(kind: AccountKind, ticked: Ticked): Promise<Result<readonly AgreedEdition[], RaisedProblem>>
  /** The same of somebody who signs up as a user of the host. */
  checkPerson(ticked: TickedByPerson): Promise<Result<readonly AgreedEdition[], RaisedProblem>>
  keep(holder: LoginHolder, agreed: readonly AgreedEdition[]): Promise<void>
  /**
   * What this person or account has to agree to before they go on: editions in force that ask, and have
   * not been agreed to. People whom nobody has asked yet agree to what asks first.
   */
  awaited(holder: LoginHolder): Promise<readonly AgreementText[]>
}

/** Which editions were read and ticked in the first form. */
export interface Ticked {
  readonly agreesToService: number | null
  readonly agreesToTerms: number | null
}

export interface TickedByPerson {
  readonly agreesToTerms: number | null
  readonly agreesToPrivacy: number | null
}

export interface AgreedEdition {
  readonly document: AgreementDocument
  readonly version: number
}
