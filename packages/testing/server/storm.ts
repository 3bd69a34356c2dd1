/**
 * A server that is killed at random moments while people work on it, and what has to be true after
 * each time:
 *
 * (1) What somebody was told is done is there.
 * (2) What they were not told of is there as a whole or not at all: no version stays half-made.
 * (3) Every version that compiled has all its bytes, and they are what their names say.
 * (4) An app has one version online.
 * (5) The audit log has no gap.
 */
import { createHash, randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { fileAddress } from '@maque/protocol/content/file-address.ts'
import type { Release, ReleaseState } from '@maque/protocol/platform/releases.ts'
import { fillIn } from '../platform/fill-in.ts'
import { liftLimits } from '../platform/lift-limits.ts'
import { approve, submissionOf } from '../platform/reviewing.ts'
import { zipOf } from '../zip/write-zip.ts'
import { makeHomeFolder, spawnServer, type SpawnedServer } from './spawned-server.ts'

export interface Storm {
  /** Lets people work for a random while, kills everything, and looks. Throws what is not as it has to be. */
  strike(): Promise<void>
  /** What was told to be done so far, restarts and how long the slowest took. */
  readonly record: StormRecord
  /** Looks for all that was ever told done, and ends the server. */
  end(): Promise<void>
}

export interface StormRecord {
  readonly acknowledged: number
  readonly kills: number
  readonly slowestRestartMs: number
}

export interface StormOptions {
  readonly apps: number
  /** However little was done, a strike comes within so many milliseconds. */
  readonly withinMs: number
}

/** How far somebody was told that a version has come, and from where it may have gone since. */
type Told = 'uploaded' | 'submitted' | 'approved' | 'online'

interface ToldRelease {
  readonly appId: string
  readonly releaseId: string
  readonly told: Told
}

const statesSince: Readonly<Record<Told, readonly ReleaseState[]>> = {
  uploaded: ['development', 'superseded', 'auditing', 'approved', 'online', 'replaced'],
  submitted: ['auditing', 'approved', 'online', 'replaced'],
  approved: ['approved', 'online', 'replaced'],
  online: ['online', 'replaced'],
}

export async function beginStorm({ apps, withinMs }: StormOptions): Promise<Storm> {
  const home = makeHomeFolder()
  // One that ends in order leaves its compiled modules to all that come after it.
  await (await spawnServer(home)).kill('SIGTERM')
  let server = await spawnServer(home)
  // They stay signed in, whatever is killed.
  const people: People = { owner: await server.signIn('owner'), reviewer: await server.signIn('reviewer') }
  const { owner, reviewer } = people
  await liftLimits(reviewer, 'storm')
  const appIds: string[] = []
  for (let number = 0; number < apps; number += 1) {
    const { appId } = await owner.createApp({ name: `风暴茶铺 ${number}`, intro: '雷雨天也开门的茶铺。' })
    await fillIn(owner, appId)
    appIds.push(appId)
  }
  /** Since the last strike, and all before. */
  const news = new Map<string, ToldRelease>()
  const told = new Map<string, ToldRelease>()
  const record = { acknowledged: 0, kills: 0, slowestRestartMs: 0 }
  let versions = 0

  const hear = (appId: string, releaseId: string, said: Told): void => {
    news.set(releaseId, { appId, releaseId, told: said })
    record.acknowledged += 1
    const [due, later] = [waiting.filter(isDue), waiting.filter((one) => !isDue(one))]
    waiting = later
    for (const { tell } of due) tell()
  }
  const isDue = ({ count }: { readonly count: number }): boolean => record.acknowledged >= count
  let waiting: readonly { readonly count: number; readonly tell: () => void }[] = []
  const untilTold = (count: number): Promise<void> =>
    record.acknowledged >= count
      ? Promise.resolve()
      : new Promise((tell) => (waiting = [...waiting, { count, tell }]))
  /** One app’s life, over and over, until nobody answers. */
  const work = async (appId: string): Promise<void> => {
    for (;;) {
      versions += 1
      const version = String(versions)
      const uploaded = await owner.upload(appId, {
        archive: projectOf(version),
        version,
        description: '',
      })
      hear(appId, uploaded.id, 'uploaded')
      await owner.submit(appId, uploaded.id, submissionOf())
      hear(appId, uploaded.id, 'submitted')
      await approve(reviewer, uploaded.id)
      hear(appId, uploaded.id, 'approved')
      await owner.release(appId, uploaded.id)
      hear(appId, uploaded.id, 'online')
    }
  }

  return {
    record,
    async strike() {
      await finishWhatWasBegun(people, appIds)
      const works = appIds.map((appId) => work(appId).catch(onlyUnreachable))
      await Promise.race([untilTold(record.acknowledged + randomInt(MOST_DEEDS)), delay(withinMs)])
      await delay(randomInt(LAST_MOMENT_MS))
      await server.killAll()
      await Promise.all(works)
      const began = performance.now()
      server = await spawnServer(home, {}, server.origin)
      record.slowestRestartMs = Math.max(record.slowestRestartMs, performance.now() - began)
      record.kills += 1
      await look(server, people, { appIds, told: [...news.values(), ...sampleOf([...told.values()])] })
      for (const [releaseId, one] of news) told.set(releaseId, one)
      news.clear()
    },
    async end() {
      try {
        await look(server, people, { appIds, told: [...told.values()] })
      } finally {
        await server.killAll()
      }
    },
  }
}

interface People {
  readonly owner: PlatformClient
  readonly reviewer: PlatformClient
}

/** A strike comes in the middle of whatever follows on so many deeds: slow machines are killed at work as well. */
const MOST_DEEDS = 8
const LAST_MOMENT_MS = 1_000

/** Of what was there after earlier strikes, some is looked for again after each; all of it at the end. */
const SAMPLE = 20

function sampleOf<Value>(all: readonly Value[]): readonly Value[] {
  if (all.length <= SAMPLE) return all
  const start = randomInt(all.length - SAMPLE)
  return all.slice(start, start + SAMPLE)
}

/** So that each strike finds everybody at the beginning: one version is in review at a time. */
async function finishWhatWasBegun({ owner, reviewer }: People, appIds: readonly string[]): Promise<void> {
  for (const appId of appIds) {
    for (const { id, state } of await owner.releases(appId)) {
      if (state === 'auditing') await approve(reviewer, id)
      if (state === 'auditing' || state === 'approved') await owner.release(appId, id)
    }
  }
}

/** Deeds that the strike cut off; a refusal is none of them. */
function onlyUnreachable(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'PlatformUnreachable') throw error
}

