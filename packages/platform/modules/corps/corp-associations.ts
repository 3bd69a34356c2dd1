/**
 * Corps and the mini programs in their workbenches. The rules are in decide-association.ts.
 *
 * (1) The administrator of the mini program has said yes: with the code that the corp shows, or in the
 *     settings of the mini program.
 * (2) Places are counted under the corp's lock; what is asked has one.
 * (3) With either account its associations end; with an association the agent goes, its secret and
 *     its scope.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { CorpAssociation } from '@maque/protocol/platform/corps.ts'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/random.ts'
import type { AccountListener, RegisteredAccount } from '../registration/contract.ts'
import type { Agents } from './agents.ts'
import type { CorpOptions } from './corp-options.ts'
import { alreadyLinked, corpAssociationNotNow } from './corp-problems.ts'
import type { CorpAssociationRow } from './corp-tables.ts'
import { decideAssociation, OPEN, type CorpAssociationCommand } from './decide-association.ts'
import { lockCorp } from './read-directory.ts'

type Entry = Selectable<CorpAssociationRow>
type Answer = Promise<Result<CorpAssociation, RaisedProblem>>

/** Who looks at an association, or ends it. */
export type CorpSide = { readonly corpId: string } | { readonly appId: string }

export interface CorpAssociations {
  /** Asks, or shows another code to who was asked already. */
  ask(
    corp: RegisteredAccount,
    appId: string,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly association: CorpAssociation; readonly ticket: ScanTicket }, RaisedProblem>>
  confirm(corp: RegisteredAccount, associationId: string, ticketId: string): Answer
  answer(appId: string, associationId: string, isAccepted: boolean): Answer
  unlink(side: CorpSide, associationId: string): Answer
  /** Those that are, or are asked for; the newest first. */
  associationsOf(side: CorpSide): Promise<readonly CorpAssociation[]>
  readonly listener: AccountListener
}

