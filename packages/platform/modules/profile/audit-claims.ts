/** Who is at which task of the desk: for a while, so that no two look at the same. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AuditKind, AuditTask } from '@maque/protocol/platform/profile.ts'
import { later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { auditTaken } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'

type Done = Promise<Result<void, RaisedProblem>>

export interface AuditClaims {
  take(kind: AuditKind, taskId: string, auditor: string): Done
  giveBack(kind: AuditKind, taskId: string, auditor: string): Done
  /** Refuses while somebody else is at it. */
  check(kind: AuditKind, taskId: string, auditor: string): Done
  over(kind: AuditKind, taskId: string): Promise<void>
  of(kind: AuditKind, taskId: string, asking: string): Promise<AuditTask['takenBy']>
}

export type AuditClaimsOptions = Pick<ProfileOptions, 'database' | 'clock' | 'policy'> & {
  nameOf(personId: string): Promise<string>
}

export function createAuditClaims({ database, clock, policy, nameOf }: AuditClaimsOptions): AuditClaims {
  const claimOf = (kind: AuditKind, taskId: string) =>
    database
      .selectFrom('profile_audit_claims')
      .selectAll()
      .where('kind', '=', kind)
      .where('task_id', '=', taskId)
      .where('until', '>', clock.now())
      .executeTakeFirst()
  const check: AuditClaims['check'] = async (kind, taskId, auditor) => {
    const claim = await claimOf(kind, taskId)
    if (!claim || claim.auditor_id === auditor) return accept(undefined)
    return refuse(auditTaken({ name: await nameOf(claim.auditor_id), until: claim.until }))
  }
  const over: AuditClaims['over'] = async (kind, taskId) => {
    await database
      .deleteFrom('profile_audit_claims')
      .where('kind', '=', kind)
      .where('task_id', '=', taskId)
      .execute()
  }
  return {
    check,
    over,
    async take(kind, taskId, auditor) {
      await lockFor(database, 'audit task', `${kind} ${taskId}`)
      const free = await check(kind, taskId, auditor)
      if (!free.ok) return free
      const claim = {
        auditor_id: auditor,
        until: later(clock.now(), policy.value('profile.audit-claim-minutes') * MINUTE_MS),
      }
      await database
        .insertInto('profile_audit_claims')
        .values({ kind, task_id: taskId, ...claim })
        .onConflict((conflict) => conflict.columns(['kind', 'task_id']).doUpdateSet(claim))
        .execute()
      return accept(undefined)
    },
    async giveBack(kind, taskId, auditor) {
      const mine = await check(kind, taskId, auditor)
      if (mine.ok) await over(kind, taskId)
      return mine
    },
    async of(kind, taskId, asking) {
      const claim = await claimOf(kind, taskId)
      return (
        claim && {
          name: await nameOf(claim.auditor_id),
          isMe: claim.auditor_id === asking,
          until: claim.until.toISOString(),
        }
      )
    },
  }
}
