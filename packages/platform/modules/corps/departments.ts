/** The departments of a corp: see decide-department.ts for what they may be. */
import { sql } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Department, DepartmentForm } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { checkCharacters } from './check-length.ts'
import type { CorpOptions } from './corp-options.ts'
import {
  departmentCircle,
  departmentHasDepartments,
  departmentHasMembers,
  departmentMissing,
  departmentNameCharacters,
  departmentNameTaken,
  parentMissing,
  rootDepartment,
} from './corp-problems.ts'
import {
  decideDepartment,
  decideRemoval,
  type DepartmentRefusal,
  type RemovalRefusal,
} from './decide-department.ts'
import { ROOT } from './directory.ts'
import { lockCorp, nextNumber, readTree } from './read-directory.ts'

export interface Departments {
  /** The root, called as the corp, and all below it. */
  departments(corp: { readonly corpId: string; readonly name: string }): Promise<readonly Department[]>
  addDepartment(corpId: string, form: DepartmentForm): Promise<Result<Department, RaisedProblem>>
  changeDepartment(
    corpId: string,
    id: number,
    form: DepartmentForm,
  ): Promise<Result<Department, RaisedProblem>>
  removeDepartment(corpId: string, id: number): Promise<Result<void, RaisedProblem>>
}

export function createDepartments({ database, policy }: CorpOptions): Departments {
  const check = async (
    corpId: string,
    form: DepartmentForm,
    id?: number,
  ): Promise<Result<string, RaisedProblem>> => {
    const name = form.name.trim()
    const length = checkCharacters(name, 'corp.department-name-characters', policy)
    if (!length.ok) return length
    await lockCorp(database, corpId)
    const tree = await readTree(database, corpId)
    const depth = policy.value('corp.department-depth')
    const wanted = { name, parentId: form.parentId, ...(id !== undefined && { id }) }
    const decided = decideDepartment(tree, wanted, { depth })
    if (!decided.ok) return refuse(problemOf(decided.refusal, policy))
    const used = tree.departments.size
    return id === undefined && used >= policy.value('corp.departments')
      ? policy.refuse('corp.departments', { used })
      : accept(name)
  }
  return {
    async departments({ corpId, name }) {
      const rows = await database
        .selectFrom('corp_departments')
        .selectAll()
        .where('corp_id', '=', corpId)
        .orderBy('position')
        .orderBy('department_id')
        .execute()
      const root: Department = { id: ROOT, name, parentId: 0, position: 0 }
      return [
        root,
        ...rows.map((row) => ({
          id: row.department_id,
          name: row.name,
          parentId: row.parent_id,
          position: row.position,
        })),
      ]
    },
    async addDepartment(corpId, form) {
      const checked = await check(corpId, form)
      if (!checked.ok) return checked
      const { parentId, position } = form
      const id = await nextNumber(database, corpId, 'department')
      await database
        .insertInto('corp_departments')
        .values({ corp_id: corpId, department_id: id, parent_id: parentId, name: checked.value, position })
        .execute()
      return accept({ id, name: checked.value, parentId, position })
    },
    async changeDepartment(corpId, id, form) {
      const checked = await check(corpId, form, id)
      if (!checked.ok) return checked
      const { parentId, position } = form
      await database
        .updateTable('corp_departments')
        .set({ parent_id: parentId, name: checked.value, position })
        .where('corp_id', '=', corpId)
        .where('department_id', '=', id)
        .execute()
      return accept({ id, name: checked.value, parentId, position })
    },
    async removeDepartment(corpId, id) {
      await lockCorp(database, corpId)
      const member = await database
        .selectFrom('corp_members')
        .select('user_key')
        .where('corp_id', '=', corpId)
        .where(sql<boolean>`${id}::integer = any(departments)`)
        .executeTakeFirst()
      const decided = decideRemoval(await readTree(database, corpId), id, member ? 1 : 0)
      if (!decided.ok) return refuse(problemOf(decided.refusal, policy))
      await database
        .deleteFrom('corp_departments')
        .where('corp_id', '=', corpId)
        .where('department_id', '=', id)
        .execute()
      await database
        .updateTable('corp_tags')
        .set({ departments: sql`array_remove(departments, ${id}::integer)` })
        .where('corp_id', '=', corpId)
        .execute()
      await database
        .updateTable('corp_agents')
        .set({ scope_departments: sql`array_remove(scope_departments, ${id}::integer)` })
        .where('corp_id', '=', corpId)
        .execute()
      return accept(undefined)
    },
  }
}

function problemOf(refusal: DepartmentRefusal | RemovalRefusal, policy: Policy): RaisedProblem {
  switch (refusal) {
    case 'too-deep':
      return policy.problem('corp.department-depth')
    default:
      return problems[refusal]
  }
}

const problems: Readonly<Record<Exclude<DepartmentRefusal | RemovalRefusal, 'too-deep'>, RaisedProblem>> = {
  root: rootDepartment,
  missing: departmentMissing,
  'no-parent': parentMissing,
  circle: departmentCircle,
  'name-characters': departmentNameCharacters,
  'name-taken': departmentNameTaken,
  'has-departments': departmentHasDepartments,
  'has-members': departmentHasMembers,
}
