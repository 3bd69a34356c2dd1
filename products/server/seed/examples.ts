/**
 * The mini programs an instance begins with, brought online as any other would be: their owner
 * uploads the source, a reviewer approves it, the owner releases it.
 *
 * Each start goes on where the last one was interrupted, and does nothing for what is online.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '@maque/platform/kernel/http/problem.ts'
import type { OwnersDeed } from '@maque/platform/modules/review/owner-service.ts'
import type { Platform } from '@maque/platform/platform.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { zipSync } from 'fflate'
import type { SeededPeople } from './people.ts'

export interface ExampleSeeding {
  readonly platform: Platform
  readonly people: SeededPeople
  readonly examplesFolder: string
  onProgress(name: string): void
}

export async function seedExamples(seeding: ExampleSeeding): Promise<void> {
  const entries = await readdir(seeding.examplesFolder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  // The last one released stands first in the catalogue.
  for (const folder of folders.toSorted().toReversed()) {
    await seedExample(join(seeding.examplesFolder, folder), seeding)
  }
}

interface ProjectNames {
  readonly projectname: string
  readonly description: string
}

async function seedExample(folder: string, seeding: ExampleSeeding): Promise<void> {
  const { platform, people } = seeding
  // Part of this repository.
  const project = JSON.parse(await readFile(join(folder, 'project.config.json'), 'utf8')) as ProjectNames
  const owned = await platform.apps.ofPerson(people.owner.account.id)
  const existing = owned.find(({ name }) => name === project.projectname)
  if (existing?.isOnline) return
  seeding.onProgress(project.projectname)
  const app = existing ?? (await createApp(project, seeding))
  await bringOnline(app, folder, seeding)
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

/** One step of the way, until it is online. */
async function bringOnline(app: App, folder: string, seeding: ExampleSeeding): Promise<void> {
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
    const deed = { appId: app.appId, releaseId: development.id, actor, personId: owner.account.id }
    must('submit', await platform.unit.run(() => submit(deed, seeding)))
  } else {
    await upload(app, folder, seeding)
  }
  await bringOnline(app, folder, seeding)
}

async function submit(
  deed: OwnersDeed,
  { platform }: ExampleSeeding,
): Promise<Result<unknown, RaisedProblem>> {
  const form = await platform.submissions.form(deed.appId, deed.releaseId)
  if (!form.ok) return form
  const groups = form.value.pages.slice(0, 1).map((page) => ({ page, title: '首页', tags: [] }))
  const note = '随平台一起提供的示例。'
  return platform.submissions.submit(deed, { groups, note, feedback: '', materials: [] })
}

async function upload(app: App, folder: string, { platform, people }: ExampleSeeding): Promise<void> {
  const { account } = people.owner
  const archive = await packProject(folder)
  const releaseId = must(
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
