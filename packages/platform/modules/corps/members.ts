/**
 * The members of a corp.
 *
 * (1) A member is a row of the directory; that it is them, a person says themselves, who signs in to
 *     the host with the login that is written there.
 * (2) Nobody reads what was sent to who was there before them: with another login, and with the
 *     member, what was delivered is gone.
 * (3) How many there are is counted under the corp's lock.
 */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  CorpMember,
  CorpMemberChange,
  ImportedLine,
  NewCorpMember,
} from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { loginKey } from '../../names/login-key.ts'
import { parsePhone } from '../../numbers/phone.ts'
import { checkBytes, checkCharacters } from './check-length.ts'
import type { CorpOptions } from './corp-options.ts'
import {
  departmentOfMemberMissing,
  loginUsed,
  notALogin,
  userIdCharacters,
  userIdTaken,
} from './corp-problems.ts'
import type { CorpMemberRow } from './corp-tables.ts'
import { departmentAt, hasDepartment, upwards, userKey, type DepartmentTree } from './directory.ts'
import { readMemberLines } from './member-lines.ts'
import { lockCorp, readTree } from './read-directory.ts'

export interface Members {
  /** By what is typed, or in a department and below it: a page of them, and how many there are. */
  members(
    corpId: string,
    query: { readonly q?: string | undefined; readonly departmentId?: number | undefined },
  ): Promise<{ readonly members: readonly CorpMember[]; readonly total: number }>
  allMembers(corpId: string): Promise<readonly CorpMember[]>
  countMembers(corpId: string): Promise<number>
  addMember(corpId: string, member: NewCorpMember): Promise<Result<CorpMember, RaisedProblem>>
  changeMember(
    corpId: string,
    userId: string,
    change: CorpMemberChange,
  ): Promise<Result<CorpMember, RaisedProblem>>
  removeMember(corpId: string, userId: string): Promise<Result<void, RaisedProblem>>
  importMembers(corpId: string, csv: string): Promise<Result<readonly ImportedLine[], RaisedProblem>>
}

/** Not a rule: a page of the screen that shows them. */
const MEMBERS_PAGE = 200

