import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { archiveOf, openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { writeZip } from '@maque/testing/zip/write-zip.ts'
import { codePicture } from './preview-code.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('an upload', () => {
  it('is refused as a whole when its archive is not as it should be', async () => {
    const app = await shop.newApp()
    const hostile = new Blob([new Uint8Array(writeZip([{ name: '../app.js' }]))], { type: 'application/zip' })
    expect(
      await refusalOf(shop.owner.upload(app.appId, { archive: hostile, version: '1', description: '' })),
    ).toBe('archive-name-with-dots')
    expect(await shop.owner.releases(app.appId)).toEqual([])
  })

  it('is refused when it is larger than may be, however long it says it is', async () => {
    const app = await shop.newApp()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const response = await shop.owner.send(
      new Request(`http://localhost:8080/api/apps/${app.appId}/releases?version=1`, {
        method: 'POST',
        headers: { 'content-type': 'application/zip' },
        body,
        duplex: 'half',
      } as RequestInit),
    )
    expect(response.status).toBe(413)
  })

  it.each([
    ['has no version', ''],
    ['has a version with blanks', '1 0'],
    ['has a version that is too long', '1'.repeat(65)],
  ])('is refused when it %s', async (_, version) => {
    const app = await shop.newApp()
    expect(
      await refusalOf(shop.owner.upload(app.appId, { archive: archiveOf(), version, description: '' })),
    ).toBe('version-length')
  })

  it('can be made by a program that has a token of the app, and only for this app (PKG-14)', async () => {
    const app = await shop.newApp()
    const other = await shop.newApp()
    const { token, id } = await shop.owner.createUploadToken(app.appId, 'build machine')
    const program = shop.program(token)
    const send = (appId: string) =>
      program.upload(appId, { archive: archiveOf(), version: '1', description: '' })
    expect(await send(app.appId)).toMatchObject({ uploadedBy: 'build machine', state: 'development' })
    expect(await refusalOf(send(other.appId))).toBe('not-found')
    const stranger = await shop.signIn('developer of other tea')
    const upload = { archive: archiveOf(), version: '1', description: '' }
    expect(await refusalOf(stranger.upload(other.appId, upload))).toBe('not-found')
    expect(await shop.owner.releases(other.appId)).toEqual([])
    const operator = await shop.signIn('operator of tea', ['operator'])
    const { entries } = await operator.call('GET /api/operator/audit', {
      query: { action: 'release.uploaded', outcome: 'not-found' },
    })
    expect(entries.filter(({ target }) => target === `/api/apps/${other.appId}/releases`)).toHaveLength(2)
    expect(await refusalOf(program.releases(app.appId))).toBe('not-signed-in')
    expect(JSON.stringify(await shop.owner.uploadTokens(app.appId))).not.toContain(token)
    await shop.owner.revokeUploadToken(app.appId, id)
    expect(await refusalOf(send(app.appId))).toBe('not-found')
  })

  it('of a version that there is already is another one, and changes nothing of the first (PKG-15)', async () => {
    const app = await shop.newApp()
    const first = await shop.bringOnline(app, '2', { 'tea.js': 'first' })
    const again = await shop.upload(app, '2', { 'tea.js': 'second' })
    const lower = await shop.upload(app, '1', { 'tea.js': 'third' })
    expect(new Set([first.id, again.id, lower.id]).size).toBe(3)
    expect(new Set([first.digest, again.digest, lower.digest]).size).toBe(3)
    expect(await shop.visitor.launchOnline(app.appId)).toMatchObject({ digest: first.digest, version: '2' })
  })

  it('that the platform cannot compile, try as it may, is told to its owner', async () => {
    const app = await shop.newApp()
    // Answered only when it is over.
    const answer = shop.upload(app, '1', { breaks: '' })
    const state = async (): Promise<string | undefined> => (await shop.statesOf(app))['1']
    await expect.poll(state).toBe('compiling')
    await expect
      .poll(
        async () => {
          shop.clock.advance(3_600_000)
          return state()
        },
        { timeout: 25_000, interval: 50 },
      )
      .toBe('failed')
    expect(await answer).toMatchObject({ state: 'failed', diagnostics: [{ code: 'upload/platform-failed' }] })
  })
})

describe('a preview (release.preview-minutes)', () => {
  const send = (client: PlatformClient, appId: string, files: Readonly<Record<string, string>> = {}) =>
    client.call('POST /api/apps/:appId/previews', {
      params: { appId },
      query: { path: 'pages/index/index?k=v' },
      file: archiveOf(files),
    })

  it('comes from a member or a program with a token, is none of the versions, and is over after a while', async () => {
    const { appId } = await shop.newApp()
    const { token } = await shop.owner.createUploadToken(appId, 'robot')
    const { release, address, until } = await send(shop.program(token), appId, { 'tea.js': 'green' })
    expect(address).toBe(`http://localhost:8080/preview/${release.id}?path=pages%2Findex%2Findex%3Fk%3Dv`)
    expect(await shop.owner.releases(appId)).toEqual([])
    expect((await shop.owner.launchRelease(release.id)).digest).toBe(release.digest)
    expect(await refusalOf(shop.stranger.launchRelease(release.id))).toBe('not-found')
    expect(new Date(until).getTime() - shop.clock.now().getTime()).toBe(25 * 60_000)
    shop.clock.advance(25 * 60_000)
    expect(await refusalOf(shop.owner.launchRelease(release.id))).toBe('preview-over')
    expect(await refusalOf(send(shop.stranger, appId))).toBe('not-found')
  })

  it('that does not compile has nothing to open', async () => {
    const { appId } = await shop.newApp()
    const { release, address } = await send(shop.owner, appId, { fails: '' })
    expect([release.state, address]).toEqual(['failed', undefined])
  })
})

