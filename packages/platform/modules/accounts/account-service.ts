/**
 * People and their sessions.
 *
 * (1) A password is kept as an Argon2id hash, a session's token as a SHA-256: neither can be
 *     taken from the database and used.
 * (2) A session ends when it is signed out of or its time is over, on the server, at once.
 * (3) Guessing passwords is limited by account and by address, and does not tell who exists.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { OpenSession, StaffRole } from '@maque/protocol/platform/session.ts'
import { DAY_MS, later, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { sessionTokenOf } from '../../kernel/http/session-cookie.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { wrongPassword } from './account-problems.ts'
import type { AccountsTables, PersonRow, SessionRow } from './accounts-tables.ts'
import { maskEmail, maskPhone } from '../../numbers/mask.ts'
import { loginKey } from '../../names/login-key.ts'
import type { Account, Accounts, LoginHolder, NewSession, SessionToken } from './contract.ts'
import type { Passwords } from '../../kernel/secrets/passwords.ts'
import { checkPassword } from './password-rules.ts'
import { createSignInAttempts } from './sign-in-attempts.ts'

export interface AccountService extends Accounts {
  /** Counts an attempt, whatever comes of it; to be committed before `signIn`. */
  beginSignIn(attempt: SignInAttempt): Promise<Result<void, RaisedProblem>>
  signIn(attempt: SignInAttempt, headers: Headers): Promise<Result<OpenedSession, RaisedProblem>>
  sessions(holder: LoginHolder, thisSession: string): Promise<readonly OpenSession[]>
  endSession(holder: LoginHolder, sessionId: string): Promise<Result<void, RaisedProblem>>
  /** Opens one and ends the one that the browser had. */
  openSessionIn(session: NewSession, headers: Headers): Promise<OpenedSession>
  signOut(headers: Headers): Promise<void>
  /** Makes a person, or finds the one with this address as they are. */
  ensure(person: NewPerson): Promise<Account>
}

export interface SignInAttempt {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly agent: string
}

export interface OpenedSession extends SessionToken {
  readonly holder: LoginHolder
  /** Of a person. */
  readonly account: Account | undefined
  readonly awaitsAgreement: boolean
}

export interface NewPerson {
  readonly email: string
  readonly name: string
  readonly password: string
  readonly staffRoles: readonly StaffRole[]
}

export interface AccountServiceOptions {
  readonly database: Kysely<AccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly passwords: Passwords
  readonly policy: Policy
  /** Whether this person or account has to agree to something before they go on. */
  awaitsAgreement(holder: LoginHolder): Promise<boolean>
}

