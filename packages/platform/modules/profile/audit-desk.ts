/**
 * What qualification auditors have before them: categories with documents, names with protected
 * words, claims to names, new avatars.
 *
 * (1) Nobody audits what belongs to an app of theirs, nor what somebody else is at.
 * (2) A refusal has a reason, one of the list or in words, and so has a name that is taken from its
 *     holder; other approvals may go without. Some reasons are shown by what.
 * (3) Owners are told, and what was decided is kept.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import {
  auditKind,
  type AuditKind,
  type AuditTask,
  type Document,
  type Verdict,
} from '@maque/protocol/platform/profile.ts'
import { workingDaysLater } from '../../kernel/calendar.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound, reasonMissing } from '../../kernel/http/request-problems.ts'
import type { AuditClaims } from './audit-claims.ts'
import type { AuditDecisions, SoughtAudits } from './audit-decisions.ts'
import { findReason } from './audit-reasons.ts'
import type { Avatars } from './avatars.ts'
import { givenDocuments, type CategoryService } from './category-service.ts'
import { nameOfCategory } from './category-trees.ts'
import type { DisputeService } from './dispute-service.ts'
import type { Documents } from './documents.ts'
import type { NameService } from './name-service.ts'
import { auditReasonUnknown, evidenceMissing, ownAudit, validityNotOfNames } from './profile-problems.ts'
import type { ProfileNews } from './profile-news.ts'
import type { ProfileOptions } from './profile-options.ts'

type Done = Promise<Result<void, RaisedProblem>>

export interface AuditDesk {
  /** The longest waiting first. */
  tasks(auditor: string, sought: SoughtAudits): Promise<readonly AuditTask[]>
  judge(kind: string, taskId: string, auditor: string, verdict: Verdict): Done
  claim(kind: string, taskId: string, auditor: string): Done
  giveBack(kind: string, taskId: string, auditor: string): Done
  addEvidence(
    kind: string,
    taskId: string,
    file: { readonly auditor: string; readonly name: string; readonly bytes: Buffer },
  ): Promise<Result<Document, RaisedProblem>>
  avatarOf(appId: string, auditor: string): Promise<AuditTask | undefined>
}

export interface AuditDeskOptions extends ProfileOptions {
  readonly names: NameService
  readonly categories: CategoryService
  readonly disputes: DisputeService
  readonly documents: Documents
  readonly avatars: Avatars
  readonly claims: AuditClaims
  readonly decisions: AuditDecisions
  readonly news: ProfileNews
}

interface Waiting {
  readonly kind: AuditKind
  readonly id: string
  readonly appId: string
  /** Another that it is about. */
  readonly alsoOf?: string
  readonly about: string
  readonly ground: string
  readonly documents: readonly string[]
  readonly proves: readonly string[]
  readonly since: Date
  readonly pictureUrl?: string
  readonly alike: readonly string[]
}

export function createAuditDesk(options: AuditDeskOptions): AuditDesk {
  const { apps, claims, decisions, documents } = options
  const read = readTasks(options)

  /** What an auditor may act on. */
  const admit = async (
    kind: string,
    taskId: string,
    auditor: string,
  ): Promise<Result<Waiting, RaisedProblem>> => {
    const known = auditKind.safeParse(kind)
    const task = known.success ? await read.find(known.data, taskId) : undefined
    if (!task) return refuse(notFound)
    for (const appId of partiesOf(task)) if (await apps.isMember(appId, auditor)) return refuse(ownAudit)
    const free = await claims.check(task.kind, taskId, auditor)
    return free.ok ? accept(task) : free
  }

  return {
    async tasks(auditor, sought) {
      const waiting = await read.waiting(sought.kind)
      const shown = await Promise.all(
        waiting
          .toSorted((a, b) => a.since.getTime() - b.since.getTime())
          .map((task) => read.toTask(task, auditor)),
      )
      const q = sought.q?.trim().toLowerCase() ?? ''
      return shown.filter(({ appId, appName, about }) =>
        [appId, appName, about].some((text) => text.toLowerCase().includes(q)),
      )
    },
    async avatarOf(appId, auditor) {
      const row = await options.avatars.currentOf(appId)
      const task = row && (await read.find('avatar', row.id))
      return task && read.toTask(task, auditor)
    },
    async claim(kind, taskId, auditor) {
      const task = await admit(kind, taskId, auditor)
      return task.ok ? claims.take(task.value.kind, taskId, auditor) : task
    },
    async giveBack(kind, taskId, auditor) {
      const task = await admit(kind, taskId, auditor)
      return task.ok ? claims.giveBack(task.value.kind, taskId, auditor) : task
    },
    async addEvidence(kind, taskId, { auditor, name, bytes }) {
      const task = await admit(kind, taskId, auditor)
      return task.ok ? documents.add(task.value.appId, name, bytes, true) : task
    },
    async judge(kind, taskId, auditor, verdict) {
      const admitted = await admit(kind, taskId, auditor)
      if (!admitted.ok) return admitted
      const task = admitted.value
      const complete = await checkVerdict(task, verdict, documents)
      if (!complete.ok) return complete
      const appName = (await apps.cardOf(task.appId))?.name ?? task.appId
      const outcome = await carryOut(task, auditor, verdict, options)
      if (!outcome.ok) return outcome
      await claims.over(task.kind, taskId)
      const said = {
        reason: verdict.reason.trim(),
        because: verdict.isApproved ? null : (verdict.because ?? null),
      }
      await decisions.note({
        kind: task.kind,
        task_id: taskId,
        app_id: task.appId,
        about: task.about,
        auditor_id: auditor,
        outcome: outcome.value,
        ...said,
      })
      if (outcome.value !== 'agreed') await tell(task, appName, verdict, options.news)
      return accept(undefined)
    },
  }
}

