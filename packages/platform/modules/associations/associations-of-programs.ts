/**
 * Associations that a third-party platform asks for and ends in an official account's place (§2.8), which
 * has authorised it to. Rules and refusals are those of the console: the official account's administrator
 * confirms with a scan, then the mini program's answers.
 */
import type { Selectable } from 'kysely'
import { accept, refuse } from '@maque/base/result.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { RegisteredAccount } from '../registration/contract.ts'
import { askedInPlaceMessage } from './association-mails.ts'
import {
  alreadyAsked,
  alreadyAssociated,
  appIdUnknown,
  appSuspended,
  associationForbidden,
  notAssociated,
} from './association-problems.ts'
import {
  isSame,
  namesOf,
  notEnded,
  openBetween,
  type AssociationService,
  type AssociationServiceOptions,
} from './association-service.ts'
import type { AssociationRow } from './associations-tables.ts'
import type { AssociationsOfPrograms } from './contract.ts'
import { OPEN } from './decide.ts'
import { checkPlaces } from './places.ts'

type Entry = Selectable<AssociationRow>

export function createAssociationsOfPrograms(
  options: AssociationServiceOptions,
  associations: Pick<AssociationService, 'modeOf' | 'unlink'>,
): AssociationsOfPrograms {
  const { database, clock, random, apps, registrations } = options
  return {
    async ask({ officialAccount, appId, showsOnProfile }) {
      const accounts = await registrations.byPublicIds([officialAccount, appId])
      const by = accounts.get(officialAccount)
      if (!by) return refuse(notFound)
      const app = (await apps.cards([appId])).get(appId)
      if (!app) return refuse(appIdUnknown)
      const of = accounts.get(appId)
      if (of?.isInForce === false) return refuse(appSuspended)
      if ((await associations.modeOf(appId)) === 'forbid') return refuse(associationForbidden)
      await lockFor(database, 'associations of an official account', officialAccount)
      const open = await openBetween(officialAccount, appId, database)
      if (open) return refuse(open.state === 'linked' ? alreadyAssociated : alreadyAsked)
      const row: Entry = {
        id: newId('association', random),
        official_account: officialAccount,
        app_id: appId,
        state: 'waiting-official-account',
        is_same_subject: isSame(by, of?.subject),
        is_automatic: false,
        shows_on_profile: showsOnProfile,
        created_at: clock.now(),
        placed_at: null,
        ...notEnded,
      }
      const free = await checkPlaces(row, (ids) => namesOf(ids, apps), options)
      if (!free.ok) return free
      await database.insertInto('associations').values(row).execute()
      await tellAdministrator(by, app.name, options)
      return accept(undefined)
    },
    async end(officialAccount, appId) {
      const open = await openBetween(officialAccount, appId, database)
      if (!open) return refuse(notAssociated)
      const ended = await associations.unlink({ officialAccount }, open.id)
      return ended.ok ? accept(undefined) : ended
    },
    async of(officialAccount) {
      const rows = await database
        .selectFrom('associations')
        .selectAll()
        .where('official_account', '=', officialAccount)
        .where('state', 'in', [...OPEN, 'refused'])
        .orderBy('created_at', 'desc')
        .execute()
      const newest = rows.filter(
        ({ app_id }, place) => rows.findIndex((one) => one.app_id === app_id) === place,
      )
      return newest.map((row) => ({
        appId: row.app_id,
        state: row.state,
        showsOnProfile: row.shows_on_profile,
      }))
    },
  }
}

async function tellAdministrator(
  { administratorId, publicId, subject }: RegisteredAccount,
  appName: string,
  { accounts, messages, profiles }: AssociationServiceOptions,
): Promise<void> {
  const recipient = (await accounts.byIds([administratorId])).get(administratorId)?.email
  if (recipient === undefined) return
  const officialAccount = (await profiles.accountNames([publicId])).get(publicId) ?? subject.name
  await messages.send(askedInPlaceMessage(recipient, { appName, officialAccount }))
}
