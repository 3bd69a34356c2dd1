/**
 * Official accounts and mini programs that belong together. The rules are in decide.ts and places.ts.
 *
 * (1) Each side's administrator has scanned, but for apps that let anybody.
 * (2) Places are taken when the official account has confirmed, under locks, and judged again when
 *     the app accepts: numbers may have changed meanwhile.
 * (3) What a fast registration brings is linked when it is registered, where there is a place, and
 *     uses nothing of the month (§2.8).
 * (4) With either account its associations end.
 * (5) What an app does not answer in time expires and gives its place back; who asked is told what
 *     became of it.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  AppPlaces,
  Association,
  AssociationEnder,
  AssociationFeature,
  AssociationMode,
  EndedAssociation,
  OfficialAccountPlaces,
} from '@maque/protocol/platform/associations.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { monthStart } from '../../kernel/calendar.ts'
import { DAY_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Messages } from '../messages/contract.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { AccountListener, RegisteredAccount, Registrations } from '../registration/contract.ts'
import {
  alreadyAsked,
  alreadyAssociated,
  associationForbidden,
  associationNotNow,
} from './association-problems.ts'
import { answeredMessage, askedMessage } from './association-mails.ts'
import type { AssociationRow, AssociationsTables } from './associations-tables.ts'
import type { Associations } from './contract.ts'
import { decide, OPEN, type AssociationCommand } from './decide.ts'
import { neededFeatures } from './features.ts'
import { checkPlaces, placesOfApp, placesOfOfficialAccount } from './places.ts'

type Entry = Selectable<AssociationRow>
type Answer = Promise<Result<Association, RaisedProblem>>

export const ASSOCIATION_DUE_JOB = 'association-due'

export interface AssociationService extends Associations {
  ask(
    officialAccount: RegisteredAccount,
    appId: string,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly association: Association; readonly ticket: ScanTicket }, RaisedProblem>>
  confirm(officialAccount: RegisteredAccount, associationId: string, ticketId: string): Answer
  answer(appId: string, associationId: string, isAccepted: boolean): Answer
  unlink(side: AssociationSide, associationId: string): Answer
  /** Those that are, or are asked for; the newest first. */
  of(side: AssociationSide): Promise<readonly Association[]>
  /** Those that ended in this month; the last first. */
  endedOf(side: AssociationSide): Promise<readonly EndedAssociation[]>
  /** By what an official account calls itself, or whose it is. */
  officialAccountOf(appId: string, associationId: string): Promise<string | undefined>
  modeOf(appId: string): Promise<AssociationMode>
  setMode(appId: string, mode: AssociationMode): Promise<void>
  placesOfOfficialAccount(officialAccount: string): Promise<OfficialAccountPlaces>
  placesOfApp(appId: string): Promise<AppPlaces>
  features(): readonly AssociationFeature[]
  readonly listener: AccountListener
  readonly due: JobHandler
}

/** Who looks at an association, or ends it. */
export type AssociationSide = { readonly officialAccount: string } | { readonly appId: string }

export interface AssociationServiceOptions {
  readonly database: Kysely<AssociationsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly accounts: Pick<Accounts, 'byIds'>
  readonly messages: Pick<Messages, 'send'>
  readonly apps: Apps
  readonly proofs: Proofs
  readonly registrations: Registrations
  readonly profiles: Pick<Profiles, 'accountNames'>
  jobs(): JobQueue
}

export function createAssociationService(options: AssociationServiceOptions): AssociationService {
  return {
    ...asking(options),
    ...answering(options),
    ...reading(options),
    listener: listener(options),
    due: due(options),
  }
}

type Asking = Pick<AssociationService, 'ask' | 'confirm'>