function partiesOf({ appId, alsoOf }: Waiting): readonly string[] {
  return alsoOf === undefined ? [appId] : [appId, alsoOf]
}

async function checkVerdict(
  { kind, appId }: Waiting,
  { isApproved, reason, because, evidenceIds, validUntil }: Verdict,
  documents: Documents,
): Done {
  const chosen = because === undefined ? undefined : findReason(kind, because)
  if (because !== undefined && (isApproved || !chosen)) return refuse(auditReasonUnknown)
  const isSaid = reason.trim() !== '' || chosen !== undefined
  if (!isSaid && (!isApproved || kind === 'dispute')) return refuse(reasonMissing)
  if (validUntil !== undefined && kind !== 'category') return refuse(validityNotOfNames)
  if (chosen?.needsEvidence && evidenceIds.length === 0) return refuse(evidenceMissing)
  return documents.check(appId, evidenceIds)
}

/** What became of it: of a dispute, perhaps nothing yet. */
async function carryOut(
  { kind, id }: Waiting,
  auditor: string,
  { isApproved, reason, because, evidenceIds, protectAs, validUntil }: Verdict,
  { names, categories, disputes, avatars }: AuditDeskOptions,
): Promise<Result<'approved' | 'refused' | 'agreed', RaisedProblem>> {
  const said = { reason: reason.trim() || null, because: because ?? null }
  const outcome = isApproved ? ('approved' as const) : ('refused' as const)
  const done = (result: Result<void, RaisedProblem>): Result<typeof outcome, RaisedProblem> =>
    result.ok ? accept(outcome) : result
  switch (kind) {
    case 'category':
      return done(
        await categories.judge(id, {
          isApproved,
          ...said,
          validUntil: validUntil === undefined ? undefined : new Date(validUntil),
        }),
      )
    case 'name':
      return done(await names.judge(id, isApproved, said))
    case 'avatar':
      return done(await avatars.judge(id, { isApproved, ...said, evidence: evidenceIds, protectAs }))
    case 'dispute': {
      const judged = await disputes.judge(id, auditor, isApproved, said)
      return judged.ok ? accept(judged.value.state === 'open' ? 'agreed' : outcome) : judged
    }
    default:
      return unreachable(kind)
  }
}

async function tell(task: Waiting, appName: string, verdict: Verdict, news: ProfileNews): Promise<void> {
  const { kind, appId, alsoOf, about } = task
  const { isApproved, because = '' } = verdict
  // Who passes an avatar tells nobody: its owner has seen no difference.
  if (kind === 'avatar' && isApproved) return
  const told = {
    appName,
    isApproved,
    about,
    because: findReason(kind, because)?.text,
    reason: verdict.reason.trim(),
  }
  await news.tell({ ...told, what: kind, appId })
  if (alsoOf !== undefined && isApproved)
    await news.tell({ ...told, what: 'name-lost', appId: alsoOf, appName: about })
}

interface ReadTasks {
  waiting(kind: AuditKind | undefined): Promise<readonly Waiting[]>
  find(kind: AuditKind, id: string): Promise<Waiting | undefined>
  toTask(task: Waiting, auditor: string): Promise<AuditTask>
}

