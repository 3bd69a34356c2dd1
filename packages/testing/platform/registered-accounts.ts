/** Accounts in force, each registered as anybody registers, with its own session and its administrator. */
import { registerAccount, type Applicant, type Application } from '@maque/client/register-account.ts'
import type { SubjectForm } from '@maque/protocol/platform/registration.ts'
import type { Registry } from './registry.ts'

export interface TestAccount extends Applicant {
  readonly publicId: string
  readonly application: Application
}

export async function registerOne(
  registry: Registry,
  changes: Partial<Application> = {},
  host?: Applicant['host'],
): Promise<TestAccount> {
  const application = registry.newApplication(changes)
  const applicant = await registry.newApplicant()
  const account = { ...applicant, host: host ?? applicant.host }
  const { publicId } = await registerAccount(application, account)
  if (publicId === undefined) throw new Error('the account is not registered')
  return { ...account, publicId, application }
}

/** Another account of the same subject. */
export function sameSubject({ application }: TestAccount): { readonly subject: SubjectForm } {
  return { subject: application.subject }
}
