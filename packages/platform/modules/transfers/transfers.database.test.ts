import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AppExport } from '@maque/protocol/transfer/app-export.ts'
import { fillIn, plainCategory } from '@maque/testing/platform/fill-in.ts'
import { ruleThatRefused, problemOf, refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import { openInstanceSecrets } from '../../kernel/secrets/instance-secrets.ts'
import { readArchive } from '../../kernel/archive/read-archive.ts'
import { writeArchive } from '../../kernel/archive/write-archive.ts'
import { readExport } from './read-export.ts'

const limits = { fileBytes: 200_000_000, files: 50_000 }
const anything = {
  ...limits,
  archiveBytes: 1e9,
  totalBytes: 1e9,
  entries: 9999,
  depth: 9,
  nameBytes: 99,
  ratio: 9,
  ratioFromBytes: 1e9,
}

let shop: TeaShop
let other: TeaShop
let app: App
let file: Buffer
beforeAll(async () => {
  ;[shop, other] = await Promise.all([openTeaShop(), openTeaShop()])
  app = await shop.newApp()
  await shop.owner.call('PUT /api/apps/:appId/privacy-guide', {
    params: { appId: app.appId },
    body: guide,
  })
  await shop.owner.call('POST /api/apps/:appId/privacy-guide/publication', { params: { appId: app.appId } })
  await shop.bringOnline(app, '1.0', { 'tea.js': 'green' })
  shop.clock.advance(60_000)
  await shop.bringOnline(app, '1.1', { 'tea.js': 'black', same: 'in both' })
  shop.clock.advance(60_000)
  await shop.upload(app, '1.2', { 'tea.js': 'white', same: 'in both' })
  file = await exported(shop, app)
}, 120_000)
afterAll(() => Promise.all([shop?.close(), other?.close()]))

const guide = {
  uses: [{ key: 'Location' as const, purpose: '送茶' }],
  contact: { email: 'privacy@tea.example' },
  notice: '弹窗',
  sdks: [],
}

async function exported(from: TeaShop, { appId }: App): Promise<Buffer> {
  const { exportId } = await from.owner.call('POST /api/apps/:appId/exports', { params: { appId } })
  return (await fetchExport(from.owner, appId, exportId)).bytes
}

async function fetchExport(person: TeaShop['owner'], appId: string, exportId: string) {
  const response = await person.send(
    new Request(`http://localhost:8080/api/apps/${appId}/exports/${exportId}`),
  )
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

const blobOf = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: 'application/zip' })

function bring(bytes: Uint8Array, to: TeaShop, name?: string) {
  return to.owner.call('POST /api/imports', {
    query: name === undefined ? {} : { name },
    file: blobOf(bytes),
  })
}

async function entriesOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const entries = await readArchive(archive, anything)
  if (!entries.ok) throw new Error(entries.refusal.reason)
  return new Map(entries.value)
}

