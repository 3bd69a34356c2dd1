/** From which addresses an app's keys may be used. A list that is off lets everybody in. */
import type { Kysely } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AddressList } from '@maque/protocol/platform/development.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { isListed, parseEntry } from './address-list.ts'
import { addressMalformed, addressesEmpty } from './development-problems.ts'
import type { AddressPurpose, DevelopmentTables } from './development-tables.ts'
import type { SettingChanges } from './setting-changes.ts'

export interface ListOwner {
  readonly appId: string
  readonly actorName: string
}

export interface AddressLists {
  read(appId: string, purpose: AddressPurpose): Promise<AddressList>
  write(
    owner: ListOwner,
    purpose: AddressPurpose,
    list: AddressList,
  ): Promise<Result<AddressList, RaisedProblem>>
  lets(appId: string, purpose: AddressPurpose, address: string): Promise<boolean>
}

export function createAddressLists(
  database: Kysely<DevelopmentTables>,
  policy: Policy,
  changes: SettingChanges,
): AddressLists {
  const read: AddressLists['read'] = async (appId, purpose) => {
    const row = await database
      .selectFrom('address_lists')
      .selectAll()
      .where('app_id', '=', appId)
      .where('purpose', '=', purpose)
      .executeTakeFirst()
    return { isOn: row?.is_on ?? false, entries: row?.entries ?? [] }
  }
  return {
    read,
    async write({ appId, actorName }, purpose, { isOn, entries: written }) {
      const parsed = new Set<string>()
      for (const text of written) {
        const entry = parseEntry(text)
        if (entry === undefined) return refuse(addressMalformed({ address: text }))
        parsed.add(entry)
      }
      const entries = [...parsed]
      if (entries.length > policy.value('development.addresses')) {
        return policy.refuse('development.addresses', { used: entries.length })
      }
      // It would let nobody in, and nobody means that.
      if (isOn && entries.length === 0) return refuse(addressesEmpty)
      const values = { is_on: isOn, entries: JSON.stringify(entries) }
      await database
        .insertInto('address_lists')
        .values({ app_id: appId, purpose, ...values })
        .onConflict((conflict) => conflict.columns(['app_id', 'purpose']).doUpdateSet(values))
        .execute()
      await changes.note({ appId, actorName, what: `${purpose}-addresses` })
      return accept({ isOn, entries })
    },
    async lets(appId, purpose, address) {
      const { isOn, entries } = await read(appId, purpose)
      return !isOn || isListed(address, entries)
    },
  }
}
