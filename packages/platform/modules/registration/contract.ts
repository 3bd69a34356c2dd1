/** What other modules may know of registrations. */
import type { SubjectType } from '@maque/protocol/platform/registration.ts'

export interface Registrations {
  /** The app of an account that is in force, and the person who administers it. */
  appOf(registrationId: string): Promise<{ readonly appId: string; readonly personId: string } | undefined>
  /** Whose app it is; `undefined` when it belongs to no registered account. */
  subjectOf(appId: string): Promise<{ readonly type: SubjectType; readonly isVerified: boolean } | undefined>
}
