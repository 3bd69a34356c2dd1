/**
 * What the administrator is asked when an AppSecret is used from an address that is not in its list
 * (§2.2), where the policy has it asked: allowed, it is put in the list; refused, it waits an hour,
 * refused twice a day.
 */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AddressRequest } from '@maque/protocol/platform/development.ts'
import { HOUR_MS, later, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { Messages } from '../messages/contract.ts'
import type { AddressLists, ListOwner } from './address-lists.ts'
import { addressNotListed } from './development-problems.ts'
import type { DevelopmentTables } from './development-tables.ts'

export interface AddressRequests {
  /** Asks, unless it has been asked or answered; what the caller is told. */
  ask(appId: string, address: string): Promise<RaisedProblem>
  waiting(appId: string): Promise<readonly AddressRequest[]>
  answer(owner: ListOwner, address: string, isAllowed: boolean): Promise<Result<void, RaisedProblem>>
}

export interface AddressRequestOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly addresses: AddressLists
  readonly messages: Pick<Messages, 'send'>
  /** Of those who administer the app. */
  mailsOf(appId: string): Promise<readonly string[]>
}

export function createAddressRequests(options: AddressRequestOptions): AddressRequests {
  const { database, clock, random, policy, addresses, messages, mailsOf } = options

  const refusalOf = async (appId: string, address: string): Promise<RaisedProblem | undefined> => {
    const refusals = await database
      .selectFrom('address_requests')
      .select('refused_at')
      .where('app_id', '=', appId)
      .where('address', '=', address)
      .where('refused_at', 'is not', null)
      .orderBy('refused_at', 'desc')
      .execute()
    const [last, before] = refusals.map(({ refused_at }) => refused_at)
    const ends = (since: Date, hours: number): Date => later(since, hours * HOUR_MS)
    const twice = policy.value('development.address-refused-twice-hours')
    if (last && before && ends(before, twice) > last && ends(last, twice) > clock.now()) {
      return policy.problem('development.address-refused-twice-hours', { resetsAt: ends(last, twice) })
    }
    const once = policy.value('development.address-refused-hours')
    return last && ends(last, once) > clock.now()
      ? policy.problem('development.address-refused-hours', { resetsAt: ends(last, once) })
      : undefined
  }
  const open = (appId: string) =>
    database
      .selectFrom('address_requests')
      .selectAll()
      .where('app_id', '=', appId)
      .where('refused_at', 'is', null)
      .orderBy('asked_at')

  return {
    async ask(appId, address) {
      const refused = await refusalOf(appId, address)
      if (refused) return refused
      const waiting = await open(appId).execute()
      if (waiting.some((one) => one.address === address)) {
        return policy.problem('development.unlisted-addresses-ask')
      }
      // Who has the secret cannot fill the administrator's desk with it.
      if (waiting.length >= policy.value('development.addresses')) return addressNotListed({ address })
      const added = await database
        .insertInto('address_requests')
        .values({
          id: newId('address', random),
          app_id: appId,
          address,
          asked_at: clock.now(),
          refused_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      const recipients = added ? await mailsOf(appId) : []
      for (const recipient of recipients) {
        await messages.send({
          channel: 'mail',
          recipient,
          subject: '有服务器请求使用 AppSecret · A server asks to use the AppSecret',
          text: `小程序 ${appId} 的 AppSecret 在白名单以外的地址 ${address} 使用。请在开发设置里允许或拒绝。\nThe AppSecret of ${appId} was used from ${address}, which is not in its list. Allow or refuse it in the development settings.`,
        })
      }
      return policy.problem('development.unlisted-addresses-ask')
    },
    async waiting(appId) {
      const rows = await open(appId).execute()
      return rows.map(({ address, asked_at }) => ({ address, askedAt: asked_at.toISOString() }))
    },
    async answer(owner, address, isAllowed) {
      const { appId } = owner
      await lockFor(database, 'address requests of an app', appId)
      const row = await open(appId).where('address', '=', address).executeTakeFirst()
      if (!row) return refuse(notFound)
      if (!isAllowed) {
        await database
          .updateTable('address_requests')
          .set({ refused_at: clock.now() })
          .where('id', '=', row.id)
          .execute()
        return accept(undefined)
      }
      const list = await addresses.read(appId, 'api')
      const written = await addresses.write(owner, 'api', { ...list, entries: [...list.entries, address] })
      if (!written.ok) return written
      await database
        .deleteFrom('address_requests')
        .where('app_id', '=', appId)
        .where('address', '=', address)
        .execute()
      return accept(undefined)
    },
  }
}
