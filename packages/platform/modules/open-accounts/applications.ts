/**
 * Mobile apps and websites of an Open account: what else, beside bound accounts, knows a user by its
 * UnionID (S43, §2.8); decide.ts draws their life.
 *
 * (1) An Open account has them once its developer qualification has been verified.
 * (2) Places are counted under a lock, by kind; what was refused takes up a place until it is removed.
 * (3) Nobody audits those of an Open account that they administer.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  ApplicationForm,
  ApplicationPlaces,
  OpenApplication,
  WaitingApplication,
} from '@maque/protocol/platform/open-accounts.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound, reasonMissing } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { RegisteredAccount, Registrations } from '../registration/contract.ts'
import { checkApplication } from './check-application.ts'
import { decideApplication } from './decide.ts'
import { applicationMalformed, notWaiting, ownApplication } from './open-account-problems.ts'
import type { ApplicationRow, OpenAccountsTables } from './open-accounts-tables.ts'

type Entry = Selectable<ApplicationRow>
type Answer = Promise<Result<OpenApplication, RaisedProblem>>

export interface Applications {
  of(openAccount: string): Promise<readonly OpenApplication[]>
  places(openAccount: string): Promise<ApplicationPlaces>
  say(openAccount: RegisteredAccount, form: ApplicationForm): Answer
  /** What was refused, with what the auditor missed. */
  sayAgain(openAccount: RegisteredAccount, id: string, form: ApplicationForm): Answer
  remove(openAccount: string, id: string): Promise<Result<void, RaisedProblem>>
  /** The longest waiting first. */
  waiting(): Promise<readonly WaitingApplication[]>
  judge(
    id: string,
    verdict: { readonly isApproved: boolean; readonly reason: string; readonly auditorId: string },
  ): Answer
}

export interface ApplicationsOptions {
  readonly database: Kysely<OpenAccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly registrations: Pick<Registrations, 'byPublicIds'>
}

/** Not a rule: the form of an AppID, `wx` and 16 hexadecimal digits. */
const APP_ID_BYTES = 8

const rules = { 'mobile-app': 'open-account.mobile-apps', website: 'open-account.websites' } as const

export function createApplications(options: ApplicationsOptions): Applications {
  const { database, clock, random, policy, registrations } = options
  const rowsOf = (openAccount: string): Promise<readonly Entry[]> =>
    database
      .selectFrom('open_account_applications')
      .selectAll()
      .where('open_account', '=', openAccount)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  const find = (id: string): Promise<Entry | undefined> =>
    database
      .selectFrom('open_account_applications')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
  const update = async (id: string, values: Partial<Omit<Entry, 'form'>> & { form?: string }) =>
    toApplication(
      await database
        .updateTable('open_account_applications')
        .set(values)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow(),
    )
  const read = (form: ApplicationForm): Result<ApplicationForm, RaisedProblem> => {
    const checked = checkApplication(form)
    return checked.ok ? checked : refuse(applicationMalformed({ what: checked.refusal }))
  }

  return {
    of: async (openAccount) => (await rowsOf(openAccount)).map(toApplication),
    async places(openAccount) {
      const rows = await rowsOf(openAccount)
      const ofKind = (kind: ApplicationForm['kind']) => ({
        used: rows.filter((row) => row.form.kind === kind).length,
        limit: policy.value(rules[kind]),
      })
      return { mobileApps: ofKind('mobile-app'), websites: ofKind('website') }
    },
    async say({ publicId, isVerified }, written) {
      if (!isVerified && policy.value('open-account.requires-qualification')) {
        return policy.refuse('open-account.requires-qualification')
      }
      const form = read(written)
      if (!form.ok) return form
      await lockFor(database, 'applications of an Open account', publicId)
      const there = (await rowsOf(publicId)).filter((row) => row.form.kind === form.value.kind)
      const rule = rules[form.value.kind]
      if (there.length >= policy.value(rule)) {
        const occupiedBy = there.map((row) => ({
          kind: row.form.kind,
          label: row.form.name,
          since: row.created_at.toISOString(),
        }))
        return policy.refuse(rule, { used: there.length, occupiedBy })
      }
      const row: Entry = {
        id: newId('application', random),
        open_account: publicId,
        form: form.value,
        state: 'pending',
        public_id: null,
        reason: null,
        created_at: clock.now(),
      }
      await database
        .insertInto('open_account_applications')
        .values({ ...row, form: JSON.stringify(row.form) })
        .execute()
      return accept(toApplication(row))
    },
    async sayAgain({ publicId }, id, written) {
      const row = await find(id)
      if (row?.open_account !== publicId) return refuse(notFound)
      const decided = decideApplication(row.state, 'say-again')
      if (!decided.ok || row.form.kind !== written.kind) return refuse(notWaiting)
      const form = read(written)
      if (!form.ok) return form
      return accept(
        await update(id, { form: JSON.stringify(form.value), state: decided.value, reason: null }),
      )
    },
    async remove(openAccount, id) {
      const removed = await database
        .deleteFrom('open_account_applications')
        .where('open_account', '=', openAccount)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
    async waiting() {
      const rows = await database
        .selectFrom('open_account_applications')
        .selectAll()
        .where('state', '=', 'pending')
        .orderBy('created_at')
        .execute()
      const accounts = await registrations.byPublicIds(rows.map(({ open_account }) => open_account))
      return rows.map((row) => ({
        ...toApplication(row),
        openAccount: row.open_account,
        subjectName: accounts.get(row.open_account)?.subject.name ?? '',
      }))
    },
    async judge(id, { isApproved, reason, auditorId }) {
      const row = await find(id)
      if (!row) return refuse(notFound)
      const owner = (await registrations.byPublicIds([row.open_account])).get(row.open_account)
      if (owner?.administratorId === auditorId) return refuse(ownApplication)
      const said = reason.trim()
      if (!isApproved && said === '') return refuse(reasonMissing)
      const decided = decideApplication(row.state, isApproved ? 'approve' : 'refuse')
      if (!decided.ok) return refuse(notWaiting)
      // An AppID is kept when what was approved once is refused, changed and approved again.
      const public_id = row.public_id ?? `wx${random(APP_ID_BYTES).toString('hex')}`
      return accept(
        await update(id, { state: decided.value, reason: said || null, ...(isApproved && { public_id }) }),
      )
    },
  }
}

function toApplication({ id, form, state, public_id, reason, created_at }: Entry): OpenApplication {
  return {
    id,
    form,
    state,
    ...(public_id !== null && { publicId: public_id }),
    ...(reason !== null && { reason }),
    createdAt: created_at.toISOString(),
  }
}
