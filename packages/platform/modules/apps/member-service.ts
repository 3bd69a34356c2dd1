/**
 * Who belongs to an app. The rules are in decide-members.ts.
 *
 * (1) An app has one administrator at every moment, but for one whose account has none (§2.1).
 * (2) No more have a place than the rules say, however many are added at the same moment.
 * (3) A project member has said yes themselves, where `member.asks-the-person` says so.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  AddMemberRequest,
  AppPermission,
  ChangeMemberRequest,
  Invitation,
  Member,
  MemberList,
  MemberRole,
} from '@maque/protocol/platform/members.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Account, Accounts } from '../accounts/contract.ts'
import {
  administratorOfAccount,
  administratorStays,
  alreadyMember,
  noSuchPerson,
  permissionNotOfRole,
} from './app-problems.ts'
import type { AppMemberRow, AppsTables } from './apps-tables.ts'
import {
  countOf,
  kindOf,
  limitOf,
  tick,
  type MemberKind,
  type MemberLimit,
  type Standing,
} from './decide-members.ts'
import { iconUrl } from './icons.ts'
import { permissionsOf } from '@maque/protocol/platform/member-permissions.ts'

type Added = Promise<Result<Member, RaisedProblem>>
type Done = Promise<Result<void, RaisedProblem>>

export interface MemberService {
  list(appId: string): Promise<MemberList>
  /** Places that are taken, by the rules that limit them. */
  quotas(appId: string): Promise<readonly MemberQuota[]>
  add(appId: string, inviter: string, request: AddMemberRequest): Added
  change(appId: string, personId: string, request: ChangeMemberRequest): Added
  /** A project member, or who is invited to be one. */
  remove(appId: string, personId: string): Done
  addExperiencer(appId: string, inviter: string, email: string): Added
  removeExperiencer(appId: string, personId: string): Done
  inviteAdministrator(appId: string, inviter: string, email: string): Added
  invitations(personId: string): Promise<readonly Invitation[]>
  answer(appId: string, personId: string, accepts: boolean): Done
}

interface MemberQuota {
  readonly rule: MemberLimit
  readonly used: number
  readonly limit: number
}

/** Whose app it is, and whether they have registered an account for it. */
export interface AppSubject {
  readonly standing: Standing
  readonly hasAccount: boolean
}

export interface MemberServiceOptions {
  readonly database: Kysely<AppsTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly accounts: Accounts
  setAdministrator(appId: string, personId: string): Promise<void>
  subjectOf(appId: string): Promise<AppSubject>
}

export function createMemberService(options: MemberServiceOptions): MemberService {
  return { ...reading(options), ...adding(options), ...changing(options), ...answering(options) }
}

interface Place {
  readonly person_id: string
  readonly roles: readonly MemberRole[]
  readonly permissions: readonly AppPermission[]
  readonly state: Member['state']
  /** Of who has not answered yet. */
  readonly invited_at?: Date
}

/** Those who belong to it and those who are invited, in the sequence in which they came. */
async function placesOf(appId: string, database: Kysely<AppsTables>): Promise<readonly Place[]> {
  const members = await database.selectFrom('app_members').selectAll().where('app_id', '=', appId).execute()
  const invited = await database
    .selectFrom('app_invitations')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('invited_at')
    .execute()
  return [
    ...members.map((row) => ({ ...row, state: 'member' as const })),
    ...invited.map((row) => ({ ...row, state: 'invited' as const })),
  ]
}

function toMember(
  { id, name, email }: Account,
  { roles, permissions, state }: Omit<Place, 'person_id'>,
): Member {
  return { personId: id, name, email, roles, permissions, state }
}

function reading({
  database,
  policy,
  accounts,
  subjectOf,
}: MemberServiceOptions): Pick<MemberService, 'list' | 'quotas'> {
  return {
    async quotas(appId) {
      const places = await placesOf(appId, database)
      const { standing } = await subjectOf(appId)
      return (['project-member', 'experiencer'] as const).map((kind) => {
        const rule = limitOf(kind, standing)
        return { rule, used: countOf(kind, places), limit: policy.value(rule) }
      })
    },
    async list(appId) {
      const places = await placesOf(appId, database)
      const people = await accounts.byIds(places.map(({ person_id }) => person_id))
      const { standing, hasAccount } = await subjectOf(appId)
      const counted = (kind: MemberKind) => ({
        used: countOf(kind, places),
        limit: policy.value(limitOf(kind, standing)),
      })
      return {
        members: places.flatMap((place) => {
          const person = people.get(place.person_id)
          return person ? [toMember(person, place)] : []
        }),
        projectMembers: counted('project-member'),
        experiencers: counted('experiencer'),
        administratorOf: hasAccount ? 'account' : 'app',
      }
    },
  }
}

