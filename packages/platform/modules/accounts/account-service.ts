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
import type { Account, Accounts } from './contract.ts'
import { hashPassword, isPassword } from '../../kernel/secrets/password.ts'
import { createSignInAttempts } from './sign-in-attempts.ts'

export interface AccountService extends Accounts {
  /** Counts an attempt, whatever comes of it; to be committed before `signIn`. */
  beginSignIn(attempt: SignInAttempt): Promise<Result<void, RaisedProblem>>
  signIn(attempt: SignInAttempt): Promise<Result<OpenedSession, RaisedProblem>>
  sessions(personId: string, thisSession: string): Promise<readonly OpenSession[]>
  endSession(personId: string, sessionId: string): Promise<Result<void, RaisedProblem>>
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

export interface OpenedSession {
  readonly account: Account
  readonly token: string
  readonly lifetimeSeconds: number
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
  readonly policy: Policy
}

export function createAccountService({
  database,
  clock,
  random,
  policy,
}: AccountServiceOptions): AccountService {
  const attempts = createSignInAttempts(database, clock, policy)

  const personByEmail = (email: string): Promise<Selectable<PersonRow> | undefined> =>
    database.selectFrom('persons').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst()

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
      .executeTakeFirst()
    return found && { account: toAccount(found), sessionId: found.session_id }
  }

  return {
    beginSignIn: ({ email, address }) => attempts.begin(normalEmail(email), address),

    async signIn({ email, password, address, agent }) {
      const person = await personByEmail(email)
      if (!(await isPassword(password, person?.password_hash)) || !person) return refuse(wrongPassword)
      await attempts.forget(person.email)
      const token = newToken(random)
      const now = clock.now()
      const lifetimeMs = policy.value('session.lifetime-days') * DAY_MS
      await database.deleteFrom('sessions').where('expires_at', '<', now).execute()
      await database
        .insertInto('sessions')
        .values({
          id: newId('session', random),
          token_hash: hashToken(token),
          person_id: person.id,
          agent: agent.slice(0, KEPT_AGENT),
          address,
          created_at: now,
          expires_at: later(now, lifetimeMs),
        })
        .execute()
      return accept({ account: toAccount(person), token, lifetimeSeconds: lifetimeMs / SECOND_MS })
    },

    async signOut(headers) {
      const token = sessionTokenOf(headers)
      if (token === undefined) return
      await database.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute()
    },

    async ensure({ email, name, password, staffRoles }) {
      await database
        .insertInto('persons')
        .values({
          id: newId('person', random),
          email: normalEmail(email),
          name,
          password_hash: await hashPassword(password, random),
          staff_roles: staffRoles,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .execute()
      const person = await personByEmail(email)
      if (!person) throw new Error('a person was made and is not there')
      return toAccount(person)
    },

    sessionOf,
    ofRequest: async (headers) => (await sessionOf(headers))?.account,

    async sessions(personId, thisSession) {
      const rows = await database
        .selectFrom('sessions')
        .selectAll()
        .where('person_id', '=', personId)
        .where('expires_at', '>', clock.now())
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map((row) => toSession(row, thisSession))
    },

    async endSession(personId, sessionId) {
      const ended = await database
        .deleteFrom('sessions')
        .where('person_id', '=', personId)
        .where('id', '=', sessionId)
        .returning('id')
        .executeTakeFirst()
      return ended ? accept(undefined) : refuse(notFound)
    },

    async byEmail(email) {
      const person = await personByEmail(email)
      return person && toAccount(person)
    },

    async byIds(ids) {
      if (ids.length === 0) return new Map()
      const persons = await database
        .selectFrom('persons')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute()
      return new Map(persons.map((person) => [person.id, toAccount(person)]))
    },
  }
}

function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Not a rule: longer names of programs are cut. */
const KEPT_AGENT = 300

function toAccount({ id, name, email, staff_roles: staffRoles }: Selectable<PersonRow>): Account {
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
