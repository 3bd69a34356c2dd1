import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { RejectRequest, SubmitRequest } from '@maque/protocol/platform/review.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { approve, auditIdOf, reject, submissionOf } from '@maque/testing/platform/reviewing.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { tinyPng } from '@maque/testing/platform/tiny-png.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let shop: TeaShop
let senior: TestPerson
let colleague: TestPerson
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'release.withdrawals-per-day': 50,
      'release.withdrawals-per-month': 50,
      'session.lifetime-days': 3650,
      'review.hours': 48,
      'review.urgent-hours': 6,
      'review.kept-hours': 24,
      'review.appeal-days': 15,
      'review.two-reviewers': true,
    },
  })
  senior = await shop.signIn('senior', ['reviewer', 'senior-reviewer'])
  colleague = await shop.signIn('colleague', ['reviewer'])
})
afterAll(() => shop.close())

interface Submitted {
  readonly appId: string
  readonly releaseId: string
  readonly auditId: string
}

async function submitted(request: SubmitRequest = submissionOf()): Promise<Submitted> {
  const app = await shop.newApp()
  const release = await shop.upload(app, '1')
  const { auditId } = await shop.owner.submit(app.appId, release.id, request)
  return { appId: app.appId, releaseId: release.id, auditId: String(auditId) }
}
const claim = (by: PlatformClient, auditId: string) =>
  by.call('POST /api/review/submissions/:auditId/claim', { params: { auditId } })
const approval = (by: PlatformClient, auditId: string) =>
  by.call('POST /api/review/submissions/:auditId/approval', { params: { auditId } })
const rejection = (by: PlatformClient, auditId: string, body: RejectRequest) =>
  by.call('POST /api/review/submissions/:auditId/rejection', { params: { auditId }, body })
const evidence = async (by: PlatformClient, auditId: string, bytes = tinyPng): Promise<string> =>
  (
    await by.call('POST /api/review/submissions/:auditId/evidence', {
      params: { auditId },
      file: new Blob([bytes]),
    })
  ).fileId
const latest = async (appId: string) => {
  const [submission] = (await shop.owner.call('GET /api/apps/:appId/submissions', { params: { appId } }))
    .submissions
  if (!submission) throw new Error('nothing was submitted')
  return submission
}

describe('reviewing', () => {
  it('is for reviewers only', async () => {
    expect(await refusalOf(shop.stranger.reviewQueue())).toBe('not-permitted')
    expect(await refusalOf(shop.visitor.reviewQueue())).toBe('not-signed-in')
  })

  it('shows what differs from the version that users have, to reviewers alone', async () => {
    const app = await shop.newApp()
    const first = await shop.upload(app, '1', { 'tea.js': 'green' })
    const { auditId } = await shop.owner.submit(app.appId, first.id, submissionOf())
    const differences = (person: TestPerson, id: number) =>
      person.call('GET /api/review/submissions/:auditId/differences', { params: { auditId: String(id) } })
    expect(await differences(shop.reviewer, auditId)).toEqual({})
    await approve(shop.reviewer, first.id)
    await shop.owner.release(app.appId, first.id)
    const next = await shop.upload(app, '2', { 'tea.js': 'black tea', 'milk.js': '' })
    const again = await shop.owner.submit(app.appId, next.id, submissionOf())
    expect((await differences(shop.reviewer, again.auditId)).differences).toMatchObject({
      from: { version: '1' },
      to: { version: '2' },
      files: {
        added: [{ path: 'milk.js' }],
        changed: [{ path: 'app.js' }, { path: 'tea.js', fromBytes: 5, toBytes: 9 }],
      },
      facts: { apis: { added: ['milk.js'], removed: [] } },
    })
    expect(await refusalOf(differences(shop.owner, again.auditId))).not.toBe('accepted')
  })

  it('is not for members of the app (REV-03)', async () => {
    const { appId, releaseId } = await submitted()
    const insider = await shop.signIn('insider', ['reviewer'])
    await shop.join(await shop.owner.app(appId), insider, ['developer'])
    expect(await refusalOf(approve(insider, releaseId))).toBe('own-app')
  })

  it('is left to the one who took it, for an hour', async () => {
    const { auditId } = await submitted()
    expect((await claim(shop.reviewer, auditId)).takenBy).toBe('reviewer')
    expect(await refusalOf(approval(colleague, auditId))).toBe('taken-by-other')
    shop.clock.advance(HOUR_MS)
    expect(await refusalOf(approval(colleague, auditId))).toBe('accepted')
  })

  it('ends with the verdict: what is approved or withdrawn cannot be opened any more', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    const opened = () => refusalOf(shop.reviewer.launchRelease(release.id))
    expect(await opened()).toBe('not-found')
    const { auditId } = await shop.owner.submit(app.appId, release.id, submissionOf())
    expect(await opened()).toBe('accepted')
    await shop.owner.withdraw(app.appId, release.id)
    expect(await opened()).toBe('not-found')
    expect(await refusalOf(approval(shop.reviewer, String(auditId)))).toBe('not-in-review')
  })

  it('is once only, however many say so at once', async () => {
    const { auditId } = await submitted()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(approval(shop.reviewer, auditId))),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })

  it('knows no submission by a number that was made up', async () => {
    for (const auditId of ['1', '0', 'x', '9'.repeat(30), "1' or '1'='1"])
      expect(await refusalOf(approval(shop.reviewer, auditId))).toBe('not-found')
  })
})

