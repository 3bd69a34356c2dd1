/**
 * The names of apps: had, changed, audited, taken. The rules are in decide-name.ts, what was in
 * name-changes.ts, what waits for auditors in name-applications.ts.
 *
 * (1) Everything that concerns one name happens one after another: two who want it at the same
 *     moment are told apart.
 * (2) Who has a name is told as far as anybody can know it; of one's own, all of it.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NameApplication, NameChange, NameCheck, NameTaken } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { acceptableName } from '../../names/acceptable-card.ts'
import { nameKey } from '../../names/account-name.ts'
import type { OwnCard } from '../apps/contract.ts'
import { nameNews } from './audit-news.ts'
import { reasonOf, reasonText } from './audit-reasons.ts'
import type { Documents } from './documents.ts'
import { createNameJudge } from './judge-name.ts'
import { createNameApplications, type Application, type Said } from './name-applications.ts'
import { createNameChanges } from './name-changes.ts'
import type { NameWords } from './name-words.ts'
import { nameWaits, nothingWaits, sameName } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import { subjectOfPerson, type ProfileSubject } from './subjects.ts'

type Done = Promise<Result<void, RaisedProblem>>

export interface NameService {
  check(appId: string, name: string): Promise<NameCheck>
  /** At once, or after an auditor has looked at it. */
  set(appId: string, name: string, documentIds: readonly string[]): Done
  withdraw(appId: string): Done
  /** What an auditor decided; the name may have gone to somebody else meanwhile. */
  judge(applicationId: string, isApproved: boolean, said: Said): Done
  history(appId: string): Promise<readonly NameChange[]>
  latestApplication(appId: string): Promise<NameApplication | undefined>
  waiting(): Promise<readonly Application[]>
  find(applicationId: string): Promise<Application | undefined>
  /** That of this app which waits for an auditor. */
  pendingOf(appId: string): Promise<Application | undefined>
  /** Of this app, by the number that servers know it by. */
  numbered(appId: string, number: number): Promise<Application | undefined>
  counted(appId: string): Promise<{ readonly ever: number; readonly thisYear: number }>
  /** The name that it lost in a dispute, where that was the latest that became of its name. */
  takenOf(appId: string): Promise<NameTaken | undefined>
  /** For an app that a person is about to make. */
  mayTake(name: string, personId: string): Done
  /** Of who lost it in a dispute, to be kept for who claimed it. */
  take(appId: string, claimant: ProfileSubject): Promise<void>
}

export interface NameServiceOptions extends ProfileOptions {
  readonly words: NameWords
  readonly documents: Documents
}

export function createNameService(options: NameServiceOptions): NameService {
  const { database, clock, policy, apps, subjectOf, documents, violations, push } = options
  const changes = createNameChanges(options)
  const applications = createNameApplications(options)
  const judgeName = createNameJudge({ ...options, changes })

  const cardOf = async (appId: string): Promise<OwnCard> => {
    const card = await apps.cardOf(appId)
    if (!card) throw new Error(`somebody was admitted to ${appId}, which is not there`)
    return card
  }

  const lockBoth = async (appId: string, name: string): Promise<void> => {
    await lockFor(database, 'name of an app', appId)
    await lockFor(database, 'name', nameKey(name))
  }

  const apply = async (card: OwnCard, name: string): Done => {
    const { key: subjectKey } = await subjectOf(card.appId)
    if (!(await apps.setName(card.appId, name))) return policy.refuse('profile.name-shared-by-subject')
    await changes.note(
      card.isUnnamed
        ? { card, to: name, cause: 'first' }
        : { card, to: name, cause: 'change', keptFor: { subjectKey, because: 'given-up' } },
    )
    await changes.endProtection(name)
    return accept(undefined)
  }

  return {
    counted: changes.counted,
    history: changes.history,
    latestApplication: applications.latest,
    async takenOf(appId) {
      const [latest] = await changes.history(appId)
      if (latest?.cause !== 'dispute') return undefined
      const dispute = await database
        .selectFrom('name_disputes')
        .select(['reason', 'because'])
        .where('holder_id', '=', appId)
        .where('state', '=', 'upheld')
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      const because = reasonText(dispute?.because ?? null)
      return { name: latest.from, at: latest.at, reason: dispute?.reason ?? '', ...(because && { because }) }
    },
    waiting: applications.waiting,
    find: applications.find,
    pendingOf: applications.pendingOf,
    numbered: applications.numbered,
    async check(appId, text) {
      const formed = acceptableName(text, policy)
      if (!formed.ok) return { verdict: 'refused', problem: formed.refusal.problem }
      const card = await cardOf(appId)
      if (card.name === formed.value) return { verdict: 'refused', problem: sameName.problem }
      const { outcome, word } = await judgeName.ofApp(card, formed.value, true)
      if (!outcome.ok) return { verdict: 'refused', problem: outcome.refusal.problem }
      return outcome.value === 'set' ? { verdict: 'free' } : { verdict: 'audit', protectedWord: word }
    },
    async set(appId, text, documentIds) {
      const formed = acceptableName(text, policy)
      if (!formed.ok) return formed
      const name = formed.value
      await lockBoth(appId, name)
      const card = await cardOf(appId)
      if (card.name === name) return refuse(sameName)
      if (await applications.pendingOf(appId)) return refuse(nameWaits)
      const used = documentIds.length
      if (used > policy.value('profile.name-documents')) {
        return policy.refuse('profile.name-documents', { used })
      }
      const known = await documents.check(appId, documentIds)
      if (!known.ok) return known
      const { outcome, word } = await judgeName.ofApp(card, name, used > 0)
      if (!outcome.ok) return outcome
      if (outcome.value === 'set') return apply(card, name)
      await applications.add({ app_id: appId, name, word, documents: documentIds })
      return accept(undefined)
    },
    async withdraw(appId) {
      const pending = await applications.pendingOf(appId)
      const withdrawn =
        pending && (await applications.settle(pending.id, 'withdrawn', { reason: null, because: null }))
      return withdrawn ? accept(undefined) : refuse(nothingWaits)
    },
    async judge(applicationId, isApproved, said) {
      const state = isApproved ? 'approved' : 'refused'
      const settled = await applications.settle(applicationId, state, said)
      if (!settled) return refuse(nothingWaits)
      const tell = (): Promise<void> =>
        push.push(
          settled.app_id,
          nameNews(settled.name, { at: clock.now(), isApproved, reason: reasonOf(said) }),
        )
      if (!isApproved) {
        await tell()
        return accept(undefined)
      }
      await lockBoth(settled.app_id, settled.name)
      const card = await cardOf(settled.app_id)
      const { outcome } = await judgeName.ofApp(card, settled.name, true)
      if (!outcome.ok) return outcome
      const applied = await apply(card, settled.name)
      if (applied.ok) await tell()
      return applied
    },
    async mayTake(name, personId) {
      await lockFor(database, 'name', nameKey(name))
      const subject = subjectOfPerson(personId)
      const welcome = await violations.checkSubject(subject.key)
      if (!welcome.ok) return welcome
      const { outcome } = await judgeName.ofNew(subject, name)
      return outcome.ok ? accept(undefined) : outcome
    },
    async take(appId, claimant) {
      const card = await cardOf(appId)
      await lockFor(database, 'name', nameKey(card.name))
      await apps.takeName(appId)
      await changes.note({
        card,
        to: '',
        cause: 'dispute',
        keptFor: { subjectKey: claimant.key, because: 'dispute' },
      })
    },
  }
}
