/**
 * Accounts of every kind, from the first form to their end. The rules are in decide.ts, quotas.ts
 * and check-subject.ts.
 *
 * (1) An e-mail address is taken when its mail has been answered; before, anybody may have typed it.
 * (2) What a person gives to be known by (ID numbers) is kept as a keyed hash and a mask.
 * (3) An individual administers what is theirs themselves: nobody registers in the name of another.
 * (4) Places are taken when the subject is confirmed, under locks, and free again when the account
 *     has failed or was cancelled.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  AdministratorForm,
  HeldAccounts,
  RegisterRequest,
  Registration,
  SubjectForm,
  SubjectMethod,
} from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { containing } from '../../kernel/store/containing.ts'
import { hashToken } from '../../kernel/secrets/secret-token.ts'
import { maskName, maskPhone } from '../../numbers/mask.ts'
import { identityDiffers, phoneMalformed } from '../../numbers/number-problems.ts'
import { maskResidentId } from '../../numbers/resident-id.ts'
import { parsePhone } from '../../numbers/phone.ts'
import type { TransferListener } from '../bank/contract.ts'
import type { FirstLogins } from '../accounts/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { Violations } from '../violations/contract.ts'
import { accountTypes } from './account-types.ts'
import { createBeginning } from './begin-registration.ts'
import { checkPerson, checkSubject } from './check-subject.ts'
import type { RegisteredAccount, Registrations } from './contract.ts'
import { HOLDING } from './decide.ts'
import { dueHandler, move, toAccount, type LifeOptions, type RegistrationEntry } from './life.ts'
import { heldAccounts } from './held-accounts.ts'
import { checkQuotas } from './quotas.ts'
import { administratorReplacedMail } from './registration-mails.ts'
import { createFastRegistration, inheritVerification, type FastRegistration } from './fast-registration.ts'
import {
  approvalMissing,
  firstLoginNeeded,
  individualAdministersThemselves,
  kindNotForSubject,
  notTheAdministrator,
  subjectConfirmed,
} from './registration-problems.ts'
import { annualReviewFrom, verificationEndHandler } from './verification-end.ts'
import type { VerificationOrders } from './verification-orders.ts'

type Answer = Promise<Result<Registration, RaisedProblem>>

export interface RegistrationService extends Registrations, FastRegistration {
  /** Its owner has chosen another, and read the mail there. */
  setEmail(registrationId: string, email: string): Promise<void>
  register(request: RegisterRequest, origin: RequestOrigin): Answer
  resend(registrationId: string, origin: RequestOrigin): Promise<Result<Date, RaisedProblem>>
  activate(token: string): Promise<Result<RegistrationEntry, RaisedProblem>>
  find(registrationId: string): Promise<RegistrationEntry | undefined>
  toAccount(registration: RegistrationEntry): RegisteredAccount | undefined
  view(registration: RegistrationEntry): Promise<Registration>
  setSubject(registration: RegistrationEntry, form: SubjectForm): Answer
  setAdministrator(registration: RegistrationEntry, form: AdministratorForm): Answer
  confirm(registration: RegistrationEntry, method: SubjectMethod): Answer
  cancel(registration: RegistrationEntry, ticketId: string): Answer
  keep(registration: RegistrationEntry): Answer
  confirmCancellation(registration: RegistrationEntry, ticketId: string): Answer
  search(text: string): Promise<readonly Registration[]>
  /** What takes up the places of somebody. */
  held(personId: string): Promise<HeldAccounts>
  /** Sends a link to the address with which one will sign in to an account that has none. */
  sendFirstLogin(
    asked: { readonly registrationId: string; readonly personId: string; readonly email: string },
    origin: RequestOrigin,
  ): Promise<Result<void, RaisedProblem>>
  /** The administrator stops to be that. */
  stepDown(registrationId: string, personId: string): Promise<Result<HeldAccounts, RaisedProblem>>
  freeze(registrationId: string, reason: string): Answer
  unfreeze(registrationId: string): Answer
  readonly transferListener: TransferListener
  readonly due: JobHandler
  readonly verificationEnd: JobHandler
}

export interface RegistrationServiceOptions extends LifeOptions {
  readonly proofs: Proofs
  readonly orders: VerificationOrders
  readonly idKey: KeyedHash
  readonly violations: Pick<Violations, 'checkSubject'>
  readonly firstLogins: FirstLogins
}

