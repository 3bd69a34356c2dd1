/** What other modules may know of registrations. */
import type { Result } from '@maque/base/result.ts'
import type {
  AccountKind,
  RegistrationState,
  SubjectForm,
  SubjectType,
} from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { AgreedEdition, Ticked } from '../agreements/contract.ts'
import type { Admission, Guard } from '../../kernel/http/route.ts'

export interface Registrations {
  /** The app of an account that is in force, and the person who administers it. */
  appOf(registrationId: string): Promise<{ readonly appId: string; readonly personId: string } | undefined>
  /** Of these AppIDs, original ids and corp ids, those whose accounts are there, cancelled ones not. */
  byPublicIds(publicIds: readonly string[]): Promise<ReadonlyMap<string, RegisteredAccount>>
  /** The code of the organisation whose account this is; `undefined`: an individual’s, or none. */
  organisationCode(publicId: string): Promise<string | undefined>
  /** From when a verification that lasts until then can be renewed without losing what is left. */
  annualReviewFrom(until: Date): Date
}

export interface RegisteredAccount {
  readonly registrationId: string
  readonly kind: AccountKind
  /** AppID, or what the kind has in its place. */
  readonly publicId: string
  readonly subject: AccountSubject
  readonly administratorId: string
  /** Neither frozen nor on its way out. */
  readonly isInForce: boolean
  /** By transfer or by verification. */
  readonly isChecked: boolean
  readonly isVerified: boolean
  readonly verifiedUntil: Date | undefined
  /** The official account that it was registered by. */
  readonly registeredBy: string | undefined
}

export interface AccountSubject {
  readonly type: SubjectType
  readonly name: string
  /** Equal for accounts of the same subject; says nothing to anybody else. */
  readonly key: string
}

export interface OwnAccountAdmission extends Admission {
  readonly account: RegisteredAccount
}

export interface RegistrationGuards {
  /**
   * An account of one of these kinds, in force, by its own session. To everybody else who is
   * signed in its area does not exist.
   */
  account(...kinds: readonly AccountKind[]): Guard<object, OwnAccountAdmission>
}

/** Hears of every account that has become something else, within the unit that changes it. */
export interface AccountListener {
  changed(account: RegisteredAccount, state: RegistrationState): Promise<void>
}

export type OrganisationForm = Extract<SubjectForm, { readonly type: 'enterprise' | 'sole-trader' }>

/** Somebody who has agreed to administer a mini program that a program registers. */
export interface AskedForPerson {
  readonly personId: string
  /** As the program has named them. */
  readonly name: string
  /** As they have said themselves; the phone has been proven. */
  readonly idNumber: string
  readonly phone: string
  /** Absent: it is theirs, as an individual. */
  readonly organisation?: OrganisationForm | undefined
  readonly ticked: Ticked
  /** Where mail goes until they choose an address. */
  readonly contact: string
}

/** `ended`: who they are is clear, and it cannot be registered all the same. */
export type RegisteredForPerson =
  | { readonly kind: 'registered'; readonly appId: string }
  | { readonly kind: 'ended'; readonly problem: RaisedProblem }

/** Mini programs that a third-party platform registers for somebody who lets it. */
export interface RegistrationsOfPrograms {
  /** Told before anybody scans for nothing. */
  checkOfficialAccount(
    officialAccount: RegisteredAccount,
    reusesVerification: boolean,
  ): Promise<Result<void, RaisedProblem>>
  /** Whether an account of this kind may be registered with what was ticked. */
  checkAgreements(ticked: Ticked): Promise<Result<readonly AgreedEdition[], RaisedProblem>>
  fromOfficialAccount(
    officialAccount: RegisteredAccount,
    reusesVerification: boolean,
    agreed: readonly AgreedEdition[],
  ): Promise<Result<{ readonly appId: string; readonly isVerified: boolean }, RaisedProblem>>
  /** Whether one is written like that; with the number that it is counted by. */
  checkOrganisation(form: OrganisationForm): Result<{ readonly number: string }, RaisedProblem>
  forPerson(asked: AskedForPerson): Promise<Result<RegisteredForPerson, RaisedProblem>>
}
