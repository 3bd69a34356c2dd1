/**
 * The Open account of a mini program or official account, as that one sees it: whom its users’ UnionIDs
 * are shared with, and the way out. One that a program created has no console of its own to unbind in.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { HeldBinding } from '@maque/protocol/platform/open-accounts.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Profiles } from '../profile/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import { decideBinding } from './decide.ts'
import type { OpenAccountServiceOptions } from './open-account-service.ts'

export interface BoundSide {
  heldBy(publicId: string): Promise<HeldBinding | undefined>
  /** Resolves with the Open account that was left; its users have no UnionID there any more. */
  leave(publicId: string): Promise<Result<string, RaisedProblem>>
}

export interface BoundSideOptions extends Pick<OpenAccountServiceOptions, 'database'> {
  readonly registrations: Pick<Registrations, 'byPublicIds'>
  readonly profiles: Pick<Profiles, 'accountNames'>
}

export function createBoundSide({ database, registrations, profiles }: BoundSideOptions): BoundSide {
  const find = (publicId: string) =>
    database
      .selectFrom('open_account_bindings')
      .selectAll()
      .where('public_id', '=', publicId)
      .where('state', '=', 'bound')
      .executeTakeFirst()
  return {
    async heldBy(publicId) {
      const row = await find(publicId)
      if (!row) return undefined
      const account = (await registrations.byPublicIds([row.open_account])).get(row.open_account)
      const name =
        (await profiles.accountNames([row.open_account])).get(row.open_account) ?? account?.subject.name
      return {
        openAccount: row.open_account,
        ...(name !== undefined && { name }),
        isSameSubject: row.is_same_subject,
        boundAt: (row.bound_at ?? row.created_at).toISOString(),
      }
    },
    async leave(publicId) {
      const row = await find(publicId)
      if (!row) return refuse(notFound)
      const decided = decideBinding(row.state, 'unbind')
      if (!decided.ok) return refuse(notFound)
      const left = await database
        .updateTable('open_account_bindings')
        .set({ state: decided.value })
        .where('id', '=', row.id)
        .where('state', '=', row.state)
        .returning('open_account')
        .executeTakeFirst()
      return left ? accept(left.open_account) : refuse(notFound)
    },
  }
}
