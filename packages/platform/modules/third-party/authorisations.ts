/**
 * Which app has authorised which third-party platform, and to what (§2.8).
 *
 * (1) An authorisation is given by the administrator of the mini program or official account, with a code that the platform asked for
 *     a while ago and that is good once, and in exchange for another such code.
 * (2) It is in force until it is withdrawn, or one of the two accounts is gone. A later one is
 *     another: no token of the one before opens anything.
 * (3) The platform is told of each in the same commit.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Authorisation } from '@maque/protocol/platform/third-party.ts'
import { later, SECOND_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { AgreedEdition } from '../agreements/contract.ts'
import type { AccountListener } from '../registration/contract.ts'
import { decideAuthorisation, isOwnPage } from './decide-authorisation.ts'
import { setsOf, type AuthorisingKind } from './permission-sets.ts'
import type { Platforms } from './platforms.ts'
import {
  askCodeWrong,
  authorisationProblem,
  codeExpired,
  codeWrong,
  notAuthorised,
  pageNotOwn,
  refreshTokenWrong,
  registerTicketWrong,
} from './third-party-problems.ts'
import type { CodeRow } from './third-party-tables.ts'
import type { AuthorisationEntry, PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'

export interface Authorisations {
  newAskCode(entry: PlatformEntry): Promise<GivenCode>
  /** The platform that asks with this code to go on to this address. */
  asking(asked: Asked): Promise<Result<PlatformEntry, RaisedProblem>>
  give(
    owner: Authorising,
    asked: Asked,
    sets: readonly number[],
  ): Promise<Result<GivenAuthorisation, RaisedProblem>>
  /** What would be given; told before anybody scans for nothing. */
  mayGive(
    owner: Authorising,
    asked: Asked,
    sets: readonly number[],
  ): Promise<Result<PlatformEntry, RaisedProblem>>
  /**
   * What the owner of a mini program that the platform has registered for them gives with that: all sets
   * of mini programs that it asks for. With the code for it.
   */
  giveRegistered(entry: PlatformEntry, appId: string): Promise<string>
  /** The ticket with which the administrator of an official account goes back to the platform. */
  newRegisterTicket(authorisation: AuthorisationEntry, granted: Granted): Promise<string>
  /** Uses one up. */
  takeRegisterTicket(
    authorisation: AuthorisationEntry,
    ticket: string,
  ): Promise<Result<Granted, RaisedProblem>>
  withdraw(appId: string, componentId: string): Promise<Result<void, RaisedProblem>>
  ofApp(appId: string): Promise<readonly Authorisation[]>
  /** In the sequence in which they came. */
  ofPlatform(componentId: string): Promise<readonly Authorisation[]>
  /** In force between the two. */
  between(entry: PlatformEntry, appId: string): Promise<Result<AuthorisationEntry, RaisedProblem>>
  /** In force, by the code with which the owner came back: it is used up. */
  byAnswer(entry: PlatformEntry, code: string): Promise<Result<AuthorisationEntry, RaisedProblem>>
  byRefreshToken(
    entry: PlatformEntry,
    appId: string,
    refreshToken: string,
  ): Promise<Result<AuthorisationEntry, RaisedProblem>>
  /** The same as long as the authorisation is. */
  refreshTokenOf(authorisation: AuthorisationEntry): string
  /** The platform that this app has authorised to do this, one that is exclusive. */
  holderOf(appId: string, set: number): Promise<PlatformEntry | undefined>
  readonly listener: AccountListener
}

/** What the administrator of an official account has let a platform register. */
export interface Granted {
  readonly copiesVerification: boolean
  readonly agreed: readonly AgreedEdition[]
}

/** Who authorises. */
export interface Authorising {
  readonly appId: string
  readonly kind: AuthorisingKind
}

export interface Asked {
  readonly componentAppId: string
  readonly preAuthCode: string
  readonly redirectUri: string
}

interface GivenCode {
  readonly code: string
  readonly expiresInSeconds: number
}

export interface GivenAuthorisation {
  readonly authorisation: AuthorisationEntry
  readonly goOnTo: string
}

export function createAuthorisations(options: ThirdPartyOptions, platforms: Platforms): Authorisations {
  const codes = createCodes(options)
  return {
    ...reading(options),
    ...asking(options, platforms, codes),
    ...exchanging(options, codes),
    ...registering(options, codes),
    listener: listener(options),
  }
}

type CodeEntry = Selectable<CodeRow>