export function createCorpAssociations(
  options: CorpOptions,
  agents: Pick<Agents, 'checkPlace' | 'addMiniProgram'>,
): CorpAssociations {
  const { database, clock, random, policy, apps, proofs, releases } = options
  const isOnline = async (appId: string): Promise<boolean> =>
    !policy.value('corp.association-requires-online') || (await releases.online([appId])).length > 0

  const load = (side: CorpSide, id: string): Promise<Entry | undefined> =>
    database
      .selectFrom('corp_associations')
      .selectAll()
      .where(...ofSide(side))
      .where('id', '=', id)
      .executeTakeFirst()

  /** Carries out what decide-association.ts decides. */
  const move = async (row: Entry, kind: CorpAssociationCommand['kind']): Answer => {
    await lockCorp(database, row.corp_id)
    const current = await load({ corpId: row.corp_id }, row.id)
    if (!current) return refuse(notFound)
    const card = (await apps.cards([row.app_id])).get(row.app_id)
    const command: CorpAssociationCommand =
      kind === 'link' ? { kind, isOnline: card !== undefined && (await isOnline(row.app_id)) } : { kind }
    const decided = decideAssociation(current.state, command)
    if (!decided.ok) {
      return decided.refusal === 'not-online'
        ? policy.refuse('corp.association-requires-online')
        : refuse(corpAssociationNotNow)
    }
    if (decided.value === 'unlinked') {
      await database
        .deleteFrom('corp_agents')
        .where('corp_id', '=', row.corp_id)
        .where('app_id', '=', row.app_id)
        .execute()
    }
    const changed = await database
      .updateTable('corp_associations')
      .set({
        state: decided.value,
        ...(decided.value === 'linked' &&
          card && { linked_at: clock.now(), agent_id: await agents.addMiniProgram(row.corp_id, card) }),
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return accept(await toAssociation(changed, options))
  }

  const insert = async (row: Entry): Promise<Result<void, RaisedProblem>> => {
    const free = await agents.checkPlace(row.corp_id)
    if (!free.ok) return free
    await database.insertInto('corp_associations').values(row).execute()
    return accept(undefined)
  }

  return {
    async ask(corp, appId, origin) {
      const card = (await apps.cards([appId])).get(appId)
      const administratorId = await apps.administratorOf(appId)
      if (!card || administratorId === undefined) return refuse(notFound)
      if (!(await isOnline(appId))) return refuse(policy.problem('corp.association-requires-online'))
      await lockCorp(database, corp.publicId)
      const open = await database
        .selectFrom('corp_associations')
        .selectAll()
        .where('corp_id', '=', corp.publicId)
        .where('app_id', '=', appId)
        .where('state', 'in', OPEN)
        .executeTakeFirst()
      if (open?.state === 'linked') return refuse(alreadyLinked)
      const row: Entry = open ?? {
        id: newId('corp_association', random),
        corp_id: corp.publicId,
        app_id: appId,
        state: 'waiting-app',
        agent_id: null,
        asked_at: clock.now(),
        linked_at: null,
      }
      if (!open) {
        const inserted = await insert(row)
        if (!inserted.ok) return inserted
      }
      const ticket = await proofs.openTicket({
        purpose: 'associate-with-corp',
        subject: corp.registrationId,
        about: `${card.name} → ${corp.subject.name}`,
        origin: `${origin.scheme}://${origin.host}`,
        confirmation: {
          rule: 'confirmation.association',
          personId: administratorId,
          deed: deedOf(row.id),
          sessionId: undefined,
          isShownAgain: true,
        },
      })
      return accept({ association: await toAssociation(row, options), ticket })
    },
    async confirm(corp, associationId, ticketId) {
      const row = await load({ corpId: corp.publicId }, associationId)
      if (!row) return refuse(notFound)
      const used = await proofs.useTicket({
        ticketId,
        subject: corp.registrationId,
        purpose: 'associate-with-corp',
        deed: deedOf(row.id),
      })
      if (!used.ok) return used
      // The mini program may have got another administrator since the code was shown.
      const administratorId = await apps.administratorOf(row.app_id)
      return used.value.personId === administratorId ? move(row, 'link') : refuse(notFound)
    },
    async answer(appId, id, isAccepted) {
      const row = await load({ appId }, id)
      if (!row) return refuse(notFound)
      // Who is linked already is ended by ending, not by saying no.
      if (row.state !== 'waiting-app') return refuse(corpAssociationNotNow)
      return move(row, isAccepted ? 'link' : 'unlink')
    },
    async unlink(side, id) {
      const row = await load(side, id)
      return row ? move(row, 'unlink') : refuse(notFound)
    },
    async associationsOf(side) {
      const rows = await database
        .selectFrom('corp_associations')
        .selectAll()
        .where(...ofSide(side))
        .where('state', 'in', OPEN)
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .execute()
      return toAssociations(rows, options)
    },
    listener: {
      async changed({ publicId }, state) {
        if (state !== 'cancelled') return
        await database
          .updateTable('corp_associations')
          .set({ state: 'unlinked' })
          .where(({ or, eb }) => or([eb('corp_id', '=', publicId), eb('app_id', '=', publicId)]))
          .execute()
        await database
          .deleteFrom('corp_agents')
          .where(({ or, eb }) => or([eb('corp_id', '=', publicId), eb('app_id', '=', publicId)]))
          .execute()
      },
    },
  }
}

function deedOf(associationId: string): string {
  return `associate ${associationId}`
}

function ofSide(side: CorpSide): readonly ['corp_id' | 'app_id', '=', string] {
  return 'appId' in side ? ['app_id', '=', side.appId] : ['corp_id', '=', side.corpId]
}

async function toAssociation(row: Entry, options: CorpOptions): Promise<CorpAssociation> {
  const [association] = await toAssociations([row], options)
  if (!association) throw new Error(`${row.corp_id} has associations and is no corp`)
  return association
}

async function toAssociations(
  rows: readonly Entry[],
  { apps, registrations }: CorpOptions,
): Promise<readonly CorpAssociation[]> {
  const cards = await apps.cards(rows.map(({ app_id }) => app_id))
  const corps = await registrations.byPublicIds(rows.map(({ corp_id }) => corp_id))
  return rows.flatMap((row) => {
    const corp = corps.get(row.corp_id)
    return corp ? [shown(row, corp, cards.get(row.app_id))] : []
  })
}

function shown(row: Entry, corp: RegisteredAccount, card: AppCard | undefined): CorpAssociation {
  return {
    id: row.id,
    state: row.state,
    corp: { corpId: row.corp_id, name: corp.subject.name },
    app: { appId: row.app_id, name: card?.name ?? row.app_id, ...(card && { iconUrl: card.iconUrl }) },
    ...(row.state === 'linked' && row.agent_id !== null && { agentId: row.agent_id }),
    askedAt: row.asked_at.toISOString(),
    ...(row.state === 'linked' && row.linked_at && { linkedAt: row.linked_at.toISOString() }),
  }
}
