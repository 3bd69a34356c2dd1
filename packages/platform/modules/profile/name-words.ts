/**
 * Words that names may not have, or only with proof: those that come along, and the operator's. Among
 * them the names of host accounts, by which the platform itself speaks: that of the instance, by itself
 * and with what its accounts are called.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NameWord, NameWordKind } from '@maque/protocol/platform/profile.ts'
import { nameKey } from '../../names/account-name.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import ours from './name-words.json' with { type: 'json' }
import { wordIsOurs } from './profile-problems.ts'
import type { ProfileTables } from './profile-tables.ts'

const kinds: readonly NameWordKind[] = ['forbidden', 'generic', 'host', 'protected']

const isWhole: Readonly<Record<NameWordKind, boolean>> = {
  forbidden: false,
  generic: true,
  host: true,
  protected: false,
}

function builtInWords(instanceName: string): readonly NameWord[] {
  return kinds.flatMap((kind) =>
    ours[kind].map((word) => ({
      word: nameKey(kind === 'host' ? instanceName + word : word),
      kind,
      note: '',
      isOurs: true,
    })),
  )
}

/** The strictest word that a name has: generic ones and names of host accounts are the whole of it, the others a part. */
export function wordIn(name: string, words: readonly NameWord[]): NameWord | undefined {
  const key = nameKey(name)
  const has = ({ word, kind }: NameWord): boolean => (isWhole[kind] ? key === word : key.includes(word))
  return kinds.flatMap((kind) => words.filter((one) => one.kind === kind && has(one)))[0]
}

export interface NameWords {
  all(): Promise<readonly NameWord[]>
  set(word: string, kind: NameWordKind, note: string): Promise<Result<NameWord, RaisedProblem>>
  remove(word: string): Promise<Result<void, RaisedProblem>>
}

export function createNameWords(database: Kysely<ProfileTables>, instanceName: string): NameWords {
  const builtIn = builtInWords(instanceName)
  return {
    async all() {
      const rows = await database.selectFrom('name_words').selectAll().orderBy('word').execute()
      return [...rows.map((row) => ({ ...row, isOurs: false })), ...builtIn]
    },
    async set(text, kind, note) {
      const word = nameKey(text)
      if (word === '' || builtIn.some((one) => one.word === word)) return refuse(wordIsOurs)
      const row = { word, kind, note }
      await database
        .insertInto('name_words')
        .values(row)
        .onConflict((conflict) => conflict.column('word').doUpdateSet({ kind, note }))
        .execute()
      return accept({ ...row, isOurs: false })
    },
    async remove(text) {
      const word = nameKey(text)
      if (builtIn.some((one) => one.word === word)) return refuse(wordIsOurs)
      const removed = await database
        .deleteFrom('name_words')
        .where('word', '=', word)
        .returning('word')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
  }
}
