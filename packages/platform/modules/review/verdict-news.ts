/** What owners and their servers are told of a verdict (§2.3): by mail, and by message push. */
import type { MemberMails } from '../../member-mails.ts'
import { SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { Apps } from '../apps/contract.ts'
import type { MessagePush, PushEvent } from '../development/contract.ts'
import type { Messages } from '../messages/contract.ts'
import type { SubmissionEntry } from './submissions.ts'
import { verdictMail, type ToldVerdict } from './verdict-mails.ts'

export interface VerdictNewsOptions {
  readonly clock: Clock
  readonly apps: Pick<Apps, 'cards'>
  readonly messages: Messages
  readonly push: MessagePush
  readonly mailsOf: MemberMails
}

export type ToldOf = Pick<ToldVerdict, 'kind' | 'text' | 'findings'>

/** Whoever submitted it, the administrator and all who may publish; within the unit of the verdict. */
export async function tellVerdict(
  { app_id, version, submitted_by }: SubmissionEntry,
  verdict: ToldOf,
  { clock, apps, messages, push, mailsOf }: VerdictNewsOptions,
): Promise<void> {
  const appName = (await apps.cards([app_id])).get(app_id)?.name ?? app_id
  for (const recipient of await mailsOf(app_id, 'publish', [submitted_by])) {
    await messages.send(verdictMail(recipient, { appName, version, ...verdict }))
  }
  await push.push(app_id, eventOf(verdict, clock.now()))
}

/** By the names of WeChat's events; who is told has no user, so it comes from the platform. */
function eventOf({ kind, text, findings }: ToldOf, at: Date): PushEvent {
  const seconds = Math.floor(at.getTime() / SECOND_MS)
  const reason = [text, ...findings.map((finding) => `${finding.item} ${finding.page}: ${finding.text}`)]
    .filter((line) => line !== '')
    .join('\n')
  const event = { from: 'system', at, msgType: 'event' } as const
  switch (kind) {
    case 'approved':
    case 'overturned':
      return { ...event, fields: { Event: 'weapp_audit_success', SuccTime: seconds } }
    case 'delayed':
      return { ...event, fields: { Event: 'weapp_audit_delay', Reason: reason, DelayTime: seconds } }
    default:
      return {
        ...event,
        fields: {
          Event: 'weapp_audit_fail',
          Reason: reason,
          FailTime: seconds,
          ScreenShot: findings.flatMap(({ evidence }) => evidence).join('|'),
        },
      }
  }
}
