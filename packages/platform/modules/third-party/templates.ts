/**
 * Templates: the sources that a third-party platform commits to apps (§2.7).
 *
 * (1) Every version of a development app is a draft of its platform's, once it has compiled.
 * (2) A template stays what the draft was, whatever becomes of the app.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Draft, Template } from '@maque/protocol/platform/third-party.ts'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { CompiledVersion } from '../releases/contract.ts'
import type { TemplateApps } from './contract.ts'
import { developsAlready, templateMissing } from './third-party-problems.ts'
import type { TemplateAppRow } from './third-party-tables.ts'
import type { PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'

export interface Templates extends TemplateApps {
  /** The platform that this app develops templates for. */
  componentOf(appId: string): Promise<string | undefined>
  developmentApps(componentId: string): Promise<readonly DevelopmentApp[]>
  /** Opens the ticket that the app's administrator confirms. */
  askForApp(entry: PlatformEntry, asked: AskedApp): Promise<Result<ScanTicket, RaisedProblem>>
  addApp(entry: PlatformEntry, added: AddedApp): Promise<Result<DevelopmentApp, RaisedProblem>>
  removeApp(entry: PlatformEntry, appId: string): Promise<Result<void, RaisedProblem>>
  /** Within the unit in which a version has become one that can be used. */
  noteDraft(compiled: CompiledVersion): Promise<void>
  /** The newest first. */
  drafts(componentId: string): Promise<readonly Draft[]>
  templates(componentId: string): Promise<readonly Template[]>
  add(entry: PlatformEntry, draftId: number): Promise<Result<Template, RaisedProblem>>
  remove(entry: PlatformEntry, templateId: number): Promise<Result<void, RaisedProblem>>
  filesOf(
    entry: PlatformEntry,
    templateId: number,
  ): Promise<Result<ReadonlyMap<string, Uint8Array>, RaisedProblem>>
}

interface DevelopmentApp {
  readonly appId: string
  readonly name: string
  readonly addedAt: string
}

interface AskedApp {
  readonly appId: string
  /** The account's own, whose ticket it is. */
  readonly registrationId: string
  readonly origin: RequestOrigin
}

interface AddedApp {
  readonly appId: string
  readonly registrationId: string
  readonly ticketId: string
}

/** Not a rule: older drafts are found under the versions of their app. */
const LISTED_DRAFTS = 50

export function createTemplates(options: ThirdPartyOptions): Templates {
  return { ...developmentApps(options), ...drafts(options), ...templates(options) }
}

type DevelopmentApps = Pick<
  Templates,
  'isTemplateApp' | 'componentOf' | 'developmentApps' | 'askForApp' | 'addApp' | 'removeApp'
>

