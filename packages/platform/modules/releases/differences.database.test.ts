import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({ policyValues: { 'release.package-bytes': 300, 'release.total-bytes': 200 } })
})
afterAll(() => shop.close())

describe('a version', () => {
  it.each([
    ['its package', 'release.package-bytes', 298],
    ['all of its packages', 'release.total-bytes', 297],
    ['all of its packages', 'release.total-bytes', 198],
  ])('does not compile when %s is larger than may be, and says by which rule', async (_, rule, bytes) => {
    const app = await shop.newApp()
    const release = await shop.upload(app, '1', { 'large.txt': 'x'.repeat(bytes) })
    expect(release).toMatchObject({ state: 'failed', diagnostics: [{ rule, errcode: 85044 }] })
  })

  it('compiles when it is as large as may be', async () => {
    const release = await shop.upload(await shop.newApp(), '1', { 'large.txt': 'x'.repeat(197) })
    expect(release).toMatchObject({ state: 'development' })
  })

  it('tells what it has that another one has not, to members of the app', async () => {
    const app = await shop.newApp()
    const before = await shop.upload(app, '1', { 'a.txt': 'tea', 'b.txt': 'old' })
    const after = await shop.upload(app, '2', { 'b.txt': 'new', 'c.txt': 'cup' })
    const call = (person: typeof shop.owner, from: string) =>
      person.call('GET /api/apps/:appId/releases/:releaseId/differences', {
        params: { appId: app.appId, releaseId: after.id },
        query: { from },
      })
    expect(await call(shop.owner, before.id)).toMatchObject({
      from: { version: '1' },
      to: { version: '2' },
      files: {
        added: [{ path: 'c.txt', sizeBytes: 3 }],
        removed: [{ path: 'a.txt', sizeBytes: 3 }],
        changed: [{ path: 'app.js' }, { path: 'b.txt', fromBytes: 3, toBytes: 3 }],
      },
      facts: { apis: { added: ['c.txt'], removed: ['a.txt'] }, pages: { added: [], removed: [] } },
    })
    const other = await shop.upload(await shop.newApp(), '1')
    expect(await refusalOf(call(shop.owner, other.id))).toBe('not-found')
    expect(await refusalOf(call(shop.stranger, before.id))).toBe('not-found')
  })
})
