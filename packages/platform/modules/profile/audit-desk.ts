/**
 * What qualification auditors have before them: categories with documents, names with protected
 * words, claims to names.
 *
 * (1) Nobody audits what belongs to an app of theirs.
 * (2) A refusal has a reason, and so has a name that is taken from its holder; other approvals may
 *     go without.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { AuditTask, Verdict } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound, reasonMissing } from '../../kernel/http/request-problems.ts'
import { givenDocuments, type CategoryService } from './category-service.ts'
import { nameOfCategory } from './category-trees.ts'
import type { DisputeService } from './dispute-service.ts'
import type { Documents } from './documents.ts'
import type { NameService } from './name-service.ts'
import { ownAudit, validityNotOfNames } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'

type TaskKind = AuditTask['kind']

export interface AuditDesk {
  /** The longest waiting first. */
  tasks(): Promise<readonly AuditTask[]>
  judge(kind: string, taskId: string, auditor: string, verdict: Verdict): Promise<Result<void, RaisedProblem>>
}

export interface AuditDeskOptions extends ProfileOptions {
  readonly names: NameService
  readonly categories: CategoryService
  readonly disputes: DisputeService
  readonly documents: Documents
}

interface Waiting {
  readonly kind: TaskKind
  readonly id: string
  readonly appId: string
  readonly about: string
  readonly ground: string
  readonly documents: readonly string[]
  readonly proves: readonly string[]
  readonly since: Date
}

export function createAuditDesk(options: AuditDeskOptions): AuditDesk {
  const { policy, apps, names, categories, disputes, documents } = options

  const waiting = async (): Promise<readonly Waiting[]> => [
    ...(await categories.waiting()).map((row) => {
      const { name, firstName } = nameOfCategory(row.category_id)
      return {
        ...taskOf(row),
        proves: row.proves,
        kind: 'category' as const,
        about: `${firstName} · ${name}`,
        ground: '',
        since: row.added_at,
      }
    }),
    ...(await names.waiting()).map((row) => ({
      ...taskOf(row),
      kind: 'name' as const,
      about: row.name,
      ground: row.word,
      since: row.created_at,
    })),
    ...(await disputes.waiting()).map((row) => ({
      ...taskOf(row),
      kind: 'dispute' as const,
      about: row.name,
      ground: row.ground,
      since: row.created_at,
    })),
  ]

  const toTask = async ({ since, documents: ids, proves, ...rest }: Waiting): Promise<AuditTask> => ({
    ...rest,
    appName: (await apps.cardOf(rest.appId))?.name ?? '',
    documents: await givenDocuments({ documents: ids, proves }, documents),
    votes: rest.kind === 'dispute' ? await disputes.votes(rest.id) : 0,
    votesNeeded: rest.kind === 'dispute' ? policy.value('profile.dispute-auditors') : 1,
    since: since.toISOString(),
  })

  /** The apps that a task is about. */
  const partiesOf = async (kind: TaskKind, id: string): Promise<readonly string[]> => {
    switch (kind) {
      case 'category':
        return appIdOf(await categories.find(id))
      case 'name':
        return appIdOf(await names.find(id))
      case 'dispute': {
        const dispute = await disputes.find(id)
        return dispute ? [dispute.app_id, dispute.holder_id] : []
      }
      default:
        return unreachable(kind)
    }
  }

  return {
    async tasks() {
      const all = await waiting()
      return Promise.all(all.toSorted((a, b) => a.since.getTime() - b.since.getTime()).map(toTask))
    },
    async judge(kind, taskId, auditor, { isApproved, reason, validUntil }) {
      if (!isTaskKind(kind)) return refuse(notFound)
      const parties = await partiesOf(kind, taskId)
      if (parties.length === 0) return refuse(notFound)
      for (const appId of parties) if (await apps.isMember(appId, auditor)) return refuse(ownAudit)
      const said = reason.trim()
      if (said === '' && (!isApproved || kind === 'dispute')) return refuse(reasonMissing)
      if (validUntil !== undefined && kind !== 'category') return refuse(validityNotOfNames)
      switch (kind) {
        case 'category':
          return categories.judge(taskId, {
            isApproved,
            reason: said || null,
            validUntil: validUntil === undefined ? undefined : new Date(validUntil),
          })
        case 'name':
          return names.judge(taskId, isApproved, said || null)
        case 'dispute': {
          const judged = await disputes.judge(taskId, auditor, isApproved, said)
          return judged.ok ? accept(undefined) : judged
        }
        default:
          return unreachable(kind)
      }
    },
  }
}

function taskOf({
  id,
  app_id,
  documents,
}: {
  readonly id: string
  readonly app_id: string
  readonly documents: readonly string[]
}): Pick<Waiting, 'id' | 'appId' | 'documents' | 'proves'> {
  return { id, appId: app_id, documents, proves: [] }
}

function appIdOf(row: { readonly app_id: string } | undefined): readonly string[] {
  return row ? [row.app_id] : []
}

function isTaskKind(kind: string): kind is TaskKind {
  return kind === 'category' || kind === 'name' || kind === 'dispute'
}