function developmentApps({ database, clock, apps, proofs }: ThirdPartyOptions): DevelopmentApps {
  const deedOf = ({ component_id }: PlatformEntry, appId: string): string =>
    `develop ${component_id} ${appId}`
  const find = (appId: string): Promise<TemplateAppRow | undefined> =>
    database.selectFrom('template_apps').selectAll().where('app_id', '=', appId).executeTakeFirst()
  const nameOf = async (appId: string): Promise<string> =>
    (await apps.cards([appId])).get(appId)?.name ?? appId
  return {
    isTemplateApp: async (appId) => (await find(appId)) !== undefined,
    componentOf: async (appId) => (await find(appId))?.component_id,
    async developmentApps(componentId) {
      const rows = await database
        .selectFrom('template_apps')
        .selectAll()
        .where('component_id', '=', componentId)
        .orderBy('added_at')
        .execute()
      return Promise.all(
        rows.map(async ({ app_id, added_at }) => ({
          appId: app_id,
          name: await nameOf(app_id),
          addedAt: added_at.toISOString(),
        })),
      )
    },
    async askForApp(entry, { appId, registrationId, origin }) {
      const personId = await apps.administratorOf(appId)
      if (personId === undefined) return refuse(notFound)
      if (await find(appId)) return refuse(developsAlready)
      return accept(
        await proofs.openTicket({
          purpose: 'develop-for-third-party',
          subject: registrationId,
          about: `${await nameOf(appId)} → ${entry.name}`,
          origin: `${origin.scheme}://${origin.host}`,
          confirmation: {
            rule: 'confirmation.third-party',
            personId,
            deed: deedOf(entry, appId),
            sessionId: undefined,
          },
        }),
      )
    },
    async addApp(entry, { appId, registrationId, ticketId }) {
      const deed = deedOf(entry, appId)
      const used = await proofs.useTicket({
        ticketId,
        subject: registrationId,
        purpose: 'develop-for-third-party',
        deed,
      })
      if (!used.ok) return used
      if (used.value.personId !== (await apps.administratorOf(appId))) return refuse(notFound)
      await lockFor(database, 'development app', appId)
      if (await find(appId)) return refuse(developsAlready)
      const added_at = clock.now()
      await database
        .insertInto('template_apps')
        .values({ app_id: appId, component_id: entry.component_id, added_at })
        .execute()
      return accept({ appId, name: await nameOf(appId), addedAt: added_at.toISOString() })
    },
    async removeApp({ component_id }, appId) {
      const removed = await database
        .deleteFrom('template_apps')
        .where('app_id', '=', appId)
        .where('component_id', '=', component_id)
        .returning('app_id')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
  }
}

function drafts({ database, clock, apps }: ThirdPartyOptions): Pick<Templates, 'noteDraft' | 'drafts'> {
  return {
    async noteDraft({ appId, releaseId, version, description, uploadedBy }) {
      const developed = await database
        .selectFrom('template_apps')
        .select('component_id')
        .where('app_id', '=', appId)
        .executeTakeFirst()
      if (!developed) return
      await database
        .insertInto('template_drafts')
        .values({
          component_id: developed.component_id,
          app_id: appId,
          release_id: releaseId,
          version,
          description,
          developer: uploadedBy,
          created_at: clock.now(),
        })
        .execute()
    },
    async drafts(componentId) {
      const rows = await database
        .selectFrom('template_drafts')
        .selectAll()
        .where('component_id', '=', componentId)
        .orderBy('draft_id', 'desc')
        .limit(LISTED_DRAFTS)
        .execute()
      const cards = await apps.cards(rows.map(({ app_id }) => app_id))
      return rows.map((row) => toDraft(row, cards.get(row.app_id)?.name))
    },
  }
}

function templates(options: ThirdPartyOptions): Pick<Templates, 'templates' | 'add' | 'remove' | 'filesOf'> {
  const { database, clock, policy, apps, sources } = options
  return {
    async templates(componentId) {
      const rows = await database
        .selectFrom('templates')
        .selectAll()
        .where('component_id', '=', componentId)
        .orderBy('template_id', 'desc')
        .execute()
      const cards = await apps.cards(rows.map(({ app_id }) => app_id))
      return rows.map((row) => ({
        templateId: row.template_id,
        ...toDraft(row, cards.get(row.app_id)?.name),
      }))
    },
    async add({ component_id }, draftId) {
      if (!isNumber(draftId)) return refuse(templateMissing)
      await lockFor(database, 'templates of a third-party platform', component_id)
      const { used } = await database
        .selectFrom('templates')
        .select(({ fn }) => fn.countAll<string>().as('used'))
        .where('component_id', '=', component_id)
        .executeTakeFirstOrThrow()
      if (Number(used) >= policy.value('release.templates')) {
        return policy.refuse('release.templates', { used: Number(used) })
      }
      const draft = await database
        .selectFrom('template_drafts')
        .selectAll()
        .where('draft_id', '=', draftId)
        .where('component_id', '=', component_id)
        .executeTakeFirst()
      if (!draft) return refuse(templateMissing)
      const row = await database
        .insertInto('templates')
        .values({ ...draft, created_at: clock.now() })
        .returningAll()
        .executeTakeFirstOrThrow()
      const name = (await apps.cards([row.app_id])).get(row.app_id)?.name
      return accept({ templateId: row.template_id, ...toDraft(row, name) })
    },
    async remove({ component_id }, templateId) {
      const removed =
        isNumber(templateId) &&
        (await database
          .deleteFrom('templates')
          .where('template_id', '=', templateId)
          .where('component_id', '=', component_id)
          .returning('template_id')
          .executeTakeFirst())
      return removed ? accept(undefined) : refuse(templateMissing)
    },
    async filesOf({ component_id }, templateId) {
      const template = isNumber(templateId)
        ? await database
            .selectFrom('templates')
            .select('release_id')
            .where('template_id', '=', templateId)
            .where('component_id', '=', component_id)
            .executeTakeFirst()
        : undefined
      const source = template && (await sources.sourceOf(template.release_id))
      return source ? accept(source.files) : refuse(templateMissing)
    },
  }
}

interface KeptDraft {
  readonly draft_id: number
  readonly app_id: string
  readonly version: string
  readonly description: string
  readonly developer: string
  readonly created_at: Date
}

function toDraft(row: KeptDraft, appName = row.app_id): Draft {
  return {
    draftId: row.draft_id,
    appId: row.app_id,
    appName,
    version: row.version,
    description: row.description,
    developer: row.developer,
    createdAt: row.created_at.toISOString(),
  }
}

/** Not a rule: what the database takes for a number. */
const LARGEST = 2_147_483_647

function isNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= LARGEST
}
