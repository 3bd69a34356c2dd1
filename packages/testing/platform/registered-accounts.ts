/** Accounts in force, each registered as anybody registers, with its own session and its administrator. */
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { registerAccount, type Applicant, type Application } from '@maque/client/register-account.ts'
import type { SubjectForm } from '@maque/protocol/platform/registration.ts'
import type { Registry } from './registry.ts'

/** What registering takes: a platform in this process, or a server behind its port. */
export type RegistryOffice = Pick<Registry, 'newApplicant' | 'newApplication'> & {
  readonly operator: PlatformClient
}

export interface TestAccount extends Applicant {
  readonly publicId: string
  readonly application: Application
}

export async function registerOne(
  registry: RegistryOffice,
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

/** One that has ordered, paid and passed its verification. */
export async function registerVerified(
  registry: RegistryOffice,
  changes: Partial<Application> = {},
  host?: Applicant['host'],
): Promise<TestAccount> {
  const account = await registerOne(registry, changes, host)
  await verify(registry, account)
  return account
}

export async function verify(
  { operator }: RegistryOffice,
  { client }: Pick<TestAccount, 'client'>,
): Promise<void> {
  const { order } = await client.call('POST /api/registration/verification-orders', {
    body: { material: '证照扫描件' },
  })
  if (!order) throw new Error('nothing was ordered')
  if (order.transfer) {
    const { payer, amountFen, remark } = order.transfer
    await operator.call('POST /api/operator/played-transfers', {
      body: { payer: payer || '某某', amountFen, remark },
    })
  }
  await operator.call('POST /api/operator/verification-orders/:orderId/verdict', {
    params: { orderId: order.id },
    body: { verdict: 'pass', reason: '' },
  })
}

/** Another account of the same subject. */
export function sameSubject({ application }: TestAccount): { readonly subject: SubjectForm } {
  return { subject: application.subject }
}