interface Codes {
  give(
    values: Pick<CodeEntry, 'kind' | 'component_id' | 'authorisation_id'> & { readonly agreed?: string },
  ): Promise<GivenCode>
  find(kind: CodeRow['kind'], componentId: string, code: string): Promise<CodeEntry | undefined>
  use(code: CodeEntry): Promise<boolean>
}

function createCodes({ database, clock, random, policy }: ThirdPartyOptions): Codes {
  return {
    async give(values) {
      const code = newToken(random)
      const isAsk = values.kind === 'ask'
      const expiresInSeconds = policy.value(
        isAsk ? 'component.preauth-seconds' : 'component.auth-code-seconds',
      )
      const now = clock.now()
      await database
        .deleteFrom('third_party_codes')
        .where('component_id', '=', values.component_id)
        .where('expires_at', '<', later(now, -expiresInSeconds * SECOND_MS))
        .execute()
      await database
        .insertInto('third_party_codes')
        .values({ ...values, hash: hashToken(code), expires_at: later(now, expiresInSeconds * SECOND_MS) })
        .execute()
      // As WeChat's own begin.
      const begins = { ask: 'preauthcode@@@', answer: 'queryauthcode@@@' } as const
      const prefix = values.kind === 'ask' || values.kind === 'answer' ? begins[values.kind] : ''
      return { code: `${prefix}${code}`, expiresInSeconds }
    },
    find: (kind, componentId, code) =>
      database
        .selectFrom('third_party_codes')
        .selectAll()
        .where('hash', '=', hashToken(code.replace(/^(preauth|queryauth)code@@@/, '')))
        .where('kind', '=', kind)
        .where('component_id', '=', componentId)
        .executeTakeFirst(),
    async use({ hash }) {
      const used = await database
        .deleteFrom('third_party_codes')
        .where('hash', '=', hash)
        .returning('hash')
        .executeTakeFirst()
      return used !== undefined
    },
  }
}

function inForce({ database }: Pick<ThirdPartyOptions, 'database'>) {
  return database.selectFrom('authorisations').selectAll().where('withdrawn_at', 'is', null)
}

/** What mini programs and official accounts call themselves; or else whose they are. */
export async function namesOf(
  ids: readonly string[],
  { apps, profiles, registrations }: Pick<ThirdPartyOptions, 'apps' | 'profiles' | 'registrations'>,
): Promise<ReadonlyMap<string, string>> {
  const accounts = await registrations.byPublicIds(ids)
  return new Map([
    ...[...accounts].map(([id, { subject }]) => [id, subject.name] as const),
    ...(await profiles.accountNames(ids)),
    ...[...(await apps.cards(ids))].map(([id, { name }]) => [id, name] as const),
  ])
}

type Reading = Pick<Authorisations, 'ofApp' | 'ofPlatform' | 'between' | 'holderOf'>

function reading(options: ThirdPartyOptions): Reading {
  const { database } = options
  const toAuthorisations = async (rows: readonly AuthorisationEntry[]): Promise<readonly Authorisation[]> => {
    if (rows.length === 0) return []
    const names = await namesOf(
      rows.map(({ app_id }) => app_id),
      options,
    )
    const platforms = await database
      .selectFrom('third_party_platforms')
      .select(['component_id', 'name', 'about'])
      .where('component_id', 'in', [...new Set(rows.map(({ component_id }) => component_id))])
      .execute()
    return rows.map((row) => {
      const platform = platforms.find(({ component_id }) => component_id === row.component_id)
      return {
        appId: row.app_id,
        appName: names.get(row.app_id) ?? row.app_id,
        componentAppId: row.component_id,
        platformName: platform?.name ?? row.component_id,
        platformAbout: platform?.about ?? '',
        sets: row.sets,
        authorisedAt: row.authorised_at.toISOString(),
        changedAt: row.changed_at.toISOString(),
      }
    })
  }
  return {
    ofApp: async (appId) =>
      toAuthorisations(await inForce(options).where('app_id', '=', appId).orderBy('authorised_at').execute()),
    ofPlatform: async (componentId) =>
      toAuthorisations(
        await inForce(options)
          .where('component_id', '=', componentId)
          .orderBy('authorised_at')
          .orderBy('id')
          .execute(),
      ),
    async between({ component_id }, appId) {
      const found = await inForce(options)
        .where('component_id', '=', component_id)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      return found ? accept(found) : refuse(notAuthorised)
    },
    holderOf: (appId, set) =>
      database
        .selectFrom('authorisations')
        .innerJoin(
          'third_party_platforms',
          'third_party_platforms.component_id',
          'authorisations.component_id',
        )
        .selectAll('third_party_platforms')
        .where('app_id', '=', appId)
        .where('withdrawn_at', 'is', null)
        .where(({ eb, val, fn }) => eb(val(set), '=', fn.any('authorisations.sets')))
        .orderBy('authorisations.authorised_at')
        .limit(1)
        .executeTakeFirst(),
  }
}

