/**
 * What §2.7 numbers, and when it is said. Preconditions and the form of a submission have theirs where
 * they are decided: preconditions.test.ts (86002, 85008, 85077, 61039, 61040, 85087, 85009, 85085) and
 * check-submission.test.ts (85023, 85007, 85008, 85011, 85006, 85093); sizes (85044) in
 * differences.database.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import { problemOf } from '@maque/testing/platform/refusal-of.ts'
import { submissionOf } from '@maque/testing/platform/reviewing.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop({
    policyValues: { 'release.withdrawals-per-day': 1, 'review.speed-ups-per-month': 1 },
  })
})
afterAll(() => shop?.close())

interface Ground {
  readonly app: App
  /** Uploaded under this version. */
  version(name: string): string
}

const ofRelease = ({ app, version }: Ground, name: string) => ({
  appId: app.appId,
  releaseId: version(name),
})
const stage = (ground: Ground, name: string) =>
  shop.owner.call('POST /api/apps/:appId/releases/:releaseId/rollout', {
    params: ofRelease(ground, name),
    body: { percentage: 10 },
  })
const raise = ({ app: { appId } }: Ground, percentage: number) =>
  shop.owner.call('PUT /api/apps/:appId/rollout/percentage', { params: { appId }, body: { percentage } })
const submit = ({ app, version }: Ground, name: string) =>
  shop.owner.submit(app.appId, version(name), submissionOf())
const release = ({ app, version }: Ground, name: string) => shop.owner.release(app.appId, version(name))
const rollBack = ({ app, version }: Ground, name: string) => shop.owner.rollBack(app.appId, version(name))
const withdraw = ({ app, version }: Ground, name: string) => shop.owner.withdraw(app.appId, version(name))
const speedUp = async ({ app: { appId } }: Ground) => {
  const { submissions } = await shop.owner.call('GET /api/apps/:appId/submissions', { params: { appId } })
  const auditId = String(submissions[0]?.auditId)
  return shop.owner.call('POST /api/apps/:appId/submissions/:auditId/speed-up', {
    params: { appId, auditId },
  })
}

/** How an app has come there: versions by what became of them. */
type Life = Readonly<Record<string, 'uploaded' | 'failed' | 'submitted' | 'approved' | 'online' | 'gray'>>

async function groundOf(life: Life): Promise<Ground> {
  const app = await shop.newApp()
  const ids = new Map<string, string>()
  const ground = { app, version: (name: string) => ids.get(name) ?? 'release_none' }
  for (const [name, fate] of Object.entries(life)) {
    shop.clock.advance(60_000)
    const isJudged = fate === 'approved' || fate === 'online' || fate === 'gray'
    const { id } = isJudged
      ? await shop.approved(app, name)
      : await shop.upload(app, name, fate === 'failed' ? { fails: '' } : {})
    ids.set(name, id)
    if (fate === 'submitted') await submit(ground, name)
    if (fate === 'online') await release(ground, name)
    if (fate === 'gray') await stage(ground, name)
  }
  return ground
}

type Row = readonly [errcode: number, when: string, life: Life, deed: (ground: Ground) => Promise<unknown>]

const table: readonly Row[] = [
  [85086, 'what did not compile is submitted', { 1: 'failed' }, (ground) => submit(ground, '1')],
  [85086, 'a version that nobody knows is submitted', {}, (ground) => submit(ground, '1')],
  [85086, 'what is online is submitted', { 1: 'online' }, (ground) => submit(ground, '1')],
  [
    85009,
    'another is submitted while one is in review',
    { 1: 'submitted', 2: 'uploaded' },
    (ground) => submit(ground, '2'),
  ],
  [89402, 'what is not in review is withdrawn', { 1: 'uploaded' }, (ground) => withdraw(ground, '1')],
  [
    87013,
    'one is withdrawn more often than a day allows',
    { 1: 'submitted' },
    async (ground) => {
      await withdraw(ground, '1')
      await submit(ground, '1')
      await withdraw(ground, '1')
    },
  ],
  [
    89402,
    'what is not in review is hurried',
    { 1: 'submitted' },
    async (ground) => {
      await withdraw(ground, '1')
      await speedUp(ground)
    },
  ],
  [
    89404,
    'one is hurried twice',
    { 1: 'submitted' },
    async (ground) => {
      await speedUp(ground)
      await speedUp(ground)
    },
  ],
  [
    89405,
    'a month’s hurrying is used up',
    { 1: 'submitted' },
    async (ground) => {
      await speedUp(ground)
      await withdraw(ground, '1')
      await submit(ground, '1')
      await speedUp(ground)
    },
  ],
  [
    85092,
    'something else than a picture or film is attached',
    {},
    ({ app: { appId } }) =>
      shop.owner.call('POST /api/apps/:appId/submission-files', {
        params: { appId },
        file: new Blob(['text'], { type: 'image/png' }),
      }),
  ],
  [85020, 'what was only uploaded is released (REV-01)', { 1: 'uploaded' }, (ground) => release(ground, '1')],
  [85020, 'what is in review is released (REV-01)', { 1: 'submitted' }, (ground) => release(ground, '1')],
  [
    85020,
    'what was withdrawn is released (REV-01)',
    { 1: 'approved' },
    async (ground) => {
      await withdraw(ground, '1')
      await release(ground, '1')
    },
  ],
  [
    85020,
    'another version than the approved one is released (REV-01)',
    { 1: 'approved', 2: 'uploaded' },
    (ground) => release(ground, '2'),
  ],
  [85052, 'what is online is released', { 1: 'online' }, (ground) => release(ground, '1')],
  [
    87011,
    'one is released beside another in stages',
    { 1: 'online', 2: 'gray', 3: 'approved' },
    (ground) => release(ground, '3'),
  ],
  [
    87011,
    'one is gone back to while another is released in stages',
    { 0: 'online', 1: 'online', 2: 'gray' },
    (ground) => rollBack(ground, '0'),
  ],
  [
    87012,
    'one is gone back to that never was online',
    { 1: 'online', 2: 'approved' },
    (ground) => rollBack(ground, '2'),
  ],
  [
    87012,
    'one is gone back to that was taken back',
    { 1: 'online', 2: 'online' },
    async (ground) => {
      await rollBack(ground, '1')
      await rollBack(ground, '2')
    },
  ],
  [85079, 'one is staged while nothing is online', { 1: 'approved' }, (ground) => stage(ground, '1')],
  [85080, 'what is not approved is staged', { 1: 'online', 2: 'uploaded' }, (ground) => stage(ground, '2')],
  [
    85081,
    'a share is raised and nothing is released in stages',
    { 1: 'online' },
    (ground) => raise(ground, 20),
  ],
  [85082, 'a share does not grow', { 1: 'online', 2: 'gray' }, (ground) => raise(ground, 10)],
]

describe('an error code of §2.7', () => {
  it.each(table)('is %i when %s', async (errcode, _, life, deed) => {
    const ground = await groundOf(life)
    expect((await problemOf(deed(ground)))?.errcode).toBe(errcode)
  })
})
