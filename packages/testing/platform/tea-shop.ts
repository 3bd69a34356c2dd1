/** A tea shop on the way to its customers: the people and deeds that many tests begin with. */
import type { App } from '@maque/protocol/platform/apps.ts'
import type { ProjectRole } from '@maque/protocol/platform/members.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { zipOf } from '../zip/write-zip.ts'
import { fillIn } from './fill-in.ts'
import { approve, submissionOf } from './reviewing.ts'
import {
  openTestPlatform,
  type TestPerson,
  type TestPlatform,
  type TestPlatformOptions,
} from './test-platform.ts'

export interface TeaShop extends TestPlatform {
  readonly owner: TestPerson
  readonly reviewer: TestPerson
  /** Owns nothing here. */
  readonly stranger: TestPerson
  /** An app of the owner, with a name of its own and nothing else said of it. */
  bareApp(): Promise<App>
  /** One whose versions can be submitted. */
  newApp(): Promise<App>
  /** Invited by the owner, and has said yes. */
  join(app: App, person: TestPerson, roles: readonly ProjectRole[]): Promise<void>
  upload(app: App, version: string, files?: Readonly<Record<string, string>>): Promise<Release>
  /** Uploaded, submitted and approved. */
  approved(app: App, version: string, files?: Readonly<Record<string, string>>): Promise<Release>
  bringOnline(app: App, version: string, files?: Readonly<Record<string, string>>): Promise<Release>
  /** States by version. */
  statesOf(app: App): Promise<Readonly<Record<string, string>>>
}

export async function openTeaShop(options: TestPlatformOptions = {}): Promise<TeaShop> {
  const test = await openTestPlatform(options)
  const owner = await test.signIn('owner')
  const reviewer = await test.signIn('reviewer', ['reviewer'])
  const stranger = await test.signIn('stranger')
  let apps = 0

  const bareApp = (): Promise<App> =>
    owner.createApp({ name: `Tea shop ${++apps}`, intro: 'Sells tea to people.' })
  const upload: TeaShop['upload'] = (app, version, files = {}) =>
    owner.upload(app.appId, { archive: archiveOf({ 'app.js': version, ...files }), version, description: '' })
  const approved: TeaShop['approved'] = async (app, version, files) => {
    const release = await upload(app, version, files)
    await owner.submit(app.appId, release.id, submissionOf('New tea.'))
    await approve(reviewer, release.id)
    return release
  }
  return {
    ...test,
    owner,
    reviewer,
    stranger,
    async join({ appId }, person, roles) {
      await owner.addMember(appId, { email: person.email, roles })
      await person.call('POST /api/invitations/:appId/answer', { params: { appId }, body: { accepts: true } })
    },
    upload,
    approved,
    bareApp,
    async newApp() {
      const app = await bareApp()
      await fillIn(owner, app.appId)
      return app
    },
    async bringOnline(app, version, files) {
      const release = await approved(app, version, files)
      return owner.release(app.appId, release.id)
    },
    statesOf: async (app) =>
      Object.fromEntries((await owner.releases(app.appId)).map(({ version, state }) => [version, state])),
  }
}

export function archiveOf(files: Readonly<Record<string, string>> = {}): Blob {
  return new Blob([new Uint8Array(zipOf({ 'app.json': '{}', ...files }))], { type: 'application/zip' })
}
