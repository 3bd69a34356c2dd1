/**
 * Mini programs that a third-party platform registers for somebody else (§2.8): from an official account
 * that lets it, or for a person who has said who they are.
 *
 * (1) They are registered at once, with an administrator who has agreed to exactly this; nobody has
 *     chosen an e-mail address and a password: the administrator does, when they want to
 *     (`accounts/first-logins.ts`). Until then mail goes to the official account, or to the administrator.
 * (2) Whoever agrees to it agrees to the texts in force, as in the first form.
 * (3) Rules, places and refusals are those of the console.
 * (4) An organisation is not checked by this: nobody has compared it with a register. Its mini program
 *     is verified by an order, as any other.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { SubjectForm } from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { newId } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { identityDiffers, phoneMalformed } from '../../numbers/number-problems.ts'
import { parsePhone } from '../../numbers/phone.ts'
import { maskResidentId } from '../../numbers/resident-id.ts'
import { nothingYet } from './begin-registration.ts'
import { checkPerson, checkSubject, type CheckedSubject } from './check-subject.ts'
import type { AskedForPerson, RegistrationsOfPrograms } from './contract.ts'
import { inheritVerification, mayFastRegister } from './fast-registration.ts'
import { move, type RegistrationEntry } from './life.ts'
import { checkQuotas } from './quotas.ts'
import type { RegistrationServiceOptions } from './registration-service.ts'

export function createRegistrationsOfPrograms(options: RegistrationServiceOptions): RegistrationsOfPrograms {
  const { database, clock, random, policy, agreements } = options
  const insert = (values: NewEntry): Promise<RegistrationEntry> =>
    database
      .insertInto('registrations')
      .values({
        id: newId('account', random),
        kind: 'mini-program',
        password_hash: '',
        // As one whose mail has been answered; what is left is said below, in the same unit.
        state: 'email-active',
        created_at: clock.now(),
        activation_hash: hashToken(newToken(random)),
        is_subject_checked: false,
        ...nothingYet,
        ...values,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  return {
    async checkOfficialAccount(officialAccount, reusesVerification) {
      const may = await mayFastRegister(
        officialAccount,
        { reusesAdministrator: true, reusesVerification },
        options,
      )
      return may.ok ? accept(undefined) : may
    },
    checkAgreements: (ticked) => agreements.check('mini-program', ticked),
    async fromOfficialAccount(officialAccount, reusesVerification, agreed) {
      const choices = { reusesAdministrator: true, reusesVerification }
      const may = await mayFastRegister(officialAccount, choices, options)
      if (!may.ok) return may
      const { source, values } = may.value
      const administered = { ...values, admin_person: officialAccount.administratorId }
      const counted = { ...source, ...administered, id: '', kind: 'mini-program' } as const
      const room = await checkQuotas(counted, database, policy)
      if (!room.ok) return room
      const row = await insert({
        ...administered,
        email: source.email,
        registered_by: officialAccount.publicId,
        reuse: JSON.stringify(values.reuse),
        subject_form: JSON.stringify(source.subject_form),
      })
      await agreements.keep({ kind: 'registration', id: row.id }, agreed)
      await inheritVerification(row, options)
      const registered = await move(row.id, { kind: 'confirm', method: 'reuse' }, options)
      if (!registered.ok) return registered
      const { public_id, verified_until } = registered.value
      return accept({ appId: public_id ?? '', isVerified: verified_until !== null })
    },
    checkOrganisation(form) {
      const checked = checkSubject(form, clock.now(), policy)
      return checked.ok ? accept({ number: checked.value.number }) : checked
    },
    async forPerson(asked) {
      const agreed = await agreements.check('mini-program', asked.ticked)
      if (!agreed.ok) return agreed
      const known = await identify(asked, options)
      if (!known.ok) return known
      const { form, subject, values } = known.value
      const { number, name, shownNumber } = subject
      const isIndividual = form.type === 'individual'
      const said = {
        ...values,
        subject_type: form.type,
        subject_name: name,
        subject_number: shownNumber,
        subject_key: isIndividual ? options.idKey(number) : number,
      }
      const welcome = await options.violations.checkSubject(said.subject_key)
      if (!welcome.ok) return accept({ kind: 'ended', problem: welcome.refusal })
      const counted = { ...said, id: '', kind: 'mini-program' } as const
      const room = await checkQuotas(counted, database, policy)
      if (!room.ok) return accept({ kind: 'ended', problem: room.refusal })
      const { idNumber: _, ...kept } = { idNumber: '', ...form }
      const row = await insert({ ...said, email: asked.contact, subject_form: JSON.stringify(kept) })
      await agreements.keep({ kind: 'registration', id: row.id }, agreed.value)
      const method = isIndividual ? 'none' : 'verification'
      const registered = await move(row.id, { kind: 'confirm', method }, options)
      if (!registered.ok) return registered
      return accept({ kind: 'registered', appId: registered.value.public_id ?? '' })
    },
  }
}

type NewEntry = Pick<RegistrationEntry, 'email'> &
  Partial<Omit<RegistrationEntry, 'reuse' | 'subject_form'>> & {
    readonly reuse?: string
    readonly subject_form: string
  }

interface Identified {
  readonly form: SubjectForm
  readonly subject: CheckedSubject
  readonly values: Pick<
    RegistrationEntry,
    'admin_person' | 'admin_name' | 'admin_id_mask' | 'admin_id_key' | 'admin_phone'
  >
}

/** Who they are, and that they are who was named. */
async function identify(
  { personId, name: written, idNumber: writtenId, phone: writtenPhone, organisation }: AskedForPerson,
  { clock, policy, proofs, accounts, idKey }: RegistrationServiceOptions,
): Promise<Result<Identified, RaisedProblem>> {
  const phone = parsePhone(writtenPhone)
  if (phone === undefined) return refuse(phoneMalformed)
  const person = checkPerson({ name: written, idNumber: writtenId }, clock.now(), policy)
  if (!person.ok) return person
  const { name, idNumber } = person.value
  const form: SubjectForm = organisation ?? { type: 'individual', name, idNumber }
  const subject = checkSubject(form, clock.now(), policy)
  if (!subject.ok) return subject
  const known = await proofs.checkIdentity({ name, idNumber })
  if (!known.ok) return known
  if (!(await accounts.bindIdentity(personId, idKey(idNumber)))) return refuse(identityDiffers)
  const values = {
    admin_person: personId,
    admin_name: name,
    admin_id_mask: maskResidentId(idNumber),
    admin_id_key: idKey(idNumber),
    admin_phone: phone,
  }
  return accept({ form, subject: subject.value, values })
}
