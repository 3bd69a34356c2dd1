/** Avatars from the moment they are set to what auditors say of them (§2.4, R1). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditTask } from '@maque/protocol/platform/profile.ts'
import { drawnPng, type Drawn } from '@maque/testing/platform/drawn-picture.ts'
import { problemOf, refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import {
  registerVerified,
  sameSubject,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { workingDaysLater } from '../../kernel/calendar.ts'

let registry: Registry
let auditor: TestPerson
let colleague: TestPerson
let app: TestAccount
beforeAll(async () => {
  registry = await openRegistry()
  auditor = await registry.signIn('auditor', ['qualification-auditor'])
  colleague = await registry.signIn('colleague', ['qualification-auditor'])
  app = await registerVerified(registry)
})
afterAll(() => registry.close())

const bars = {
  first: { left: 0.1, top: 0.1, width: 0.2, height: 0.8 },
  second: { left: 0.2, top: 0.6, width: 0.7, height: 0.2 },
  third: { left: 0.6, top: 0.1, width: 0.3, height: 0.3 },
  fourth: { left: 0.3, top: 0.2, width: 0.1, height: 0.6 },
} satisfies Readonly<Record<string, Drawn>>

const set = async ({ host, publicId }: TestAccount, drawn: Drawn) =>
  host.setAvatar(publicId, await drawnPng(drawn))
const taskOf = async ({ publicId }: TestAccount, who = auditor): Promise<AuditTask> => {
  const { tasks } = await who.call('GET /api/operator/profile-audits', {
    query: { kind: 'avatar', q: publicId },
  })
  const [task] = tasks
  if (!task) throw new Error('nothing waits')
  return task
}
const judge = (
  { kind, id: taskId }: AuditTask,
  verdict: {
    readonly isApproved: boolean
    readonly reason?: string
    readonly because?: string
    readonly evidenceIds?: readonly string[]
    readonly protectAs?: string
  },
  who = auditor,
) =>
  who.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
    params: { kind, taskId },
    body: { reason: '', ...verdict },
  })
const profileOf = ({ host, publicId }: TestAccount) =>
  host.call('GET /api/apps/:appId/profile', { params: { appId: publicId } })

describe('an avatar', () => {
  it('is seen at once, looked at afterwards, and taken away with a reason and evidence', async () => {
    const { iconUrl: first } = await set(app, bars.first)
    await judge(await taskOf(app), { isApproved: true })
    const { iconUrl: second } = await set(app, bars.second)
    const task = await taskOf(app)
    expect(task).toMatchObject({ kind: 'avatar', pictureUrl: second, alike: [], isOwn: false })
    expect(await refusalOf(judge(task, { isApproved: false }))).toBe('reason-missing')
    expect(await refusalOf(judge(task, { isApproved: false, because: 'R1.1' }))).toBe(
      'audit-evidence-missing',
    )
    expect(await refusalOf(judge(task, { isApproved: false, because: 'D.scope' }))).toBe(
      'audit-reason-unknown',
    )
    expect(await refusalOf(judge(task, { isApproved: true, because: 'R1.4' }))).toBe('audit-reason-unknown')
    const { documentId } = await auditor.call('POST /api/operator/profile-audits/:kind/:taskId/evidence', {
      params: { kind: 'avatar', taskId: task.id },
      query: { name: '商标证.png' },
      file: await drawnPng(bars.third),
    })
    await judge(task, {
      isApproved: false,
      because: 'R1.1',
      reason: '与某某商标相同。',
      evidenceIds: [documentId],
    })

    const profile = await profileOf(app)
    expect(profile).toMatchObject({
      iconUrl: first,
      avatarTaken: { pictureUrl: second, reason: '与某某商标相同。', evidence: [{ name: '商标证.png' }] },
    })
    expect(profile.avatarTaken?.because?.en).toContain('trade mark')
    const { messages } = await registry.operator.call('GET /api/operator/outbox', { query: {} })
    expect(messages.find(({ text }) => text.includes('与某某商标相同。'))?.text).toContain(
      'Its avatar was taken away',
    )

    // Nothing waits: the one before had passed. What was taken never comes back.
    const left = await auditor.call('GET /api/operator/profile-audits', { query: { q: app.publicId } })
    expect(left.tasks).toEqual([])
    expect(await refusalOf(set(app, { ...bars.second, side: 200 }))).toBe('avatar-taken-before')
    await set(app, bars.third)
    expect((await profileOf(app)).avatarTaken).toBeUndefined()
  })

  it('that was replaced before anybody looked waits again when it is put back; without one before, a letter is drawn', async () => {
    const other = await registerVerified(registry)
    const { iconUrl: first } = await set(other, bars.first)
    await set(other, bars.second)
    await judge(await taskOf(other), { isApproved: false, because: 'R1.4' })
    const again = await taskOf(other)
    expect(again.pictureUrl).toBe(first)
    await judge(again, { isApproved: false, because: 'R1.4' })
    expect(await profileOf(other)).toMatchObject({ hasAvatar: false })
    expect((await profileOf(other)).iconUrl).toMatch(/letter/)
  })

  it('can be taken away after it has passed, found by its AppID', async () => {
    const other = await registerVerified(registry)
    await set(other, bars.fourth)
    await judge(await taskOf(other), { isApproved: true })
    const { task } = await auditor.call('GET /api/operator/apps/:appId/avatar', {
      params: { appId: other.publicId },
    })
    if (!task) throw new Error('it has no avatar')
    await judge(task, { isApproved: false, reason: '权利人投诉。', protectAs: '某某商标' })
    const foreign = await registerVerified(registry)
    const problem = await problemOf(set(foreign, bars.fourth))
    expect(problem).toMatchObject({ rule: { id: 'profile.avatar-alike-bits' } })
    expect(problem?.message.zh).toContain('某某商标')
    const { pictures } = await auditor.call('GET /api/operator/protected-pictures', {})
    const [kept] = pictures
    await auditor.call('DELETE /api/operator/protected-pictures/:pictureId', {
      params: { pictureId: kept?.pictureId ?? '' },
    })
    expect(await refusalOf(set(foreign, bars.fourth))).toBe('accepted')
  })

  it('that looks like that of another subject says so to auditors, not that of one’s own', async () => {
    const [one, own, foreign] = [
      await registerVerified(registry),
      await registerVerified(registry),
      await registerVerified(registry),
    ]
    const drawn = { left: 0.5, top: 0, width: 0.2, height: 0.5 }
    await set(one, drawn)
    const sibling = await registerVerified(registry, sameSubject(one))
    await set(sibling, drawn)
    expect((await taskOf(sibling)).alike).toEqual([])
    await set(foreign, { ...drawn, side: 150 })
    expect((await taskOf(foreign)).alike.map(({ appId }) => appId)).toEqual([one.publicId, sibling.publicId])
    await set(own, bars.first)
    expect((await taskOf(own)).alike.map(({ appId }) => appId)).not.toContain(one.publicId)
  })

  it.each([
    ['all of one colour', { width: 0 }, 'profile.avatar-plain-percent'],
    ['of one colour for 98 %', { width: 2 / 32, height: 4 / 32 }, 'profile.avatar-plain-percent'],
    ['of one colour for 97 %', { width: 3 / 32, height: 4 / 32 }, 'accepted'],
  ])('is refused where it is too plain (profile.avatar-plain-percent): %s', async (_, drawn, outcome) => {
    expect(await ruleThatRefused(set(app, { side: 288, left: 0.25, top: 0.25, ...drawn }))).toBe(outcome)
  })
})

describe('the desk of qualification auditors', () => {
  it("leaves what somebody has taken to them, until their time is over: 'profile.audit-claim-minutes'", async () => {
    const other = await registerVerified(registry)
    await set(other, bars.first)
    const task = await taskOf(other)
    const params = { kind: 'avatar', taskId: task.id }
    const claim = (who: TestPerson) =>
      who.call('POST /api/operator/profile-audits/:kind/:taskId/claim', { params })
    await claim(auditor)
    expect(await taskOf(other)).toMatchObject({ takenBy: { isMe: true } })
    expect(await taskOf(other, colleague)).toMatchObject({ takenBy: { name: 'auditor', isMe: false } })
    expect(await refusalOf(claim(colleague))).toBe('audit-taken')
    expect(await refusalOf(judge(task, { isApproved: true }, colleague))).toBe('audit-taken')
    registry.clock.advance(60 * 60_000 - 1)
    expect(await refusalOf(claim(colleague))).toBe('audit-taken')
    registry.clock.advance(1)
    expect(await refusalOf(claim(colleague))).toBe('accepted')
    await colleague.call('DELETE /api/operator/profile-audits/:kind/:taskId/claim', { params })
    expect(await refusalOf(judge(task, { isApproved: true }))).toBe('accepted')
  })

  it("says when each should have been judged, and keeps what was: 'profile.audit-working-days'", async () => {
    const other = await registerVerified(registry)
    await set(other, bars.second)
    const task = await taskOf(other)
    const since = new Date(task.since)
    expect([6, 7, 8].map((days) => workingDaysLater(since, days).toISOString() === task.dueBy)).toEqual([
      false,
      true,
      false,
    ])
    expect(task.isLate).toBe(false)
    registry.clock.advance(Date.parse(task.dueBy) - registry.clock.now().getTime())
    expect((await taskOf(other)).isLate).toBe(false)
    registry.clock.advance(1)
    auditor = await registry.signIn('auditor', ['qualification-auditor'])
    colleague = await registry.signIn('colleague', ['qualification-auditor'])
    expect((await taskOf(other)).isLate).toBe(true)
    await judge(task, { isApproved: false, because: 'R1.4-brand', reason: '左上角。' })
    const { decisions } = await colleague.call('GET /api/operator/profile-audits/decisions', {
      query: { kind: 'avatar', q: other.publicId },
    })
    expect(decisions).toMatchObject([
      {
        outcome: 'refused',
        by: 'auditor',
        reason: '左上角。',
        pictureUrl: task.pictureUrl,
        canBeTaken: false,
      },
    ])
    const none = await colleague.call('GET /api/operator/profile-audits/decisions', {
      query: { kind: 'name', q: other.publicId },
    })
    expect(none.decisions).toEqual([])
  })

  it('lets nobody judge what is theirs, and says so beforehand', async () => {
    const owner = await registry.signIn('owner', ['qualification-auditor'])
    const { appId } = await owner.createApp({ name: '自家茶铺', intro: '自己的小程序。' })
    await owner.setAvatar(appId, await drawnPng(bars.third))
    const { tasks } = await owner.call('GET /api/operator/profile-audits', { query: { q: appId } })
    const [task] = tasks
    if (!task) throw new Error('nothing waits')
    expect(task.isOwn).toBe(true)
    expect(await refusalOf(judge(task, { isApproved: true }, owner))).toBe('own-audit')
  })
})