export function createRegistrationService(options: RegistrationServiceOptions): RegistrationService {
  return {
    ...firstSteps(options),
    ...createFastRegistration(options),
    ...subjectSteps(options),
    ...lastSteps(options),
    ...readingRegistrations(options),
    due: dueHandler(options),
    verificationEnd: verificationEndHandler(options),
    annualReviewFrom: (until) => annualReviewFrom(until, options.policy),
    transferListener: {
      async arrived(id) {
        await move(id, { kind: 'transfer-arrived' }, options)
      },
      mailOf: async (id) => (await load(id, options))?.email,
    },
  }
}

function load(id: string, { database }: LifeOptions): Promise<RegistrationEntry | undefined> {
  return database.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirst()
}

type FirstStep = 'register' | 'resend' | 'activate'

function firstSteps(options: RegistrationServiceOptions): Pick<RegistrationService, FirstStep> {
  const { database, clock, policy, accounts } = options
  const { begin, sendActivation } = createBeginning(options)
  return {
    async register(request, origin) {
      const begun = await begin(request, request.kind, origin)
      return begun.ok ? accept(await toView(begun.value, options)) : begun
    },
    async resend(registrationId, origin) {
      const row = await load(registrationId, options)
      return row?.state === 'email-sent' ? sendActivation(row, origin) : refuse(notFound)
    },
    async activate(token) {
      const row = await database
        .selectFrom('registrations')
        .selectAll()
        .where('activation_hash', '=', hashToken(token))
        .where('state', '=', 'email-sent')
        .executeTakeFirst()
      if (!row || row.until === null || row.until <= clock.now()) {
        return policy.refuse('registration.activation-hours')
      }
      const holder = { kind: 'registration', id: row.id } as const
      const occupant = await accounts.claimLogin({
        login: row.email,
        holder,
        passwordHash: row.password_hash,
      })
      if (occupant)
        return policy.refuse('registration.accounts-per-email', { used: 1, occupiedBy: [occupant] })
      await database
        .updateTable('registrations')
        .set({ password_hash: '' })
        .where('id', '=', row.id)
        .execute()
      return move(row.id, { kind: 'activate' }, options)
    },
  }
}

type SubjectStep = 'setSubject' | 'setAdministrator' | 'confirm'

