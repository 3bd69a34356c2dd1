/** What was said to be done is there after everything was killed. */
import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import {
  endOf,
  launchServer,
  makeHomeFolder,
  spawnServer,
  type SpawnedServer,
} from '@maque/testing/server/spawned-server.ts'
import { zipOf } from '@maque/testing/zip/write-zip.ts'

const project = (version: string): Blob =>
  new Blob(
    [
      new Uint8Array(
        zipOf({
          'app.json': JSON.stringify({ pages: ['pages/index/index'] }),
          'app.js': 'App({})',
          'pages/index/index.wxml': `<view>version ${version}</view>`,
          'pages/index/index.js': `Page({ data: { version: '${version}' } })`,
          'pages/index/index.json': '{}',
        }),
      ),
    ],
    { type: 'application/zip' },
  )

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Every byte of it, as a player would get it. */
async function expectWhole(server: SpawnedServer, { appId, digest = '' }: Release): Promise<void> {
  const get = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(`${server.origin}/content/${appId}/${path}`)
    expect([path, response.status]).toEqual([path, 200])
    return new Uint8Array(await response.arrayBuffer())
  }
  const manifest = await get(`bundle/${digest}`)
  expect(sha256(manifest)).toBe(digest)
  const { files } = JSON.parse(Buffer.from(manifest).toString()) as BundleManifest
  for (const [path, file] of Object.entries(files)) {
    expect([path, sha256(await get(`files/${digest}/${path}`))]).toEqual([path, file.sha256])
  }
}

async function untilCompiled(client: PlatformClient, { appId, id }: Release): Promise<Release> {
  for (;;) {
    const release = await client.oneRelease(appId, id)
    if (release.state !== 'compiling') return release
    await delay(50)
  }
}

describe('the server', () => {
  it('has all that it said was done, after server and database were killed', async () => {
    const home = makeHomeFolder()
    let server = await spawnServer(home)
    const again = async (): Promise<void> => {
      await server.killAll()
      server = await spawnServer(home)
    }
    let owner = await server.signIn('owner')
    const app = await owner.createApp({ name: 'Tea to last', intro: 'Tea that is still there.' })
    await fillIn(owner, app.appId)
    const uploaded = await owner.upload(app.appId, { archive: project('1'), version: '1', description: '' })
    await again()

    owner = await server.signIn('owner')
    expect(await owner.oneRelease(app.appId, uploaded.id)).toEqual({ ...uploaded, state: 'development' })
    await expectWhole(server, uploaded)
    await owner.submit(app.appId, uploaded.id, submissionOf())
    await again()

    await approve(await server.signIn('reviewer'), uploaded.id)
    owner = await server.signIn('owner')
    const online = await owner.release(app.appId, uploaded.id)
    await again()

    owner = await server.signIn('owner')
    expect(await owner.launchOnline(app.appId)).toMatchObject({ digest: online.digest, version: '1' })
    await expectWhole(server, online)
    await server.killAll()
  }, 180_000)

  it('finishes what it had accepted and not done yet', async () => {
    const home = makeHomeFolder()
    let server = await spawnServer(home)
    const owner = await server.signIn('owner')
    const app = await owner.createApp({ name: 'Tea in haste', intro: 'Tea that was interrupted.' })
    const interrupted = owner
      .upload(app.appId, { archive: project('1'), version: '1', description: '' })
      .catch(() => undefined)
    let accepted: readonly Release[] = []
    while (accepted.length === 0) accepted = await owner.releases(app.appId)
    await server.killAll()
    await interrupted

    server = await spawnServer(home)
    const [release] = accepted
    if (!release) throw new Error('nothing was accepted')
    const compiled = await untilCompiled(await server.signIn('owner'), release)
    expect(compiled.state).toBe('development')
    await expectWhole(server, compiled)
    await server.killAll()
  }, 180_000)

  it('refuses to share its data with another one, and ends in order when asked', async () => {
    const home = makeHomeFolder()
    const first = await spawnServer(home)
    const second = launchServer(home, { PORT: '0' })
    expect(await endOf(second.child)).toBe(1)
    expect(second.output()).toContain('Another server is using')
    expect((await fetch(`${first.origin}/healthz`)).status).toBe(200)
    expect(await first.kill('SIGTERM')).toBe(0)

    const third = await spawnServer(home)
    expect(await third.kill('SIGINT')).toBe(0)
  }, 180_000)

  it('says in a line what keeps it from starting', async () => {
    const wrongPort = launchServer(makeHomeFolder(), { PORT: 'eighty' })
    expect(await endOf(wrongPort.child)).toBe(1)
    expect(wrongPort.output()).toContain('PORT must be a number')
  })
})
