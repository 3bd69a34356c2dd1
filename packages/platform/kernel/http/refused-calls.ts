/**
 * What open interfaces have refused, for who asks why: by the `rid` at the end of the refusal (§2.3).
 *
 * (1) Kept for `quota.rid-days`, and looked at by the account alone whose servers asked.
 * (2) Of secrets, tokens and codes only the beginning is kept.
 * (3) Nothing is kept of who does not say whose servers they are, nor more a minute than an account, or
 *     an address, may change; such a refusal has no rid.
 * (4) Whose servers ask is not proven: of all that is kept, the latest MOST_KEPT stay.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Kysely } from 'kysely'
import { DAY_MS, later, SECOND_MS, type Clock } from '../clock.ts'
import type { Policy } from '../policy/policy.ts'
import type { Random } from '../random.ts'
import type { KernelTables, RefusedCallRow } from '../store/kernel-tables.ts'
import type { RateLimit } from './rate-limit.ts'
import { holderOfToken } from './token-holder.ts'

export interface RefusedCalls {
  /** The rid under which it can be looked at; `undefined`: it is not kept. */
  keep(call: RefusedCall): Promise<string | undefined>
  find(rid: string, account: string): Promise<Result<RefusedCallRow, RidRefusal>>
}

export interface RefusedCall {
  readonly query: Readonly<Record<string, string>>
  /** Parsed; `undefined` where it was not looked at. */
  readonly body: unknown
  /** What is answered to who has this rid. */
  answer(rid: string): string
  readonly costMs: number
  readonly address: string
}

export type RidRefusal = 'malformed' | 'expired' | 'unknown' | 'of-another'

export interface RefusedCallsOptions {
  readonly database: Kysely<KernelTables>
  readonly clock: Clock
  readonly policy: Policy
  readonly random: Random
  readonly rates: RateLimit
}

/** When, in seconds, and eight bytes that nobody can guess. */
const RID = /^([0-9a-f]{8})-[0-9a-f]{8}-[0-9a-f]{8}$/
/** Not a rule: what a row of a table may hold of a body. */
const LONGEST = 4096
/** Not a rule: what strangers can make the table hold. */
const MOST_KEPT = 20_000

export function createRefusedCalls(options: RefusedCallsOptions): RefusedCalls {
  const { database, clock, policy, random, rates } = options
  const goodSince = (): Date => later(clock.now(), -policy.value('quota.rid-days') * DAY_MS)
  return {
    async keep({ query, body, answer, costMs, address }) {
      const account = accountThatAsks(query, body)
      if (account === undefined) return undefined
      for (const subject of [account, address]) {
        const counted = await rates.count('api.changes-per-minute', `refused ${subject}`)
        if (!counted.ok) return undefined
      }
      const invoked_at = clock.now()
      const seconds = Math.floor(invoked_at.getTime() / SECOND_MS)
      const chance = random(8).toString('hex')
      const rid = `${seconds.toString(16).padStart(8, '0')}-${chance.slice(0, 8)}-${chance.slice(8)}`
      await database
        .insertInto('refused_calls')
        .values({
          rid,
          account,
          invoked_at,
          cost_ms: Math.round(costMs),
          query: new URLSearchParams(masked(query) as Record<string, string>).toString().slice(0, LONGEST),
          body: body === undefined ? '' : JSON.stringify(masked(body)).slice(0, LONGEST),
          answer: answer(rid),
          address,
        })
        .execute()
      await database.deleteFrom('refused_calls').where('invoked_at', '<=', goodSince()).execute()
      const beyond = await database
        .selectFrom('refused_calls')
        .select('invoked_at')
        .orderBy('invoked_at', 'desc')
        .offset(MOST_KEPT)
        .limit(1)
        .executeTakeFirst()
      if (beyond) {
        await database.deleteFrom('refused_calls').where('invoked_at', '<=', beyond.invoked_at).execute()
      }
      return rid
    },
    async find(rid, account) {
      const seconds = RID.exec(rid)?.[1]
      if (seconds === undefined) return refuse('malformed')
      if (new Date((parseInt(seconds, 16) + 1) * SECOND_MS) <= goodSince()) return refuse('expired')
      const call = await database
        .selectFrom('refused_calls')
        .selectAll()
        .where('rid', '=', rid)
        .where('invoked_at', '>', goodSince())
        .executeTakeFirst()
      if (!call) return refuse('unknown')
      return call.account === account ? accept(call) : refuse('of-another')
    },
  }
}

/** As it says itself. WeCom's programs have no such interface. */
export function accountThatAsks(query: Readonly<Record<string, string>>, body: unknown): string | undefined {
  const said = { ...query, ...(isRecord(body) ? body : {}) }
  const token = holderOfToken(String(said['access_token'] ?? said['component_access_token'] ?? ''))
  if (token) return token.kind === 'agent' ? undefined : token.id
  const id = String(said['appid'] ?? said['component_appid'] ?? '')
  return /^wx[0-9a-f]{16}$/.test(id) ? id : undefined
}

const SECRETIVE = /secret|token|ticket|code|session_key|signature|password/i
const SHOWN = 4

/** The same, with only the beginning of what opens something. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) =>
      typeof one === 'string' && SECRETIVE.test(name) && one.length > SHOWN
        ? [name, `${one.slice(0, SHOWN)}xxxx`]
        : [name, masked(one)],
    ),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
