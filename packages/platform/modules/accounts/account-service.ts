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
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { sessionTokenOf } from '../../kernel/http/session-cookie.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { wrongPassword } from './account-problems.ts'
import type { AccountsTables, PersonRow } from './accounts-tables.ts'
import type { Account, Accounts } from './contract.ts'
import { hashPassword, isPassword } from './password.ts'
import { createSignInAttempts } from './sign-in-attempts.ts'

export interface AccountService extends Accounts {
  signIn(attempt: SignInAttempt): Promise<Result<OpenedSession, RaisedProblem>>
  signOut(headers: Headers): Promise<void>
  /** Makes a person, or finds the one with this address as they are. */
  ensure(person: NewPerson): Promise<Account>
}

export interface SignInAttempt {
  readonly email: string
  readonly password: string
  readonly address: string
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
  readonly isReviewer: boolean
  readonly isOperator: boolean
}

export interface AccountServiceOptions {
  readonly database: Kysely<AccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy['session']
}

const DAY_SECONDS = 86_400

export function createAccountService({
  database,
  clock,
  random,
  policy,
}: AccountServiceOptions): AccountService {
  const attempts = createSignInAttempts(database, clock, policy)
  const lifetimeSeconds = policy.lifetimeDays * DAY_SECONDS

  const personByEmail = (email: string): Promise<Selectable<PersonRow> | undefined> =>
    database.selectFrom('persons').selectAll().where('email', '=', normalEmail(email)).executeTakeFirst()

  return {
    async signIn({ email, password, address }) {
      const allowed = await attempts.begin(normalEmail(email), address)
      if (!allowed.ok) return allowed
      const person = await personByEmail(email)
      if (!(await isPassword(password, person?.password_hash)) || !person) return refuse(wrongPassword)
      await attempts.forget(person.email)
      const token = newToken(random)
      const now = clock.now()
      await database.deleteFrom('sessions').where('expires_at', '<', now).execute()
      await database
        .insertInto('sessions')
        .values({
          token_hash: hashToken(token),
          person_id: person.id,
          created_at: now,
          expires_at: new Date(now.getTime() + lifetimeSeconds * 1000),
        })
        .execute()
      return accept({ account: toAccount(person), token, lifetimeSeconds })
    },

    async signOut(headers) {
      const token = sessionTokenOf(headers)
      if (token === undefined) return
      await database.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute()
    },

    async ensure({ email, name, password, isReviewer, isOperator }) {
      await database
        .insertInto('persons')
        .values({
          id: newId('person', random),
          email: normalEmail(email),
          name,
          password_hash: await hashPassword(password, random),
          is_reviewer: isReviewer,
          is_operator: isOperator,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .execute()
      const person = await personByEmail(email)
      if (!person) throw new Error('a person was made and is not there')
      return toAccount(person)
    },

    async ofRequest(headers) {
      const token = sessionTokenOf(headers)
      if (token === undefined) return undefined
      const person = await database
        .selectFrom('sessions')
        .innerJoin('persons', 'persons.id', 'sessions.person_id')
        .selectAll('persons')
        .where('sessions.token_hash', '=', hashToken(token))
        .where('sessions.expires_at', '>', clock.now())
        .executeTakeFirst()
      return person && toAccount(person)
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

function toAccount(person: Selectable<PersonRow>): Account {
  const { id, name, email, is_reviewer: isReviewer, is_operator: isOperator } = person
  return { id, name, email, isReviewer, isOperator }
}
