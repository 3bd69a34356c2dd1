/** What servers are told of an auditor's verdict (§2.3), by the names of WeChat's events. No I/O in here. */
import type { PushEvent } from '../development/contract.ts'

export interface AuditVerdict {
  readonly at: Date
  readonly isApproved: boolean
  readonly reason: string | null
}

/** Not a rule: WeChat's words for it. */
const APPROVED = 3
const REFUSED = 2

export function nameNews(nickname: string, verdict: AuditVerdict): PushEvent {
  return eventOf('wxa_nickname_audit', { nickname }, verdict)
}

export function categoryNews(
  { first, second }: { readonly first: number; readonly second: number },
  verdict: AuditVerdict,
): PushEvent {
  return eventOf('wxa_category_audit', { first, second }, verdict)
}

/** Who is told has no user, so it comes from the platform. */
function eventOf(
  Event: string,
  about: PushEvent['fields'],
  { at, isApproved, reason }: AuditVerdict,
): PushEvent {
  return {
    from: 'system',
    at,
    msgType: 'event',
    fields: {
      Event,
      ret: isApproved ? APPROVED : REFUSED,
      ...about,
      reason: isApproved ? '' : (reason ?? ''),
    },
  }
}