describe('an app that goes to another instance', () => {
  it('is there with its texts, its picture and its source, and with its history as that of before', async () => {
    const { app: arrived, origin, release } = await bring(file, other)
    expect(arrived).toMatchObject({
      name: app.name,
      intro: app.intro,
      isOnline: false,
      roles: ['administrator'],
    })
    expect(arrived.appId).not.toBe(app.appId)
    expect(arrived.iconUrl).toMatch(/^\/icons\/[0-9a-f]{64}$/)
    // What users had there, and not what its developers were at.
    expect(release).toMatchObject({ version: '1.1', state: 'development' })
    const { draft, published } = await other.owner.call('GET /api/apps/:appId/privacy-guide', {
      params: { appId: arrived.appId },
    })
    expect([draft, published]).toEqual([guide, undefined])

    const instance = await shop.visitor.call('GET /api/instance', {})
    expect(origin).toMatchObject({
      instance: { name: 'test', key: instance.bundleKey },
      appId: app.appId,
      logEntries: 2,
    })
    expect(origin.versions.map(({ version, state }) => [version, state])).toEqual([
      ['1.2', 'development'],
      ['1.1', 'online'],
      ['1.0', 'replaced'],
    ])
    const params = { appId: arrived.appId }
    expect((await other.owner.call('GET /api/apps/:appId/origin', { params })).origin).toEqual(origin)
    const kept = await other.owner.send(
      new Request(`http://localhost:8080/api/apps/${arrived.appId}/origin/file`),
    )
    expect(Buffer.from(await kept.arrayBuffer()).equals(file)).toBe(true)
  })

  it('has to be reviewed there before anybody can open it: nothing of the old instance is online', async () => {
    const { app: arrived, release } = await bring(file, other, 'Tea elsewhere')
    const releaseId = release?.id ?? ''
    expect(await refusalOf(other.owner.release(arrived.appId, releaseId))).toBe('not-approved')
    expect(await refusalOf(other.visitor.launchOnline(arrived.appId))).not.toBe('accepted')
    expect(
      (await other.visitor.call('GET /api/log/entries', { query: { app: arrived.appId } })).entries,
    ).toEqual([])
    // Whoever reviews it is told where it comes from.
    await fillIn(other.owner, arrived.appId)
    const { auditId } = await other.owner.submit(arrived.appId, releaseId, submissionOf())
    const params = { auditId: String(auditId) }
    const reviewed = await other.reviewer.call('GET /api/review/submissions/:auditId', { params })
    expect(reviewed.origin).toMatchObject({ appId: app.appId, instance: { name: 'test' } })
  })

  it('is refused its name where another has it, and taken with another name', async () => {
    expect(await refusalOf(bring(file, shop))).toBe('name-taken')
    expect((await bring(file, shop, 'Second tea shop')).app.name).toBe('Second tea shop')
  })

  it('goes into an app that has no version, which keeps its texts, and into no other', async () => {
    const empty = await other.owner.createApp({ name: 'Empty shop', intro: 'Sells nothing yet.' })
    const into = ({ appId }: App) =>
      other.owner.call('POST /api/apps/:appId/import', { params: { appId }, file: blobOf(file) })
    const { app: arrived, release } = await into(empty)
    expect([arrived.name, release?.version]).toEqual([empty.name, '1.1'])
    expect(await refusalOf(into(empty))).toBe('app-not-empty')
  })

  it('can be taken along again from where it came to', async () => {
    const { app: arrived } = await bring(file, other, 'Tea that travels')
    await fillIn(other.owner, arrived.appId)
    const again = await readExport(await exported(other, arrived), limits)
    expect(again.ok && again.value.index.versions.map(({ version, state }) => [version, state])).toEqual([
      ['1.1', 'development'],
    ])
  })
})

