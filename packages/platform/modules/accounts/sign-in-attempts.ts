/**
 * How often somebody may guess a password.
 *
 * An attempt is written down before it is judged, so that many at the same moment count one
 * another; a success takes those of its account back.
 */
import type { Kysely } from 'kysely'
import { accept, type Result } from '@maque/base/result.ts'
import { later, MINUTE_MS, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { AccountsTables } from './accounts-tables.ts'

export interface SignInAttempts {
  begin(email: string, address: string): Promise<Result<void, RaisedProblem>>
  forget(email: string): Promise<void>
}

export function createSignInAttempts(
  database: Kysely<AccountsTables>,
  clock: Clock,
  policy: Policy,
): SignInAttempts {
  const windowMs = (): number => policy.value('session.failure-window-minutes') * MINUTE_MS

  const count = async (
    scope: string,
    subject: string,
    rule: 'session.failures-per-account' | 'session.failures-per-address',
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
    async begin(email, address) {
      const attempted_at = clock.now()
      await database
        .insertInto('sign_in_attempts')
        .values([
          { scope: 'account', subject: email, attempted_at },
          { scope: 'address', subject: address, attempted_at },
        ])
        .execute()
      const ofAccount = await count('account', email, 'session.failures-per-account')
      return ofAccount.ok ? count('address', address, 'session.failures-per-address') : ofAccount
    },
    async forget(email) {
      const outdated = later(clock.now(), -windowMs())
      await database
        .deleteFrom('sign_in_attempts')
        .where(({ or, and, eb }) =>
          or([
            and([eb('scope', '=', 'account'), eb('subject', '=', email)]),
            eb('attempted_at', '<', outdated),
          ]),
        )
        .execute()
    },
  }
}
