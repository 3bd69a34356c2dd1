import { afterEach, describe, expect, it } from 'vitest'
import { createFakeExaminer, tinyPicture, type FakeExaminer } from '@maque/testing/platform/fake-examiner.ts'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { approve, auditIdOf, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { TestPlatformOptions } from '@maque/testing/platform/test-platform.ts'

let shop: TeaShop
afterEach(() => shop.close())

interface Submitted {
  readonly appId: string
  readonly releaseId: string
  readonly auditId: string
}

async function open(
  examiner: FakeExaminer | undefined,
  policyValues: TestPlatformOptions['policyValues'] = {},
): Promise<void> {
  shop = await openTeaShop({ ...(examiner && { examiner }), policyValues })
}
async function submit(): Promise<Submitted> {
  const { appId } = await shop.newApp()
  const release = await shop.upload({ appId } as Parameters<TeaShop['upload']>[0], '1', { 'a.txt': 'tea' })
  await shop.owner.submit(appId, release.id, submissionOf('New tea.'))
  return { appId, releaseId: release.id, auditId: await auditIdOf(shop.reviewer, release.id) }
}
const examined = async ({ auditId }: Submitted) =>
  (await shop.reviewer.call('GET /api/review/submissions/:auditId/examination', { params: { auditId } }))
    .examination
const examinedIs = (submitted: Submitted, state: string) =>
  expect.poll(async () => (await examined(submitted))?.state, { timeout: 5000 }).toBe(state)
const anew = ({ auditId }: Submitted) =>
  shop.reviewer.call('POST /api/review/submissions/:auditId/examination', { params: { auditId } })
const hanging = (examiner: FakeExaminer, times: number) =>
  expect.poll(() => examiner.works.length, { timeout: 5000 }).toBe(times)

describe('an examination', () => {
  it('is told to reviewers and to members of the app, with its pictures, and to nobody else', async () => {
    const examiner = createFakeExaminer()
    await open(examiner, {
      'examination.page-seconds': 7,
      'examination.taps': 3,
      'examination.findings': 9,
      'examination.run-seconds': 90,
    })
    const submitted = await submit()
    await shop.platform.settle()
    const report = (await examined(submitted))?.report
    expect(report?.findings[0]?.evidence).toBe('3 files and a NUL: ')
    expect(examiner.works[0]).toMatchObject({
      version: '1',
      groups: [{ page: 'pages/index/index', title: '首页', tags: ['茶'] }],
      limits: { pageMs: 7000, taps: 3, findings: 9, timeMs: 90_000 },
    })
    const params = { appId: submitted.appId, releaseId: submitted.releaseId }
    const own = await shop.owner.call('GET /api/apps/:appId/releases/:releaseId/examination', { params })
    expect(own.examination?.report).toEqual(report)
    const address = `http://localhost:8080/api/examinations/${submitted.auditId}/pictures/`
    const fetched = async (person: typeof shop.owner, name: string) =>
      (await person.send(new Request(address + name))).status
    expect(await fetched(shop.reviewer, tinyPicture)).toBe(200)
    expect(await fetched(shop.owner, tinyPicture)).toBe(200)
    expect(await fetched(shop.stranger, tinyPicture)).toBe(404)
    expect(await fetched(shop.reviewer, 'f'.repeat(64))).toBe(404)
  })

  it('is given up at once where nobody examines, and review goes on', async () => {
    await open(undefined, { 'examination.required': true })
    const submitted = await submit()
    expect(await examined(submitted)).toMatchObject({ state: 'given-up' })
    await approve(shop.reviewer, submitted.releaseId)
    const operator = await shop.signIn('operator', ['operator'])
    expect(await operator.call('GET /api/operator/examinations', {})).toHaveProperty('hindrance')
  })

  it('is waited for by approvals where it is required, and not for ever', async () => {
    const examiner = createFakeExaminer()
    examiner.next = 'hang'
    await open(examiner, { 'examination.required': true, 'examination.limit-minutes': 20 })
    const submitted = await submit()
    await hanging(examiner, 1)
    expect(await refusalOf(approve(shop.reviewer, submitted.releaseId))).toBe('examination-awaited')
    shop.clock.advance(20 * 60_000 - 1)
    expect(await refusalOf(approve(shop.reviewer, submitted.releaseId))).toBe('examination-awaited')
    shop.clock.advance(1)
    await approve(shop.reviewer, submitted.releaseId)
    examiner.finish()
    await shop.platform.settle()
    // It came to its end before anybody noticed that it was late: nothing is lost by keeping it.
    await examinedIs(submitted, 'done')
  })

  it('is given up when nobody came to it in time', async () => {
    const examiner = createFakeExaminer()
    examiner.next = 'hang'
    await open(examiner, { 'examination.limit-minutes': 20 })
    const first = await submit()
    await hanging(examiner, 1)
    // No approval waits for it where it is not required: 'examination.required'.
    await approve(shop.reviewer, first.releaseId)
    const second = await submit()
    shop.clock.advance(20 * 60_000)
    examiner.next = 'report'
    examiner.finish()
    await examinedIs(second, 'given-up')
    const operator = await shop.signIn('operator', ['operator'])
    expect(await operator.call('GET /api/operator/examinations', {})).toMatchObject({
      waiting: 0,
      unexamined: [{ auditId: Number(second.auditId), state: 'given-up' }],
    })
  })

  it('is tried again when it breaks, has failed in the end, and can be wanted anew', async () => {
    const examiner = createFakeExaminer()
    examiner.next = 'break'
    await open(examiner, { 'examination.attempts': 2 })
    const submitted = await submit()
    await examinedIs(submitted, 'failed')
    expect(examiner.works).toHaveLength(2)
    examiner.next = 'report'
    await anew(submitted)
    await examinedIs(submitted, 'done')
  })

  it('is begun again when whoever was at it has gone silent, and what they say later is dropped', async () => {
    const examiner = createFakeExaminer()
    examiner.next = 'hang'
    await open(examiner, { 'examination.lease-seconds': 30 })
    const submitted = await submit()
    await hanging(examiner, 1)
    expect(await examined(submitted)).toMatchObject({ state: 'running' })
    // Another process of this instance.
    const other = await shop.another({ examiner: createFakeExaminer() })
    shop.clock.advance(30_000 - 1)
    await other.settle()
    expect(await examined(submitted)).toMatchObject({ state: 'running' })
    shop.clock.advance(1)
    await examinedIs(submitted, 'done')
    const finishedAt = (await examined(submitted))?.finishedAt
    shop.clock.advance(1000)
    examiner.finish()
    await shop.platform.settle()
    expect((await examined(submitted))?.finishedAt).toBe(finishedAt)
    await other.stop()
  })
})