type Adding = 'add' | 'addExperiencer' | 'inviteAdministrator'

function adding(options: MemberServiceOptions): Pick<MemberService, Adding> {
  const { database, clock, policy, accounts, subjectOf } = options

  /** Under a lock that keeps what was counted until the commit. */
  const findPlace = async (
    appId: string,
    email: string,
    kind: MemberKind,
  ): Promise<Result<{ readonly person: Account; readonly former: Place | undefined }, RaisedProblem>> => {
    const person = await accounts.byEmail(email)
    if (!person) return refuse(noSuchPerson)
    await lockFor(database, 'members of an app', appId)
    const places = await placesOf(appId, database)
    const former = places.find(({ person_id, state }) => person_id === person.id && state === 'member')
    const isInvited = places.some(({ person_id, state }) => person_id === person.id && state === 'invited')
    // An experiencer may become a project member; everybody else is something once.
    if (isInvited || (former && (kind === 'experiencer' || kindOf(former.roles) !== 'experiencer'))) {
      return refuse(alreadyMember)
    }
    const used = countOf(kind, places)
    const limit = limitOf(kind, (await subjectOf(appId)).standing)
    if (used >= policy.value(limit)) {
      return policy.refuse(limit, { used, occupiedBy: await occupantsOf(kind, places) })
    }
    if (!former) {
      const free = await mayBelong(person.id)
      if (!free.ok) return free
    }
    return accept({ person, former })
  }

  /** Members know one another. */
  const occupantsOf = async (kind: MemberKind, places: readonly Place[]): Promise<readonly Occupant[]> => {
    const taken = places.filter(({ roles }) => kindOf(roles) === kind)
    const people = await accounts.byIds(taken.map(({ person_id }) => person_id))
    return taken.flatMap(({ person_id, invited_at }) => {
      const person = people.get(person_id)
      return person
        ? [
            {
              kind,
              label: `${person.name} ${person.email}`,
              ...(invited_at && { since: invited_at.toISOString() }),
            },
          ]
        : []
    })
  }

  const mayBelong = async (personId: string): Done => {
    await lockFor(database, 'apps of a member', personId)
    const used = await countApps(personId)
    return used < policy.value('member.apps-per-person')
      ? accept(undefined)
      : policy.refuse('member.apps-per-person', { used })
  }

  const countApps = async (personId: string): Promise<number> => {
    const members = await database
      .selectFrom('app_members')
      .select('roles')
      .where('person_id', '=', personId)
      .execute()
    const invited = await database
      .selectFrom('app_invitations')
      .select('app_id')
      .where('person_id', '=', personId)
      .execute()
    return members.filter(({ roles }) => kindOf(roles) !== 'administrator').length + invited.length
  }

  const invite = async (
    appId: string,
    person: Account,
    inviter: string,
    ticks: Pick<AppMemberRow, 'roles' | 'permissions'>,
  ): Promise<Member> => {
    await database
      .insertInto('app_invitations')
      .values({ app_id: appId, person_id: person.id, ...ticks, invited_by: inviter, invited_at: clock.now() })
      .execute()
    return toMember(person, { ...ticks, state: 'invited' })
  }

  const join = async (
    appId: string,
    person: Account,
    ticks: Pick<AppMemberRow, 'roles' | 'permissions'>,
  ): Promise<Member> => {
    await putMember(database, { app_id: appId, person_id: person.id, ...ticks })
    return toMember(person, { ...ticks, state: 'member' })
  }

  return {
    async add(appId, inviter, { email, roles, permissions }) {
      const ticked = tick(roles, permissions)
      if (!ticked.ok) return refuse(permissionNotOfRole)
      const place = await findPlace(appId, email, 'project-member')
      if (!place.ok) return place
      const ticks = { roles, permissions: ticked.value }
      const { person } = place.value
      return accept(
        policy.value('member.asks-the-person')
          ? await invite(appId, person, inviter, ticks)
          : await join(appId, person, ticks),
      )
    },
    async addExperiencer(appId, _inviter, email) {
      const place = await findPlace(appId, email, 'experiencer')
      if (!place.ok) return place
      const roles: readonly MemberRole[] = ['experiencer']
      return accept(await join(appId, place.value.person, { roles, permissions: permissionsOf(roles) }))
    },
    async inviteAdministrator(appId, inviter, email) {
      const person = await accounts.byEmail(email)
      if (!person) return refuse(noSuchPerson)
      if ((await subjectOf(appId)).hasAccount) return refuse(administratorOfAccount)
      await lockFor(database, 'members of an app', appId)
      const places = await placesOf(appId, database)
      const isTaken = places.some(
        ({ person_id, roles, state }) =>
          (state === 'invited' && kindOf(roles) === 'administrator') ||
          (person_id === person.id && (state === 'invited' || kindOf(roles) === 'administrator')),
      )
      if (isTaken) return refuse(alreadyMember)
      const roles: readonly MemberRole[] = ['administrator']
      return accept(await invite(appId, person, inviter, { roles, permissions: permissionsOf(roles) }))
    },
  }
}

