/** What goes on while a server is soaked: everything that people do to it, in the shares in which they do. */
import { setTimeout as delay } from 'node:timers/promises'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { Person } from '@maque/protocol/platform/session.ts'
import { approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { fillIn } from '@maque/testing/platform/fill-in.ts'
import { liftLimits } from '@maque/testing/platform/lift-limits.ts'
import type { SpawnedServer } from '@maque/testing/server/spawned-server.ts'
import { expectWhole, projectOf } from '@maque/testing/server/storm.ts'

export interface Deed {
  readonly name: string
  /** Of all that is done. */
  readonly share: number
  do(): Promise<unknown>
}

const APPS = 10

/** Apps with one version online each, and what is done with them from then on. Shares add up to 1. */
export async function beginUse(server: SpawnedServer): Promise<readonly Deed[]> {
  const [owner, reviewer] = [await server.signIn('owner'), await server.signIn('reviewer')]
  await liftLimits(reviewer, 'soak')
  const releaseNext = versionsOf(owner, reviewer)
  const appIds: string[] = []
  for (let number = 0; number < APPS; number += 1) {
    const { appId } = await owner.createApp({ name: `长开茶铺 ${number}`, intro: '从早到晚都开门的茶铺。' })
    await fillIn(owner, appId)
    await releaseNext(appId)
    appIds.push(appId)
  }
  const next = inTurns(appIds)
  const nextToUpload = inTurns(appIds)
  const nextToRelease = inTurns(appIds)
  const visitor = server.newVisitor()
  return [
    { name: 'open the site', share: 0.1, do: () => page(server) },
    { name: 'look at what there is', share: 0.12, do: () => visitor.catalogue('') },
    { name: 'search', share: 0.1, do: () => visitor.catalogue('茶') },
    { name: 'ask for an app', share: 0.2, do: () => visitor.launchOnline(next()) },
    { name: 'fetch all of a version', share: 0.05, do: () => fetchOnline(server, owner, next()) },
    { name: 'read an app', share: 0.18, do: () => owner.app(next()) },
    { name: 'read its versions', share: 0.08, do: () => owner.releases(next()) },
    { name: 'read the queue', share: 0.05, do: () => reviewer.reviewQueue() },
    { name: 'sign in and out', share: 0.06, do: () => signInAndOut(server) },
    { name: 'be refused', share: 0.04, do: () => refused(visitor.app(next())) },
    { name: 'upload', share: 0.015, do: () => upload(owner, nextToUpload()) },
    { name: 'upload, submit, approve, release', share: 0.005, do: () => releaseNext(nextToRelease()) },
  ]
}

/** One app goes through one version at a time: that several may not be in review is a rule. */
function versionsOf(owner: PlatformClient, reviewer: PlatformClient): (appId: string) => Promise<void> {
  const latest = new Map<string, Promise<void>>()
  const release = async (appId: string): Promise<void> => {
    const { id } = await upload(owner, appId)
    await owner.submit(appId, id, submissionOf())
    await approve(reviewer, id)
    await owner.release(appId, id)
  }
  return (appId) => {
    const mine = (latest.get(appId) ?? Promise.resolve()).catch(() => undefined).then(() => release(appId))
    latest.set(appId, mine)
    return mine
  }
}

let versions = 0
/** Resolves when it has compiled: a server with much to do answers before. */
async function upload(owner: PlatformClient, appId: string): Promise<Release> {
  versions += 1
  let release = await owner.upload(appId, {
    archive: projectOf(String(versions)),
    version: String(versions),
    description: '',
  })
  for (; release.state === 'compiling'; release = await owner.oneRelease(appId, release.id)) await delay(500)
  return release
}

async function fetchOnline(server: SpawnedServer, owner: PlatformClient, appId: string): Promise<void> {
  const online = (await owner.releases(appId)).find(({ state }) => state === 'online')
  if (online) await expectWhole(server, online)
}

async function page(server: SpawnedServer): Promise<void> {
  const response = await fetch(server.origin)
  if (!response.ok) throw new Error(`the site is answered with ${response.status}`)
  await response.arrayBuffer()
}

async function signInAndOut(server: SpawnedServer): Promise<Person | null> {
  const client = await server.signIn('owner')
  await client.signOut()
  return client.me()
}

/** A refusal is an answer too, and one that is often given. */
async function refused(asked: Promise<unknown>): Promise<void> {
  const answer = await asked.catch((error: unknown) => error)
  if (!(answer instanceof PlatformRefused) || answer.status >= 500)
    throw new Error(`not refused: ${String(answer)}`)
}

function inTurns<Value>(all: readonly Value[]): () => Value {
  let turn = 0
  return () => {
    turn += 1
    // The remainder is below the length, and there is at least one.
    return all[turn % all.length]!
  }
}