function asking(options: AssociationServiceOptions): Asking {
  const { database, clock, random, apps, proofs, registrations } = options
  const { modeOf } = reading(options)
  return {
    async ask(officialAccount, appId, origin) {
      const app = (await apps.cards([appId])).get(appId)
      if (!app) return refuse(notFound)
      if ((await modeOf(appId)) === 'forbid') return refuse(associationForbidden)
      await lockFor(database, 'associations of an official account', officialAccount.publicId)
      const open = await openBetween(officialAccount.publicId, appId, database)
      if (open?.state === 'linked') return refuse(alreadyAssociated)
      if (open?.state === 'waiting-app') return refuse(alreadyAsked)
      const subject = (await registrations.byPublicIds([appId])).get(appId)?.subject
      const row: Entry = open ?? {
        id: newId('association', random),
        official_account: officialAccount.publicId,
        app_id: appId,
        state: 'waiting-official-account',
        is_same_subject: isSame(officialAccount, subject),
        is_automatic: false,
        shows_on_profile: false,
        created_at: clock.now(),
        placed_at: null,
        ...notEnded,
      }
      // Told at once, so that nobody scans for nothing; what counts is asked again afterwards.
      const free = await checkPlaces(row, (ids) => namesOf(ids, apps), options)
      if (!free.ok) return free
      if (!open) await database.insertInto('associations').values(row).execute()
      const association = await toAssociation(row, options)
      const ticket = await proofs.openTicket({
        purpose: 'confirm-deed',
        subject: officialAccount.registrationId,
        about: `${nameOf(association.officialAccount)} → ${app.name}`,
        origin: `${origin.scheme}://${origin.host}`,
        confirmation: {
          ...ticketOf(row.id),
          personId: officialAccount.administratorId,
          isShownAgain: true,
        },
      })
      return accept({ association, ticket })
    },
    async confirm(officialAccount, associationId, ticketId) {
      const row = await load({ officialAccount: officialAccount.publicId }, associationId, database)
      if (!row) return refuse(notFound)
      const { registrationId: subject, administratorId } = officialAccount
      const used = await proofs.useTicket({
        ticketId,
        subject,
        purpose: 'confirm-deed',
        deed: ticketOf(row.id).deed,
      })
      if (!used.ok) return used
      // The account may have got another administrator since the code was shown.
      if (used.value.personId !== administratorId) return refuse(notFound)
      return move(row, { kind: 'confirm', mode: await modeOf(row.app_id) }, options)
    },
  }
}

export const notEnded = { answer_until: null, ended_at: null, ended_by: null } as const

/** What it calls itself, or whose it is. */
function nameOf({ name, subjectName }: Association['officialAccount']): string {
  return name ?? subjectName
}

const RULE = 'confirmation.association'

function ticketOf(associationId: string): { rule: string; deed: string; sessionId: undefined } {
  return { rule: RULE, deed: `associate ${associationId}`, sessionId: undefined }
}

type Answering = Pick<AssociationService, 'answer' | 'unlink' | 'setMode'>

function answering(options: AssociationServiceOptions): Answering {
  const { database } = options
  const run = async (side: AssociationSide, id: string, command: AssociationCommand): Answer => {
    const row = await load(side, id, database)
    return row ? move(row, command, options, 'appId' in side ? 'app' : 'official-account') : refuse(notFound)
  }
  return {
    answer: (appId, id, isAccepted) => run({ appId }, id, { kind: isAccepted ? 'accept' : 'refuse' }),
    unlink: (side, id) => run(side, id, { kind: 'unlink' }),
    async setMode(appId, mode) {
      await database
        .insertInto('association_modes')
        .values({ app_id: appId, mode })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet({ mode }))
        .execute()
    },
  }
}

