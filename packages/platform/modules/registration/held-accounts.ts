/**
 * Which accounts somebody administers, and what takes up the places of their ID number, phones and host
 * account (绑定查询, §2.1): so that who is told that a place is full finds out by what.
 *
 * Only who administers an account is told of its ID number's and phone's others, and of those no more
 * than a refusal tells: a masked e-mail address.
 */
import type { Kysely, Selectable } from 'kysely'
import type { AccountKind, HeldAccount, HeldAccounts } from '@maque/protocol/platform/registration.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { maskEmail, maskPhone } from '../../numbers/mask.ts'
import type { FirstLogins } from '../accounts/contract.ts'
import { ADMINISTERED } from './decide.ts'
import type { RegistrationRow, RegistrationTables } from './registration-tables.ts'

type Row = Selectable<RegistrationRow>

export interface HeldAccountsOptions {
  readonly database: Kysely<RegistrationTables>
  readonly policy: Policy
  readonly firstLogins: Pick<FirstLogins, 'lacking'>
}

export async function heldAccounts(
  personId: string,
  { database, policy, firstLogins }: HeldAccountsOptions,
): Promise<HeldAccounts> {
  const holding = database.selectFrom('registrations').selectAll().where('state', 'in', ADMINISTERED)
  const own = await holding.where('admin_person', '=', personId).orderBy('created_at').execute()
  const keys = distinct(own.map(({ admin_id_key }) => admin_id_key))
  const phones = distinct(own.map(({ admin_phone }) => admin_phone))
  const related =
    keys.length + phones.length === 0
      ? []
      : await holding
          .where(({ or, eb }) =>
            or([
              ...(keys.length > 0 ? [eb('admin_id_key', 'in', keys)] : []),
              ...(phones.length > 0 ? [eb('admin_phone', 'in', phones)] : []),
            ]),
          )
          .orderBy('created_at')
          .execute()
  const others = related.filter(({ admin_person }) => admin_person !== personId)
  const all = [...own, ...others]
  const places = distinct(all.map(({ kind }) => kind)).flatMap((kind: AccountKind) => {
    const ofKind = all.filter((row) => row.kind === kind)
    const count = (isCounted: (row: Row) => boolean): number => ofKind.filter(isCounted).length
    return [
      {
        kind,
        what: 'host-account' as const,
        used: count(({ admin_person }) => admin_person === personId),
        limit: policy.value('registration.accounts-per-host-account'),
      },
      ...keys.map((key) => ({
        kind,
        what: 'id-number' as const,
        used: count(({ admin_id_key }) => admin_id_key === key),
        limit: policy.value('registration.accounts-per-id-number'),
      })),
      ...phones.map((phone) => ({
        kind,
        what: 'phone' as const,
        label: maskPhone(phone),
        used: count(({ admin_phone }) => admin_phone === phone),
        limit: policy.value('registration.accounts-per-phone'),
      })),
    ]
  })
  const lacking = await firstLogins.lacking(own.map(({ id }) => id))
  return {
    accounts: [
      ...own.map((row) => ({ ...toHeld(row, true), ...(lacking.has(row.id) && { lacksLogin: true }) })),
      ...others.map((row) => toHeld(row, false)),
    ],
    places,
  }
}

function toHeld(row: Row, isOwn: boolean): HeldAccount {
  const { id, kind, email, state, created_at, public_id, subject_name } = row
  return {
    ...(isOwn && { registrationId: id }),
    kind,
    email: maskEmail(email),
    state,
    since: created_at.toISOString(),
    isOwn,
    ...(isOwn && public_id !== null && { publicId: public_id }),
    ...(isOwn && subject_name !== null && { subjectName: subject_name }),
  }
}

function distinct<Value>(values: readonly (Value | null)[]): readonly Value[] {
  return [...new Set(values.flatMap((value) => (value === null ? [] : [value])))]
}
