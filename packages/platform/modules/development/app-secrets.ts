/**
 * AppSecrets: what an app's own servers sign in to open interfaces with (§2.2).
 *
 * (1) A secret is shown when it is made and never again: it is kept as a keyed hash.
 * (2) An app has one. A new one voids the one before at once; while it is frozen nobody can use it.
 * (3) Who does not have it learns neither whether it is frozen nor from where it may be used.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DevelopmentSettings } from '@maque/protocol/platform/development.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { AddressLists, ListOwner } from './address-lists.ts'
import type { AddressRequests } from './address-requests.ts'
import type { AppSecrets } from './contract.ts'
import {
  addressNotListed,
  noSecret,
  secretFrozen,
  secretMissing,
  secretWrong,
} from './development-problems.ts'
import type { DevelopmentTables } from './development-tables.ts'
import type { SettingChanges } from './setting-changes.ts'

export interface AppSecretService extends AppSecrets {
  secretState(appId: string): Promise<DevelopmentSettings['secret']>
  makeSecret(owner: ListOwner): Promise<string>
  setFrozen(owner: ListOwner, isFrozen: boolean): Promise<Result<void, RaisedProblem>>
}

export interface AppSecretOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly secretKey: KeyedHash
  readonly changes: SettingChanges
  readonly addresses: AddressLists
  readonly requests: Pick<AddressRequests, 'ask'>
  readonly policy: Policy
}

/** Not a rule: the form of an AppSecret, 32 hexadecimal digits. */
const SECRET_BYTES = 16

export function createAppSecrets(options: AppSecretOptions): AppSecretService {
  const { database, clock, random, secretKey, changes, addresses, requests, policy } = options
  const find = (appId: string) =>
    database.selectFrom('app_secrets').selectAll().where('app_id', '=', appId).executeTakeFirst()
  const hashOf = (appId: string, secret: string): string => secretKey(`${appId} ${secret}`)
  const checkItself = async (appId: string, secret: string): Promise<Result<void, RaisedProblem>> => {
    if (secret === '') return refuse(secretMissing)
    const row = await find(appId)
    const given = Buffer.from(hashOf(appId, secret))
    // An app without a secret is compared with a hash that no secret has.
    const kept = Buffer.from(row?.secret_hash ?? hashOf(appId, ''))
    if (!timingSafeEqual(given, kept)) return refuse(secretWrong)
    return row?.frozen_at ? refuse(secretFrozen) : accept(undefined)
  }
  return {
    async secretState(appId) {
      const row = await find(appId)
      if (!row) return { state: 'none' }
      return {
        state: row.frozen_at === null ? 'active' : 'frozen',
        changedAt: (row.frozen_at ?? row.changed_at).toISOString(),
      }
    },
    async makeSecret({ appId, actorName }) {
      const secret = random(SECRET_BYTES).toString('hex')
      const values = { secret_hash: hashOf(appId, secret), changed_at: clock.now(), frozen_at: null }
      await database
        .insertInto('app_secrets')
        .values({ app_id: appId, ...values })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
        .execute()
      await changes.note({ appId, actorName, what: 'secret.made' })
      return secret
    },
    async setFrozen({ appId, actorName }, isFrozen) {
      const changed = await database
        .updateTable('app_secrets')
        .set({ frozen_at: isFrozen ? clock.now() : null })
        .where('app_id', '=', appId)
        .where('frozen_at', isFrozen ? 'is' : 'is not', null)
        .returning('app_id')
        .executeTakeFirst()
      if (!changed) return (await find(appId)) ? accept(undefined) : refuse(noSecret)
      await changes.note({ appId, actorName, what: isFrozen ? 'secret.frozen' : 'secret.unfrozen' })
      return accept(undefined)
    },
    async standingOf(appId) {
      const row = await find(appId)
      return row && { voidedBy: row.secret_hash, isFrozen: row.frozen_at !== null }
    },
    async checkSecret(appId, secret, address) {
      const checked = await checkItself(appId, secret)
      if (!checked.ok || (await addresses.lets(appId, 'api', address))) return checked
      return refuse(addressNotListed({ address }))
    },
    async askToBeLetIn(appId, secret, address) {
      if (!policy.value('development.unlisted-addresses-ask')) return accept(undefined)
      if (await addresses.lets(appId, 'api', address)) return accept(undefined)
      // Whoever does not have the secret could only make noise.
      const checked = await checkItself(appId, secret)
      return checked.ok ? refuse(await requests.ask(appId, address)) : accept(undefined)
    },
  }
}
