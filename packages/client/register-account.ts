/**
 * Registers an account the way a person does in the screens: reads the captcha, follows the link in
 * the mail, says whose account it is, types the SMS code, scans with the administrator's host
 * account, confirms. For programs that may read what is sent: tests, and instances that play it.
 */
import type {
  AccountKind,
  Registration,
  SubjectForm,
  SubjectMethod,
} from '@maque/protocol/platform/registration.ts'
import type { PlatformClient } from './platform-client.ts'

export interface Application {
  readonly kind: AccountKind
  readonly email: string
  readonly password: string
  readonly subject: SubjectForm
  readonly administrator: { readonly name: string; readonly idNumber: string; readonly phone: string }
  readonly method: SubjectMethod
}

export interface Applicant {
  /** Keeps the session that registering opens. */
  readonly client: PlatformClient
  /** The administrator, signed in as a user of the host. */
  readonly host: PlatformClient
  readCaptcha(svg: string): string
  /** The newest message that was sent there. */
  readMessage(recipient: string): Promise<string>
}

/** As far as the last form before it is confirmed. */
export async function fillInRegistration(
  application: Application,
  applicant: Applicant,
): Promise<Registration> {
  await activateRegistration(application, applicant)
  await applicant.client.call('PUT /api/registration/subject', { body: application.subject })
  return sayAdministrator(application.administrator, applicant)
}

export async function registerAccount(application: Application, applicant: Applicant): Promise<Registration> {
  await fillInRegistration(application, applicant)
  const { method } = application
  return applicant.client.call('POST /api/registration/confirmation', { body: { method } })
}

/** As far as the session that the link in the mail opens. */
export async function activateRegistration(
  { kind, email, password }: Pick<Application, 'kind' | 'email' | 'password'>,
  { client, readCaptcha, readMessage }: Applicant,
): Promise<Registration> {
  const { id, svg } = await client.call('POST /api/captchas', {})
  const { agreements } = await client.call('GET /api/agreements', {})
  const versionOf = (document: string): number | null =>
    agreements.find((one) => one.document === document)?.version ?? null
  await client.call('POST /api/registrations', {
    body: {
      kind,
      email,
      password,
      passwordAgain: password,
      captcha: { id, text: readCaptcha(svg) },
      agreesToService: versionOf('service'),
      agreesToTerms: versionOf(kind),
    },
  })
  const token = /token=([\w-]+)/.exec(await readMessage(email))?.[1] ?? ''
  return client.call('POST /api/registrations/activation', { body: { token } })
}

/** Whoever replaces an administrator brings the ticket with which that one has agreed. */
export async function sayAdministrator(
  { name, idNumber, phone }: Application['administrator'],
  { client, host, readMessage }: Applicant,
  approvalTicketId?: string,
): Promise<Registration> {
  await client.call('POST /api/registration/sms-code', { body: { phone } })
  const smsCode = /\d{4,}/.exec(await readMessage(phone))?.[0] ?? ''
  const ticketId = await scanAs(host, client, 'administer')
  return client.call('PUT /api/registration/administrator', {
    body: { name, idNumber, phone, smsCode, ticketId, ...(approvalTicketId && { approvalTicketId }) },
  })
}

/** A ticket of the account that this user of the host has scanned and confirmed. */
export async function scanAs(
  host: PlatformClient,
  client: PlatformClient,
  purpose: 'administer' | 'approve-new-administrator' | 'fast-register' | 'cancel' | 'confirm-cancellation',
): Promise<string> {
  const { id: ticketId } = await client.call('POST /api/registration/scan-tickets', { body: { purpose } })
  await confirmTicket(host, ticketId)
  return ticketId
}

/** What the administrator does with their own account: scans, and confirms. */
export async function confirmTicket(host: PlatformClient, ticketId: string): Promise<void> {
  await host.call('POST /api/scan-tickets/:ticketId/scan', { params: { ticketId } })
  await host.call('POST /api/scan-tickets/:ticketId/answer', {
    params: { ticketId },
    body: { isConfirmed: true },
  })
}
