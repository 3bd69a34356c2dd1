/**
 * Who works for the platform.
 *
 * (1) What somebody is relieved of they cannot do from the next request on: guards read roles anew.
 * (2) There is an operator at any time, whatever races.
 */
import { sql, type Kysely, type Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { StaffMember } from '@maque/protocol/platform/staff.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { loginKey } from '../../names/login-key.ts'
import { lastOperator, nobodyBySuchLogin } from './account-problems.ts'
import type { AccountsTables, PersonRow } from './accounts-tables.ts'

export interface Staff {
  list(): Promise<readonly StaffMember[]>
  /** From now on these roles and no others; `before` is what they had. */
  appoint(
    login: string,
    roles: readonly StaffRole[],
  ): Promise<Result<{ readonly member: StaffMember; readonly before: readonly StaffRole[] }, RaisedProblem>>
}

const hasRoles = sql<boolean>`cardinality(staff_roles) > 0`

export function createStaff(database: Kysely<AccountsTables>): Staff {
  return {
    async list() {
      const rows = await database
        .selectFrom('persons')
        .selectAll()
        .where(hasRoles)
        .orderBy('created_at')
        .execute()
      return rows.map(toMember)
    },

    async appoint(login, roles) {
      await lockFor(database, 'staff', 'of the platform')
      const staff = await database.selectFrom('persons').selectAll().where(hasRoles).execute()
      const person = await database
        .selectFrom('persons')
        .selectAll()
        .where('email', '=', loginKey(login))
        .executeTakeFirst()
      if (!person) return refuse(nobodyBySuchLogin)
      const others = staff.filter(
        ({ id, staff_roles }) => id !== person.id && staff_roles.includes('operator'),
      )
      if (others.length === 0 && !roles.includes('operator')) return refuse(lastOperator)
      const row = await database
        .updateTable('persons')
        .set({ staff_roles: [...new Set(roles)] })
        .where('id', '=', person.id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept({ member: toMember(row), before: person.staff_roles })
    },
  }
}

function toMember({ id, name, email, staff_roles, created_at }: Selectable<PersonRow>): StaffMember {
  return { personId: id, name, login: email, roles: staff_roles, since: created_at.toISOString() }
}
