import { createHash, createPublicKey, verify } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callEndpoint } from '@maque/client/call-endpoint.ts'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import type { Instance } from '@maque/protocol/platform/catalogue.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('a bundle', () => {
  const read = async (path: string): Promise<Buffer | undefined> => {
    const response = await shop.platform.http.request(`http://localhost:8080${path}`)
    return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : undefined
  }

  it('is signed by the instance and holds what its manifest says', async () => {
    const app = await shop.newApp()
    const { digest } = await shop.bringOnline(app, '1')
    const manifest = await read(`/bundles/${digest}/manifest.json`)
    const signature = await read(`/bundles/${digest}/manifest.sig`)
    const instance: Instance = await callEndpoint(
      { origin: 'http://localhost:8080', fetch: async (request) => shop.platform.http.fetch(request) },
      'GET /api/instance',
      {},
    )
    const key = createPublicKey({ key: { ...instance.bundleKey }, format: 'jwk' })
    if (!manifest || !signature) throw new Error('the bundle is not there')
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(digest)
    expect(verify(null, manifest, key, signature)).toBe(true)
    expect(verify(null, Buffer.concat([manifest, Buffer.from(' ')]), key, signature)).toBe(false)
    const { files } = JSON.parse(manifest.toString()) as BundleManifest
    for (const [path, { sha256 }] of Object.entries(files)) {
      const bytes = await read(`/bundles/${digest}/files/${path}`)
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(sha256)
    }
  })

  it('is found by the hash of each file that it has, and by no other', async () => {
    const app = await shop.newApp()
    const shared = await shop.upload(app, '1', { 'shared.js': 'of both', 'own.js': 'of the first' })
    const second = await shop.upload(app, '2', { 'shared.js': 'of both', 'own.js': 'of the second' })
    const { bundles } = shop.platform
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
    const holders = async (text: string): Promise<readonly string[]> =>
      (await bundles.bundlesWith(hashOf(text))).toSorted()
    expect(await holders('of both')).toEqual([shared.digest, second.digest].toSorted())
    expect(await holders('of the second')).toEqual([second.digest])
    expect(await holders('of nobody')).toEqual([])
    expect((await bundles.readHashed(hashOf('of both')))?.toString()).toBe('of both')
  })

  it('cannot be had before it was online', async () => {
    const app = await shop.newApp()
    const { digest } = await shop.approved(app, '1')
    expect(await read(`/bundles/${digest}/manifest.json`)).toBeUndefined()
    expect(await read(`/bundles/${digest}/files/app.js`)).toBeUndefined()
    expect(await read(`/bundles/${digest}/manifest.sig`)).toBeUndefined()
  })

  it('is not given out once its bytes were changed on disk (PKG-17)', async () => {
    const app = await shop.newApp()
    const { digest = '' } = await shop.bringOnline(app, '1', { 'tea.js': 'tea that is changed' })
    const path = `/bundles/${digest}/files/tea.js`
    const sha256 = createHash('sha256').update('tea that is changed').digest('hex')
    await writeFile(join(shop.homeFolder, 'bundles', sha256.slice(0, 2), sha256), 'tea that was changed')
    const response = await shop.platform.http.request(`http://localhost:8080${path}`)
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('tea that')])
  })

  it('is compressed for those who can take it, and kept for ever', async () => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { 'long.js': 'tea '.repeat(1000) })
    await shop.owner.submit(app.appId, release.id, submissionOf())
    await approve(shop.reviewer, release.id)
    await shop.owner.release(app.appId, release.id)
    const response = await shop.platform.http.request(
      `http://localhost:8080/bundles/${release.digest}/files/long.js`,
      {
        headers: { 'accept-encoding': 'gzip, br' },
      },
    )
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(200)
  })
})