describe('a rejection', () => {
  const page = 'pages/index/index'
  it('cites an item, a page and a picture, or is refused', async () => {
    const { auditId } = await submitted()
    const other = await submitted()
    const fileId = await evidence(shop.reviewer, auditId)
    const strange = await evidence(shop.reviewer, other.auditId)
    const finding = { item: 'R5.1', page, text: 'Blank.', evidence: [fileId] }
    const refused = (change: Partial<typeof finding>) =>
      ruleThatRefused(rejection(shop.reviewer, auditId, { findings: [{ ...finding, ...change }] }))
    expect(await ruleThatRefused(rejection(shop.reviewer, auditId, { findings: [] }))).toBe('review.findings')
    const many = Array.from({ length: 21 }, () => finding)
    expect(await ruleThatRefused(rejection(shop.reviewer, auditId, { findings: many }))).toBe(
      'review.findings',
    )
    const most = many.slice(1).map(() => ({ ...finding, evidence: [strange] }))
    expect(await ruleThatRefused(rejection(shop.reviewer, other.auditId, { findings: most }))).toBe(
      'accepted',
    )
    expect([await refused({ item: 'R9.9' }), await refused({ item: '' })]).toEqual([
      'item-unknown',
      'item-unknown',
    ])
    expect(await refused({ page: 'pages/none' })).toBe('page-unknown')
    expect(await refused({ text: ' ' })).toBe('finding-without-text')
    expect(await refused({ evidence: [] })).toBe('review.evidence')
    expect(await refused({ evidence: Array<string>(6).fill(fileId) })).toBe('review.evidence')
    expect(await refused({ evidence: [strange] })).toBe('file-unknown')
    expect(await refused({ evidence: Array<string>(5).fill(fileId) })).toBe('accepted')
  })

  it('is read by the owner, with its picture, and by nobody else', async () => {
    const { appId, releaseId } = await submitted()
    await reject(shop.reviewer, releaseId, { text: 'Blank.' })
    const { state, verdicts } = await latest(appId)
    expect(state).toBe('rejected')
    expect(verdicts).toMatchObject([
      { kind: 'rejected', findings: [{ item: { id: 'R5.1' }, page, text: 'Blank.' }] },
    ])
    expect(JSON.stringify(verdicts)).not.toContain(shop.reviewer.id)
    const url = `http://localhost:8080${verdicts[0]?.findings[0]?.evidence[0]}`
    const picture = await shop.owner.send(new Request(url))
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(tinyPng)
    expect((await shop.stranger.send(new Request(url))).status).toBe(404)
    expect((await shop.visitor.send(new Request(url))).status).toBe(401)
  })

  it('is told by mail', async () => {
    const { appId, releaseId } = await submitted()
    await reject(shop.reviewer, releaseId, { text: 'Blank indeed.' })
    await shop.platform.settle()
    const operator = await shop.signIn('operator', ['operator'])
    const { messages } = await operator.call('GET /api/operator/outbox', { query: {} })
    const { name } = await shop.owner.app(appId)
    expect(messages.find(({ subject }) => subject === `${name} 1：审核不通过`)).toMatchObject({
      recipient: shop.owner.email,
      text: expect.stringContaining('Blank indeed.'),
    })
  })

  it('leaves the next submission to the same reviewer for a day', async () => {
    const { appId, releaseId } = await submitted()
    await reject(shop.reviewer, releaseId)
    const { auditId } = await shop.owner.submit(appId, releaseId, {
      ...submissionOf(),
      feedback: 'It is not empty any more.',
    })
    expect((await shop.reviewer.submission(auditId)).keptFor).toBe('reviewer')
    expect(await refusalOf(approval(colleague, String(auditId)))).toBe('kept-for-other')
    shop.clock.advance(DAY_MS - 1)
    expect(await refusalOf(approval(colleague, String(auditId))), "'review.kept-hours'").toBe(
      'kept-for-other',
    )
    shop.clock.advance(1)
    expect(await refusalOf(approval(colleague, String(auditId)))).toBe('accepted')
  })

  it('that asks for a test account lets the next submission bring one, for who has taken it', async () => {
    const testAccount = { account: 'tea', password: 'leaves', hint: 'Shop 7.' }
    const { appId, releaseId } = await submitted()
    await shop.owner.withdraw(appId, releaseId)
    const withAccount = { ...submissionOf(), testAccount }
    expect(await refusalOf(shop.owner.submit(appId, releaseId, withAccount))).toBe('test-account-not-asked')
    const first = await shop.owner.submit(appId, releaseId, submissionOf())
    // Nobody can photograph what they cannot reach.
    await rejection(shop.reviewer, String(first.auditId), {
      findings: [{ item: 'R5.3', page, text: 'Cannot sign in.', evidence: [] }],
      needsTestAccount: true,
    })
    const form = await shop.owner.call('GET /api/apps/:appId/releases/:releaseId/submission-form', {
      params: { appId, releaseId },
    })
    expect(form).toMatchObject({ takesTestAccount: true, takesFeedback: true, groups: [{ page }] })
    const { auditId, hasTestAccount } = await shop.owner.submit(appId, releaseId, withAccount)
    expect(hasTestAccount).toBe(true)
    expect(await shop.reviewer.submission(auditId)).not.toHaveProperty('testAccount')
    expect((await claim(shop.reviewer, String(auditId))).testAccount).toEqual(testAccount)
    expect(await colleague.submission(auditId)).not.toHaveProperty('testAccount')
  })
})