describe('the code of a version', () => {
  it('leads everybody to what is online, and members to what is not', async () => {
    const app = await shop.newApp()
    const online = await shop.bringOnline(app, '1')
    const next = await shop.upload(app, '2')
    const codeOf = async ({ id }: { readonly id: string }) => {
      const path = `/api/apps/${app.appId}/releases/${id}/code`
      const response = await shop.owner.send(new Request(`http://localhost:8080${path}`))
      return Buffer.from(await response.arrayBuffer())
    }
    expect(await codeOf(online)).toEqual(await codePicture(`http://localhost:8080/app/${app.appId}`))
    expect(await codeOf(next)).toEqual(await codePicture(`http://localhost:8080/preview/${next.id}`))
  })
})

describe('an error message of a version', () => {
  const message = (digest = ''): string => `Error: cold tea\n    at app:///${digest.slice(0, 8)}/app.js:1:2`

  it('is told with its author’s places to members of the app, and to nobody else', async () => {
    const app = await shop.newApp()
    const { id, digest } = await shop.upload(app, '1')
    expect(await shop.owner.inAuthorsPlaces(app.appId, id, message(digest))).toBe(
      `Error: cold tea\n    at source of ${app.appId}/app.js:1:2`,
    )
    for (const other of [shop.stranger, shop.reviewer])
      expect(await refusalOf(other.inAuthorsPlaces(app.appId, id, message(digest)))).toBe('not-found')
    const another = await shop.newApp()
    expect(await refusalOf(shop.owner.inAuthorsPlaces(another.appId, id, message(digest)))).toBe('not-found')
  })

  it('is told as it is when the version did not compile', async () => {
    const app = await shop.newApp()
    const { id } = await shop.upload(app, '1', { fails: '' })
    expect(await shop.owner.inAuthorsPlaces(app.appId, id, message())).toBe(message())
  })
})

describe('the code of the trial (release.trial-code-days)', () => {
  const params = ({ appId }: { readonly appId: string }) => ({ params: { appId } })
  const choose = (app: { readonly appId: string }, releaseId: string) =>
    shop.owner.call('PUT /api/apps/:appId/trial', { ...params(app), body: { releaseId } })

  it('leads members to whichever version is the trial, until it is over or replaced, and says why', async () => {
    const app = await shop.newApp()
    const tester = await shop.signIn('tries')
    const body = { email: tester.email }
    await shop.owner.call('POST /api/apps/:appId/experiencers', { ...params(app), body })
    const codeNow = async () => {
      const { trial } = await tester.call('GET /api/apps/:appId/trial', params(app))
      return trial?.code ?? ''
    }
    const renew = () => shop.owner.call('POST /api/apps/:appId/trial/code', params(app))
    expect(await refusalOf(renew())).toBe('trial-ended')
    const [first, second] = [await shop.upload(app, '1'), await shop.upload(app, '2')]
    await choose(app, first.id)
    const code = await codeNow()
    expect(await tester.launchRelease(code)).toMatchObject({ digest: first.digest, envVersion: 'trial' })
    expect(await refusalOf(tester.launchRelease(first.id))).toBe('not-found')
    expect(await refusalOf(shop.stranger.launchRelease(code))).toBe('not-found')
    await choose(app, second.id)
    expect([await codeNow(), (await tester.launchRelease(code)).version]).toEqual([code, '2'])

    expect(await refusalOf(tester.call('POST /api/apps/:appId/trial/code', params(app)))).toBe(
      'not-permitted',
    )
    const renewed = await renew()
    expect(renewed).toMatchObject({ releaseId: second.id, isOver: false })
    expect(await refusalOf(tester.launchRelease(code))).toBe('trial-code-replaced')
    expect(await refusalOf(shop.stranger.launchRelease(code))).toBe('not-found')
    expect((await tester.launchRelease(renewed.code)).version).toBe('2')

    await shop.owner.call('DELETE /api/apps/:appId/trial', params(app))
    expect(await refusalOf(tester.launchRelease(renewed.code))).toBe('trial-ended')
    await choose(app, second.id)
    const picture = `http://localhost:8080/api/apps/${app.appId}/releases/${second.id}/code`
    expect((await shop.owner.send(new Request(picture))).status).toBe(200)
    shop.clock.advance(30 * 86_400_000 - 1)
    const [late, owner] = [await shop.signIn('tries'), await shop.signIn('owner')]
    expect((await late.launchRelease(renewed.code)).version).toBe('2')
    shop.clock.advance(1)
    expect(await ruleThatRefused(late.launchRelease(renewed.code))).toBe('release.trial-code-days')
    const { trial } = await owner.call('GET /api/apps/:appId/trial', params(app))
    expect(trial).toMatchObject({ code: renewed.code, isOver: true })
    expect((await owner.send(new Request(picture))).status).toBe(403)
    await owner.call('PUT /api/apps/:appId/trial', { ...params(app), body: { releaseId: first.id } })
    const { trial: anew } = await owner.call('GET /api/apps/:appId/trial', params(app))
    expect((await late.launchRelease(anew?.code ?? '')).version).toBe('1')
  })
})