function readTasks(options: AuditDeskOptions): ReadTasks {
  const { clock, policy, apps, names, categories, disputes, avatars, documents, claims } = options
  const none = { documents: [], proves: [], alike: [], ground: '' }
  const sources = {
    category: {
      waiting: () => categories.waiting(),
      find: (id: string) => categories.find(id),
      read: (row: NonNullable<Awaited<ReturnType<CategoryService['find']>>>): Waiting => {
        const { name, firstName } = nameOfCategory(row.category_id)
        return {
          ...none,
          kind: 'category',
          id: row.id,
          appId: row.app_id,
          about: `${firstName} · ${name}`,
          documents: row.documents,
          proves: row.proves,
          since: row.asked_at,
        }
      },
    },
    name: {
      waiting: () => names.waiting(),
      find: (id: string) => names.find(id),
      read: (row: NonNullable<Awaited<ReturnType<NameService['find']>>>): Waiting => ({
        ...none,
        kind: 'name',
        id: row.id,
        appId: row.app_id,
        about: row.name,
        ground: row.word,
        documents: row.documents,
        since: row.created_at,
      }),
    },
    dispute: {
      waiting: () => disputes.waiting(),
      find: (id: string) => disputes.find(id),
      read: (row: NonNullable<Awaited<ReturnType<DisputeService['find']>>>): Waiting => ({
        ...none,
        kind: 'dispute',
        id: row.id,
        appId: row.app_id,
        alsoOf: row.holder_id,
        about: row.name,
        ground: row.ground,
        documents: row.documents,
        since: row.created_at,
      }),
    },
    avatar: {
      waiting: () => avatars.waiting(),
      find: (id: string) => avatars.find(id),
      read: (row: NonNullable<Awaited<ReturnType<Avatars['find']>>>): Waiting => ({
        ...none,
        kind: 'avatar',
        id: row.id,
        appId: row.app_id,
        about: '',
        since: row.set_at,
        pictureUrl: `/icons/${row.icon_digest}`,
        alike: row.alike,
      }),
    },
  }
  const cardOf = async (appId: string) => {
    const card = await apps.cardOf(appId)
    return { appId, name: card?.name ?? appId, pictureUrl: card?.iconUrl ?? '' }
  }
  const isOwn = async (task: Waiting, auditor: string): Promise<boolean> => {
    for (const appId of partiesOf(task)) if (await apps.isMember(appId, auditor)) return true
    return false
  }
  return {
    async waiting(kind) {
      const of = async <Row>(source: {
        readonly waiting: () => Promise<readonly Row[]>
        readonly read: (row: Row) => Waiting
      }): Promise<readonly Waiting[]> => (await source.waiting()).map(source.read)
      return [
        ...(kind === undefined || kind === 'category' ? await of(sources.category) : []),
        ...(kind === undefined || kind === 'name' ? await of(sources.name) : []),
        ...(kind === undefined || kind === 'dispute' ? await of(sources.dispute) : []),
        ...(kind === undefined || kind === 'avatar' ? await of(sources.avatar) : []),
      ]
    },
    async find(kind, id) {
      const of = async <Row>(source: {
        readonly find: (id: string) => Promise<Row | undefined>
        readonly read: (row: Row) => Waiting
      }): Promise<Waiting | undefined> => {
        const row = await source.find(id)
        return row && source.read(row)
      }
      switch (kind) {
        case 'category':
          return of(sources.category)
        case 'name':
          return of(sources.name)
        case 'dispute':
          return of(sources.dispute)
        case 'avatar':
          return of(sources.avatar)
        default:
          return unreachable(kind)
      }
    },
    async toTask(task, auditor) {
      const { kind, id, appId, alsoOf, about, ground, since, pictureUrl } = task
      const takenBy = await claims.of(kind, id, auditor)
      const dueBy = workingDaysLater(since, policy.value('profile.audit-working-days'))
      return {
        kind,
        id,
        appId,
        appName: (await apps.cardOf(appId))?.name ?? '',
        about,
        ground,
        documents: await givenDocuments(task, documents),
        votes: kind === 'dispute' ? await disputes.votes(id) : 0,
        votesNeeded: kind === 'dispute' ? policy.value('profile.dispute-auditors') : 1,
        since: since.toISOString(),
        dueBy: dueBy.toISOString(),
        isLate: dueBy < clock.now(),
        ...(pictureUrl !== undefined && { pictureUrl }),
        ...(alsoOf !== undefined && { holder: await cardOf(alsoOf) }),
        alike: await Promise.all(task.alike.map(cardOf)),
        isOwn: await isOwn(task, auditor),
        ...(takenBy && { takenBy }),
      }
    },
  }
}
