/**
 * How often somebody may guess a password: for one account, from one address, on the whole instance.
 *
 * An attempt is written down before it is judged, so that many at the same moment count one
 * another. A success takes back what was tried for the same account from the same address.
 */
import type { Kysely } from 'kysely'
import { accept, type Result } from '@maque/base/result.ts'
import { later, MINUTE_MS, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { AccountsTables } from './accounts-tables.ts'

export interface SignInAttempts {
  begin(login: string, address: string): Promise<Result<void, RaisedProblem>>
  /** Whoever tried this account from this address is who they say: what they mistyped is forgotten. */
  succeed(login: string, address: string): Promise<void>
}

type FailureRule = 'session.failures-per-account' | 'session.failures-per-address' | 'session.failures-in-all'

export interface SignInAttemptsOptions {
  readonly database: Kysely<AccountsTables>
  readonly clock: Clock
  readonly policy: Policy
}

export function createSignInAttempts({ database, clock, policy }: SignInAttemptsOptions): SignInAttempts {
  const windowMs = (): number => policy.value('session.failure-window-minutes') * MINUTE_MS

  const count = async (
    scope: string,
    subject: string,
    rule: FailureRule,
  ): Promise<Result<void, RaisedProblem>> => {
    const now = clock.now()
    const since = later(now, -windowMs())
    const { used, first } = await database
      .selectFrom('sign_in_attempts')
      .select(({ fn }) => [fn.countAll<string>().as('used'), fn.min('attempted_at').as('first')])
      .where('scope', '=', scope)
      .where('subject', '=', subject)
      .where('attempted_at', '>', since)
      .executeTakeFirstOrThrow()
    if (Number(used) <= policy.value(rule)) return accept(undefined)
    const resetsAt = later(first ?? now, windowMs())
    const waitSeconds = Math.max(1, (resetsAt.getTime() - now.getTime()) / SECOND_MS)
    return policy.refuse(rule, { used: Number(used), resetsAt, waitSeconds })
  }
  return {
    async begin(login, address) {
      const row = { attempted_at: clock.now(), attempt: attemptKey(login, address) }
      await database
        .insertInto('sign_in_attempts')
        .values([
          { ...row, scope: 'account', subject: login },
          { ...row, scope: 'address', subject: address },
          { ...row, scope: 'all', subject: '' },
        ])
        .execute()
      const ofAccount = await count('account', login, 'session.failures-per-account')
      if (!ofAccount.ok) return ofAccount
      const ofAddress = await count('address', address, 'session.failures-per-address')
      return ofAddress.ok ? count('all', '', 'session.failures-in-all') : ofAddress
    },
    async succeed(login, address) {
      const outdated = later(clock.now(), -windowMs())
      await database
        .deleteFrom('sign_in_attempts')
        .where(({ or, eb }) =>
          or([eb('attempt', '=', attemptKey(login, address)), eb('attempted_at', '<', outdated)]),
        )
        .execute()
    },
  }
}

function attemptKey(login: string, address: string): string {
  return `${login} ${address}`
}
