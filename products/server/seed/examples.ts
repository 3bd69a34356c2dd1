/**
 * The mini programs an instance begins with, brought online as any other would be: their owner says
 * what they are and uploads the source, a reviewer approves it, the owner releases it.
 *
 * Each start goes on where the last one was interrupted, and does nothing for what is online.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '@maque/platform/kernel/http/problem.ts'
import type { Platform } from '@maque/platform/platform.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { zipSync } from 'fflate'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { inProcessClient } from './in-process-client.ts'
import type { SeededPeople } from './people.ts'

export interface ExampleSeeding {
  readonly platform: Platform
  readonly people: SeededPeople
  readonly examplesFolder: string
  readonly port: number
  onProgress(name: string): void
}

export async function seedExamples(seeding: ExampleSeeding): Promise<void> {
  const owner = inProcessClient(seeding.platform, seeding.port)
  const { account, password } = seeding.people.owner
  await owner.signIn({ email: account.email, password })
  const entries = await readdir(seeding.examplesFolder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  // The last one released stands first in the catalogue.
  for (const folder of folders.toSorted().toReversed()) {
    await seedExample(folder, owner, seeding)
  }
}

interface ProjectNames {
  readonly projectname: string
  readonly description: string
}

async function seedExample(name: string, client: PlatformClient, seeding: ExampleSeeding): Promise<void> {
  const folder = join(seeding.examplesFolder, name)
  const { platform, people } = seeding
  // Part of this repository.
  const project = JSON.parse(await readFile(join(folder, 'project.config.json'), 'utf8')) as ProjectNames
  const owned = await platform.apps.ofPerson(people.owner.account.id)
  const existing = owned.find(({ name }) => name === project.projectname)
  if (existing?.isOnline) return
  seeding.onProgress(project.projectname)
  const app = existing ?? (await createApp(project, seeding))
  await fillIn(app, name, client)
  await bringOnline(app, folder, client, seeding)
}

async function createApp(
  { projectname, description }: ProjectNames,
  { platform, people }: ExampleSeeding,
): Promise<App> {
  return must(
    `create ${projectname}`,
    await platform.apps.create(people.owner.account.id, { name: projectname, intro: description }),
  )
}

/** By every list, and without documents. */
const categories: Readonly<Record<string, number>> = { shop: 14009, todo: 14006 }
const OTHER_CATEGORY = 14010

/** What is asked of an app before a version can be submitted. */
async function fillIn({ appId }: App, name: string, client: PlatformClient): Promise<void> {
  const params = { appId }
  const { hasAvatar } = await client.call('GET /api/apps/:appId/profile', { params })
  if (!hasAvatar) {
    const bytes = await readFile(new URL(`avatars/${name}.png`, import.meta.url))
    await client.setAvatar(appId, new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
  }
  const { chosen } = await client.call('GET /api/apps/:appId/categories', { params })
  if (chosen.length > 0) return
  const categoryId = categories[name] ?? OTHER_CATEGORY
  await client.call('POST /api/apps/:appId/categories', { params, body: { categoryId, documentIds: [] } })
}

/** One step of the way, until it is online. */
async function bringOnline(
  app: App,
  folder: string,
  client: PlatformClient,
  seeding: ExampleSeeding,
): Promise<void> {
  const { platform, people } = seeding
  const { owner, reviewer } = people
  const actor = { kind: 'person', id: owner.account.id } as const
  const versions = await platform.releases.list(app.appId)
  const at = (state: Release['state']): Release | undefined =>
    versions.find((release) => release.state === state)
  const approved = at('approved')
  const auditing = at('auditing')
  const development = at('development')
  if (at('online')) return
  if (approved) {
    const deed = { appId: app.appId, releaseId: approved.id, actor }
    must('release', await platform.unit.run(() => platform.releases.release(deed)))
  } else if (auditing) {
    const waiting = (await platform.submissions.list(app.appId)).find(({ state }) => state === 'pending')
    const auditId = String(waiting?.auditId)
    must('approve', await platform.unit.run(() => platform.review.approve(auditId, reviewer.account)))
  } else if (development) {
    await submit({ appId: app.appId, releaseId: development.id }, client)
  } else {
    await upload(app, folder, seeding)
  }
  await bringOnline(app, folder, client, seeding)
}

/** With a privacy guide that says what its code can use, where it can use anything. */
async function submit(
  params: { readonly appId: string; readonly releaseId: string },
  client: PlatformClient,
): Promise<void> {
  const { appId } = params
  const { pages, privacy, categories } = await client.call(
    'GET /api/apps/:appId/releases/:releaseId/submission-form',
    { params },
  )
  if (privacy.undeclared.length > 0) {
    const guide = {
      uses: privacy.used.map((key) => ({ key, purpose: '演示组件的用法' })),
      contact: { email: 'owner@maque.local' },
      notice: '小程序内的通知',
      sdks: [],
    }
    await client.call('PUT /api/apps/:appId/privacy-guide', { params: { appId }, body: guide })
    await client.call('POST /api/apps/:appId/privacy-guide/publication', { params: { appId } })
  }
  const category = categories[0]?.id ?? OTHER_CATEGORY
  await client.submit(appId, params.releaseId, {
    groups: pages.slice(0, 1).map((page) => ({ page, title: '首页', tags: [], category })),
    note: '随平台一起提供的示例。',
  })
}

async function upload(app: App, folder: string, { platform, people }: ExampleSeeding): Promise<void> {
  const { account } = people.owner
  const archive = await packProject(folder)
  const { releaseId } = must(
    `upload ${app.name}`,
    await platform.unit.run(async () =>
      platform.uploads.take({
        appId: app.appId,
        version: '1.0.0',
        description: '示例',
        actor: { kind: 'person', id: account.id },
        actorName: account.name,
        archive,
      }),
    ),
  )
  const uploaded = await platform.uploads.whenCompiled(releaseId)
  if (uploaded.state !== 'development') {
    throw new Error(`the example ${app.name} is ${uploaded.state}: ${JSON.stringify(uploaded.diagnostics)}`)
  }
}

/** Its source, with what it uses of npm packages. */
async function packProject(folder: string): Promise<Buffer> {
  const files = openProjectFolder(folder)
  const { npmFiles } = await compileProject({ files, mode: 'release' })
  const entries: Record<string, Uint8Array> = Object.fromEntries(npmFiles)
  for (const path of files.list()) {
    const bytes = files.read(path)
    if (bytes) entries[path] = bytes
  }
  return Buffer.from(zipSync(entries))
}

/** Nobody is there to be told of a refusal: for examples it is our mistake. */
function must<Value>(deed: string, result: Result<Value, RaisedProblem>): Value {
  if (!result.ok) throw new Error(`could not ${deed}: ${result.refusal.problem.message.en}`)
  return result.value
}