describe('an approval', () => {
  const ugc = { scenes: ['text'], methods: ['none'], hasAuditTeam: false, description: '' } as const
  it('of what is risky needs two', async () => {
    const { appId, releaseId, auditId } = await submitted({ ...submissionOf(), ugc })
    expect(await approval(shop.reviewer, auditId)).toEqual({ needsAnother: true })
    expect((await shop.owner.oneRelease(appId, releaseId)).state).toBe('auditing')
    expect((await latest(appId)).state).toBe('pending')
    expect(await refusalOf(approval(shop.reviewer, auditId))).toBe('second-reviewer-needed')
    expect(await approval(colleague, auditId)).toEqual({ needsAnother: false })
    expect((await shop.owner.oneRelease(appId, releaseId)).state).toBe('approved')
    await shop.withRules({ 'review.two-reviewers': false }, async () => {
      const one = await submitted({ ...submissionOf(), ugc })
      expect(await approval(shop.reviewer, one.auditId)).toEqual({ needsAnother: false })
    })
  })

  it('makes way for a newer submission while it is not released', async () => {
    const { appId, auditId } = await submitted()
    await approval(shop.reviewer, auditId)
    const app = await shop.owner.app(appId)
    const next = await shop.upload(app, '2')
    await shop.owner.submit(appId, next.id, submissionOf())
    const { submissions } = await shop.owner.call('GET /api/apps/:appId/submissions', { params: { appId } })
    expect(submissions.map(({ state }) => state)).toEqual(['pending', 'replaced'])
    expect(await shop.statesOf(app)).toEqual({ 1: 'development', 2: 'auditing' })
  })
})