export function createAccountService({
  database,
  clock,
  random,
  passwords,
  policy,
  awaitsAgreement,
}: AccountServiceOptions): AccountService {
  const attempts = createSignInAttempts({ database, clock, policy })

  const personByEmail = (email: string): Promise<Selectable<PersonRow> | undefined> =>
    database.selectFrom('persons').selectAll().where('email', '=', loginKey(email)).executeTakeFirst()

  const loginOf = (login: string): Promise<Selectable<AccountsTables['logins']> | undefined> =>
    database.selectFrom('logins').selectAll().where('login', '=', loginKey(login)).executeTakeFirst()

  const byIds: Accounts['byIds'] = async (ids) => {
    if (ids.length === 0) return new Map()
    const persons = await database
      .selectFrom('persons')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return new Map(persons.map((person) => [person.id, toAccount(person)]))
  }

  const claimLogin: Accounts['claimLogin'] = async ({ login, holder, passwordHash }) => {
    const claimed = await database
      .insertInto('logins')
      .values({
        login: loginKey(login),
        holder_kind: holder.kind,
        holder_id: holder.id,
        password_hash: passwordHash,
        since: clock.now(),
      })
      .onConflict((conflict) => conflict.column('login').doNothing())
      .returning('login')
      .executeTakeFirst()
    if (claimed) return undefined
    const row = await loginOf(login)
    if (!row) throw new Error('a login was taken and is free')
    return occupant(row)
  }

  const signUp = async (
    { login, name, passwordHash }: Parameters<Accounts['signUp']>[0],
    staffRoles: readonly StaffRole[],
  ): Promise<Account | undefined> => {
    const id = newId('person', random)
    const isTaken = await claimLogin({ login, holder: { kind: 'person', id }, passwordHash })
    if (isTaken) return undefined
    const person = {
      id,
      email: loginKey(login),
      name,
      id_key: null,
      staff_roles: staffRoles,
      created_at: clock.now(),
    }
    await database.insertInto('persons').values(person).execute()
    return toAccount(person)
  }

  const openSession = async ({
    holder,
    address,
    agent,
  }: NewSession): Promise<SessionToken & Pick<OpenedSession, 'awaitsAgreement'>> => {
    const isAsked = await awaitsAgreement(holder)
    const token = newToken(random)
    const now = clock.now()
    const lifetimeMs = policy.value('session.lifetime-days') * DAY_MS
    await database.deleteFrom('sessions').where('expires_at', '<', now).execute()
    await database
      .insertInto('sessions')
      .values({
        id: newId('session', random),
        token_hash: hashToken(token),
        person_id: holder.kind === 'person' ? holder.id : null,
        registration_id: holder.kind === 'registration' ? holder.id : null,
        awaits_agreement: isAsked,
        agent: agent.slice(0, KEPT_AGENT),
        address,
        created_at: now,
        expires_at: later(now, lifetimeMs),
      })
      .execute()
    return { token, lifetimeSeconds: lifetimeMs / SECOND_MS, awaitsAgreement: isAsked }
  }

  const sessionOf: Accounts['sessionOf'] = async (headers) => {
    const token = sessionTokenOf(headers)
    if (token === undefined) return undefined
    const found = await database
      .selectFrom('sessions')
      .innerJoin('persons', 'persons.id', 'sessions.person_id')
      .selectAll('persons')
      .select('sessions.id as session_id')
      .where('sessions.token_hash', '=', hashToken(token))
      .where('sessions.expires_at', '>', clock.now())
      .where('sessions.awaits_agreement', '=', false)
      .executeTakeFirst()
    return found && { account: toAccount(found), sessionId: found.session_id }
  }

  const heldSession = async (headers: Headers, isWaiting: boolean) => {
    const token = sessionTokenOf(headers)
    if (token === undefined) return undefined
    const found = await database
      .selectFrom('sessions')
      .select(['id', 'person_id', 'registration_id'])
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', clock.now())
      .where('awaits_agreement', '=', isWaiting)
      .executeTakeFirst()
    return found && { holder: holderOfSession(found), sessionId: found.id }
  }
  const holderOf: Accounts['holderOf'] = (headers) => heldSession(headers, false)

  const signOut = async (headers: Headers): Promise<void> => {
    const token = sessionTokenOf(headers)
    if (token === undefined) return
    await database.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute()
  }

  const openSessionIn: AccountService['openSessionIn'] = async (session, headers) => {
    await signOut(headers)
    const { kind, id } = session.holder
    const account = kind === 'person' ? (await byIds([id])).get(id) : undefined
    return { holder: session.holder, account, ...(await openSession(session)) }
  }

  return {
    beginSignIn: ({ email, address }) => attempts.begin(loginKey(email), address),

    async signIn({ email, password, address, agent }, headers) {
      const login = await loginOf(email)
      if (!(await passwords.matches(password, login?.password_hash)) || !login) return refuse(wrongPassword)
      await attempts.succeed(login.login, address)
      const holder = { kind: login.holder_kind, id: login.holder_id } as const
      return accept(await openSessionIn({ holder, address, agent }, headers))
    },
    openSession,
    openSessionIn,
    signOut,

    async ensure({ email, name, password, staffRoles }) {
      const known = await personByEmail(email)
      if (known) return toAccount(known)
      const passwordHash = await passwords.hash(password)
      const account = await signUp({ login: email, name, passwordHash }, staffRoles)
      if (!account) throw new Error(`${email} is taken by an account that is no person`)
      return account
    },
    checkPassword: (password, kind) => checkPassword(password, { kind }, policy),
    signUp: (person) => signUp(person, []),
    claimLogin,

    async occupantOf(login) {
      const row = await loginOf(login)
      return row && occupant(row)
    },

    async releaseLogins(holder) {
      for (const table of ['logins', 'passkeys', 'credential_links'] as const) {
        await database
          .deleteFrom(table)
          .where('holder_kind', '=', holder.kind)
          .where('holder_id', '=', holder.id)
          .execute()
      }
      await database.deleteFrom('sessions').where(sessionColumn(holder), '=', holder.id).execute()
    },

    async bindIdentity(personId, idKey) {
      const { id_key } = await database
        .updateTable('persons')
        .set(({ fn, val }) => ({ id_key: fn.coalesce('id_key', val(idKey)) }))
        .where('id', '=', personId)
        .returning('id_key')
        .executeTakeFirstOrThrow()
      return id_key === idKey
    },

    holderOf,
    async registrantOf(headers) {
      const holder = (await holderOf(headers))?.holder
      return holder?.kind === 'registration' ? holder.id : undefined
    },

    waitingSession: (headers) => heldSession(headers, true),
    async openWaiting(sessionId) {
      await database
        .updateTable('sessions')
        .set({ awaits_agreement: false })
        .where('id', '=', sessionId)
        .execute()
    },

    sessionOf,
    ofRequest: async (headers) => (await sessionOf(headers))?.account,
    async isSessionLive(sessionId) {
      const found = await database
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', sessionId)
        .where('expires_at', '>', clock.now())
        .executeTakeFirst()
      return found !== undefined
    },

    async sessions(holder, thisSession) {
      const rows = await database
        .selectFrom('sessions')
        .selectAll()
        .where(sessionColumn(holder), '=', holder.id)
        .where('expires_at', '>', clock.now())
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map((row) => toSession(row, thisSession))
    },

    async endSession(holder, sessionId) {
      const ended = await database
        .deleteFrom('sessions')
        .where(sessionColumn(holder), '=', holder.id)
        .where('id', '=', sessionId)
        .returning('id')
        .executeTakeFirst()
      return ended ? accept(undefined) : refuse(notFound)
    },

    async byEmail(email) {
      const person = await personByEmail(email)
      return person && toAccount(person)
    },

    byIds,
  }
}

