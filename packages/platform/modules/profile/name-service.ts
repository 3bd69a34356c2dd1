/**
 * The names of apps. The rules are in decide-name.ts.
 *
 * (1) Everything that concerns one name happens one after another: two who want it at the same
 *     moment are told apart.
 * (2) Who has a name is told as far as anybody can know it; of one's own, all of it.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { NameApplication, NameChange, NameCheck } from '@maque/protocol/platform/profile.ts'
import { DAY_MS, later } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { acceptableName } from '../../names/acceptable-card.ts'
import { nameKey } from '../../names/account-name.ts'
import type { OwnCard } from '../apps/contract.ts'
import { decideName, type NameSituation } from './decide-name.ts'
import type { Documents } from './documents.ts'
import { nameProblem, nameRules, type NameParticulars } from './name-rules.ts'
import { wordIn, type NameWords } from './name-words.ts'
import { nameWaits, nothingWaits, sameName } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { NameApplicationRow, ProtectedNameRow } from './profile-tables.ts'
import { countNameChanges } from './quotas.ts'
import { subjectOfPerson, type ProfileSubject } from './subjects.ts'

type Done = Promise<Result<void, RaisedProblem>>
type Application = Selectable<NameApplicationRow>

export interface NameService {
  check(appId: string, name: string): Promise<NameCheck>
  /** At once, or after an auditor has looked at it. */
  set(appId: string, name: string, documentIds: readonly string[]): Done
  withdraw(appId: string): Done
  /** What an auditor decided; the name may have gone to somebody else meanwhile. */
  judge(applicationId: string, isApproved: boolean, reason: string): Done
  history(appId: string): Promise<readonly NameChange[]>
  latestApplication(appId: string): Promise<NameApplication | undefined>
  waiting(): Promise<readonly Application[]>
  find(applicationId: string): Promise<Application | undefined>
  counted(appId: string): Promise<{ readonly ever: number; readonly thisYear: number }>
  /** For an app that a person is about to make. */
  mayTake(name: string, personId: string): Done
  /** Of who lost it in a dispute, to be kept for who claimed it. */
  take(appId: string, claimant: ProfileSubject): Promise<void>
}

export interface NameServiceOptions extends ProfileOptions {
  readonly words: NameWords
  readonly documents: Documents
}

interface Judged {
  readonly name: string
  readonly outcome: ReturnType<typeof decideName>
  readonly particulars: NameParticulars
}

interface LookedAt {
  readonly situation: Pick<NameSituation, 'holder' | 'protection' | 'word'>
  readonly particulars: Omit<NameParticulars, 'used' | 'now'>
}