describe('a delay', () => {
  it('is over after its days, and refused when it is too long', async () => {
    const { appId, auditId } = await submitted()
    const delay = (days: number, reason = 'Asking a lawyer.') =>
      shop.reviewer.call('POST /api/review/submissions/:auditId/delay', {
        params: { auditId },
        body: { reason, days },
      })
    expect(await refusalOf(delay(1, ' '))).toBe('reason-missing')
    expect(await ruleThatRefused(delay(31))).toBe('review.delay-days')
    await delay(30)
    expect(await latest(appId)).toMatchObject({ state: 'delayed', verdicts: [{ kind: 'delayed' }] })
    shop.clock.advance(30 * DAY_MS - 1)
    await shop.platform.settle()
    expect((await latest(appId)).state).toBe('delayed')
    shop.clock.advance(1)
    await shop.platform.settle()
    expect((await latest(appId)).state).toBe('pending')
  })
})

describe('an appeal', () => {
  const appeal = ({ appId, auditId }: Submitted, text = 'It is not blank.') =>
    shop.owner.call('POST /api/apps/:appId/submissions/:auditId/appeal', {
      params: { appId, auditId },
      body: { text },
    })
  const decide = (by: PlatformClient, { auditId }: Submitted, outcome: 'upheld' | 'overturned') =>
    by.call('POST /api/review/submissions/:auditId/appeal-decision', {
      params: { auditId },
      body: { outcome, answer: 'Looked again.' },
    })

  it('is decided by a senior reviewer who did not reject it', async () => {
    const given = await submitted()
    await reject(senior, given.releaseId)
    await appeal(given)
    expect(await refusalOf(decide(colleague, given, 'overturned'))).toBe('not-permitted')
    expect(await refusalOf(decide(senior, given, 'overturned'))).toBe('own-rejection')
    const other = await shop.signIn('other-senior', ['senior-reviewer'])
    expect(await refusalOf(other.launchRelease(given.releaseId))).toBe('accepted')
    await decide(other, given, 'overturned')
    expect(await latest(given.appId)).toMatchObject({
      state: 'approved',
      appeal: { outcome: 'overturned', answer: 'Looked again.' },
    })
    expect((await shop.owner.release(given.appId, given.releaseId)).state).toBe('online')
  })

  it('that fails leaves the rejection, and cannot be made again', async () => {
    const given = await submitted()
    await reject(shop.reviewer, given.releaseId)
    expect(await ruleThatRefused(appeal(given, ' '))).toBe('review.appeal-characters')
    expect(await ruleThatRefused(appeal(given, 'x'.repeat(501)))).toBe('review.appeal-characters')
    await appeal(given, 'x'.repeat(500))
    await decide(senior, given, 'upheld')
    expect((await latest(given.appId)).state).toBe('rejected')
    expect(await refusalOf(appeal(given))).toBe('appealed-before')
  })

  it('review.appeal-days: comes in time', async () => {
    const late = await submitted()
    await reject(shop.reviewer, late.releaseId)
    shop.clock.advance(15 * DAY_MS + 1)
    expect(await refusalOf(appeal(late))).toBe('appeal-too-late')
    const timely = await submitted()
    await reject(shop.reviewer, timely.releaseId)
    shop.clock.advance(15 * DAY_MS)
    expect(await refusalOf(appeal(timely))).toBe('accepted')
  })

  it('is over when the version is submitted again', async () => {
    const given = await submitted()
    await reject(shop.reviewer, given.releaseId)
    await appeal(given)
    await shop.owner.submit(given.appId, given.releaseId, submissionOf())
    expect(await refusalOf(decide(senior, given, 'overturned'))).toBe('not-appealing')
  })
})

