/** The tags of a corp: a name for members and departments that belong together. */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CorpTag, CorpTagForm } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { checkCharacters } from './check-length.ts'
import type { CorpOptions } from './corp-options.ts'
import { tagNameTaken } from './corp-problems.ts'
import type { CorpTagRow } from './corp-tables.ts'
import { checkList } from './lists.ts'
import { lockCorp, nextNumber, readDirectory } from './read-directory.ts'

export interface Tags {
  tags(corpId: string): Promise<readonly CorpTag[]>
  addTag(corpId: string, form: CorpTagForm): Promise<Result<CorpTag, RaisedProblem>>
  changeTag(corpId: string, tagId: number, form: CorpTagForm): Promise<Result<CorpTag, RaisedProblem>>
  /** Scopes forget it. */
  removeTag(corpId: string, tagId: number): Promise<Result<void, RaisedProblem>>
}

export function createTags({ database, policy }: CorpOptions): Tags {
  const rowsOf = (corpId: string) =>
    database.selectFrom('corp_tags').selectAll().where('corp_id', '=', corpId).orderBy('tag_id').execute()
  type Checked = Pick<CorpTagRow, 'name' | 'users' | 'departments'>
  const check = async (
    corpId: string,
    form: CorpTagForm,
    others: readonly Selectable<CorpTagRow>[],
  ): Promise<Result<Checked, RaisedProblem>> => {
    const name = form.name.trim()
    const length = checkCharacters(name, 'corp.tag-name-characters', policy)
    if (!length.ok) return length
    if (others.some((other) => other.name === name)) return refuse(tagNameTaken)
    const list = checkList(await readDirectory(database, corpId), { ...form, tags: [] }, policy)
    if (!list.ok) return list
    const { users, departments } = list.value
    return accept({ name, users, departments })
  }
  return {
    tags: async (corpId) => (await rowsOf(corpId)).map(toTag),
    async addTag(corpId, form) {
      await lockCorp(database, corpId)
      const others = await rowsOf(corpId)
      const checked = await check(corpId, form, others)
      if (!checked.ok) return checked
      if (others.length >= policy.value('corp.tags')) {
        const occupiedBy = others.map((other) => ({ kind: 'tag', label: other.name }))
        return policy.refuse('corp.tags', { used: others.length, occupiedBy })
      }
      const tag_id = await nextNumber(database, corpId, 'tag')
      const row = { corp_id: corpId, tag_id, ...checked.value }
      await database.insertInto('corp_tags').values(row).execute()
      return accept(toTag(row))
    },
    async changeTag(corpId, tagId, form) {
      await lockCorp(database, corpId)
      const rows = await rowsOf(corpId)
      const others = rows.filter(({ tag_id }) => tag_id !== tagId)
      if (others.length === rows.length) return refuse(notFound)
      const checked = await check(corpId, form, others)
      if (!checked.ok) return checked
      await database
        .updateTable('corp_tags')
        .set(checked.value)
        .where('corp_id', '=', corpId)
        .where('tag_id', '=', tagId)
        .execute()
      return accept(toTag({ corp_id: corpId, tag_id: tagId, ...checked.value }))
    },
    async removeTag(corpId, tagId) {
      await lockCorp(database, corpId)
      const removed = await database
        .deleteFrom('corp_tags')
        .where('corp_id', '=', corpId)
        .where('tag_id', '=', tagId)
        .returning('tag_id')
        .executeTakeFirst()
      if (!removed) return refuse(notFound)
      await database
        .updateTable('corp_agents')
        .set({ scope_tags: sql`array_remove(scope_tags, ${tagId}::integer)` })
        .where('corp_id', '=', corpId)
        .execute()
      return accept(undefined)
    },
  }
}

function toTag({ tag_id, name, users, departments }: Selectable<CorpTagRow>): CorpTag {
  return { id: tag_id, name, users, departments }
}