export function sessionColumn({ kind }: LoginHolder): 'person_id' | 'registration_id' {
  return kind === 'person' ? 'person_id' : 'registration_id'
}

function holderOfSession({
  person_id,
  registration_id,
}: Pick<Selectable<SessionRow>, 'person_id' | 'registration_id'>): LoginHolder {
  return person_id === null
    ? // A session has one of the two: the table's constraint.
      { kind: 'registration', id: registration_id as string }
    : { kind: 'person', id: person_id }
}

function occupant(row: Selectable<AccountsTables['logins']>): Occupant {
  const label = row.login.includes('@') ? maskEmail(row.login) : maskPhone(row.login)
  return { kind: row.holder_kind, label, since: row.since.toISOString() }
}

/** Not a rule: longer names of programs are cut. */
const KEPT_AGENT = 300

function toAccount({
  id,
  name,
  email,
  staff_roles: staffRoles,
}: Pick<Selectable<PersonRow>, 'id' | 'name' | 'email' | 'staff_roles'>): Account {
  return { id, name, email, staffRoles }
}

function toSession(row: Selectable<SessionRow>, thisSession: string): OpenSession {
  const { id, agent, address, created_at, expires_at } = row
  return {
    id,
    agent,
    address,
    openedAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    isThis: id === thisSession,
  }
}
