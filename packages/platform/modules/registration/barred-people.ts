/**
 * The black list of people: who is on it by their ID number, phone or account of the host administers no
 * further account (§2.1). What they administer already is frozen by itself, where it has to be.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { BarredEntry, BarredKind } from '@maque/protocol/platform/registration.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { maskEmail, maskPhone } from '../../numbers/mask.ts'
import { idNumberMalformed, phoneMalformed } from '../../numbers/number-problems.ts'
import { parsePhone } from '../../numbers/phone.ts'
import { maskResidentId, parseResidentId } from '../../numbers/resident-id.ts'
import type { Accounts } from '../accounts/contract.ts'
import { barredAlready, barredProblem } from './registration-problems.ts'
import type { BarredRow, RegistrationRow, RegistrationTables } from './registration-tables.ts'

export interface BarredPeople {
  list(): Promise<readonly BarredEntry[]>
  add(
    entry: { readonly kind: BarredKind; readonly value: string; readonly reason: string },
    author: string,
  ): Promise<Result<BarredEntry, RaisedProblem>>
  remove(id: string): Promise<Result<void, RaisedProblem>>
}

export interface BarredPeopleOptions {
  readonly database: Kysely<RegistrationTables>
  readonly clock: Clock
  readonly random: Random
  readonly idKey: KeyedHash
  readonly accounts: Pick<Accounts, 'byEmail'>
}

export function createBarredPeople(options: BarredPeopleOptions): BarredPeople {
  const { database, clock, random } = options
  return {
    async list() {
      const rows = await database
        .selectFrom('barred_people')
        .selectAll()
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map(toEntry)
    },
    async add({ kind, value, reason }, author) {
      const known = await readValue(kind, value.trim(), options)
      if (!known.ok) return known
      const row = await database
        .insertInto('barred_people')
        .values({
          id: newId('barred', random),
          kind,
          ...known.value,
          reason,
          author,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
        .returningAll()
        .executeTakeFirst()
      return row ? accept(toEntry(row)) : refuse(barredAlready)
    },
    async remove(id) {
      const removed = await database
        .deleteFrom('barred_people')
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
  }
}

async function readValue(
  kind: BarredKind,
  value: string,
  { idKey, accounts }: BarredPeopleOptions,
): Promise<Result<{ readonly key: string; readonly label: string }, RaisedProblem>> {
  switch (kind) {
    case 'id-number': {
      const id = parseResidentId(value)
      return id
        ? accept({ key: idKey(id.number), label: maskResidentId(id.number) })
        : refuse(idNumberMalformed)
    }
    case 'phone': {
      const phone = parsePhone(value)
      return phone === undefined ? refuse(phoneMalformed) : accept({ key: phone, label: maskPhone(phone) })
    }
    case 'host-account': {
      const person = await accounts.byEmail(value)
      if (!person) return refuse(notFound)
      const label = person.email.includes('@') ? maskEmail(person.email) : maskPhone(person.email)
      return accept({ key: person.id, label })
    }
  }
}

type Known = Pick<
  RegistrationRow,
  'subject_type' | 'subject_key' | 'admin_id_key' | 'admin_phone' | 'admin_person'
>

/** Refuses what somebody on the list would own or administer. */
export async function checkBarred(
  { subject_type, subject_key, admin_id_key, admin_phone, admin_person }: Known,
  database: Kysely<RegistrationTables>,
): Promise<Result<void, RaisedProblem>> {
  const asked: readonly (readonly [BarredKind, string | null])[] = [
    ['id-number', subject_type === 'individual' ? subject_key : null],
    ['id-number', admin_id_key],
    ['phone', admin_phone],
    ['host-account', admin_person],
  ]
  for (const [kind, key] of asked) {
    if (key === null) continue
    const barred = await database
      .selectFrom('barred_people')
      .select('id')
      .where('kind', '=', kind)
      .where('key', '=', key)
      .executeTakeFirst()
    if (barred) return refuse(barredProblem[kind])
  }
  return accept(undefined)
}

function toEntry({ id, kind, label, reason, author, created_at }: Selectable<BarredRow>): BarredEntry {
  return { id, kind, label, reason, author, since: created_at.toISOString() }
}
