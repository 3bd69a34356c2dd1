/**
 * Access tokens: what an app's own servers show instead of the AppSecret (§2.3).
 *
 * (1) A token opens what is its app's, until it ends or is replaced; the one before a plain token is
 *     good for a while longer. Plain and stable ones do not replace each other.
 * (2) It is worth what the secret is that it was given for: with a new secret it is void, while the
 *     secret is frozen nobody can use it, and when the app is closed it opens nothing.
 * (3) Nothing of a token is kept but when it was given: it is made anew from the instance's key.
 * (4) Who asks at once for a stable token is given the same.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { dayStart, nextDay } from '../../kernel/calendar.ts'
import { later, SECOND_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { tokenExpired } from '../../kernel/http/token-problems.ts'
import { appClosed, tokenFrozen, tokenWrong } from './app-server-problems.ts'
import type { AccessTokenRow, AppServerTables, TokenKind } from './app-server-tables.ts'
import { decideToken, type TokenWish } from './decide-token.ts'

export interface GivenToken {
  readonly token: string
  readonly expiresInSeconds: number
}

export interface AccessTokens {
  /** For who has shown the app's secret. */
  give(appId: string, kind: TokenWish['kind']): Promise<Result<GivenToken, RaisedProblem>>
  /** Whose token this is. */
  appOf(token: string): Promise<Result<string, RaisedProblem>>
}

/** Not a rule: how serial numbers are written. */
const BASE = 36
const LETTERS = { plain: 'p', stable: 's' } as const satisfies Record<TokenKind, string>

export function createAccessTokens(options: AppServerOptions): AccessTokens {
  const { database, clock, secretKey, secrets, apps } = options
  const tokenOf = ({ app_id, kind, serial, given_at }: AccessTokenRow, voidedBy: string): string => {
    const proof = secretKey(JSON.stringify(['token', app_id, kind, serial, given_at.toISOString(), voidedBy]))
    return `${LETTERS[kind]}-${app_id}-${serial.toString(BASE)}-${proof}`
  }
  return {
    async give(appId, wish) {
      if (!(await apps.cards([appId])).has(appId)) return refuse(appClosed)
      const standing = await secrets.standingOf(appId)
      // It was there a moment ago, when it was shown.
      if (!standing) return refuse(tokenWrong)
      const given = await nextToken(appId, wish, options)
      if (!given.ok) return given
      const leftMs = given.value.ends_at.getTime() - clock.now().getTime()
      return accept({
        token: tokenOf(given.value, standing.voidedBy),
        expiresInSeconds: Math.floor(leftMs / SECOND_MS),
      })
    },

    async appOf(token) {
      const said = /^([ps])-(\w{1,40})-([0-9a-z]{1,6})-[0-9a-f]{64}$/.exec(token)
      if (!said) return refuse(tokenWrong)
      const [, letter, appId = '', serial = ''] = said
      const [row, standing] = await Promise.all([
        database
          .selectFrom('access_tokens')
          .selectAll()
          .where('app_id', '=', appId)
          .where('kind', '=', letter === LETTERS.plain ? 'plain' : 'stable')
          .where('serial', '=', parseInt(serial, BASE))
          .executeTakeFirst(),
        secrets.standingOf(appId),
      ])
      if (!row || !standing) return refuse(tokenWrong)
      const right = Buffer.from(tokenOf(row, standing.voidedBy))
      const given = Buffer.from(token)
      if (right.length !== given.length || !timingSafeEqual(right, given)) return refuse(tokenWrong)
      if (standing.isFrozen) return refuse(tokenFrozen)
      if (row.ends_at <= clock.now()) return refuse(tokenExpired)
      return (await apps.cards([appId])).has(appId) ? accept(appId) : refuse(tokenWrong)
    },
  }
}

/** The one there is, or another: under a lock, so that all who ask at once are given the same. */
async function nextToken(
  appId: string,
  wish: TokenWish['kind'],
  { database, clock, policy }: AppServerOptions,
): Promise<Result<AccessTokenRow, RaisedProblem>> {
  return database.transaction().execute(async (unit) => {
    await lockFor(unit, 'access tokens of an app', appId)
    const now = clock.now()
    const kind: TokenKind = wish === 'plain' ? 'plain' : 'stable'
    const last = await latest(unit, appId, kind)
    const decided = decideToken(last && { endsAt: last.ends_at }, {
      kind: wish,
      now,
      overlapMs: policy.value('token.overlap-seconds') * SECOND_MS,
    })
    if (decided.give === 'same' && last) return accept(last)
    if (wish === 'forced') {
      const counted = await countForced(unit, appId, { clock, policy })
      if (!counted.ok) return counted
    }
    const ofKind = unit.updateTable('access_tokens').where('app_id', '=', appId).where('kind', '=', kind)
    if (decided.give === 'new' && decided.lastEndsAt && last) {
      await ofKind.set({ ends_at: decided.lastEndsAt }).where('serial', '=', last.serial).execute()
    }
    await unit
      .deleteFrom('access_tokens')
      .where('app_id', '=', appId)
      .where('kind', '=', kind)
      .where('ends_at', '<=', now)
      .execute()
    const row: AccessTokenRow = {
      app_id: appId,
      kind,
      serial: (last?.serial ?? 0) + 1,
      given_at: now,
      ends_at: later(now, policy.value('token.lifetime-seconds') * SECOND_MS),
    }
    await unit.insertInto('access_tokens').values(row).execute()
    return accept(row)
  })
}

function latest(
  database: Kysely<AppServerTables>,
  appId: string,
  kind: TokenKind,
): Promise<AccessTokenRow | undefined> {
  return database
    .selectFrom('access_tokens')
    .selectAll()
    .where('app_id', '=', appId)
    .where('kind', '=', kind)
    .orderBy('serial', 'desc')
    .executeTakeFirst()
}

/** Counts one more token that was replaced on demand, unless there were too many or one just now. */
async function countForced(
  database: Kysely<AppServerTables>,
  appId: string,
  { clock, policy }: Pick<AppServerOptions, 'clock' | 'policy'>,
): Promise<Result<void, RaisedProblem>> {
  const now = clock.now()
  const today = await database
    .selectFrom('forced_token_refreshes')
    .select('refreshed_at')
    .where('app_id', '=', appId)
    .where('refreshed_at', '>=', dayStart(now))
    .orderBy('refreshed_at', 'desc')
    .execute()
  const used = today.length
  if (used >= policy.value('stable-token.forced-per-day')) {
    return policy.refuse('stable-token.forced-per-day', { used, resetsAt: nextDay(now) })
  }
  const again =
    today[0] && later(today[0].refreshed_at, policy.value('stable-token.forced-apart-seconds') * SECOND_MS)
  if (again && again > now) return policy.refuse('stable-token.forced-apart-seconds', { resetsAt: again })
  await database
    .deleteFrom('forced_token_refreshes')
    .where('app_id', '=', appId)
    .where('refreshed_at', '<', dayStart(now))
    .execute()
  await database.insertInto('forced_token_refreshes').values({ app_id: appId, refreshed_at: now }).execute()
  return accept(undefined)
}
