/**
 * What a person and an app's own server share: an OpenID, and a session key that only the two
 * servers know (§2.3).
 *
 * (1) A session key leaves the platform in answers to the app's own server alone; here it is kept
 *     closed, so that a copy of the database does not give it away.
 * (2) A person has one in an app. A login makes another, but not again within minutes; it ends when
 *     its person has not been there for days. Nobody is told when.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { DAY_MS, later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { sessionOver, signatureWrong } from './app-server-problems.ts'

/** A person in an app. */
export interface AppUser {
  readonly appId: string
  readonly personId: string
}

export interface UserSession {
  readonly openId: string
  readonly sessionKey: string
}

export interface UserSessions {
  /** The person is there and signs in: the key is another one now, if it has been this for long enough. */
  renew(user: AppUser): Promise<void>
  /** The person is there. `false`: there is no session. */
  prolong(user: AppUser): Promise<boolean>
  read(user: AppUser): Promise<UserSession | undefined>
  /** By a signature of nothing with the key that the app's server has. */
  check(appId: string, proof: SessionProof): Promise<Result<void, RaisedProblem>>
  /** Another key, good as long as the one before was. */
  reset(appId: string, proof: SessionProof): Promise<Result<UserSession, RaisedProblem>>
}

export interface SessionProof {
  readonly openId: string
  /** HMAC-SHA-256 in hexadecimal digits. */
  readonly signature: string
}

/** Not a rule: the form of a session key, 24 characters of base64. */
const KEY_BYTES = 16

export function createUserSessions(options: AppServerOptions): UserSessions {
  const { database, clock, random, policy, seal, openAccounts } = options
  const newKey = (): string => random(KEY_BYTES).toString('base64')
  const endFrom = (now: Date): Date => later(now, policy.value('login.session-days') * DAY_MS)
  const live = () => database.selectFrom('user_sessions').selectAll().where('ends_at', '>', clock.now())
  const proven = async (appId: string, { openId, signature }: SessionProof) => {
    const row = await live().where('app_id', '=', appId).where('open_id', '=', openId).executeTakeFirst()
    if (!row) return refuse(sessionOver)
    const key = Buffer.from(seal.open(row.sealed_key), 'base64')
    const right = createHmac('sha256', key).update('').digest()
    const given = Buffer.from(signature, 'hex')
    return right.length === given.length && timingSafeEqual(right, given)
      ? accept(row)
      : refuse(signatureWrong)
  }
  return {
    async renew({ appId, personId }) {
      const now = clock.now()
      const values = { sealed_key: seal.close(newKey()), key_made_at: now, ends_at: endFrom(now) }
      const oldest = later(now, -policy.value('login.key-minutes') * MINUTE_MS)
      const openId = openAccounts.openIdOf(appId, personId)
      await database
        .insertInto('user_sessions')
        .values({ app_id: appId, person_id: personId, open_id: openId, ...values })
        .onConflict((conflict) =>
          conflict
            .columns(['app_id', 'person_id'])
            .doUpdateSet(values)
            .where((of) =>
              of.or([of('user_sessions.key_made_at', '<=', oldest), of('user_sessions.ends_at', '<=', now)]),
            ),
        )
        .execute()
    },
    async prolong({ appId, personId }) {
      const now = clock.now()
      const prolonged = await database
        .updateTable('user_sessions')
        .set({ ends_at: endFrom(now) })
        .where('app_id', '=', appId)
        .where('person_id', '=', personId)
        .where('ends_at', '>', now)
        .returning('open_id')
        .executeTakeFirst()
      return prolonged !== undefined
    },
    async read({ appId, personId }) {
      const row = await live()
        .where('app_id', '=', appId)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row && { openId: row.open_id, sessionKey: seal.open(row.sealed_key) }
    },
    async check(appId, proof) {
      const found = await proven(appId, proof)
      return found.ok ? accept(undefined) : found
    },
    async reset(appId, proof) {
      const found = await proven(appId, proof)
      if (!found.ok) return found
      const sessionKey = newKey()
      // Of two who have proven the same key one replaces it.
      const replaced = await database
        .updateTable('user_sessions')
        .set({ sealed_key: seal.close(sessionKey), key_made_at: clock.now() })
        .where('app_id', '=', appId)
        .where('open_id', '=', proof.openId)
        .where('sealed_key', '=', found.value.sealed_key)
        .returning('open_id')
        .executeTakeFirst()
      return replaced ? accept({ openId: proof.openId, sessionKey }) : refuse(signatureWrong)
    },
  }
}
