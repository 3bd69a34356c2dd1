/** Reads a corp's directory, whole: rules look at it in memory. */
import type { Kysely } from 'kysely'
import { lockFor } from '../../kernel/store/lock.ts'
import type { CorpNumberRow, CorpTables } from './corp-tables.ts'
import type { DepartmentTree, Directory } from './directory.ts'

/** Nobody else changes the directory, agents or associations of this corp until the unit has ended. */
export function lockCorp(database: Kysely<CorpTables>, corpId: string): Promise<void> {
  return lockFor(database, 'corp', corpId)
}

export async function readTree(database: Kysely<CorpTables>, corpId: string): Promise<DepartmentTree> {
  const rows = await database
    .selectFrom('corp_departments')
    .select(['department_id', 'parent_id', 'name'])
    .where('corp_id', '=', corpId)
    .execute()
  return {
    departments: new Map(
      rows.map(({ department_id, parent_id, name }) => [department_id, { parentId: parent_id, name }]),
    ),
  }
}

export async function readDirectory(database: Kysely<CorpTables>, corpId: string): Promise<Directory> {
  const members = await database
    .selectFrom('corp_members')
    .select(['user_key', 'departments', 'is_disabled'])
    .where('corp_id', '=', corpId)
    .execute()
  const tags = await database
    .selectFrom('corp_tags')
    .select(['tag_id', 'users', 'departments'])
    .where('corp_id', '=', corpId)
    .execute()
  return {
    ...(await readTree(database, corpId)),
    members: new Map(
      members.map(({ user_key, departments, is_disabled }) => [
        user_key,
        { departments, isDisabled: is_disabled },
      ]),
    ),
    tags: new Map(tags.map(({ tag_id, users, departments }) => [tag_id, { users, departments }])),
  }
}

/** Not a rule: where numbers begin, as in WeCom. The root department is 1. */
const FIRST: Readonly<Record<CorpNumberRow['kind'], number>> = { department: 2, tag: 1, agent: 1_000_002 }

/** The next number of this kind. None is given twice. */
export async function nextNumber(
  database: Kysely<CorpTables>,
  corpId: string,
  kind: CorpNumberRow['kind'],
): Promise<number> {
  const { last } = await database
    .insertInto('corp_numbers')
    .values({ corp_id: corpId, kind, last: FIRST[kind] })
    .onConflict((conflict) =>
      conflict
        .columns(['corp_id', 'kind'])
        .doUpdateSet(({ eb, ref }) => ({ last: eb(ref('corp_numbers.last'), '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
