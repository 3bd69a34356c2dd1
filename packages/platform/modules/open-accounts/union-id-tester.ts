/**
 * Who somebody is to everything that is or was bound to an Open account: for trying out UnionIDs.
 *
 * (1) Only those can be looked up who may be known anyway: the administrator of the Open account,
 *     the administrators of what is bound to it now, and the members of bound apps. Of anybody else
 *     the answer is that of nobody, so that no address can be tried out and no user be followed.
 * (2) What another Open account has meanwhile shows no UnionID.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { TestedIdentity } from '@maque/protocol/platform/open-accounts.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { RegisteredAccount, Registrations } from '../registration/contract.ts'
import { noSuchTester } from './open-account-problems.ts'
import { findBindable } from './open-account-service.ts'
import type { OpenAccountsTables } from './open-accounts-tables.ts'
import type { UserIds } from './user-ids.ts'

export interface UnionIdTester {
  /** `user`: a login, an OpenID or a UnionID; absent: the administrator of the Open account. */
  identities(
    openAccount: RegisteredAccount,
    user: string | undefined,
  ): Promise<Result<readonly TestedIdentity[], RaisedProblem>>
}

export interface UnionIdTesterOptions {
  readonly database: Kysely<OpenAccountsTables>
  readonly accounts: Pick<Accounts, 'byEmail'>
  readonly apps: Apps
  readonly registrations: Registrations
  readonly userIds: UserIds
}

interface Known {
  readonly publicId: string
  readonly isBound: boolean
  /** Of a mobile app or website; what is bound has the name of its account. */
  readonly name?: string
}

export function createUnionIdTester(options: UnionIdTesterOptions): UnionIdTester {
  const { database, accounts, apps, userIds } = options
  const knownTo = async (openAccount: string): Promise<readonly Known[]> => {
    const rows = await database
      .selectFrom('open_account_bindings')
      .select((select) => [
        'public_id as publicId',
        select.fn<boolean>('bool_or', [select.eb('state', '=', 'bound')]).as('isBound'),
      ])
      .where('open_account', '=', openAccount)
      .where('bound_at', 'is not', null)
      .groupBy('public_id')
      .orderBy('public_id')
      .execute()
    const applications = await database
      .selectFrom('open_account_applications')
      .select(['public_id', 'form'])
      .where('open_account', '=', openAccount)
      .where('state', '=', 'approved')
      .orderBy('public_id')
      .execute()
    return [
      ...rows,
      ...applications.flatMap(({ public_id, form }) =>
        public_id === null ? [] : [{ publicId: public_id, isBound: true, name: form.name }],
      ),
    ]
  }
  const testersOf = async (administratorId: string, known: readonly Known[]): Promise<readonly string[]> => {
    const bound = known.filter(({ isBound }) => isBound).map(({ publicId }) => publicId)
    const administrators = await Promise.all(bound.map((publicId) => findBindable(publicId, options)))
    return [
      administratorId,
      ...administrators.flatMap((one) => one?.administratorId ?? []),
      ...(await apps.memberIds(bound)),
    ]
  }
  return {
    async identities({ publicId: openAccount, administratorId }, user) {
      const known = await knownTo(openAccount)
      const unionIdOf = (personId: string) => userIds.unionIdOf(openAccount, personId)
      const find = async (wanted: string): Promise<string | undefined> => {
        const testers = await testersOf(administratorId, known)
        const byLogin = (await accounts.byEmail(wanted))?.id
        return testers.find(
          (personId) =>
            personId === byLogin ||
            unionIdOf(personId) === wanted ||
            known.some(({ publicId }) => userIds.openIdOf(publicId, personId) === wanted),
        )
      }
      const personId = user === undefined ? administratorId : await find(user)
      if (personId === undefined) return refuse(noSuchTester)
      return accept(
        await Promise.all(
          known.map(async ({ publicId, isBound, name }) => ({
            publicId,
            name: name ?? (await findBindable(publicId, options))?.name ?? publicId,
            isBound,
            openId: userIds.openIdOf(publicId, personId),
            ...(isBound && { unionId: unionIdOf(personId) }),
          })),
        ),
      )
    },
  }
}
