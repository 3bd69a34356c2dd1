/**
 * Mini programs that platforms register for enterprises and individuals (§2.8): asked for by a program,
 * confirmed by a person, done by the rules of the console.
 *
 *     waiting ─confirm→ registered, or failed: its places are full, or somebody is barred
 *        ├─refuse→ refused
 *        └─hours over→ overdue
 *
 * (1) Whom the platform names, by how they sign in, is written, and alone can answer: who they are is
 *     checked by name and ID number, and a phone by a code, as for any administrator.
 * (2) A subject is asked about one at a time, whoever asks.
 * (3) Whatever becomes of it, the platform is told in the same commit, `notify_third_fasteregister`; what
 *     was registered has authorised it with the sets that it asks for.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ProgramRegistration } from '@maque/protocol/platform/program-registrations.ts'
import { HOUR_MS, later } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Ticked } from '../agreements/contract.ts'
import type { Messages } from '../messages/contract.ts'
import type { OrganisationForm, RegistrationsOfPrograms } from '../registration/contract.ts'
import type { Authorisations } from './authorisations.ts'
import { DEVELOPMENT_SET } from './permission-sets.ts'
import type { Platforms } from './platforms.ts'
import { registrationMessage } from './registration-message.ts'
import type { PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'
import {
  codeTypeUnknown,
  codeWrongForType,
  lacksDevelopment,
  notYetPublished,
  personUnknown,
  registrationFieldMissing,
  registrationMissing,
  registrationRuns,
} from './third-party-problems.ts'
import type { ProgramRegistrationRow, SaidOfRegistration } from './third-party-tables.ts'

export const REGISTRATION_OVERDUE_JOB = 'program-registration-overdue'

export type RegistrationEntry = Selectable<ProgramRegistrationRow>

export interface ProgramRegistrations {
  askEnterprise(asked: Asked): Promise<Result<RegistrationEntry, RaisedProblem>>
  askPerson(asked: Asked): Promise<Result<RegistrationEntry, RaisedProblem>>
  /** The newest that this platform asked for with these words. */
  findEnterprise(
    entry: PlatformEntry,
    said: Pick<SaidOfRegistration, 'name' | 'login' | 'personName'>,
  ): Promise<RegistrationEntry | undefined>
  find(entry: PlatformEntry, id: string): Promise<RegistrationEntry | undefined>
  /** One that waits for this person, or has. */
  ofPerson(personId: string, id: string): Promise<Result<RegistrationEntry, RaisedProblem>>
  waitingFor(personId: string): Promise<readonly RegistrationEntry[]>
  confirm(row: RegistrationEntry, proof: Proof): Promise<Result<RegistrationEntry, RaisedProblem>>
  refuse(row: RegistrationEntry): Promise<Result<RegistrationEntry, RaisedProblem>>
  toRegistration(row: RegistrationEntry): Promise<ProgramRegistration>
  readonly overdue: JobHandler
}

export interface Asked {
  readonly entry: PlatformEntry
  readonly said: SaidOfRegistration
  /** Of the instance: where the person is led. */
  readonly origin: string
}

/** Who it is, and what they agree to; the phone has been proven. */
interface Proof extends Ticked {
  readonly idNumber: string
  readonly phone: string
}

export interface ProgramRegistrationOptions extends ThirdPartyOptions {
  readonly accounts: Pick<Accounts, 'byEmail' | 'byIds'>
  readonly messages: Pick<Messages, 'send'>
  readonly ofPrograms: RegistrationsOfPrograms
}

