import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnPng } from '@maque/testing/platform/drawn-picture.ts'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { archiveOf, openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('an app', () => {
  it('has a name that nobody else has, however it is written', async () => {
    await shop.owner.createApp({ name: 'Green Tea', intro: 'Sells green tea.' })
    expect(await refusalOf(shop.stranger.createApp({ name: 'ｇｒｅｅｎ tea', intro: 'Sells it too.' }))).toBe(
      'name-taken',
    )
    const app = await shop.newApp()
    expect(await refusalOf(shop.owner.setName(app.appId, 'GREEN TEA'))).toBe('name-taken')
  })

  it('shows the picture that its owner gave it, if it is one', async () => {
    const app = await shop.newApp()
    expect(app.iconUrl).toMatch(/^\/icons\/letter\.svg/)
    const changed = await shop.owner.setAvatar(app.appId, await drawnPng())
    const response = await shop.platform.http.request(`http://localhost:8080${changed.iconUrl}`)
    expect(response.headers.get('content-type')).toBe('image/png')
    const page = new Blob(['<script>alert(1)</script>'], { type: 'image/png' })
    expect(await refusalOf(shop.owner.setAvatar(app.appId, page))).toBe('icon-not-an-image')
  })
})

describe('a member', () => {
  it.each([
    ['developer', 'uploads', 'accepted'],
    ['developer', 'submits', 'not-permitted'],
    ['operator', 'uploads', 'not-permitted'],
    ['operator', 'submits', 'accepted'],
    ['experiencer', 'uploads', 'not-permitted'],
    ['experiencer', 'submits', 'not-permitted'],
    ['developer', 'opens', 'accepted'],
    ['experiencer', 'opens', 'not-found'],
    ['experiencer', 'opens the trial', 'accepted'],
    ['operator', 'manages', 'not-permitted'],
  ] as const)('who is %s %s: %s', async (role, deed, outcome) => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    const member = await shop.signIn(`${role}-${deed}`)
    if (role === 'experiencer') {
      const params = { appId: app.appId }
      await shop.owner.call('POST /api/apps/:appId/experiencers', { params, body: { email: member.email } })
    } else await shop.join(app, member, [role])
    const deeds = {
      uploads: () => member.upload(app.appId, { archive: archiveOf(), version: '2', description: '' }),
      submits: () => member.submit(app.appId, release.id, submissionOf()),
      opens: () => member.launchRelease(release.id),
      'opens the trial': async () => {
        await shop.owner.call('PUT /api/apps/:appId/trial', {
          params: { appId: app.appId },
          body: { releaseId: release.id },
        })
        const { trial } = await member.call('GET /api/apps/:appId/trial', { params: { appId: app.appId } })
        return member.launchRelease(trial?.code ?? '')
      },
      manages: () => member.setIntro(app.appId, 'Sells water now.'),
    }
    expect(await refusalOf(deeds[deed]())).toBe(outcome)
  })

  it('is none any more once removed; the administrator stays', async () => {
    const app = await shop.newApp()
    const member = await shop.signIn('leaving')
    await shop.join(app, member, ['developer'])
    expect(await refusalOf(member.app(app.appId))).toBe('accepted')
    await shop.owner.removeMember(app.appId, member.id)
    expect(await refusalOf(member.app(app.appId))).toBe('not-found')
    expect(await refusalOf(shop.owner.removeMember(app.appId, shop.owner.id))).toBe('administrator-stays')
  })
})
