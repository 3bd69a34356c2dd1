import { describe, expect, it } from 'vitest'
import type { PushEvent } from '../development/contract.ts'
import type { NewMessage } from '../messages/contract.ts'
import type { SubmissionEntry } from './submissions.ts'
import { tellVerdict, type ToldOf } from './verdict-news.ts'

const at = new Date('2026-11-21T08:00:00Z')
// All that is read of it.
const submission = { app_id: 'wx1', version: '2', submitted_by: 'ann' } as SubmissionEntry
const finding = { item: 'R5.1', page: 'pages/a', text: '白屏', evidence: ['file_1', 'file_2'] }

async function told(
  verdict: ToldOf,
): Promise<{ mails: readonly NewMessage[]; events: readonly PushEvent[] }> {
  const mails: NewMessage[] = []
  const events: PushEvent[] = []
  await tellVerdict(submission, verdict, {
    clock: { now: () => at },
    apps: { cards: async () => new Map() },
    messages: { send: async (mail) => void mails.push(mail), sentSince: async () => [] },
    push: { push: async (_, event) => void events.push(event) },
    mailsOf: async (_, permission, also) => [`${permission}@example.com`, ...(also ?? [])],
  })
  return { mails, events }
}

describe('a verdict (§2.3)', () => {
  it.each<[ToldOf['kind'], Readonly<Record<string, unknown>>]>([
    ['approved', { Event: 'weapp_audit_success', SuccTime: at.getTime() / 1000 }],
    ['overturned', { Event: 'weapp_audit_success', SuccTime: at.getTime() / 1000 }],
    ['delayed', { Event: 'weapp_audit_delay', Reason: '稍后', DelayTime: at.getTime() / 1000 }],
    ['upheld', { Event: 'weapp_audit_fail', Reason: '稍后', FailTime: at.getTime() / 1000, ScreenShot: '' }],
  ])('that it was %s is pushed as %o', async (kind, fields) => {
    const { events } = await told({ kind, text: '稍后', findings: [] })
    expect(events.map((event) => event.fields)).toEqual([fields])
  })

  it('of rejection says why and where', async () => {
    const { events } = await told({ kind: 'rejected', text: '', findings: [finding] })
    expect(events[0]?.fields).toMatchObject({ Reason: 'R5.1 pages/a: 白屏', ScreenShot: 'file_1|file_2' })
  })

  it('is mailed to all who may publish, and to who submitted it', async () => {
    const { mails } = await told({ kind: 'approved', text: '', findings: [] })
    expect(mails.map(({ recipient }) => recipient)).toEqual(['publish@example.com', 'ann'])
  })
})
