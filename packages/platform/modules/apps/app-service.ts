/**
 * Apps. Who belongs to them is in member-service.ts.
 *
 * (1) No two apps have a name that people would take for the same.
 */
import { sql, type Kysely, type Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { App, CreateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { AppPermission, MemberRole } from '@maque/protocol/platform/members.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import { containing } from '../../kernel/store/containing.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { isUniqueViolation } from '../../kernel/store/unique-violation.ts'
import { nameKey } from '../../names/account-name.ts'
import { nameTaken } from './app-problems.ts'
import { APP_NAME_UNIQUE, type AppRow, type AppsTables } from './apps-tables.ts'
import { checkProfile } from './check-profile.ts'
import type { AppCards, Apps, AppsOfAccounts } from './contract.ts'
import { iconUrl, type AppIcons } from './icons.ts'
import { permissionsOf } from '@maque/protocol/platform/member-permissions.ts'

export interface AppService extends Apps, AppsOfAccounts, AppCards {
  ofPerson(personId: string): Promise<readonly App[]>
  get(appId: string, personId: string): Promise<App>
  /** What a person is to an app; with `mustStay` it stays so until the unit of work has ended. */
  membership(
    appId: string,
    personId: string,
    options?: { readonly mustStay?: boolean },
  ): Promise<Membership | undefined>
  create(personId: string, request: CreateAppRequest): Promise<Result<App, RaisedProblem>>
}

export interface Membership {
  readonly roles: readonly MemberRole[]
  readonly permissions: readonly AppPermission[]
}

const administrator: Membership = { roles: ['administrator'], permissions: permissionsOf(['administrator']) }

/** For comparing: an array that holds it. */
const asAdministrator = sql<readonly MemberRole[]>`array['administrator']`

export interface AppServiceOptions {
  readonly database: Kysely<AppsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly icons: AppIcons
  /** Of these, which have a version online. */
  online(appIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Whether a new app of this person may have the name. */
  mayTakeName(name: string, personId: string): Promise<Result<void, RaisedProblem>>
}

export function createAppService(options: AppServiceOptions): AppService {
  return {
    ...reading(options),
    ...editing(options),
    ...cards(options),
    ...ofAccounts(options),
  }
}

type Reading = Apps & Pick<AppService, 'ofPerson' | 'get' | 'membership'>

function reading({ database, online }: AppServiceOptions): Reading {
  const membership: Reading['membership'] = (appId, personId, { mustStay = false } = {}) =>
    database
      .selectFrom('app_members')
      .select(['roles', 'permissions'])
      .where('app_id', '=', appId)
      .where('person_id', '=', personId)
      .$if(mustStay, (query) => query.forShare())
      .executeTakeFirst()
  const ofPerson = async (personId: string): Promise<readonly App[]> => {
    const rows = await database
      .selectFrom('app_members')
      .innerJoin('apps', 'apps.app_id', 'app_members.app_id')
      .selectAll('apps')
      .select(['app_members.roles', 'app_members.permissions'])
      .where('app_members.person_id', '=', personId)
      .orderBy('apps.created_at', 'desc')
      .execute()
    const isOnline = await online(rows.map(({ app_id }) => app_id))
    return rows.map((row) => toApp(row, row, isOnline.has(row.app_id)))
  }
  return {
    ofPerson,
    membership,
    isMember: async (appId, personId) => (await membership(appId, personId)) !== undefined,
    async memberIds(appIds) {
      if (appIds.length === 0) return []
      const rows = await database
        .selectFrom('app_members')
        .select('person_id')
        .distinct()
        .where('app_id', 'in', [...appIds])
        .execute()
      return rows.map(({ person_id }) => person_id)
    },
    async administratorOf(appId) {
      const member = await database
        .selectFrom('app_members')
        .select('person_id')
        .where('app_id', '=', appId)
        .where('roles', '@>', asAdministrator)
        .executeTakeFirst()
      return member?.person_id
    },
    async may(appId, personId, permission) {
      return (await membership(appId, personId))?.permissions.includes(permission) === true
    },
    async whoMay(appId, permission) {
      const members = await database
        .selectFrom('app_members')
        .select(['person_id', 'permissions'])
        .where('app_id', '=', appId)
        .execute()
      return members
        .filter(({ permissions }) => permissions.includes(permission))
        .map(({ person_id }) => person_id)
    },
    async get(appId, personId) {
      const app = (await ofPerson(personId)).find((one) => one.appId === appId)
      if (!app) throw new Error(`${personId} was admitted to ${appId} and is no member`)
      return app
    },
    async cards(appIds) {
      if (appIds.length === 0) return new Map()
      const rows = await database
        .selectFrom('apps')
        .selectAll()
        .where('app_id', 'in', [...appIds])
        .where('closed_at', 'is', null)
        .execute()
      return new Map(rows.map((row) => [row.app_id, toCard(row)]))
    },
    async named(text, limit) {
      const rows = await database
        .selectFrom('apps')
        .select('app_id')
        .where('closed_at', 'is', null)
        .where('name_key', 'like', containing(nameKey(text)))
        .orderBy((eb) => eb.fn<number>('length', ['name_key']))
        .orderBy('name_key')
        .limit(limit)
        .execute()
      return rows.map(({ app_id }) => app_id)
    },
    async exists(appId) {
      const row = await database
        .selectFrom('apps')
        .select('app_id')
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

function toCard(row: Selectable<AppRow>): AppCard {
  return { appId: row.app_id, name: row.name, intro: row.intro, iconUrl: iconUrl(row) }
}

function toApp(row: Selectable<AppRow>, { roles, permissions }: Membership, isOnline: boolean): App {
  return { ...toCard(row), isOnline, roles, permissions }
}

/** Not a rule: the form of an AppID, 16 hexadecimal digits. */
const APP_ID_BYTES = 8

function editing(options: AppServiceOptions): Pick<AppService, 'create'> {
  const { database, clock, random, policy, mayTakeName } = options
  const { get } = reading(options)
  return {
    async create(personId, request) {
      if (!policy.value('app.creation-without-registration')) {
        return policy.refuse('app.creation-without-registration')
      }
      const profile = checkProfile(request, policy)
      if (!profile.ok) return profile
      const free = await mayTakeName(profile.value.name, personId)
      if (!free.ok) return free
      const appId = `wx${random(APP_ID_BYTES).toString('hex')}`
      try {
        const refusal = await database.transaction().execute(async (transaction) => {
          await lockFor(transaction, 'apps of a person', personId)
          const administered = await transaction
            .selectFrom('app_members')
            .innerJoin('apps', 'apps.app_id', 'app_members.app_id')
            .select(['apps.name', 'apps.created_at'])
            .where('person_id', '=', personId)
            .where('roles', '@>', asAdministrator)
            .orderBy('apps.created_at')
            .execute()
          if (administered.length >= policy.value('app.apps-per-person')) {
            const occupiedBy = administered.map((app) => ({
              kind: 'app',
              label: app.name,
              since: app.created_at.toISOString(),
            }))
            return policy.problem('app.apps-per-person', { used: administered.length, occupiedBy })
          }
          await transaction
            .insertInto('apps')
            .values({
              app_id: appId,
              ...profile.value,
              name_key: nameKey(profile.value.name),
              icon_digest: null,
              icon_type: null,
              created_at: clock.now(),
            })
            .execute()
          await transaction
            .insertInto('app_members')
            .values({ app_id: appId, person_id: personId, ...administrator })
            .execute()
          return undefined
        })
        if (refusal) return refuse(refusal)
      } catch (error) {
        if (isUniqueViolation(error, APP_NAME_UNIQUE)) return refuse(nameTaken)
        throw error
      }
      return accept(await get(appId, personId))
    },
  }
}

function placeholderOf(appId: string): string {
  return `未命名的小程序 ${appId}`
}

function cards({ database, icons }: AppServiceOptions): AppCards {
  const change = async (
    appId: string,
    values: Partial<Pick<AppRow, 'name' | 'name_key' | 'intro' | 'icon_digest' | 'icon_type'>>,
  ): Promise<void> => {
    await database.updateTable('apps').set(values).where('app_id', '=', appId).execute()
  }
  const setName = async (appId: string, name: string): Promise<boolean> => {
    try {
      await database.transaction().execute((part) =>
        part
          .updateTable('apps')
          .set({ name, name_key: nameKey(name) })
          .where('app_id', '=', appId)
          .execute(),
      )
      return true
    } catch (error) {
      if (isUniqueViolation(error, APP_NAME_UNIQUE)) return false
      throw error
    }
  }
  return {
    setName,
    setIntro: (appId, intro) => change(appId, { intro }),
    async takeName(appId) {
      await setName(appId, placeholderOf(appId))
    },
    async setAvatar(appId, image) {
      const icon = await icons.put(image)
      if (!icon) throw new Error('an avatar was made that is no picture')
      await change(appId, { icon_digest: icon.digest, icon_type: icon.type })
      return icon.digest
    },
    async putAvatarBack(appId, digest) {
      const icon = digest === undefined ? undefined : await icons.get(digest)
      await change(appId, { icon_digest: icon ? (digest ?? null) : null, icon_type: icon?.type ?? null })
    },
    async cardOf(appId) {
      const row = await database.selectFrom('apps').selectAll().where('app_id', '=', appId).executeTakeFirst()
      return (
        row && {
          ...toCard(row),
          isUnnamed: row.name === placeholderOf(appId),
          hasAvatar: row.icon_digest !== null,
          createdAt: row.created_at,
        }
      )
    },
    async avatarOf(appId) {
      const row = await database
        .selectFrom('apps')
        .select('icon_digest')
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return row && row.icon_digest !== null ? (await icons.get(row.icon_digest))?.bytes : undefined
    },
    async holderOfName(name) {
      const row = await database
        .selectFrom('apps')
        .select('app_id')
        .where('name_key', '=', nameKey(name))
        .executeTakeFirst()
      return row?.app_id
    },
  }
}

function ofAccounts({ database, clock }: AppServiceOptions): AppsOfAccounts {
  return {
    async openFor({ appId, personId }) {
      const name = placeholderOf(appId)
      await database
        .insertInto('apps')
        .values({
          app_id: appId,
          name,
          name_key: nameKey(name),
          intro: '',
          icon_digest: null,
          icon_type: null,
          created_at: clock.now(),
        })
        .execute()
      await database
        .insertInto('app_members')
        .values({ app_id: appId, person_id: personId, ...administrator })
        .execute()
    },
    async setClosed(appId, isClosed) {
      await database
        .updateTable('apps')
        .set({ closed_at: isClosed ? clock.now() : null })
        .where('app_id', '=', appId)
        .execute()
    },
    async removeAdministrator(appId) {
      await database
        .deleteFrom('app_members')
        .where('app_id', '=', appId)
        .where('roles', '@>', asAdministrator)
        .execute()
    },
    async disband(appId) {
      await database.deleteFrom('app_members').where('app_id', '=', appId).execute()
    },
    async setAdministrator(appId, personId) {
      await database
        .deleteFrom('app_members')
        .where('app_id', '=', appId)
        .where(({ or, eb }) => or([eb('roles', '@>', asAdministrator), eb('person_id', '=', personId)]))
        .execute()
      await database
        .insertInto('app_members')
        .values({ app_id: appId, person_id: personId, ...administrator })
        .execute()
    },
  }
}