export function createNameService(options: NameServiceOptions): NameService {
  const { database, clock, random, policy, apps, releases, subjectOf, words, documents, violations } = options

  const changesOf = (appId: string) =>
    database
      .selectFrom('name_changes')
      .selectAll()
      .where('app_id', '=', appId)
      .orderBy('id', 'desc')
      .execute()

  const counted = async (appId: string): Promise<{ readonly ever: number; readonly thisYear: number }> => {
    const { verifiedUntil } = await subjectOf(appId)
    return countNameChanges(await changesOf(appId), { now: clock.now(), verifiedUntil })
  }

  const protectionOf = (key: string): Promise<ProtectedNameRow | undefined> =>
    database
      .selectFrom('protected_names')
      .selectAll()
      .where('name_key', '=', key)
      .where('until', '>', clock.now())
      .executeTakeFirst()

  /** What holds of the name, whoever asks for it. */
  const lookAt = async (
    name: string,
    own: { readonly appId?: string; readonly subject: ProfileSubject },
  ): Promise<LookedAt> => {
    const holderId = await apps.holderOfName(name)
    const isOther = holderId !== undefined && holderId !== own.appId
    const isSameSubject = isOther && (await subjectOf(holderId)).key === own.subject.key
    const protection = await protectionOf(nameKey(name))
    const word = wordIn(name, await words.all())
    return {
      situation: {
        holder: isOther ? { isSameSubject, isSameKind: true } : undefined,
        protection: protection && {
          cause: protection.cause,
          isForUs: protection.subject_key === own.subject.key,
        },
        word: word?.kind,
      },
      particulars: {
        word: word?.word ?? '',
        keptUntil: protection?.until,
        holders: isOther ? await toldOf(holderId, isSameSubject) : [],
      },
    }
  }

  const toldOf = async (appId: string, isOwn: boolean): Promise<readonly Occupant[]> => {
    const { isOnline } = await releases.lifeOf(appId)
    const label = isOwn || isOnline ? appId : '***'
    return [{ kind: 'mini-program', label, since: (await heldSince(appId)).toISOString() }]
  }
  const heldSince = async (appId: string): Promise<Date> =>
    (await changesOf(appId))[0]?.at ?? (await apps.cardOf(appId))?.createdAt ?? clock.now()

  const judgeFor = async (card: OwnCard, name: string, hasDocuments: boolean): Promise<Judged> => {
    const { appId } = card
    const subject = await subjectOf(appId)
    const life = await releases.lifeOf(appId)
    const { ever, thisYear } = await counted(appId)
    const { situation, particulars } = await lookAt(name, { appId, subject })
    const outcome = decideName(
      {
        ...situation,
        subject,
        isFirst: card.isUnnamed,
        wasEverOnline: life.wasEverOnline,
        isInReview: life.isInReview,
        changesBeforeRelease: ever,
        changesThisYear: thisYear,
        hasDocuments,
      },
      nameRules(policy),
    )
    const used = life.wasEverOnline ? thisYear : ever
    return { name, outcome, particulars: { ...particulars, used, now: clock.now() } }
  }

  const cardOf = async (appId: string): Promise<OwnCard> => {
    const card = await apps.cardOf(appId)
    if (!card) throw new Error(`somebody was admitted to ${appId}, which is not there`)
    return card
  }

  /** Writes it down, and keeps the one it had for its subject. */
  const rename = async (
    card: OwnCard,
    name: string,
    cause: NameChange['cause'],
    keep: Pick<ProtectedNameRow, 'cause' | 'subject_key' | 'until'> | undefined,
  ): Promise<void> => {
    const { appId } = card
    const { verifiedUntil } = await subjectOf(appId)
    await database
      .insertInto('name_changes')
      .values({
        app_id: appId,
        from_name: card.isUnnamed ? '' : card.name,
        to_name: name,
        cause,
        at: clock.now(),
        verified_until: verifiedUntil ?? null,
      })
      .execute()
    if (!keep || nameKey(card.name) === nameKey(name)) return
    await database
      .insertInto('protected_names')
      .values({ name_key: nameKey(card.name), ...keep })
      .onConflict((conflict) => conflict.column('name_key').doUpdateSet(keep))
      .execute()
  }

  const protectedFor = (subjectKey: string, cause: ProtectedNameRow['cause']) => {
    const rule =
      cause === 'dispute' ? 'profile.name-dispute-protection-days' : 'profile.name-subject-protection-days'
    return { cause, subject_key: subjectKey, until: later(clock.now(), policy.value(rule) * DAY_MS) }
  }

  const apply = async (card: OwnCard, name: string): Done => {
    const { appId } = card
    const { key } = await subjectOf(appId)
    if (!(await apps.setName(appId, name))) {
      return policy.refuse('profile.name-shared-by-subject')
    }
    await (card.isUnnamed
      ? rename(card, name, 'first', undefined)
      : rename(card, name, 'change', protectedFor(key, 'given-up')))
    await database.deleteFrom('protected_names').where('name_key', '=', nameKey(name)).execute()
    return accept(undefined)
  }

  const settle = async (
    id: string,
    state: NameApplicationRow['state'],
    reason: string | null,
  ): Promise<Application | undefined> =>
    database
      .updateTable('name_applications')
      .set({ state, reason })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .returningAll()
      .executeTakeFirst()

  const pendingOf = (appId: string): Promise<Application | undefined> =>
    database
      .selectFrom('name_applications')
      .selectAll()
      .where('app_id', '=', appId)
      .where('state', '=', 'pending')
      .executeTakeFirst()

  return {
    counted,
    async check(appId, text) {
      const formed = acceptableName(text, policy)
      if (!formed.ok) return { verdict: 'refused', problem: formed.refusal.problem }
      const card = await cardOf(appId)
      if (card.name === formed.value) return { verdict: 'refused', problem: sameName.problem }
      const { outcome, particulars } = await judgeFor(card, formed.value, true)
      if (!outcome.ok) {
        return { verdict: 'refused', problem: nameProblem(outcome.refusal, policy, particulars).problem }
      }
      return outcome.value === 'set'
        ? { verdict: 'free' }
        : { verdict: 'audit', protectedWord: particulars.word }
    },
    async set(appId, text, documentIds) {
      const formed = acceptableName(text, policy)
      if (!formed.ok) return formed
      const name = formed.value
      await lockFor(database, 'name of an app', appId)
      await lockFor(database, 'name', nameKey(name))
      const card = await cardOf(appId)
      if (card.name === name) return refuse(sameName)
      if (await pendingOf(appId)) return refuse(nameWaits)
      const used = documentIds.length
      if (used > policy.value('profile.name-documents')) {
        return policy.refuse('profile.name-documents', { used })
      }
      const known = await documents.check(appId, documentIds)
      if (!known.ok) return known
      const { outcome, particulars } = await judgeFor(card, name, used > 0)
      if (!outcome.ok) return refuse(nameProblem(outcome.refusal, policy, particulars))
      if (outcome.value === 'set') return apply(card, name)
      await database
        .insertInto('name_applications')
        .values({
          id: newId('name', random),
          app_id: appId,
          name,
          word: particulars.word,
          documents: documentIds,
          state: 'pending',
          reason: null,
          created_at: clock.now(),
        })
        .execute()
      return accept(undefined)
    },
    async withdraw(appId) {
      const pending = await pendingOf(appId)
      const withdrawn = pending && (await settle(pending.id, 'withdrawn', null))
      return withdrawn ? accept(undefined) : refuse(nothingWaits)
    },
    async judge(applicationId, isApproved, reason) {
      const settled = await settle(applicationId, isApproved ? 'approved' : 'refused', reason)
      if (!settled) return refuse(nothingWaits)
      if (!isApproved) return accept(undefined)
      await lockFor(database, 'name of an app', settled.app_id)
      await lockFor(database, 'name', nameKey(settled.name))
      const card = await cardOf(settled.app_id)
      const { outcome, particulars } = await judgeFor(card, settled.name, true)
      return outcome.ok
        ? apply(card, settled.name)
        : refuse(nameProblem(outcome.refusal, policy, particulars))
    },
    async history(appId) {
      return (await changesOf(appId)).map(({ from_name, to_name, at, cause }) => ({
        from: from_name,
        to: to_name,
        at: at.toISOString(),
        cause,
      }))
    },
    async latestApplication(appId) {
      const row = await database
        .selectFrom('name_applications')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) return undefined
      const { id, name, state, reason, created_at } = row
      return {
        id,
        name,
        state,
        documents: await documents.byIds(row.documents),
        ...(reason !== null && { reason }),
        createdAt: created_at.toISOString(),
      }
    },
    waiting: () =>
      database
        .selectFrom('name_applications')
        .selectAll()
        .where('state', '=', 'pending')
        .orderBy('created_at')
        .execute(),
    find: (applicationId) =>
      database.selectFrom('name_applications').selectAll().where('id', '=', applicationId).executeTakeFirst(),
    async mayTake(name, personId) {
      await lockFor(database, 'name', nameKey(name))
      const subject = subjectOfPerson(personId)
      const welcome = await violations.checkSubject(subject.key)
      if (!welcome.ok) return welcome
      const { situation, particulars } = await lookAt(name, { subject })
      const outcome = decideName(
        {
          ...situation,
          subject,
          isFirst: true,
          wasEverOnline: false,
          isInReview: false,
          changesBeforeRelease: 0,
          changesThisYear: 0,
          // They are added to an app, and there is none yet.
          hasDocuments: false,
        },
        nameRules(policy),
      )
      if (outcome.ok) return accept(undefined)
      return refuse(nameProblem(outcome.refusal, policy, { ...particulars, used: 0, now: clock.now() }))
    },
    async take(appId, claimant) {
      const card = await cardOf(appId)
      await lockFor(database, 'name', nameKey(card.name))
      await apps.takeName(appId)
      await rename(card, '', 'dispute', protectedFor(claimant.key, 'dispute'))
    },
  }
}