export function createMembers(options: CorpOptions): Members {
  const { database, clock, policy } = options
  const find = (corpId: string, userId: string) =>
    database
      .selectFrom('corp_members')
      .selectAll()
      .where('corp_id', '=', corpId)
      .where('user_key', '=', userKey(userId))
      .executeTakeFirst()
  const rowsOf = (corpId: string) =>
    database
      .selectFrom('corp_members')
      .selectAll()
      .where('corp_id', '=', corpId)
      .orderBy('name')
      .orderBy('user_key')
      .execute()
  const countMembers: Members['countMembers'] = async (corpId) => {
    const { count } = await database
      .selectFrom('corp_members')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('corp_id', '=', corpId)
      .executeTakeFirstOrThrow()
    return Number(count)
  }
  const checkForm = checkingForm(options)
  /** Under the corp's lock. */
  const add = async (
    corpId: string,
    { userId, ...form }: NewCorpMember,
    tree: DepartmentTree,
  ): Promise<Result<CorpMember, RaisedProblem>> => {
    const length = checkBytes(userId, 'corp.user-id-bytes', policy)
    if (!length.ok) return length
    if (!/^[a-z\d][\w@.-]*$/i.test(userId)) return refuse(userIdCharacters)
    if (await find(corpId, userId)) return refuse(userIdTaken)
    const checked = await checkForm(corpId, form, tree)
    if (!checked.ok) return checked
    const used = await countMembers(corpId)
    if (used >= policy.value('corp.members')) return policy.refuse('corp.members', { used })
    const row = await database
      .insertInto('corp_members')
      .values({
        corp_id: corpId,
        user_key: userKey(userId),
        user_id: userId,
        ...checked.value,
        is_disabled: false,
        person_id: null,
        created_at: clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return accept(toMember(row))
  }
  const forgetDeliveries = (corpId: string, userId: string) =>
    database
      .deleteFrom('corp_deliveries')
      .where('corp_id', '=', corpId)
      .where('user_key', '=', userKey(userId))
      .execute()
  return {
    countMembers,
    allMembers: async (corpId) => (await rowsOf(corpId)).map(toMember),
    async members(corpId, { q = '', departmentId }) {
      const rows = await rowsOf(corpId)
      const tree = await readTree(database, corpId)
      const text = q.trim().toLowerCase()
      const found = rows.filter(
        ({ user_key, name, login, departments }) =>
          [user_key, name.toLowerCase(), login].some((one) => one.includes(text)) &&
          (departmentId === undefined || departments.some((id) => upwards(tree, id).includes(departmentId))),
      )
      return { members: found.slice(0, MEMBERS_PAGE).map(toMember), total: found.length }
    },
    async addMember(corpId, member) {
      await lockCorp(database, corpId)
      return add(corpId, member, await readTree(database, corpId))
    },
    async changeMember(corpId, userId, { isDisabled, ...form }) {
      await lockCorp(database, corpId)
      const before = await find(corpId, userId)
      if (!before) return refuse(notFound)
      const checked = await checkForm(corpId, form, await readTree(database, corpId), before.user_key)
      if (!checked.ok) return checked
      const isSamePerson = checked.value.login === before.login
      if (!isSamePerson) await forgetDeliveries(corpId, userId)
      const row = await database
        .updateTable('corp_members')
        .set({
          ...checked.value,
          is_disabled: isDisabled,
          ...(!isSamePerson && { person_id: null }),
        })
        .where('corp_id', '=', corpId)
        .where('user_key', '=', before.user_key)
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(toMember(row))
    },
    async removeMember(corpId, userId) {
      await lockCorp(database, corpId)
      const removed = await database
        .deleteFrom('corp_members')
        .where('corp_id', '=', corpId)
        .where('user_key', '=', userKey(userId))
        .returning('user_key')
        .executeTakeFirst()
      if (!removed) return refuse(notFound)
      await forgetDeliveries(corpId, userId)
      const key = removed.user_key
      await database
        .updateTable('corp_tags')
        .set({ users: sql`array_remove(users, ${key})` })
        .where('corp_id', '=', corpId)
        .execute()
      await database
        .updateTable('corp_agents')
        .set({ scope_users: sql`array_remove(scope_users, ${key})` })
        .where('corp_id', '=', corpId)
        .execute()
      return accept(undefined)
    },
    async importMembers(corpId, csv) {
      const lines = readMemberLines(csv)
      if (lines.length > policy.value('corp.import-lines')) {
        return policy.refuse('corp.import-lines', { used: lines.length })
      }
      await lockCorp(database, corpId)
      const tree = await readTree(database, corpId)
      const imported: ImportedLine[] = []
      for (const { number: line, departmentPaths, ...member } of lines) {
        const departments = departmentsAt(tree, departmentPaths)
        const added = departments.ok
          ? await add(corpId, { ...member, departments: departments.value }, tree)
          : departments
        imported.push({
          line,
          userId: member.userId,
          ...(!added.ok && { refusal: added.refusal.problem.message }),
        })
      }
      return accept(imported)
    },
  }
}

function departmentsAt(
  tree: DepartmentTree,
  paths: readonly string[],
): Result<readonly number[], RaisedProblem> {
  const found: number[] = []
  for (const path of paths) {
    const id = departmentAt(tree, path)
    if (id === undefined) return refuse(departmentOfMemberMissing({ department: path }))
    found.push(id)
  }
  return accept(found)
}

type CheckedForm = Pick<CorpMemberRow, 'name' | 'title' | 'login' | 'departments'>

function checkingForm({ database, policy }: CorpOptions) {
  return async (
    corpId: string,
    form: Omit<NewCorpMember, 'userId'>,
    tree: DepartmentTree,
    ownKey = '',
  ): Promise<Result<CheckedForm, RaisedProblem>> => {
    const name = form.name.trim()
    const named = checkCharacters(name, 'corp.member-name-characters', policy)
    if (!named.ok) return named
    const title = form.title.trim()
    const titled = checkCharacters(title, 'corp.title-characters', policy)
    if (!titled.ok) return titled
    const departments = [...new Set(form.departments)]
    const { min, max } = policy.value('corp.departments-per-member')
    if (departments.length < min || departments.length > max) {
      return policy.refuse('corp.departments-per-member', { used: departments.length })
    }
    const missing = departments.find((id) => !hasDepartment(tree, id))
    if (missing !== undefined) return refuse(departmentOfMemberMissing({ department: String(missing) }))
    const login = loginKey(form.login)
    if (login === '') return accept({ name, title, login, departments })
    if (parsePhone(login) === undefined && !/^\S+@\S+$/.test(login)) return refuse(notALogin)
    const other = await database
      .selectFrom('corp_members')
      .select('user_key')
      .where('corp_id', '=', corpId)
      .where('login', '=', login)
      .where('user_key', '<>', ownKey)
      .executeTakeFirst()
    return other ? refuse(loginUsed) : accept({ name, title, login, departments })
  }
}

function toMember(row: Selectable<CorpMemberRow>): CorpMember {
  const { user_id, name, title, login, departments, is_disabled, person_id } = row
  const standing = person_id === null ? 'invited' : 'active'
  return { userId: user_id, name, title, login, departments, state: is_disabled ? 'disabled' : standing }
}
