/** Both sides of the edge of every rule that existed before an app is online, with small numbers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '@maque/testing/zip/write-zip.ts'
import { problemOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { choosePlainCategory } from '@maque/testing/platform/fill-in.ts'
import { auditIdOf, reject, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { archiveOf, openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: {
      'api.body-bytes': 10_000,
      'app.apps-per-person': 30,
      'app.upload-tokens': 2,
      'app.server-domains': 2,
      'app.icon-bytes': 100,
      'submission.needs-avatar': false,
      'release.uploads-per-hour': 3,
      'release.version-characters': 5,
      'release.description-characters': 5,
      'release.note-characters': 5,
      'release.reason-characters': 5,
      'review.claim-minutes': 10,
      'archive.archive-bytes': 3_000,
      'archive.entries': 5,
      'archive.depth': 2,
      'archive.name-bytes': 20,
      'archive.file-bytes': 1_000,
      'archive.total-bytes': 1_500,
      'archive.ratio': 10,
      'archive.ratio-from-bytes': 900,
    },
  })
})
afterAll(() => shop.close())

const word = (length: number): string => 'x'.repeat(length)
const noise = (length: number): string =>
  Array.from({ length }, (_, index) => String.fromCodePoint(33 + ((index * 7919 + (index >> 3)) % 90))).join(
    '',
  )
/** 910 bytes, of which 91 are left when they are packed; and one more is packed with them. */
const tenfold = noise(82) + word(828)
const appOfBytes = (bytes: number) => {
  const intro = 'Long enough.'
  return { name: word(bytes - JSON.stringify({ name: '', intro }).length), intro }
}
let names = 0
const appOf = () => shop.owner.createApp({ name: `Rules ${++names}`, intro: 'For rules.' })