describe('the file of an export', () => {
  it('proves itself with the key of the instance, and holds each file once', async () => {
    const read = await readExport(file, limits)
    if (!read.ok) throw new Error(read.refusal.problem.message.en)
    const { index } = read.value
    const key = createPublicKey({ key: { ...index.instance.key }, format: 'jwk' })
    for (const { digest, signature } of index.versions)
      expect(verify(null, read.value.file(digest), key, Buffer.from(signature, 'base64url'))).toBe(true)
    expect(index.app.categories).toEqual([plainCategory])
    expect(index.versions[2]?.events.map(({ to }) => to)).toEqual([
      'compiling',
      'development',
      'auditing',
      'approved',
      'online',
      'replaced',
    ])
    const paths = [...(await entriesOf(file)).keys()]
    expect(paths.slice(0, 2)).toEqual(['export.json', 'export.sig'])
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('names no person and holds nothing that lets in', async () => {
    const secret = await shop.owner.call('POST /api/apps/:appId/secret', { params: { appId: app.appId } })
    const token = await shop.owner.createUploadToken(app.appId, 'the robot of the shop')
    const text = (await exported(shop, app)).toString('latin1')
    for (const word of [
      secret.secret,
      token.token,
      'robot',
      shop.owner.id,
      shop.reviewer.id,
      'owner',
      'example.com',
    ])
      expect(text).not.toContain(word)
  })

  it('is the same whenever it is written, but for the time', async () => {
    const one = await entriesOf(file)
    const two = await entriesOf(await exported(shop, app))
    expect([...two.keys()]).toEqual([...one.keys()])
  })

  it('is for the administrator alone, who confirms it (confirmation.export), and for a while (transfer.download-minutes)', async () => {
    const params = { appId: app.appId }
    const developer = await shop.signIn('developer')
    await shop.join(app, developer, ['developer', 'operator'])
    const ask = new Request(`http://localhost:8080/api/apps/${app.appId}/exports`, { method: 'POST' })
    expect((await (await shop.owner.send(ask)).json()) as object).toMatchObject({
      code: 'confirmation-needed',
      rule: { id: 'confirmation.export' },
    })
    expect(await refusalOf(developer.call('POST /api/apps/:appId/exports', { params }))).toBe('not-permitted')
    expect(await refusalOf(shop.stranger.call('POST /api/apps/:appId/exports', { params }))).toBe('not-found')
    const { exportId } = await shop.owner.call('POST /api/apps/:appId/exports', { params })
    expect((await fetchExport(developer, app.appId, exportId)).status).toBe(403)
    const ofAnother = await other.owner.createApp({ name: 'Coffee shop', intro: 'Sells coffee to people.' })
    expect((await fetchExport(other.owner, ofAnother.appId, exportId)).status).toBe(404)
    const call = () =>
      shop.owner.call('GET /api/apps/:appId/exports/:exportId', { params: { ...params, exportId } })
    shop.clock.advance(30 * 60_000 - 1)
    expect((await fetchExport(shop.owner, app.appId, exportId)).status).toBe(200)
    shop.clock.advance(1)
    expect(await ruleThatRefused(call())).toBe('transfer.download-minutes')
  })

  it('is no larger than the rules allow (transfer.file-bytes, transfer.files)', async () => {
    const params = { appId: app.appId }
    const { exportId } = await shop.owner.call('POST /api/apps/:appId/exports', { params })
    const { bytes } = await fetchExport(shop.owner, app.appId, exportId)
    // Index and signature are none of the app's.
    const files = (await entriesOf(bytes)).size - 2
    const fetched = (rules: Readonly<Record<string, number>>) =>
      shop.withRules(rules, async () => {
        const again = await fetchExport(shop.owner, app.appId, exportId)
        if (again.status === 200) return 'accepted'
        return (JSON.parse(String(again.bytes)) as { readonly rule?: { readonly id: string } }).rule?.id
      })
    const brought = (rules: Readonly<Record<string, number>>) =>
      other.withRules(rules, () => ruleThatRefused(bring(bytes, other, '边上的茶店')))
    const fitting = { 'transfer.files': files, 'transfer.file-bytes': bytes.length }
    expect(await fetched(fitting)).toBe('accepted')
    expect(await fetched({ ...fitting, 'transfer.files': files - 1 })).toBe('transfer.files')
    expect(await fetched({ ...fitting, 'transfer.file-bytes': bytes.length - 1 })).toBe('transfer.file-bytes')
    expect(await brought({ ...fitting, 'transfer.file-bytes': bytes.length - 1 })).toBe('transfer.file-bytes')
    expect(await brought(fitting)).toBe('accepted')
  })
})

describe('a file that was tampered with', () => {
  /** Not signed again: whoever tampers has no key. */
  const changed = async (change: (entries: Map<string, Buffer>, index: AppExport) => object | undefined) => {
    const entries = await entriesOf(file)
    const index = JSON.parse(String(entries.get('export.json'))) as AppExport
    const next = change(entries, index)
    if (next) entries.set('export.json', Buffer.from(JSON.stringify(next)))
    return writeArchive(entries)
  }
  /** By another instance, which signs whatever it likes with its own key. */
  const forged = async (change: (index: AppExport) => AppExport, signsOtherwise = false) => {
    const { sign, bundleKey } = await openInstanceSecrets(other.homeFolder)
    const { createHash } = await import('node:crypto')
    return changed((entries, index) => {
      const made = change({ ...index, instance: { ...index.instance, key: bundleKey } })
      const text = JSON.stringify(made)
      const digest = createHash('sha256').update(text).digest('hex')
      entries.set('export.sig', sign(Buffer.from(signsOtherwise ? digest : `maque app export\n${digest}\n`)))
      return made
    })
  }
  const verdict = async (bytes: Buffer): Promise<string> => {
    const read = await readExport(bytes, limits)
    return read.ok ? 'accepted' : `${read.refusal.problem.code}: ${read.refusal.problem.message.en}`
  }
  const first = (index: AppExport) => index.versions[0]!
  const nameOfFile = (entries: Map<string, Buffer>): string => [...entries.keys()].at(-1)!

  it.each([
    [
      'a name',
      (_: unknown, index: AppExport) => ({ ...index, app: { ...index.app, name: 'Other' } }),
      'export-signature-wrong: The index is not what the instance signed: it was changed. (export.sig)',
    ],
    [
      'a version less',
      (_: unknown, index: AppExport) => ({ ...index, versions: index.versions.slice(1) }),
      'export-signature-wrong',
    ],
    [
      'no index',
      (entries: Map<string, Buffer>) => void entries.delete('export.json'),
      'export-index-missing',
    ],
    [
      'no signature',
      (entries: Map<string, Buffer>) => void entries.delete('export.sig'),
      'export-signature-missing',
    ],
    [
      'a format of later',
      (_: unknown, index: AppExport) => ({ ...index, version: 2 }),
      'export-version-unknown: This platform does not know this version of the format. Update the platform first. (export.json version 2)',
    ],
    [
      'something else in the index',
      (_: unknown, index: AppExport) => ({ ...index, versions: [{ ...first(index), state: 'best' }] }),
      'export-index-malformed: The index is not in its form. (export.json versions.0.state)',
    ],
    [
      'another file than was listed',
      (entries: Map<string, Buffer>) => void entries.set(nameOfFile(entries), Buffer.from('x')),
      'export-file-changed',
    ],
    [
      'a file less',
      (entries: Map<string, Buffer>) => void entries.delete(nameOfFile(entries)),
      'export-file-missing: A file that the index lists is missing. (files/',
    ],
    [
      'a file more',
      (entries: Map<string, Buffer>) => void entries.set('files/more', Buffer.from('x')),
      'export-file-unlisted: There is a file that the index does not list. (files/more)',
    ],
  ] as const)('is refused for %s, and told what and where', async (_, change, says) => {
    expect(await verdict(await changed(change))).toContain(says)
  })

  it.each([
    [
      'bundles that another instance signed',
      (index: AppExport) => index,
      'export-bundle-unsigned: The signature of a bundle does not hold. (1.2)',
    ],
    [
      'a checkpoint that another instance signed',
      (index: AppExport) => ({ ...index, versions: [] }),
      'export-checkpoint-wrong',
    ],
  ])('is refused for %s', async (_, change, says) => {
    expect(await verdict(await forged(change))).toContain(says)
  })

  it('is refused where the signature was made for something else', async () => {
    expect(await verdict(await forged((index) => index, true))).toContain('export-signature-wrong')
  })

  it('leaves nothing behind', async () => {
    const before = await other.owner.myApps()
    const damaged = Buffer.from(file)
    damaged[damaged.indexOf('black')]! ^= 1
    const problem = await problemOf(bring(damaged, other, 'Damaged tea'))
    expect(problem?.code).toBe('archive-checksum-is-wrong')
    expect(problem?.message.en).toMatch(/\((export|files)[./]/)
    expect(await other.owner.myApps()).toEqual(before)
  })

  it('is caught whichever of its bytes is changed: 100 at random, and all that stand between its files', async () => {
    const places = new Set<number>()
    let seed = 20_260_301
    while (places.size < 100) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      places.add(seed % file.length)
    }
    const entry = file.lastIndexOf('PK\u0003\u0004', undefined, 'latin1')
    const listed = file.indexOf('PK\u0001\u0002', undefined, 'latin1')
    for (let place = 0; place < 30; place++) places.add(entry + place)
    for (let place = 0; place < 46; place++) places.add(listed + place)
    for (let place = 1; place <= 22; place++) places.add(file.length - place)
    const taken: number[] = []
    for (const place of places) {
      const damaged = Buffer.from(file)
      damaged[place]! ^= 1 << (place % 8)
      if ((await verdict(damaged)) === 'accepted') taken.push(place)
    }
    expect(taken).toEqual([])
  })
})
