/** Whose app it is, as far as its profile goes by it. */
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Apps } from '../apps/contract.ts'
import type { Registrations } from '../registration/contract.ts'

export interface ProfileSubject {
  readonly key: string
  readonly type: SubjectType
  readonly isIndividual: boolean
  /** Individuals can be verified only where the policy says so. */
  readonly canBeVerified: boolean
  /** Whether an account was registered for it. */
  readonly hasAccount: boolean
  readonly isChecked: boolean
  readonly isVerified: boolean
  readonly verifiedUntil: Date | undefined
}

export type SubjectOf = (appId: string) => Promise<ProfileSubject>

export function createSubjects(
  registrations: Pick<Registrations, 'byPublicIds'>,
  apps: Pick<Apps, 'administratorOf'>,
  policy: Policy,
): SubjectOf {
  return async (appId) => {
    const registered = (await registrations.byPublicIds([appId])).get(appId)
    if (registered) {
      const { subject, isChecked, isVerified, verifiedUntil } = registered
      const isIndividual = subject.type === 'individual'
      const canBeVerified = !isIndividual || policy.value('verification.of-individuals')
      return {
        ...subject,
        isIndividual,
        canBeVerified,
        hasAccount: true,
        isChecked,
        isVerified,
        verifiedUntil,
      }
    }
    return subjectOfPerson((await apps.administratorOf(appId)) ?? '')
  }
}

/** An app that belongs to no registered account is its administrator's. */
export function subjectOfPerson(personId: string): ProfileSubject {
  return {
    key: `person ${personId}`,
    type: 'individual',
    isIndividual: true,
    canBeVerified: false,
    hasAccount: false,
    isChecked: true,
    isVerified: false,
    verifiedUntil: undefined,
  }
}
