import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '@maque/protocol/transparency/checkpoint.ts'
import { hashLeaf, isConsistent, isIncluded } from '@maque/protocol/transparency/merkle.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import { checkLogged } from '@maque/runtime-host/bundle/logged.ts'
import { openDatabase, type Store } from '../../kernel/store/open-database.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { createLogService } from './log-service.ts'
import type { TransparencyTables } from './transparency-tables.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')

let shop: TeaShop
let store: Store<TransparencyTables>
let database: Kysely<TransparencyTables>
beforeAll(async () => {
  shop = await openTeaShop()
  store = openDatabase<TransparencyTables>(shop.connection, () => undefined)
  ;({ database } = store)
})
afterAll(async () => {
  await database.destroy()
  await shop.close()
})

const log = () => shop.visitor.call('GET /api/log', {})
const entriesOf = async ({ appId }: App) =>
  (await shop.visitor.call('GET /api/log/entries', { query: { app: appId } })).entries
const launch = (app: App) => shop.visitor.launchOnline(app.appId)

describe('the log of releases', () => {
  it('has an entry for each time that a version came online, and for nothing else', async () => {
    const app = await shop.newApp()
    const before = (await log()).size
    const first = await shop.approved(app, '1')
    expect(await entriesOf(app)).toEqual([])
    await shop.owner.release(app.appId, first.id)
    const second = await shop.bringOnline(app, '2')
    await shop.owner.rollBack(app.appId, first.id)
    expect((await entriesOf(app)).map(({ entry }) => [entry.version, entry.kind, entry.digest])).toEqual([
      ['1', 'released', first.digest],
      ['2', 'released', second.digest],
      ['1', 'rolled-back-to', first.digest],
    ])
    expect((await log()).size).toBe(before + 3)
  })

  it('comes with every launch of what is online, as a player checks it', async () => {
    const app = await shop.newApp()
    const { digest } = await shop.bringOnline(app, '1')
    const { proof, standing, signature } = await launch(app)
    if (!proof || !standing || digest === undefined) throw new Error('nothing was proved')
    let known: unknown
    const memory = { read: () => undefined, write: (seen: unknown) => (known = seen), takesNewLogs: false }
    const claim = { appId: app.appId, proof, memory, standing, key: signature.key, successions: [] }
    const asking = { askConsistency: async () => [], askWhetherUsable: async () => true }
    await checkLogged({ ...claim, ...asking, wasCheckedBefore: false }, digest)
    expect(known).toMatchObject({ size: (await log()).size, root: (await log()).root })
  })

  it('sends along what shows that it has grown, to browsers that say what they know', async () => {
    const app = await shop.newApp()
    await shop.bringOnline(app, '1')
    const old = await log()
    await shop.bringOnline(await shop.newApp(), '1')
    const now = await log()
    const request = new Request(`http://localhost:8080/api/catalogue/${app.appId}`, {
      headers: { cookie: `maque-log=${old.size}` },
    })
    const { proof } = (await (await shop.newVisitor().send(request)).json()) as Awaited<
      ReturnType<typeof launch>
    >
    expect(proof?.since?.size).toBe(old.size)
    const path = proof?.since?.path.map(hex) ?? []
    const roots = { fromRoot: hex(old.root), toRoot: hex(now.root) }
    expect(isConsistent({ from: old.size, to: now.size, ...roots, path }, hash)).toBe(true)
  })

  it('proves every entry and every growth over HTTP', async () => {
    const { size, root, checkpoint } = await log()
    expect(parseCheckpoint(checkpoint)).toMatchObject({ size })
    const { entries } = await shop.visitor.call('GET /api/log/entries', { query: { from: 0 } })
    expect(entries.map(({ index }) => index)).toEqual([...entries.keys()])
    for (const { index, text } of entries) {
      const query = { index, size }
      const { path } = await shop.visitor.call('GET /api/log/inclusion', { query })
      const claim = { leaf: hashLeaf(Buffer.from(text), hash), root: hex(root), path: path.map(hex) }
      expect(isIncluded({ ...claim, index, size }, hash)).toBe(true)
    }
    for (const query of [
      { index: size, size },
      { index: 0, size: size + 1 },
    ])
      await expect(shop.visitor.call('GET /api/log/inclusion', { query })).rejects.toThrow()
    for (const query of [
      { from: 2, to: 1 },
      { from: 1, to: size + 1 },
    ])
      await expect(shop.visitor.call('GET /api/log/consistency', { query })).rejects.toThrow()
  })

  it('refuses to be changed, by the database too', async () => {
    for (const table of ['log_entries', 'log_nodes'] as const)
      await expect(database.deleteFrom(table).where('index', '=', '0').execute()).rejects.toThrow(
        'only ever added',
      )
  })

  it('is one row of numbers without gaps, whatever races: 200 releases at once', async () => {
    const before = await log()
    const apps = await Promise.all(Array.from({ length: 200 }, (_, index) => `race-${index}`))
    // What a release does to the log, each in a unit of its own; every fifth is taken back in the end.
    const service = createLogService({ database, clock: shop.clock, secrets: neverSigning })
    const outcomes = await Promise.allSettled(
      apps.map((app, index) =>
        store.unit.run(async () => {
          await service.append({ app, version: '1', digest: 'a'.repeat(64), kind: 'released' })
          if (index % 5 === 0) throw new Error('something else failed')
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(160)
    const after = await log()
    expect(after.size).toBe(before.size + 160)
    const rows = await database.selectFrom('log_entries').select('index').orderBy('index').execute()
    expect(rows.map(({ index }) => Number(index))).toEqual([...rows.keys()])
    const query = { from: before.size, to: after.size }
    const { path } = await shop.visitor.call('GET /api/log/consistency', { query })
    const roots = { fromRoot: hex(before.root), toRoot: hex(after.root) }
    expect(isConsistent({ from: before.size, to: after.size, ...roots, path: path.map(hex) }, hash)).toBe(
      true,
    )
  })

  it('has nothing of a release that did not happen, and the release nothing without it', async () => {
    const app = await shop.newApp()
    const [first, rest] = [await shop.approved(app, '1'), 19]
    const racing = Array.from({ length: rest + 1 }, () => shop.owner.release(app.appId, first.id))
    const outcomes = await Promise.allSettled(racing)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await entriesOf(app)).toHaveLength(1)
  })

  it('is for everybody to read, a page for people among it', async () => {
    const page = await shop.newVisitor().send(new Request('http://localhost:8080/log'))
    const text = await page.text()
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect(text).toContain((await log()).checkpoint.split('\n')[2])
  })
})

const neverSigning = {
  bundleKey: { kty: 'OKP', crv: 'Ed25519', x: '' },
  sign: (): Buffer => {
    throw new Error('nobody asked for a checkpoint')
  },
} as const