describe('a rule', () => {
  it.each([
    ['app.name-bytes', 'accepted', { name: 'abcd', intro: 'Long enough.' }],
    ['app.name-bytes', 'refused', { name: 'abc', intro: 'Long enough.' }],
    ['app.name-bytes', 'accepted', { name: '茶馆', intro: 'Long enough.' }],
    ['app.name-bytes', 'accepted', { name: word(30), intro: 'Long enough.' }],
    ['app.name-bytes', 'refused', { name: word(31), intro: 'Long enough.' }],
    ['app.name-bytes', 'refused', { name: '茶'.repeat(16), intro: 'Long enough.' }],
    ['app.intro-characters', 'refused', { name: 'Short intro', intro: 'abc' }],
    ['app.intro-characters', 'accepted', { name: 'Short intro', intro: 'abcd' }],
    ['app.intro-characters', 'accepted', { name: 'Long intro', intro: word(120) }],
    ['app.intro-characters', 'refused', { name: 'Longer intro', intro: word(121) }],
    // Only of a body that could be read is seen that its name is beyond all names.
    ['invalid-request', 'refused', appOfBytes(10_000)],
    ['api.body-bytes', 'refused', appOfBytes(10_001)],
  ])('%s: %s (%o)', async (rule, outcome, request) => {
    expect(await ruleThatRefused(shop.stranger.createApp(request))).toBe(
      outcome === 'refused' ? rule : 'accepted',
    )
  })

  it('of how many there may be holds at its edge, and says what is used', async () => {
    const app = await appOf()
    const token = () => shop.owner.createUploadToken(app.appId, 'one')
    await token()
    await token()
    expect(await ruleThatRefused(token())).toBe('app.upload-tokens')
    const domains = (count: number) => ({
      request: Array.from({ length: count }, (_, index) => `https://${index}x.example.com`),
      socket: [],
      upload: [],
      download: [],
      udp: [],
      tcp: [],
    })
    const setDomains = (count: number) =>
      shop.owner.call('PUT /api/apps/:appId/server-domains', {
        params: { appId: app.appId },
        body: domains(count),
      })
    expect(await ruleThatRefused(setDomains(2))).toBe('accepted')
    expect(await ruleThatRefused(setDomains(3))).toBe('app.server-domains')
    const icon = (size: number) => new Blob([new Uint8Array(size)], { type: 'image/png' })
    expect(await ruleThatRefused(shop.owner.setAvatar(app.appId, icon(100)))).toBe('icon-not-an-image')
    expect(await ruleThatRefused(shop.owner.setAvatar(app.appId, icon(101)))).toBe('app.icon-bytes')
  })

  it('holds under a race: the last of two at the same moment is refused', async () => {
    const collector = await shop.signIn('collector')
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        ruleThatRefused(collector.createApp({ name: `Race ${index}`, intro: 'Many at once.' })),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(30)
    expect(outcomes.filter((outcome) => outcome === 'app.apps-per-person')).toHaveLength(10)
  })

  it('of versions holds at its edge', async () => {
    const app = await appOf()
    const upload = (version: string, description: string) =>
      shop.owner.upload(app.appId, { archive: archiveOf(), version, description })
    expect(await ruleThatRefused(upload(word(6), ''))).toBe('release.version-characters')
    expect(await ruleThatRefused(upload(word(5), word(6)))).toBe('release.description-characters')
    const release = await upload(word(5), word(5))
    await choosePlainCategory(shop.owner, app.appId)
    expect(await ruleThatRefused(shop.owner.submit(app.appId, release.id, submissionOf(word(6))))).toBe(
      'release.note-characters',
    )
    await shop.owner.submit(app.appId, release.id, submissionOf(word(5)))
    expect(await ruleThatRefused(reject(shop.reviewer, release.id, { text: word(6) }))).toBe(
      'release.reason-characters',
    )
    await reject(shop.reviewer, release.id, { text: word(5) })
    await upload('2', '')
    await upload('3', '')
    expect(await problemOf(upload('4', ''))).toMatchObject({
      rule: { id: 'release.uploads-per-hour', limit: 3, used: 3, resetsAt: expect.any(String) },
    })
    shop.clock.advance(HOUR_MS)
    expect(await ruleThatRefused(upload('4', ''))).toBe('accepted')
  })

  it('review.claim-minutes leaves a submission to who took it, and no longer', async () => {
    const app = await appOf()
    await choosePlainCategory(shop.owner, app.appId)
    const release = await shop.upload(app, '1')
    await shop.owner.submit(app.appId, release.id, submissionOf())
    const colleague = await shop.signIn('colleague', ['reviewer'])
    const claim = (by: PlatformClient) =>
      by.call('POST /api/review/submissions/:auditId/claim', { params: { auditId } })
    const auditId = await auditIdOf(shop.reviewer, release.id)
    await claim(shop.reviewer)
    shop.clock.advance(10 * MINUTE_MS - 1)
    expect(await ruleThatRefused(claim(colleague))).toBe('taken-by-other')
    shop.clock.advance(1)
    expect(await ruleThatRefused(claim(colleague))).toBe('accepted')
  })

  it.each([
    ['accepted', { a: '1', b: '1', c: '1', d: '1' }],
    ['archive.entries', { a: '1', b: '1', c: '1', d: '1', e: '1' }],
    ['accepted', { 'a/b': '1' }],
    ['archive.depth', { 'a/b/c': '1' }],
    ['accepted', { [word(20)]: '1' }],
    ['archive.name-bytes', { [word(21)]: '1' }],
    ['accepted', { a: noise(1_000) }],
    ['archive.file-bytes', { a: noise(1_001) }],
    // `app.json` has two.
    ['accepted', { a: noise(900), b: noise(598) }],
    ['archive.total-bytes', { a: noise(900), b: noise(599) }],
    // `archive.ratio-from-bytes`: smaller entries are let off.
    ['accepted', { a: word(900) }],
    ['archive.ratio', { a: word(901) }],
    ['accepted', { a: tenfold }],
    ['archive.ratio', { a: `${tenfold}x` }],
  ])('of archives: %s (%#)', async (outcome, files) => {
    const app = await appOf()
    const archive = new Blob([new Uint8Array(zipOf({ 'app.json': '{}', ...files }))], {
      type: 'application/zip',
    })
    const upload = shop.owner.upload(app.appId, { archive, version: '1', description: '' })
    expect(await ruleThatRefused(upload)).toBe(outcome)
  })

  it('archive.archive-bytes ends reading there', async () => {
    const app = await appOf()
    const upload = (size: number) =>
      shop.owner.upload(app.appId, {
        archive: new Blob([new Uint8Array(size)], { type: 'application/zip' }),
        version: '1',
        description: '',
      })
    expect(await ruleThatRefused(upload(3_000))).toBe('archive-not-a-zip')
    expect(await ruleThatRefused(upload(3_001))).toBe('archive.archive-bytes')
  })
})
