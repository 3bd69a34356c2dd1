/** What was said to be done is there after everything was killed. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { startS3Server } from '@maque/testing/files/s3-server.ts'
import { mountSmallDisk } from '@maque/testing/files/small-disk.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { endOf, launchServer, makeHomeFolder, spawnServer } from '@maque/testing/server/spawned-server.ts'
import { beginStorm, expectWhole, projectOf } from '@maque/testing/server/storm.ts'

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
    const uploaded = await owner.upload(app.appId, { archive: projectOf('1'), version: '1', description: '' })
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
    const launch = await owner.launchOnline(app.appId)
    expect(launch).toMatchObject({ digest: online.digest, version: '1' })
    // What came online stands in the log of releases, whatever was killed (REL-01).
    const { entries, size } = await owner.call('GET /api/log/entries', { query: { app: app.appId } })
    expect([entries.map(({ entry }) => entry.digest), size]).toEqual([[online.digest], 1])
    expect(launch.proof?.entry).toBe(entries[0]?.text)
    await expectWhole(server, online)

    // A copy of its folder that was made while it was stopped is a backup (REL-13).
    expect(await server.kill('SIGTERM')).toBe(0)
    const copy = makeHomeFolder()
    await promisify(execFile)('cp', ['-a', `${home}/.`, copy])
    server = await spawnServer(copy)
    expect(await (await server.signIn('owner')).launchOnline(app.appId)).toMatchObject({
      digest: online.digest,
    })
    await expectWhole(server, online)
    await server.killAll()
  }, 180_000)

  it('finishes what it had accepted and not done yet, with its blobs in a bucket', async () => {
    const home = makeHomeFolder()
    const s3 = await startS3Server()
    const { url, accessKeyId, secretAccessKey } = s3.bucket
    const inBucket = { S3_URL: url, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey }
    let server = await spawnServer(home, inBucket)
    const owner = await server.signIn('owner')
    const app = await owner.createApp({ name: 'Tea in haste', intro: 'Tea that was interrupted.' })
    const interrupted = owner
      .upload(app.appId, { archive: projectOf('1'), version: '1', description: '' })
      .catch(() => undefined)
    let accepted: readonly Release[] = []
    while (accepted.length === 0) accepted = await owner.releases(app.appId)
    await server.killAll()
    await interrupted

    server = await spawnServer(home, inBucket)
    const [release] = accepted
    if (!release) throw new Error('nothing was accepted')
    const compiled = await untilCompiled(await server.signIn('owner'), release)
    expect(compiled.state).toBe('development')
    await expectWhole(server, compiled)
    await server.killAll()
    await s3.close()
    expect(existsSync(join(home, 'bundles'))).toBe(false)
  }, 180_000)

  it('has all that it said was done, whenever everything is killed', async () => {
    const storm = await beginStorm({ apps: 3, withinMs: 20_000 })
    for (let strike = 0; strike < 3; strike += 1) await storm.strike()
    expect(storm.record).toMatchObject({ kills: 3 })
    await storm.end()
  }, 180_000)

  it('tells authors when its disk is full, keeps nothing of what it refused, and goes on once there is room (REL-05)', async ({
    skip,
  }) => {
    const disk = mountSmallDisk(300)
    if (!disk)
      return skip('only root on Linux can mount a small disk; simulated ones are full everywhere else')
    try {
      const server = await spawnServer(disk.folder)
      const owner = await server.signIn('owner')
      const app = await owner.createApp({ name: 'Tea for many', intro: 'Tea until the shelves are full.' })
      const before = await owner.upload(app.appId, { archive: projectOf('1'), version: '1', description: '' })
      disk.fill()
      for (const version of ['2', '3']) {
        const refused = await owner
          .upload(app.appId, { archive: projectOf(version), version, description: '' })
          .catch((error: unknown) => error)
        expect(refused).toMatchObject({ status: 507, problem: { code: 'storage-full' } })
      }
      // What was there is still given out, and nothing else is there.
      await expectWhole(server, before)
      expect((await owner.releases(app.appId)).map(({ version }) => version)).toEqual(['1'])
      disk.makeRoom()
      const after = await owner.upload(app.appId, { archive: projectOf('4'), version: '4', description: '' })
      expect(after.state).toBe('development')
      await expectWhole(server, after)
      await server.killAll()
      expect(readdirSync(join(disk.folder, 'sources/unfinished'))).toEqual([])
    } finally {
      disk.remove()
    }
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