/** Carries out what decide.ts decides; whatever takes a place asks whether there is one. */
async function move(
  row: Entry,
  command: AssociationCommand,
  options: AssociationServiceOptions,
  by: AssociationEnder = 'official-account',
): Answer {
  const { database, clock, policy, apps, jobs } = options
  await lockFor(database, 'associations of an official account', row.official_account)
  const current = await database
    .selectFrom('associations')
    .selectAll()
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  const decided = decide(current.state, command)
  if (!decided.ok) return refuse(decided.refusal === 'forbidden' ? associationForbidden : associationNotNow)
  if (command.kind === 'confirm' || command.kind === 'accept') {
    const free = await checkPlaces(current, (ids) => namesOf(ids, apps), options)
    if (!free.ok) return free
  }
  const now = clock.now()
  const isAsked = decided.value === 'waiting-app'
  const isEnded = !OPEN.includes(decided.value)
  const isGivenBack = decided.value === 'refused' || decided.value === 'expired'
  const changed = await database
    .updateTable('associations')
    .set({
      state: decided.value,
      ...(command.kind === 'confirm' && { placed_at: now }),
      ...(isGivenBack && { placed_at: null }),
      answer_until: isAsked ? later(now, policy.value('association.answer-days') * DAY_MS) : null,
      ended_at: isEnded ? now : null,
      ended_by: isEnded ? by : null,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const association = await toAssociation(changed, options)
  if (changed.answer_until) {
    await jobs().add({ kind: ASSOCIATION_DUE_JOB, subject: row.id, dueAt: changed.answer_until })
    await tellAdministrator(association, options)
  }
  if (current.state === 'waiting-app' && command.kind !== 'unlink') await tellWhoAsked(association, options)
  return accept(association)
}

function due(options: AssociationServiceOptions): JobHandler {
  const { database, clock } = options
  return {
    async work(id) {
      const row = await database
        .selectFrom('associations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      // Answered meanwhile, or taken back.
      if (!row?.answer_until || row.answer_until > clock.now()) return
      await move(row, { kind: 'expire' }, options, 'app')
    },
  }
}

/** So that nobody waits for one who does not look. */
async function tellAdministrator(
  { app, officialAccount }: Association,
  { apps, accounts, messages }: AssociationServiceOptions,
): Promise<void> {
  const administrator = (await apps.administratorOf(app.appId)) ?? ''
  const recipient = (await accounts.byIds([administrator])).get(administrator)?.email
  if (recipient === undefined) return
  await messages.send(
    askedMessage(recipient, { appName: app.name, officialAccount: nameOf(officialAccount) }),
  )
}

/** Who administers the official account: the app has answered, or has not in time. */
async function tellWhoAsked(
  { app, officialAccount, state }: Association,
  { registrations, accounts, messages }: AssociationServiceOptions,
): Promise<void> {
  const { publicId } = officialAccount
  const administrator = (await registrations.byPublicIds([publicId])).get(publicId)?.administratorId ?? ''
  const recipient = (await accounts.byIds([administrator])).get(administrator)?.email
  if (recipient === undefined) return
  await messages.send(answeredMessage(recipient, { appName: app.name, state }))
}

type Reading = Pick<
  AssociationService,
  | 'of'
  | 'endedOf'
  | 'officialAccountOf'
  | 'modeOf'
  | 'placesOfOfficialAccount'
  | 'placesOfApp'
  | 'features'
  | 'areLinked'
  | 'mayUse'
>

/** Until an app says otherwise. */
const DEFAULT_MODE: AssociationMode = 'confirm'

function reading(options: AssociationServiceOptions): Reading {
  const { database, clock, policy } = options
  const areLinked: Associations['areLinked'] = async (officialAccount, appId) =>
    (await openBetween(officialAccount, appId, database))?.state === 'linked'
  return {
    async of(side) {
      const rows = await database
        .selectFrom('associations')
        .selectAll()
        .where(...ofSide(side))
        .where('state', 'in', OPEN)
        .orderBy('created_at', 'desc')
        .execute()
      // What the official account itself has not confirmed is none of the app's business yet.
      const shown = 'appId' in side ? rows.filter(({ placed_at }) => placed_at !== null) : rows
      return toAssociations(shown, options)
    },
    async endedOf(side) {
      const rows = await database
        .selectFrom('associations')
        .selectAll()
        .where(...ofSide(side))
        .where('ended_at', '>=', monthStart(clock.now()))
        .orderBy('ended_at', 'desc')
        .orderBy('id')
        .execute()
      // What was taken back before anybody was asked is no news to either side.
      const known = rows.filter(({ state, placed_at }) => state !== 'unlinked' || placed_at !== null)
      const associations = await toAssociations(known, options)
      return associations.flatMap((one) => {
        const row = known.find(({ id }) => id === one.id)
        return row?.ended_at && row.ended_by
          ? [{ ...one, endedAt: row.ended_at.toISOString(), endedBy: row.ended_by }]
          : []
      })
    },
    async officialAccountOf(appId, associationId) {
      const row = await load({ appId }, associationId, database)
      return row && nameOf((await toAssociation(row, options)).officialAccount)
    },
    async modeOf(appId) {
      const row = await database
        .selectFrom('association_modes')
        .select('mode')
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return row?.mode ?? DEFAULT_MODE
    },
    placesOfOfficialAccount: (officialAccount) => placesOfOfficialAccount(officialAccount, options),
    placesOfApp: (appId) => placesOfApp(appId, options),
    features: () => neededFeatures(policy),
    areLinked,
    mayUse: async (officialAccount, appId, feature) =>
      !neededFeatures(policy).includes(feature) || areLinked(officialAccount, appId),
  }
}

function listener(options: AssociationServiceOptions): AccountListener {
  const { database, clock, random, registrations, apps } = options
  const linkRegistered = async (account: RegisteredAccount, by: string): Promise<void> => {
    const officialAccount = (await registrations.byPublicIds([by])).get(by)
    if (!officialAccount?.isInForce) return
    const row: Entry = {
      id: newId('association', random),
      official_account: by,
      app_id: account.publicId,
      state: 'linked',
      is_same_subject: isSame(officialAccount, account.subject),
      is_automatic: true,
      shows_on_profile: true,
      created_at: clock.now(),
      placed_at: clock.now(),
      ...notEnded,
    }
    const { used, limit } = (await lockedPlaces(by, options)).sameSubject
    if (used < limit) await database.insertInto('associations').values(row).execute()
  }
  return {
    async changed(account, state) {
      if (state === 'cancelled') {
        await database
          .updateTable('associations')
          .set({ state: 'unlinked', answer_until: null, ended_at: clock.now(), ended_by: 'account' })
          .where(({ or, eb }) =>
            or([eb('official_account', '=', account.publicId), eb('app_id', '=', account.publicId)]),
          )
          .where('state', 'in', OPEN)
          .execute()
      }
      const isNew = state === 'registered' && account.kind === 'mini-program'
      if (!isNew || account.registeredBy === undefined) return
      const known = await openBetween(account.registeredBy, account.publicId, database)
      const isThere = (await apps.cards([account.publicId])).has(account.publicId)
      if (!known && isThere) await linkRegistered(account, account.registeredBy)
    },
  }
}

async function lockedPlaces(
  officialAccount: string,
  options: AssociationServiceOptions,
): Promise<OfficialAccountPlaces> {
  await lockFor(options.database, 'associations of an official account', officialAccount)
  return placesOfOfficialAccount(officialAccount, options)
}

export function openBetween(
  officialAccount: string,
  appId: string,
  database: Kysely<AssociationsTables>,
): Promise<Entry | undefined> {
  return database
    .selectFrom('associations')
    .selectAll()
    .where('official_account', '=', officialAccount)
    .where('app_id', '=', appId)
    .where('state', 'in', OPEN)
    .executeTakeFirst()
}

function load(
  side: AssociationSide,
  id: string,
  database: Kysely<AssociationsTables>,
): Promise<Entry | undefined> {
  return database
    .selectFrom('associations')
    .selectAll()
    .where(...ofSide(side))
    .where('id', '=', id)
    .executeTakeFirst()
}

function ofSide(side: AssociationSide): readonly ['official_account' | 'app_id', '=', string] {
  return 'appId' in side ? ['app_id', '=', side.appId] : ['official_account', '=', side.officialAccount]
}

export function isSame(
  account: RegisteredAccount,
  subject: RegisteredAccount['subject'] | undefined,
): boolean {
  // An app that was made without registering an account has no subject, and so not the same.
  return subject?.key === account.subject.key
}

export async function namesOf(appIds: readonly string[], apps: Apps): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await apps.cards(appIds)).values()].map(({ appId, name }) => [appId, name]))
}

