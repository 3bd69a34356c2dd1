/** The preconditions of a submission, met one after another by the owner's own deeds (RULES §2.7). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: { 'category.personal-list-of-2018': false, 'review.risky-categories': [17] },
  })
})
afterAll(() => shop.close())

const formOf = ({ appId }: App, { id: releaseId }: Release) =>
  shop.owner.call('GET /api/apps/:appId/releases/:releaseId/submission-form', {
    params: { appId, releaseId },
  })
const unmetOf = async (app: App, release: Release): Promise<readonly string[]> =>
  (await formOf(app, release)).preconditions.filter(({ isMet }) => !isMet).map(({ id }) => id)
const submit = (app: App, release: Release, more = {}) =>
  shop.owner.submit(app.appId, release.id, { ...submissionOf(), ...more })

describe('the form of a submission', () => {
  it('says what is missing, refuses by it, and is satisfied by what owners do', async () => {
    const app = await shop.bareApp()
    const params = { appId: app.appId }
    const release = await shop.upload(app, '1', { calls: 'getLocation button.getPhoneNumber' })
    expect(await unmetOf(app, release)).toEqual(['avatar', 'category', 'privacy-guide'])
    expect(await ruleThatRefused(submit(app, release))).toBe('submission.needs-avatar')
    await fillIn(shop.owner, app.appId)
    expect(await ruleThatRefused(submit(app, release))).toBe('submission.needs-declared-privacy')
    expect((await formOf(app, release)).privacy.undeclared).toEqual(['Location', 'PhoneNumber'])
    const uses = [
      { key: 'Location' as const, purpose: 'Finds the next shop.' },
      { key: 'PhoneNumber' as const, purpose: 'Calls when tea is ready.' },
    ]
    const guide = { uses, contact: { email: 'tea@example.com' }, notice: 'In the app.', sdks: [] }
    await shop.owner.call('PUT /api/apps/:appId/privacy-guide', { params, body: guide })
    expect(await unmetOf(app, release)).toEqual(['privacy-guide'])
    await shop.owner.call('POST /api/apps/:appId/privacy-guide/publication', { params })
    expect(await unmetOf(app, release)).toEqual([])
    await submit(app, release)
    expect(await unmetOf(app, release)).toEqual(['nothing-in-review'])
  })

  it('takes the word of an owner whose code never calls what is in it, and tells reviewers', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { calls: 'chooseImage' })
    const { auditId, saysPrivacyUnused } = await submit(app, release, { saysPrivacyUnused: true })
    expect(saysPrivacyUnused).toBe(true)
    const { privacy } = await shop.reviewer.submission(auditId)
    expect(privacy).toEqual({ used: ['Album'], undeclared: ['Album'] })
  })

  it('asks for what was compiled before calls were noted to be uploaded again', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { old: '' })
    expect(await ruleThatRefused(submit(app, release))).toBe('submission.needs-privacy-scan')
  })

  it('asks which mini programs are opened, unless the pack does not', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { calls: 'navigateToMiniProgram' })
    expect(await ruleThatRefused(submit(app, release))).toBe('submission.needs-opened-apps')
  })

  it('knows categories that have run out, and wants two reviewers for delicate ones', async () => {
    const app = await shop.newApp()
    const params = { appId: app.appId }
    const lawyer = 17036
    const { documentId } = await shop.owner.call('POST /api/apps/:appId/documents', {
      params,
      query: { name: 'licence' },
      file: new Blob([Buffer.from('%PDF-1.7 licence')], { type: 'application/pdf' }),
    })
    const proofs = [{ documentId, proves: '律师执业资格证' }]
    const body = { categoryId: lawyer, documentIds: [], proofs }
    await shop.owner.call('POST /api/apps/:appId/categories', { params, body })
    const auditor = await shop.signIn('auditor', ['qualification-auditor'])
    const judge = async (validUntil: Date) => {
      const { tasks } = await auditor.call('GET /api/operator/profile-audits', {
        query: { kind: 'category' },
      })
      return auditor.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
        params: { kind: 'category', taskId: tasks[0]?.id ?? '' },
        body: { isApproved: true, reason: 'A licence.', validUntil: validUntil.toISOString() },
      })
    }
    const now = shop.clock.now().getTime()
    expect(await refusalOf(judge(new Date(now)))).toBe('documents-run-out')
    const inAWeek = new Date(now + 7 * 86_400_000)
    await judge(inAWeek)
    const release = await shop.upload(app, '1')
    await submit(app, release)
    const { entries } = await shop.reviewer.call('GET /api/review/queue', { query: { only: 'risky' } })
    expect(entries.map(({ appId }) => appId)).toEqual([app.appId])
    await shop.owner.withdraw(app.appId, release.id)

    shop.clock.advance(7 * 86_400_000)
    expect(await ruleThatRefused(submit(app, release))).toBe('submission.needs-categories-in-force')
    const category = { params: { ...params, categoryId: String(lawyer) } }
    const renewed = await shop.owner.call('PUT /api/apps/:appId/categories/:categoryId', {
      ...category,
      body: { documentIds: [], proofs },
    })
    expect(renewed.chosen.find(({ id }) => id === lawyer)).toMatchObject({ state: 'pending' })
    expect(await refusalOf(submit(app, release))).toBe('accepted')
  })
})