describe('the queue', () => {
  it('has the urgent first, then what is due first', async () => {
    const earlier = await submitted()
    shop.clock.advance(HOUR_MS)
    const later = await submitted()
    const places = async (): Promise<readonly number[]> => {
      const ids = (await shop.reviewer.reviewQueue()).map(({ auditId }) => String(auditId))
      return [ids.indexOf(earlier.auditId), ids.indexOf(later.auditId)]
    }
    const [first = 0, second = 0] = await places()
    expect(first).toBeLessThan(second)
    const speedUp = ({ appId, auditId }: Submitted) =>
      shop.owner.call('POST /api/apps/:appId/submissions/:auditId/speed-up', { params: { appId, auditId } })
    const { dueAt, submittedAt } = await speedUp(later)
    expect(Date.parse(dueAt) - Date.parse(submittedAt)).toBe(6 * HOUR_MS)
    const before = await latest(earlier.appId)
    expect(Date.parse(before.dueAt) - Date.parse(before.submittedAt)).toBe(48 * HOUR_MS)
    expect((await places())[1]).toBe(0)
    expect(await refusalOf(speedUp(later))).toBe('urgent-already')
    await approval(shop.reviewer, later.auditId)
    expect(await refusalOf(speedUp(later))).toBe('not-in-review')
  })

  it('shows those of a kind', async () => {
    const given = await submitted()
    await claim(colleague, given.auditId)
    const shown = async (by: PlatformClient, only: 'mine' | 'first' | 'risky' | 'late') =>
      (await by.call('GET /api/review/queue', { query: { only } })).entries.some(
        ({ auditId }) => String(auditId) === given.auditId,
      )
    expect(await shown(colleague, 'mine')).toBe(true)
    expect(await shown(shop.reviewer, 'mine')).toBe(false)
    expect(await shown(shop.reviewer, 'first')).toBe(true)
    expect(await shown(shop.reviewer, 'risky')).toBe(false)
    expect(await shown(shop.reviewer, 'late')).toBe(false)
    shop.clock.advance(48 * HOUR_MS + 1)
    expect(await shown(shop.reviewer, 'late')).toBe(true)
    expect(await auditIdOf(shop.reviewer, given.releaseId)).toBe(given.auditId)
  })
})

describe('submitting', () => {
  it('review.submissions-per-month, review.speed-ups-per-month: so often a month', async () => {
    const { appId, releaseId, auditId } = await submitted()
    const speedUp = (id: string) =>
      shop.owner.call('POST /api/apps/:appId/submissions/:auditId/speed-up', {
        params: { appId, auditId: id },
      })
    await speedUp(auditId)
    let last = auditId
    for (let time = 2; time <= 20; time++) {
      await shop.owner.withdraw(appId, releaseId)
      last = String((await shop.owner.submit(appId, releaseId, submissionOf())).auditId)
      if (time === 2) await speedUp(last)
    }
    expect(await ruleThatRefused(speedUp(last))).toBe('review.speed-ups-per-month')
    await shop.owner.withdraw(appId, releaseId)
    expect(await ruleThatRefused(shop.owner.submit(appId, releaseId, submissionOf()))).toBe(
      'review.submissions-per-month',
    )
    shop.clock.advance(31 * DAY_MS)
    expect(await ruleThatRefused(shop.owner.submit(appId, releaseId, submissionOf()))).toBe('accepted')
  })

  it('takes pictures and films of the app, and nothing else', async () => {
    const { appId, releaseId } = await submitted()
    const add = (bytes: Uint8Array<ArrayBuffer>) =>
      shop.owner.call('POST /api/apps/:appId/submission-files', {
        params: { appId },
        file: new Blob([bytes]),
      })
    const film = new Uint8Array(Buffer.from('0000ftypmp42'))
    expect(await refusalOf(add(new Uint8Array(Buffer.from('<svg/>'))))).toBe('file-type')
    const { fileId } = await add(film)
    const other = await submitted()
    await reject(shop.reviewer, other.releaseId)
    const stolen = { ...submissionOf(), materials: [fileId] }
    expect(await refusalOf(shop.owner.submit(other.appId, other.releaseId, stolen))).toBe('file-unknown')
    await reject(shop.reviewer, releaseId)
    expect((await shop.owner.submit(appId, releaseId, stolen)).materials).toEqual([
      `/api/submission-files/${fileId}`,
    ])
  })
})

describe('a file', () => {
  it('is as large and as frequent as the rules allow', () =>
    shop.withRules({ 'review.file-bytes': 100, 'review.files-per-day': 2 }, async () => {
      const { appId } = await shop.newApp()
      // What came with other tests was yesterday.
      shop.clock.advance(DAY_MS)
      const add = (length: number) => {
        const bytes = Buffer.concat([tinyPng, Buffer.alloc(100)]).subarray(0, length)
        const params = { appId }
        const file = new Blob([new Uint8Array(bytes)])
        return ruleThatRefused(shop.owner.call('POST /api/apps/:appId/submission-files', { params, file }))
      }
      expect(await add(101)).toBe('review.file-bytes')
      expect([await add(100), await add(99), await add(98)]).toEqual([
        'accepted',
        'accepted',
        'review.files-per-day',
      ])
      shop.clock.advance(DAY_MS)
      expect(await add(100)).toBe('accepted')
    }))
})