type Asking = Pick<
  Authorisations,
  'newAskCode' | 'asking' | 'mayGive' | 'give' | 'giveRegistered' | 'withdraw'
>

interface Judged {
  readonly sets: readonly number[]
  /** What the same two have had so far. */
  readonly before: AuthorisationEntry | undefined
}

function asking(options: ThirdPartyOptions, { find }: Platforms, codes: Codes): Asking {
  const { database, clock } = options
  const askingOf = async ({
    componentAppId,
    preAuthCode,
    redirectUri,
  }: Asked): Promise<Result<{ readonly entry: PlatformEntry; readonly code: CodeEntry }, RaisedProblem>> => {
    const entry = await find(componentAppId)
    const code = await codes.find('ask', componentAppId, preAuthCode)
    if (!entry || !code || code.expires_at <= clock.now()) return refuse(askCodeWrong)
    return isOwnPage(redirectUri, entry.page_hosts) ? accept({ entry, code }) : refuse(pageNotOwn)
  }
  const judge = async (
    { appId, kind }: Authorising,
    entry: PlatformEntry,
    wanted: readonly number[],
  ): Promise<Result<Judged, RaisedProblem>> => {
    const given = await inForce(options).where('app_id', '=', appId).execute()
    const sets = decideAuthorisation(
      {
        appId,
        kind,
        platform: {
          componentId: entry.component_id,
          sets: entry.sets,
          testApps: entry.test_apps,
          isPublished: entry.is_published,
        },
        given: given.map((one) => ({ componentId: one.component_id, sets: one.sets })),
      },
      wanted,
    )
    if (!sets.ok) {
      const { refusal } = sets
      const other = refusal.reason === 'given-to-another' ? await find(refusal.componentId) : undefined
      return refuse(authorisationProblem(refusal, other?.name))
    }
    const before = given.find(({ component_id }) => component_id === entry.component_id)
    return accept({ sets: sets.value, before })
  }
  return {
    newAskCode: ({ component_id }) => codes.give({ kind: 'ask', component_id, authorisation_id: null }),
    async asking(asked) {
      const found = await askingOf(asked)
      return found.ok ? accept(found.value.entry) : found
    },
    async mayGive(owner, asked, wanted) {
      const found = await askingOf(asked)
      if (!found.ok) return found
      const judged = await judge(owner, found.value.entry, wanted)
      return judged.ok ? accept(found.value.entry) : judged
    },
    async give(owner, asked, wanted) {
      const found = await askingOf(asked)
      if (!found.ok) return found
      const { entry, code } = found.value
      const { appId } = owner
      await lockFor(database, 'authorisations of an app', appId)
      const judged = await judge(owner, entry, wanted)
      if (!judged.ok) return judged
      if (!(await codes.use(code))) return refuse(askCodeWrong)
      const { sets, before } = judged.value
      const { authorisation, answer } = await put({ entry, appId, sets, before }, options, codes)
      await options.notices.notify(entry.component_id, {
        at: clock.now(),
        infoType: before ? 'updateauthorized' : 'authorized',
        fields: {
          AuthorizerAppid: appId,
          AuthorizationCode: answer.code,
          AuthorizationCodeExpiredTime:
            Math.floor(clock.now().getTime() / SECOND_MS) + answer.expiresInSeconds,
          PreAuthCode: asked.preAuthCode,
        },
      })
      const goOnTo = new URL(asked.redirectUri)
      goOnTo.searchParams.set('auth_code', answer.code)
      goOnTo.searchParams.set('expires_in', String(answer.expiresInSeconds))
      return accept({ authorisation, goOnTo: goOnTo.href })
    },
    async giveRegistered(entry, appId) {
      const sets = setsOf(entry.sets).flatMap(({ id, of }) => (of === 'mini-program' ? [id] : []))
      const { answer } = await put({ entry, appId, sets, before: undefined }, options, codes)
      return answer.code
    },
    async withdraw(appId, componentId) {
      const withdrawn = await withdrawAll({ app_id: appId, component_id: componentId }, options)
      return withdrawn > 0 ? accept(undefined) : refuse(notFound)
    },
  }
}

const REGISTER_KINDS = { true: 'register-verified', false: 'register-unverified' } as const

type Registering = Pick<Authorisations, 'newRegisterTicket' | 'takeRegisterTicket'>