async function look(
  server: SpawnedServer,
  { owner, reviewer }: People,
  { appIds, told }: { readonly appIds: readonly string[]; readonly told: readonly ToldRelease[] },
): Promise<void> {
  for (const appId of appIds) {
    const releases = await settled(owner, appId)
    for (const one of told.filter((each) => each.appId === appId)) {
      const found =
        releases.find(({ id }) => id === one.releaseId) ?? (await owner.oneRelease(appId, one.releaseId))
      if (!statesSince[one.told].includes(found.state))
        throw new Error(`${one.releaseId} was ${one.told} and is ${found.state}`)
    }
    const online = releases.filter(({ state }) => state === 'online')
    if (online.length > 1) throw new Error(`${appId} has ${online.length} versions online`)
    for (const release of releases.slice(0, LOOKED_INTO)) await expectWhole(server, release)
  }
  const { brokenAt } = await reviewer.call('GET /api/operator/audit/verification', {})
  if (brokenAt !== undefined) throw new Error(`the audit log is broken at ${brokenAt}`)
}

/** Of each app: older ones were looked into after earlier strikes. */
const LOOKED_INTO = 2

/** Versions, once none of them is on its way. */
async function settled(owner: PlatformClient, appId: string): Promise<readonly Release[]> {
  for (;;) {
    const releases = await owner.releases(appId)
    if (releases.every(({ state }) => state !== 'compiling')) return releases
    await delay(50)
  }
}

/** Every byte of a version, as a player would get it. Throws when one is missing or another. */
export async function expectWhole(
  server: Pick<SpawnedServer, 'origin'>,
  { appId, digest }: Release,
): Promise<void> {
  if (digest === undefined) return
  const get = async (path: string, sha256: string): Promise<Buffer> => {
    const response = await fetch(`${server.origin}/content/${appId}/${path}`)
    if (response.status !== 200) throw new Error(`${path} of ${appId} is answered with ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${path} of ${appId} has other bytes than its name says`)
    return bytes
  }
  const manifest = await get(`bundle/${digest}`, digest)
  const { files } = JSON.parse(manifest.toString()) as BundleManifest
  for (const [path, file] of Object.entries(files)) await get(fileAddress(file.sha256, path), file.sha256)
}

/** A small project whose every version is another one. */
export function projectOf(version: string): Blob {
  const files = {
    'app.json': JSON.stringify({ pages: ['pages/index/index'] }),
    'app.js': 'App({})',
    'pages/index/index.wxml': `<view>version ${version}</view>`,
    'pages/index/index.js': `Page({ data: { version: '${version}' } })`,
    'pages/index/index.json': '{}',
  }
  return new Blob([new Uint8Array(zipOf(files))], { type: 'application/zip' })
}