function subjectSteps(options: RegistrationServiceOptions): Pick<RegistrationService, SubjectStep> {
  const { database, clock, policy, accounts, proofs, apps, idKey, messages, violations } = options
  return {
    async setSubject(registration, form) {
      if (registration.state !== 'email-active' || registration.reuse) return refuse(subjectConfirmed)
      const kind = accountTypes.find((type) => type.kind === registration.kind)
      if (!kind?.subjects.includes(form.type)) return refuse(kindNotForSubject)
      const subject = checkSubject(form, clock.now(), policy)
      if (!subject.ok) return subject
      const { name, number, shownNumber } = subject.value
      const subjectKey = form.type === 'individual' ? idKey(number) : number
      const welcome = await violations.checkSubject(subjectKey)
      if (!welcome.ok) return welcome
      const values = {
        subject_type: form.type,
        subject_name: name,
        subject_number: shownNumber,
        subject_key: subjectKey,
      }
      const free = await checkQuotas({ ...registration, ...values }, database, policy)
      if (!free.ok) return free
      const { idNumber: _, ...kept } = { idNumber: '', ...form }
      const changed = await database
        .updateTable('registrations')
        .set({ ...values, subject_form: JSON.stringify(kept) })
        .where('id', '=', registration.id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(await toView(changed, options))
    },

    async setAdministrator(registration, form) {
      const { state } = registration
      const isReplacing = state === 'registered'
      const isVacant = state === 'unadministered'
      if (!isReplacing && !isVacant && state !== 'email-active') return refuse(subjectConfirmed)
      const phone = parsePhone(form.phone)
      if (phone === undefined) return refuse(phoneMalformed)
      if (isReplacing) {
        const approved = await approve(registration, form.approvalTicketId, options)
        if (!approved.ok) return approved
      }
      const person = checkPerson(form, clock.now(), policy)
      if (!person.ok) return person
      const { name, idNumber } = person.value
      const named = { ...registration, admin_name: name, admin_id_key: idKey(idNumber) }
      if (!isAdministeredRightly(named)) return refuse(individualAdministersThemselves)
      const scanned = await proofs.useTicket({
        ticketId: form.ticketId,
        subject: registration.id,
        purpose: 'administer',
      })
      if (!scanned.ok) return scanned
      const known = await proofs.checkIdentity({ name, idNumber })
      if (!known.ok) return known
      const { personId } = scanned.value
      if (!(await accounts.bindIdentity(personId, idKey(idNumber)))) return refuse(identityDiffers)
      const values = {
        admin_person: personId,
        admin_name: name,
        admin_id_mask: maskResidentId(idNumber),
        admin_id_key: idKey(idNumber),
        admin_phone: phone,
      }
      const free = await checkQuotas({ ...registration, ...values }, database, policy)
      if (!free.ok) return free
      await proofs.useSmsCode({ phone, purpose: 'administer', code: form.smsCode })
      const changed = await database
        .updateTable('registrations')
        .set(values)
        .where('id', '=', registration.id)
        .returningAll()
        .executeTakeFirstOrThrow()
      if ((isReplacing || isVacant) && changed.public_id !== null && changed.kind === 'mini-program') {
        await apps.setAdministrator(changed.public_id, personId)
      }
      if (isReplacing) {
        const named = (one: string | null): string => maskName(one ?? '')
        const mail = administratorReplacedMail(named(registration.admin_name), named(name))
        await messages.send({ channel: 'mail', recipient: registration.email, ...mail })
      }
      if (!isVacant) return accept(await toView(changed, options))
      const moved = await move(registration.id, { kind: 'administer' }, options)
      return moved.ok ? accept(await toView(moved.value, options)) : moved
    },

    async confirm(registration, method) {
      // Whose it is may have been said again since.
      const isNamed = registration.admin_id_key !== null
      if (isNamed && !isAdministeredRightly(registration)) return refuse(individualAdministersThemselves)
      const free = await checkQuotas(registration, database, policy)
      if (!free.ok) return free
      if (method === 'reuse') await inheritVerification(registration, options)
      const confirmed = await move(registration.id, { kind: 'confirm', method }, options)
      return confirmed.ok ? accept(await toView(confirmed.value, options)) : confirmed
    },
  }
}

/** Whoever registers as an individual proves with their scan that it is them (S14). */
function isAdministeredRightly(
  registration: Pick<
    RegistrationEntry,
    'subject_type' | 'subject_key' | 'subject_name' | 'admin_id_key' | 'admin_name'
  >,
): boolean {
  const { subject_type, subject_key, subject_name, admin_id_key, admin_name } = registration
  return subject_type !== 'individual' || (subject_key === admin_id_key && subject_name === admin_name)
}

async function approve(
  registration: RegistrationEntry,
  ticketId: string | undefined,
  { proofs }: RegistrationServiceOptions,
): Promise<Result<void, RaisedProblem>> {
  if (ticketId === undefined) return refuse(approvalMissing)
  const approval = await proofs.useTicket({
    ticketId,
    subject: registration.id,
    purpose: 'approve-new-administrator',
  })
  if (!approval.ok) return approval
  return approval.value.personId === registration.admin_person
    ? accept(undefined)
    : refuse(notTheAdministrator)
}

type LastStep =
  | 'sendFirstLogin'
  | 'stepDown'
  | 'cancel'
  | 'keep'
  | 'confirmCancellation'
  | 'freeze'
  | 'unfreeze'

function lastSteps(options: RegistrationServiceOptions): Pick<RegistrationService, LastStep> {
  const { proofs } = options
  const run = async (
    id: string,
    command: Parameters<typeof move>[1],
    values: Parameters<typeof move>[3] = {},
  ): Answer => {
    const moved = await move(id, command, options, values)
    return moved.ok ? accept(await toView(moved.value, options)) : moved
  }
  const scanned = async (
    { id, admin_person }: RegistrationEntry,
    ticketId: string,
    purpose: 'cancel' | 'confirm-cancellation',
  ): Promise<Result<void, RaisedProblem>> => {
    const used = await proofs.useTicket({ ticketId, subject: id, purpose })
    if (!used.ok) return used
    return used.value.personId === admin_person ? accept(undefined) : refuse(notTheAdministrator)
  }
  return {
    async sendFirstLogin({ registrationId, personId, email }, origin) {
      const registration = await load(registrationId, options)
      const isTheirs = registration?.admin_person === personId && registration.state === 'registered'
      const lacking = await options.firstLogins.lacking([registrationId])
      if (!isTheirs || lacking.size === 0) return refuse(notFound)
      return options.firstLogins.send(registrationId, email, origin)
    },
    async stepDown(registrationId, personId) {
      const registration = await load(registrationId, options)
      if (registration?.admin_person !== personId || registration.state === 'unadministered') {
        return refuse(notFound)
      }
      // Nobody could ever name another.
      const lacking = await options.firstLogins.lacking([registrationId])
      if (lacking.size > 0) return refuse(firstLoginNeeded)
      const moved = await move(registrationId, { kind: 'step-down' }, options)
      return moved.ok ? accept(await heldAccounts(personId, options)) : moved
    },
    async cancel(registration, ticketId) {
      const agreed = await scanned(registration, ticketId, 'cancel')
      return agreed.ok ? run(registration.id, { kind: 'cancel' }) : agreed
    },
    keep: ({ id }) => run(id, { kind: 'keep' }),
    async confirmCancellation(registration, ticketId) {
      const agreed = await scanned(registration, ticketId, 'confirm-cancellation')
      return agreed.ok ? run(registration.id, { kind: 'confirm-cancellation' }) : agreed
    },
    freeze: (id, reason) => run(id, { kind: 'freeze' }, { reason }),
    unfreeze: (id) => run(id, { kind: 'unfreeze' }),
  }
}

/** Not a rule: a page of the screen that shows them. */
const PAGE = 100

type Reading =
  | 'held'
  | 'find'
  | 'toAccount'
  | 'view'
  | 'search'
  | 'appOf'
  | 'byPublicIds'
  | 'organisationCode'
  | 'setEmail'

function readingRegistrations(options: RegistrationServiceOptions): Pick<RegistrationService, Reading> {
  const { database, clock } = options
  return {
    held: (personId) => heldAccounts(personId, options),
    find: (id) => load(id, options),
    toAccount: (registration) => toAccount(registration, clock.now()),
    async byPublicIds(publicIds) {
      if (publicIds.length === 0) return new Map()
      const rows = await database
        .selectFrom('registrations')
        .selectAll()
        .where('public_id', 'in', [...publicIds])
        .where('state', 'in', HOLDING)
        .execute()
      const accounts = rows.flatMap((row) => toAccount(row, clock.now()) ?? [])
      return new Map(accounts.map((account) => [account.publicId, account]))
    },
    async organisationCode(publicId) {
      const row = await database
        .selectFrom('registrations')
        .select('subject_form')
        .where('public_id', '=', publicId)
        .where('state', 'in', HOLDING)
        .executeTakeFirst()
      const form = row?.subject_form
      return form && 'code' in form && typeof form.code === 'string' ? form.code : undefined
    },
    view: (registration) => toView(registration, options),
    async search(text) {
      const rows = await database
        .selectFrom('registrations')
        .selectAll()
        .$if(text !== '', (query) =>
          query.where(({ or, eb }) =>
            or([
              eb('email', 'like', containing(text.toLowerCase())),
              eb('subject_name', 'like', containing(text)),
              eb('public_id', '=', text),
            ]),
          ),
        )
        .orderBy('created_at', 'desc')
        .limit(PAGE)
        .execute()
      return Promise.all(rows.map((row) => toView(row, options)))
    },
    async setEmail(id, email) {
      await database.updateTable('registrations').set({ email }).where('id', '=', id).execute()
    },
    async appOf(id) {
      const row = await load(id, options)
      return row?.state === 'registered' && row.public_id !== null && row.admin_person !== null
        ? { appId: row.public_id, personId: row.admin_person }
        : undefined
    },
  }
}

async function toView(
  row: RegistrationEntry,
  { bank, orders, clock, policy }: RegistrationServiceOptions,
): Promise<Registration> {
  const transfer =
    row.state === 'awaiting-transfer' ? await bank.ticketOf('subject-check', row.id) : undefined
  const order = await orders.latestOf(row.id)
  return {
    id: row.id,
    kind: row.kind,
    email: row.email,
    state: row.state,
    ...(row.public_id !== null && { publicId: row.public_id }),
    ...(row.subject_type !== null && {
      subject: {
        type: row.subject_type,
        name: row.subject_name ?? '',
        number: row.subject_number ?? '',
        isVerified: row.verified_until !== null && row.verified_until > clock.now(),
        ...(row.verified_until && {
          verifiedUntil: row.verified_until.toISOString(),
          annualReviewFrom: annualReviewFrom(row.verified_until, policy).toISOString(),
        }),
      },
    }),
    ...(row.admin_name !== null && {
      administrator: {
        name: maskName(row.admin_name),
        idNumber: row.admin_id_mask ?? '',
        phone: maskPhone(row.admin_phone ?? ''),
      },
    }),
    ...(row.reuse && {
      reuse: {
        from: row.registered_by ?? '',
        ...row.reuse,
        isAdministratorBound: row.admin_person !== null,
      },
    }),
    ...(transfer && { transfer }),
    ...(order && { order }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.until && { until: row.until.toISOString() }),
  }
}