function registering({ clock }: ThirdPartyOptions, codes: Codes): Registering {
  return {
    async newRegisterTicket({ component_id, id }, { copiesVerification, agreed }) {
      const kind = REGISTER_KINDS[`${copiesVerification}`]
      const said = { kind, component_id, authorisation_id: id, agreed: JSON.stringify(agreed) }
      return (await codes.give(said)).code
    },
    async takeRegisterTicket({ component_id, id }, ticket) {
      for (const copiesVerification of [true, false]) {
        const code = await codes.find(REGISTER_KINDS[`${copiesVerification}`], component_id, ticket)
        if (!code || code.authorisation_id !== id || code.expires_at <= clock.now()) continue
        if (await codes.use(code)) return accept({ copiesVerification, agreed: code.agreed ?? [] })
      }
      return refuse(registerTicketWrong)
    },
  }
}

interface Put {
  readonly entry: PlatformEntry
  readonly appId: string
  readonly sets: readonly number[]
  readonly before: AuthorisationEntry | undefined
}

/** Writes it down, in the place of the one before; with the code for it. */
async function put(
  { entry: { component_id }, appId, sets, before }: Put,
  { database, clock, random }: ThirdPartyOptions,
  codes: Codes,
): Promise<{ readonly authorisation: AuthorisationEntry; readonly answer: GivenCode }> {
  const now = clock.now()
  const authorisation = before
    ? await database
        .updateTable('authorisations')
        .set({ sets, changed_at: now })
        .where('id', '=', before.id)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await database
        .insertInto('authorisations')
        .values({
          id: newId('authorisation', random),
          component_id,
          app_id: appId,
          sets,
          authorised_at: now,
          changed_at: now,
          withdrawn_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
  const answer = await codes.give({ kind: 'answer', component_id, authorisation_id: authorisation.id })
  return { authorisation, answer }
}

/** Those that match, and tells their platforms. */
export async function withdrawAll(
  matching: { readonly app_id?: string; readonly component_id?: string },
  { database, clock, notices }: ThirdPartyOptions,
): Promise<number> {
  const { app_id, component_id } = matching
  const rows = await database
    .updateTable('authorisations')
    .set({ withdrawn_at: clock.now() })
    .where('withdrawn_at', 'is', null)
    .$if(app_id !== undefined, (query) => query.where('app_id', '=', app_id ?? ''))
    .$if(component_id !== undefined, (query) => query.where('component_id', '=', component_id ?? ''))
    .returningAll()
    .execute()
  for (const row of rows) {
    await notices.notify(row.component_id, {
      at: clock.now(),
      infoType: 'unauthorized',
      fields: { AuthorizerAppid: row.app_id },
    })
  }
  return rows.length
}

type Exchanging = Pick<Authorisations, 'byAnswer' | 'byRefreshToken' | 'refreshTokenOf'>

function exchanging(options: ThirdPartyOptions, codes: Codes): Exchanging {
  const { clock, secretKey } = options
  const refreshTokenOf = ({ id }: AuthorisationEntry): string =>
    `refreshtoken@@@${secretKey(`refresh ${id}`)}`
  return {
    refreshTokenOf,
    async byAnswer({ component_id }, answer) {
      const code = await codes.find('answer', component_id, answer)
      if (!code) return refuse(codeWrong)
      if (code.expires_at <= clock.now()) return refuse(codeExpired)
      const found = await inForce(options)
        .where('id', '=', code.authorisation_id ?? '')
        .executeTakeFirst()
      if (!found) return refuse(notAuthorised)
      return (await codes.use(code)) ? accept(found) : refuse(codeWrong)
    },
    async byRefreshToken({ component_id }, appId, refreshToken) {
      const found = await inForce(options)
        .where('component_id', '=', component_id)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      if (!found) return refuse(notAuthorised)
      return refreshTokenOf(found) === refreshToken ? accept(found) : refuse(refreshTokenWrong)
    },
  }
}

/** What belonged to an account that is gone goes with it. */
function listener(options: ThirdPartyOptions): AccountListener {
  const { database } = options
  return {
    async changed({ publicId }, state) {
      if (state !== 'cancelled') return
      await withdrawAll({ app_id: publicId }, options)
      await database.deleteFrom('template_apps').where('app_id', '=', publicId).execute()
      const gone = await database
        .updateTable('third_party_platforms')
        .set({ next_ticket_at: null, is_published: false })
        .where('open_account', '=', publicId)
        .returning('component_id')
        .execute()
      for (const { component_id } of gone) await withdrawAll({ component_id }, options)
    },
  }
}
