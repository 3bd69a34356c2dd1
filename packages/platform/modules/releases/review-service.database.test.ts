import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('reviewing', () => {
  it('is for reviewers only', async () => {
    expect(await refusalOf(shop.stranger.reviewQueue())).toBe('not-permitted')
    expect(await refusalOf(shop.visitor.reviewQueue())).toBe('not-signed-in')
  })

  it('is not for members of the app', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    await shop.owner.submit(app.appId, release.id, '')
    const insider = await shop.signIn('insider', ['reviewer'])
    await shop.join(app, insider, ['developer'])
    expect(await refusalOf(insider.approve(release.id))).toBe('own-app')
  })

  it('is left to the one who took it, for an hour', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    await shop.owner.submit(app.appId, release.id, '')
    const colleague = await shop.signIn('colleague', ['reviewer'])
    expect((await shop.reviewer.claim(release.id)).takenBy).toBe('reviewer')
    expect(await refusalOf(colleague.approve(release.id))).toBe('taken-by-other')
    shop.clock.advance(60 * 60_000)
    expect(await refusalOf(colleague.approve(release.id))).toBe('accepted')
  })

  it('ends with the review: what is approved or withdrawn cannot be opened any more', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1')
    expect(await refusalOf(shop.reviewer.launchRelease(release.id))).toBe('not-found')
    await shop.owner.submit(app.appId, release.id, '')
    expect(await refusalOf(shop.reviewer.launchRelease(release.id))).toBe('accepted')
    await shop.owner.withdraw(app.appId, release.id)
    expect(await refusalOf(shop.reviewer.launchRelease(release.id))).toBe('not-found')
    expect(await refusalOf(shop.reviewer.approve(release.id))).toBe('not-found')
  })
})
