/**
 * Whether somebody may have or administer one more account: nobody who is on the black list may; and how
 * many accounts of a kind a subject, an ID number, a phone and a person may have (S19, S20, X8).
 *
 * Asked under locks, so that of any number at the same moment exactly as many come through as there
 * are places.
 */
import type { Kysely } from 'kysely'
import { accept, type Result } from '@maque/base/result.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RuleId } from '../../kernel/policy/packs.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { maskEmail } from '../../numbers/mask.ts'
import { checkBarred } from './barred-people.ts'
import { ADMINISTERED, HOLDING } from './decide.ts'
import type { RegistrationRow, RegistrationTables } from './registration-tables.ts'

type CountedColumn = 'subject_key' | 'admin_id_key' | 'admin_phone' | 'admin_person'

interface Quota {
  readonly column: CountedColumn
  readonly rule: RuleId
  readonly key: string
}

type Counted = Pick<RegistrationRow, 'id' | 'kind' | 'subject_type' | CountedColumn>

/** Refuses who is barred; then with the first place that is full, and says who takes it up. */
export async function checkQuotas(
  registration: Counted,
  database: Kysely<RegistrationTables>,
  policy: Policy,
): Promise<Result<void, RaisedProblem>> {
  const welcome = await checkBarred(registration, database)
  if (!welcome.ok) return welcome
  for (const { column, rule, key } of quotasOf(registration)) {
    // Always in the sequence of `quotasOf`: see lockFor.
    await lockFor(database, `accounts by ${column}`, key)
    const holders = await database
      .selectFrom('registrations')
      .select(['kind', 'email', 'created_at'])
      .where(column, '=', key)
      .where('kind', '=', registration.kind)
      .where('state', 'in', column === 'subject_key' ? HOLDING : ADMINISTERED)
      .where('id', '<>', registration.id)
      .orderBy('created_at')
      .execute()
    const used = holders.length
    if (used >= Number(policy.value(rule))) {
      return policy.refuse(rule, { used, occupiedBy: holders.map(toOccupant) })
    }
  }
  return accept(undefined)
}

function quotasOf({
  subject_type,
  subject_key,
  admin_id_key,
  admin_phone,
  admin_person,
}: Counted): readonly Quota[] {
  const all: readonly (Omit<Quota, 'key'> & { readonly key: string | null })[] = [
    { column: 'subject_key', rule: subjectRule(subject_type), key: subject_key },
    { column: 'admin_id_key', rule: 'registration.accounts-per-id-number', key: admin_id_key },
    { column: 'admin_phone', rule: 'registration.accounts-per-phone', key: admin_phone },
    { column: 'admin_person', rule: 'registration.accounts-per-host-account', key: admin_person },
  ]
  return all.flatMap(({ key, ...quota }) => (key === null ? [] : [{ ...quota, key }]))
}

function subjectRule(type: SubjectType | null): RuleId {
  switch (type) {
    case 'individual':
      return 'registration.accounts-per-individual'
    case 'sole-trader':
      return 'registration.accounts-per-sole-trader'
    default:
      return 'registration.accounts-per-organisation'
  }
}

function toOccupant({
  kind,
  email,
  created_at,
}: Pick<RegistrationRow, 'kind' | 'email' | 'created_at'>): Occupant {
  return { kind, label: maskEmail(email), since: created_at.toISOString() }
}