async function putMember(database: Kysely<AppsTables>, row: AppMemberRow): Promise<void> {
  const { roles, permissions } = row
  await database
    .insertInto('app_members')
    .values(row)
    .onConflict((conflict) => conflict.columns(['app_id', 'person_id']).doUpdateSet({ roles, permissions }))
    .execute()
}

type Changing = 'change' | 'remove' | 'removeExperiencer'

function changing({ database, accounts }: MemberServiceOptions): Pick<MemberService, Changing> {
  const find = async (appId: string, personId: string): Promise<Place | undefined> =>
    (await placesOf(appId, database)).find(({ person_id }) => person_id === personId)

  const take = async (appId: string, personId: string): Promise<void> => {
    for (const table of ['app_members', 'app_invitations'] as const) {
      await database.deleteFrom(table).where('app_id', '=', appId).where('person_id', '=', personId).execute()
    }
  }
  return {
    async change(appId, personId, { roles, permissions }) {
      const ticked = tick(roles, permissions)
      if (!ticked.ok) return refuse(permissionNotOfRole)
      const place = await find(appId, personId)
      const person = (await accounts.byIds([personId])).get(personId)
      if (!place || !person || kindOf(place.roles) === 'experiencer') return refuse(notFound)
      if (kindOf(place.roles) === 'administrator') return refuse(administratorStays)
      const ticks = { roles, permissions: ticked.value }
      await database
        .updateTable(place.state === 'member' ? 'app_members' : 'app_invitations')
        .set(ticks)
        .where('app_id', '=', appId)
        .where('person_id', '=', personId)
        .execute()
      return accept(toMember(person, { ...ticks, state: place.state }))
    },
    async remove(appId, personId) {
      const place = await find(appId, personId)
      if (!place || kindOf(place.roles) === 'experiencer') return refuse(notFound)
      if (kindOf(place.roles) === 'administrator' && place.state === 'member')
        return refuse(administratorStays)
      await take(appId, personId)
      return accept(undefined)
    },
    async removeExperiencer(appId, personId) {
      const place = await find(appId, personId)
      if (!place || kindOf(place.roles) !== 'experiencer') return refuse(notFound)
      await take(appId, personId)
      return accept(undefined)
    },
  }
}

type Answering = 'invitations' | 'answer'

function answering({
  database,
  accounts,
  setAdministrator,
}: MemberServiceOptions): Pick<MemberService, Answering> {
  return {
    async invitations(personId) {
      const rows = await database
        .selectFrom('app_invitations')
        .innerJoin('apps', 'apps.app_id', 'app_invitations.app_id')
        .selectAll('apps')
        .select(['roles', 'invited_by', 'invited_at'])
        .where('person_id', '=', personId)
        .orderBy('invited_at', 'desc')
        .execute()
      const people = await accounts.byIds(rows.map(({ invited_by }) => invited_by))
      return rows.map((row) => ({
        appId: row.app_id,
        appName: row.name,
        iconUrl: iconUrl(row),
        roles: row.roles,
        invitedBy: people.get(row.invited_by)?.name ?? '',
        invitedAt: row.invited_at.toISOString(),
      }))
    },
    async answer(appId, personId, accepts) {
      const invitation: Selectable<AppsTables['app_invitations']> | undefined = await database
        .deleteFrom('app_invitations')
        .where('app_id', '=', appId)
        .where('person_id', '=', personId)
        .returningAll()
        .executeTakeFirst()
      if (!invitation) return refuse(notFound)
      if (!accepts) return accept(undefined)
      const { roles, permissions } = invitation
      if (kindOf(roles) === 'administrator') await setAdministrator(appId, personId)
      else await putMember(database, { app_id: appId, person_id: personId, roles, permissions })
      return accept(undefined)
    },
  }
}
