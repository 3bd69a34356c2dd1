/**
 * What accounts other than mini programs say of themselves: a name and an introduction, by the rules
 * of those of apps.
 *
 * (1) Between official accounts a name is one account's; a mini program and an official account share
 *     one where they are the same subject's (§2.4).
 * (2) The first name is no change. Afterwards it changes so often a year: official accounts have no
 *     releases to wait for.
 * (3) A protected word needs documents, which accounts cannot add: such names are refused.
 * (4) Users meet mini programs and official accounts by their names. Those of the other kinds are no
 *     more than what they are called: several may have one. Corps are host accounts: no mini program and
 *     no official account of another subject goes by the name of one (53018).
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AccountProfile } from '@maque/protocol/platform/profile.ts'
import type { AccountKind } from '@maque/protocol/platform/registration.ts'
import { nextMonth } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { acceptableName } from '../../names/acceptable-card.ts'
import { nameKey } from '../../names/account-name.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { checkIntro } from './check-intro.ts'
import { createNameJudge } from './judge-name.ts'
import { createNameChanges } from './name-changes.ts'
import type { NameWords } from './name-words.ts'
import { sameName } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { AccountCardRow } from './profile-tables.ts'
import { cardQuota, nameQuota } from './quotas.ts'

type Answer = Promise<Result<AccountProfile, RaisedProblem>>

export interface AccountCards {
  of(publicId: string): Promise<AccountProfile>
  setName(account: RegisteredAccount, name: string): Answer
  setIntro(account: RegisteredAccount, intro: string): Answer
  /** Of those that have one. */
  namesOf(publicIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** It is no more: its name is free. */
  remove(publicId: string): Promise<void>
}

export function createAccountCards(options: ProfileOptions & { readonly words: NameWords }): AccountCards {
  const { database, clock, policy, subjectOf, words } = options
  const changes = createNameChanges(options)
  const judgeName = createNameJudge({ ...options, changes })
  const cardOf = (publicId: string) =>
    database.selectFrom('account_cards').selectAll().where('public_id', '=', publicId).executeTakeFirst()
  const of = async (publicId: string): Promise<AccountProfile> => {
    const card = await cardOf(publicId)
    return {
      publicId,
      ...(card?.name && { name: card.name }),
      intro: card?.intro ?? '',
      nameChanges: nameQuota(await changes.counted(publicId), true, options),
      introChanges: await cardQuota(publicId, 'intro', options),
    }
  }
  const write = (
    publicId: string,
    named: Pick<AccountCardRow, 'name' | 'name_key' | 'host_key'> | Pick<AccountCardRow, 'intro'>,
  ) =>
    database
      .insertInto('account_cards')
      .values({ public_id: publicId, name: null, name_key: null, host_key: null, intro: '', ...named })
      .onConflict((conflict) => conflict.column('public_id').doUpdateSet(named))
      .execute()
  return {
    of,
    async setName({ publicId, kind, subject }, text) {
      const formed = acceptableName(text, policy)
      if (!formed.ok) return formed
      const name = formed.value
      await lockFor(database, 'name of an app', publicId)
      await lockFor(database, 'name', nameKey(name))
      const card = await cardOf(publicId)
      if (card?.name === name) return refuse(sameName)
      const { outcome } = await judgeName.ofAccount(
        { publicId, isUnnamed: !card?.name, isUnique: isMet(kind), subject: await subjectOf(publicId) },
        name,
      )
      if (!outcome.ok) return outcome
      const before = { appId: publicId, name: card?.name ?? '', isUnnamed: !card?.name }
      await changes.note(
        before.isUnnamed
          ? { card: before, to: name, cause: 'first' }
          : {
              card: before,
              to: name,
              cause: 'change',
              ...(isMet(kind) && { keptFor: { subjectKey: subject.key, because: 'given-up' as const } }),
            },
      )
      if (isMet(kind)) await changes.endProtection(name)
      const key = nameKey(name)
      await write(publicId, {
        name,
        name_key: isMet(kind) ? key : null,
        host_key: kind === 'enterprise-account' ? key : null,
      })
      return accept(await of(publicId))
    },
    async setIntro({ publicId }, text) {
      const intro = await checkIntro(text, words, policy)
      if (!intro.ok) return intro
      await lockFor(database, 'intro of an app', publicId)
      const card = await cardOf(publicId)
      if (card?.intro === intro.value) return accept(await of(publicId))
      if (card && card.intro !== '') {
        const { rule, used, limit } = await cardQuota(publicId, 'intro', options)
        if (used >= limit) return policy.refuse(rule, { used, resetsAt: nextMonth(clock.now()) })
        const change = { app_id: publicId, what: 'intro' as const, at: clock.now() }
        await database.insertInto('card_changes').values(change).execute()
      }
      await write(publicId, { intro: intro.value })
      return accept(await of(publicId))
    },
    async namesOf(publicIds) {
      if (publicIds.length === 0) return new Map()
      const rows = await database
        .selectFrom('account_cards')
        .select(['public_id', 'name'])
        .where('public_id', 'in', [...publicIds])
        .execute()
      return new Map(
        rows.flatMap(({ public_id, name }) => (name === null ? [] : [[public_id, name] as const])),
      )
    },
    async remove(publicId) {
      await database.deleteFrom('account_cards').where('public_id', '=', publicId).execute()
    },
  }
}

/** Whether users find it by its name. */
function isMet(kind: AccountKind): boolean {
  return kind === 'subscription-account' || kind === 'service-account'
}
