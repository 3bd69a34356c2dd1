import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Standing } from '@maque/protocol/platform/client-updates.ts'
import { LIBRARY_VERSION } from '@maque/protocol/platform/own-versions.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { standingText } from '@maque/protocol/transparency/standing-text.ts'
import { problemOf, refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

const DAY_MS = 86_400_000

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

const standing = async ({ appId }: App, { digest }: Release): Promise<Standing | undefined> => {
  const of = `${appId}.${digest}`
  return (await shop.visitor.call('GET /api/standings', { query: { of } })).standings[0]
}
const updatesOf = async ({ appId }: App) => (await shop.visitor.launchOnline(appId)).updates
const set = (
  { appId }: App,
  minimumReleaseId: string | null,
  prefersLocal = false,
  minimumBaseLibrary: string | null = null,
) =>
  shop.owner.call('PUT /api/apps/:appId/client-updates', {
    params: { appId },
    body: { minimumReleaseId, prefersLocal, minimumBaseLibrary },
  })
const three = async (): Promise<readonly [App, Release, Release, Release]> => {
  const app = await shop.newApp()
  const first = await shop.bringOnline(app, '1')
  shop.clock.advance(1000)
  const second = await shop.bringOnline(app, '2')
  shop.clock.advance(1000)
  return [app, first, second, await shop.bringOnline(app, '3')]
}

describe('a version that people have', () => {
  it('may be started and left running until it is taken back (client.standing-seconds)', async () => {
    const [app, first, second, third] = await three()
    expect(await updatesOf(app)).toMatchObject({
      startable: [third.digest, second.digest, first.digest],
      askEveryMs: 20_000,
      prefersLocal: false,
    })
    expect(await standing(app, second)).toMatchObject({ state: 'runs' })
    await shop.owner.rollBack(app.appId, second.id)
    expect(await standing(app, third)).toMatchObject({ state: 'superseded' })
    expect((await updatesOf(app))?.startable).toEqual([second.digest, first.digest])
  })

  it('ends where it came before the oldest that the owner still wants', async () => {
    const [app, first, second, third] = await three()
    await set(app, second.id, true)
    expect(await updatesOf(app)).toMatchObject({
      startable: [third.digest, second.digest],
      prefersLocal: true,
    })
    expect(await standing(app, first)).toMatchObject({ state: 'superseded' })
    expect(await standing(app, second)).toMatchObject({ state: 'runs' })
    await set(app, null)
    expect(await standing(app, first)).toMatchObject({ state: 'runs' })
  })

  it('tells players which base library they need, of those that there are', async () => {
    const [app] = await three()
    expect(await updatesOf(app)).toMatchObject({ minimumBaseLibrary: null })
    await set(app, null, false, LIBRARY_VERSION)
    expect(await updatesOf(app)).toMatchObject({ minimumBaseLibrary: LIBRARY_VERSION })
    for (const unknown of ['3', '999.0.0', 'newest']) {
      expect(await problemOf(set(app, null, false, unknown))).toMatchObject({
        code: 'base-library-unknown',
        errcode: 85015,
      })
    }
  })

  it('ends for everybody while its owner has suspended the app, in the owner’s words (REV-10)', async () => {
    const [app, , , third] = await three()
    const params = { appId: app.appId }
    await shop.owner.call('PUT /api/apps/:appId/suspension', {
      params,
      body: { message: '盘点中，明天见。' },
    })
    expect(await standing(app, third)).toMatchObject({ state: 'ended', why: { zh: expect.any(String) } })
    await shop.owner.call('DELETE /api/apps/:appId/suspension', { params })
    expect(await standing(app, third)).toMatchObject({ state: 'runs' })
  })

  it('that nobody knows has ended, and of what was never online nothing is told', async () => {
    const app = await shop.newApp()
    const approved = await shop.approved(app, '1')
    expect(await standing(app, approved)).toEqual({
      appId: app.appId,
      digest: approved.digest,
      state: 'ended',
    })
    const { standings } = await shop.visitor.call('GET /api/standings', { query: { of: 'nothing' } })
    expect(standings).toMatchObject([{ state: 'ended' }])
  })

  it('is good for a week without asking, by the platform’s signature (client.offline-days)', async () => {
    const [app, , , third] = await three()
    const { standing: given, signature } = await shop.visitor.launchOnline(app.appId)
    const key = createPublicKey({ key: { ...signature.key }, format: 'jwk' })
    if (!given || third.digest === undefined) throw new Error('nothing was signed')
    const goodForMs = Date.parse(given.until) - shop.clock.now().getTime()
    expect(goodForMs, "'client.offline-days'").toBe(7 * DAY_MS)
    const isSigned = (until: string): boolean => {
      const text = standingText({ appId: app.appId, digest: third.digest ?? '', until })
      return verify(null, Buffer.from(text), key, Buffer.from(given.signature, 'base64url'))
    }
    expect([isSigned(given.until), isSigned('2100-01-01T00:00:00.000Z')]).toEqual([true, false])
  })

  it('is replaced at once where the app was not opened for two weeks (client.forced-update-days)', async () => {
    const [app] = await three()
    expect((await updatesOf(app))?.forcedAfterMs, "'client.forced-update-days'").toBe(14 * DAY_MS)
  })
})

describe('how old versions may be', () => {
  it('is chosen among those that people may have', async () => {
    const [app, first, second, third] = await three()
    await set(app, second.id, true)
    const params = { appId: app.appId }
    const read = () => shop.owner.call('GET /api/apps/:appId/client-updates', { params })
    const { minimumReleaseId, prefersLocal, versions } = await read()
    expect([minimumReleaseId, prefersLocal]).toEqual([second.id, true])
    expect(versions).toMatchObject([
      { releaseId: third.id, version: third.version, state: 'online' },
      { releaseId: second.id, version: second.version, state: 'replaced' },
      { releaseId: first.id, version: first.version, state: 'replaced' },
    ])
    await shop.owner.rollBack(app.appId, second.id)
    expect((await read()).versions.map(({ releaseId }) => releaseId)).toEqual([second.id, first.id])
    expect(await refusalOf(set(app, third.id))).toBe('not-found')
  })

  it('is for those to say who may release', async () => {
    const [app, first] = await three()
    const developer = await shop.signIn('update-developer')
    await shop.join(app, developer, ['data-analyst'])
    const asked = developer.call('PUT /api/apps/:appId/client-updates', {
      params: { appId: app.appId },
      body: { minimumReleaseId: first.id, prefersLocal: false, minimumBaseLibrary: null },
    })
    expect(await refusalOf(asked)).toBe('not-permitted')
    expect(await refusalOf(set(app, 'another'))).toBe('not-found')
  })
})

describe('asking', () => {
  it('too often is refused (client.standings-per-minute)', async () => {
    const impatient = new Request('http://localhost:8080/api/standings?of=a.b', {
      headers: { 'x-test-address': '203.0.113.9' },
    })
    const statuses = await Promise.all(
      Array.from({ length: 601 }, async () => (await shop.newVisitor().send(impatient.clone())).status),
    )
    const refused = statuses.filter((status) => status === 429)
    expect(refused, "'client.standings-per-minute'").toHaveLength(1)
  })
})