export function createProgramRegistrations(
  options: ProgramRegistrationOptions,
  { find: findPlatform }: Pick<Platforms, 'find'>,
  authorisations: Pick<Authorisations, 'giveRegistered'>,
): ProgramRegistrations {
  const { database, clock, ofPrograms } = options
  const byId = (id: string): Promise<RegistrationEntry | undefined> =>
    database
      .selectFrom('program_registrations')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
  const end = async (row: RegistrationEntry, how: Ending): Promise<RegistrationEntry> => {
    const ended = await database
      .updateTable('program_registrations')
      .set({
        state: how.state,
        status: how.status,
        reason: how.reason ? JSON.stringify(how.reason) : null,
        app_id: how.appId ?? null,
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tell(ended, how, options)
    return ended
  }
  return {
    ...asking(options),
    ...reading(options),
    async confirm(row, { idNumber, phone, agreesToService, agreesToTerms }) {
      const entry = await findPlatform(row.component_id)
      const current = await byId(row.id)
      if (!entry || current?.state !== 'waiting') return refuse(registrationMissing)
      const { personName, login } = row.said
      const done = await ofPrograms.forPerson({
        personId: row.person_id,
        name: personName,
        idNumber,
        phone,
        organisation: row.kind === 'enterprise' ? organisationOf(row.said) : undefined,
        ticked: { agreesToService, agreesToTerms },
        contact: login,
      })
      if (!done.ok) return done
      if (done.value.kind === 'ended') {
        const { message } = done.value.problem.problem
        return accept(
          await end(row, { state: 'failed', status: statusOf(done.value.problem), reason: message }),
        )
      }
      const { appId } = done.value
      const authCode = await authorisations.giveRegistered(entry, appId)
      return accept(await end(row, { state: 'registered', status: 0, appId, authCode }))
    },
    async refuse(row) {
      const current = await byId(row.id)
      if (current?.state !== 'waiting') return refuse(registrationMissing)
      return accept(await end(row, { state: 'refused', status: NOT_CONFIRMED, reason: refusedReason }))
    },
    async toRegistration(row) {
      const entry = await findPlatform(row.component_id)
      const { name, code, personName, componentPhone } = row.said
      return {
        id: row.id,
        kind: row.kind,
        platform: {
          componentAppId: row.component_id,
          name: entry?.name ?? row.component_id,
          about: entry?.about ?? '',
        },
        subjectName: row.kind === 'enterprise' ? name : personName,
        ...(row.kind === 'enterprise' && { code }),
        personName,
        componentPhone,
        state: row.state,
        until: row.until.toISOString(),
        ...(row.app_id !== null && { appId: row.app_id }),
        ...(row.reason && { reason: row.reason }),
      }
    },
    overdue: {
      async work(id) {
        const row = await byId(id)
        if (row?.state !== 'waiting' || row.until > clock.now()) return
        await end(row, { state: 'overdue', status: NOT_CONFIRMED, reason: overdueReason })
      },
    },
  }
}

function asking(
  options: ProgramRegistrationOptions,
): Pick<ProgramRegistrations, 'askEnterprise' | 'askPerson'> {
  const { database, clock, random, policy, accounts, ofPrograms } = options
  const begin = async (
    { entry, said, origin }: Asked,
    kind: RegistrationEntry['kind'],
    number: string | undefined,
  ): Promise<Result<RegistrationEntry, RaisedProblem>> => {
    const person = await accounts.byEmail(said.login)
    if (!person) return refuse(personUnknown)
    const subject = number ?? `person ${person.id}`
    await lockFor(database, 'registrations that programs ask for', subject)
    const running = await database
      .selectFrom('program_registrations')
      .select('id')
      .where('subject_number', '=', subject)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (running) return refuse(registrationRuns)
    const until = later(clock.now(), policy.value('fast-registration.confirmation-hours') * HOUR_MS)
    const row = await database
      .insertInto('program_registrations')
      .values({
        id: newId('registration', random),
        component_id: entry.component_id,
        kind,
        said: JSON.stringify(said),
        subject_number: subject,
        person_id: person.id,
        state: 'waiting',
        status: null,
        reason: null,
        app_id: null,
        created_at: clock.now(),
        until,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await options.jobs().add({ kind: REGISTRATION_OVERDUE_JOB, subject: row.id, dueAt: until })
    await options.messages.send(
      registrationMessage(person.email, {
        platformName: entry.name,
        subjectName: kind === 'enterprise' ? said.name : said.personName,
        link: addressOf(row, origin),
      }),
    )
    return accept(row)
  }
  return {
    async askEnterprise(asked) {
      const may = mayRegister(asked.entry)
      if (!may.ok) return may
      const { name, code, codeType, personName, login } = asked.said
      const missing = firstMissing({
        name,
        code,
        legal_persona_wechat: login,
        legal_persona_name: personName,
      })
      if (missing !== undefined) return refuse(registrationFieldMissing({ field: missing }))
      if (CODE_TYPES[codeType] === undefined) return refuse(codeTypeUnknown)
      const checked = ofPrograms.checkOrganisation(organisationOf(asked.said))
      if (!checked.ok) {
        const isOfCode = checked.refusal.problem.code.startsWith('code-')
        return refuse(isOfCode ? codeWrongForType : checked.refusal)
      }
      return begin(asked, 'enterprise', checked.value.number)
    },
    async askPerson(asked) {
      const may = mayRegister(asked.entry)
      if (!may.ok) return may
      const missing = firstMissing({ idname: asked.said.personName, wxuser: asked.said.login })
      if (missing !== undefined) return refuse(registrationFieldMissing({ field: missing }))
      return begin(asked, 'personal', undefined)
    },
  }
}

/** Where the person answers. */
export function addressOf({ id }: RegistrationEntry, origin: string): string {
  return `${origin}/console/program-registrations/${id}`
}

function firstMissing(said: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(said).find(([, value]) => value.trim() === '')?.[0]
}

/** A platform that registers for others develops for them, and everybody may see that it does. */
export function mayRegister(
  { is_published, sets }: PlatformEntry,
  errcode = LACKS_SETS,
): Result<void, RaisedProblem> {
  if (!is_published) return refuse(notYetPublished)
  return sets.includes(DEVELOPMENT_SET) ? accept(undefined) : refuse(lacksDevelopment(errcode))
}

/** Not a rule: WeChat's number. */
const LACKS_SETS = 89254

function reading(
  options: ProgramRegistrationOptions,
): Pick<ProgramRegistrations, 'findEnterprise' | 'find' | 'ofPerson' | 'waitingFor'> {
  const { database } = options
  const all = () => database.selectFrom('program_registrations').selectAll().orderBy('created_at', 'desc')
  return {
    async findEnterprise({ component_id }, { name, login, personName }) {
      const rows = await all()
        .where('component_id', '=', component_id)
        .where('kind', '=', 'enterprise')
        .execute()
      return rows.find(
        ({ said }) => said.name === name && said.login === login && said.personName === personName,
      )
    },
    find: ({ component_id }, id) =>
      all().where('component_id', '=', component_id).where('id', '=', id).executeTakeFirst(),
    async ofPerson(personId, id) {
      const row = await all().where('person_id', '=', personId).where('id', '=', id).executeTakeFirst()
      return row ? accept(row) : refuse(notFound)
    },
    waitingFor: (personId) =>
      all().where('person_id', '=', personId).where('state', '=', 'waiting').execute(),
  }
}

/** Not a rule: what kind of code each number means. */
const CODE_TYPES: Readonly<Record<number, OrganisationForm['codeType']>> = { 1: 1, 2: 2, 3: 3 }

/** Not a rule: how WeChat's interface wants sole traders without a name written, 个体户张三. */
const SOLE_TRADER = '个体户'

function organisationOf({ name, code, codeType }: SaidOfRegistration): OrganisationForm {
  // Anything else has been refused when it was said.
  const type = CODE_TYPES[codeType] ?? 1
  return name.startsWith(SOLE_TRADER)
    ? { type: 'sole-trader', name, codeType: type, code }
    : { type: 'enterprise', form: 'enterprise', name, codeType: type, code }
}

interface Ending {
  readonly state: 'refused' | 'overdue' | 'failed' | 'registered'
  readonly status: number
  readonly reason?: { readonly zh: string; readonly en: string }
  readonly appId?: string
  readonly authCode?: string
}

/** Not a rule: WeChat's number for whoever has not confirmed. */
const NOT_CONFIRMED = 100001

const refusedReason = { zh: '本人拒绝了注册。', en: 'They have refused.' }
const overdueReason = { zh: '本人没有在期限内确认。', en: 'They have not answered in time.' }

/** Not a rule: WeChat's numbers for why nothing was registered. */
const STATUS_OF_ERRCODE: Readonly<Record<number, number>> = {
  53001: 1001,
  61053: 1001,
  61054: 1002,
  61065: 1003,
  61068: 1004,
  53002: 1005,
  61067: 1005,
  61066: 1006,
  53003: 1007,
  61064: 1008,
}

/** Not a rule: for what has no number of its own. */
const OTHER_STATUS = 1000

function statusOf({ problem: { errcode = 0 } }: RaisedProblem): number {
  return STATUS_OF_ERRCODE[errcode] ?? OTHER_STATUS
}

async function tell(
  { component_id, kind, said }: RegistrationEntry,
  { status, reason, appId, authCode }: Ending,
  { clock, notices }: ProgramRegistrationOptions,
): Promise<void> {
  const { name, code, codeType, personName, login, componentPhone } = said
  await notices.notify(component_id, {
    at: clock.now(),
    infoType: 'notify_third_fasteregister',
    fields: {
      ...(appId !== undefined && { appid: appId }),
      status,
      ...(authCode !== undefined && { auth_code: authCode }),
      msg: reason?.zh ?? 'OK',
      info:
        kind === 'enterprise'
          ? {
              name,
              code,
              code_type: codeType,
              legal_persona_wechat: login,
              legal_persona_name: personName,
              component_phone: componentPhone,
            }
          : { wxuser: login, idname: personName, component_phone: componentPhone },
    },
  })
}