async function toAssociation(row: Entry, options: AssociationServiceOptions): Promise<Association> {
  const [association] = await toAssociations([row], options)
  if (!association) throw new Error(`${row.official_account} has associations and is no official account`)
  return association
}

async function toAssociations(
  rows: readonly Entry[],
  { apps, registrations, profiles }: AssociationServiceOptions,
): Promise<readonly Association[]> {
  const cards = await apps.cards(rows.map(({ app_id }) => app_id))
  const publicIds = rows.map(({ official_account }) => official_account)
  const accounts = await registrations.byPublicIds(publicIds)
  const names = await profiles.accountNames(publicIds)
  return rows.flatMap((row) => {
    const account = accounts.get(row.official_account)
    return account
      ? [shown(row, account, { card: cards.get(row.app_id), name: names.get(account.publicId) })]
      : []
  })
}

function shown(
  row: Entry,
  account: RegisteredAccount,
  { card, name }: { readonly card: AppCard | undefined; readonly name: string | undefined },
): Association {
  return {
    id: row.id,
    state: row.state,
    app: { appId: row.app_id, name: card?.name ?? row.app_id, ...(card && { iconUrl: card.iconUrl }) },
    officialAccount: {
      publicId: account.publicId,
      kind: account.kind === 'service-account' ? 'service-account' : 'subscription-account',
      subjectName: account.subject.name,
      ...(name !== undefined && { name }),
    },
    isSameSubject: row.is_same_subject,
    isAutomatic: row.is_automatic,
    createdAt: row.created_at.toISOString(),
    ...(row.state === 'linked' && row.placed_at && { linkedAt: row.placed_at.toISOString() }),
    ...(row.answer_until && { answerUntil: row.answer_until.toISOString() }),
  }
}
