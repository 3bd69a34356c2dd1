/** Claims to names that another account has. Their life is in decide-dispute.ts. */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NameDispute } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { newId } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { nameKey } from '../../names/account-name.ts'
import { decideDispute, type DisputeCommand, type DisputeRefusal } from './decide-dispute.ts'
import { reasonText } from './audit-reasons.ts'
import type { Documents } from './documents.ts'
import type { Said } from './name-applications.ts'
import type { NameService } from './name-service.ts'
import { disputeOpen, nobodyHasName, nothingWaits, votedAlready } from './profile-problems.ts'
import type { ProfileOptions } from './profile-options.ts'
import type { NameDisputeRow } from './profile-tables.ts'

type Row = Selectable<NameDisputeRow>
type Answer = Promise<Result<NameDispute, RaisedProblem>>

export interface DisputeService {
  ofClaimant(appId: string): Promise<readonly NameDispute[]>
  claim(appId: string, claim: Claim): Answer
  withdraw(appId: string, disputeId: string): Answer
  judge(disputeId: string, auditor: string, isApproved: boolean, said: Said): Answer
  waiting(): Promise<readonly Row[]>
  find(disputeId: string): Promise<Row | undefined>
  votes(disputeId: string): Promise<number>
}

export interface Claim {
  readonly name: string
  readonly ground: string
  readonly documentIds: readonly string[]
}

export interface DisputeServiceOptions extends ProfileOptions {
  readonly documents: Documents
  readonly names: Pick<NameService, 'take'>
}

export function createDisputeService(options: DisputeServiceOptions): DisputeService {
  const { database, clock, random, policy, apps, subjectOf, documents, names } = options
  const find = (disputeId: string): Promise<Row | undefined> =>
    database.selectFrom('name_disputes').selectAll().where('id', '=', disputeId).executeTakeFirst()
  const agreedOn = async (disputeId: string): Promise<readonly string[]> =>
    (
      await database
        .selectFrom('name_dispute_votes')
        .select('auditor_id')
        .where('dispute_id', '=', disputeId)
        .execute()
    ).map(({ auditor_id }) => auditor_id)

  /** What the first of several auditors wrote is told once it is decided. */
  const toDispute = async (row: Row): Promise<NameDispute> => ({
    id: row.id,
    name: row.name,
    state: row.state,
    ground: row.ground,
    documents: await documents.byIds(row.documents),
    votes: (await agreedOn(row.id)).length,
    ...(row.state !== 'open' && row.reason !== null && { reason: row.reason }),
    ...(row.state !== 'open' && row.because !== null && { because: reasonText(row.because) }),
    createdAt: row.created_at.toISOString(),
  })

  const run = async (row: Row, command: DisputeCommand, said?: Said): Answer => {
    await lockFor(database, 'name dispute', row.id)
    const { state } = (await find(row.id)) ?? row
    const agreed = await agreedOn(row.id)
    const needed = policy.value('profile.dispute-auditors')
    const decided = decideDispute({ state, agreed, needed }, command)
    if (!decided.ok) return refuse(problems[decided.refusal])
    if (command.kind === 'agree') {
      await database
        .insertInto('name_dispute_votes')
        .values({ dispute_id: row.id, auditor_id: command.auditor, at: clock.now() })
        .execute()
    }
    const changed = await database
      .updateTable('name_disputes')
      .set({ state: decided.value, ...said })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const holder = decided.value === 'upheld' ? await apps.holderOfName(row.name) : undefined
    // It may have changed its name meanwhile: then there is nothing to take.
    if (holder === row.holder_id) await names.take(holder, await subjectOf(row.app_id))
    return accept(await toDispute(changed))
  }

  return {
    find,
    async ofClaimant(appId) {
      const rows = await database
        .selectFrom('name_disputes')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('created_at', 'desc')
        .execute()
      return Promise.all(rows.map(toDispute))
    },
    async claim(appId, { name, ground, documentIds }) {
      const { min, max } = policy.value('profile.dispute-ground-characters')
      const used = [...ground.trim()].length
      if (used < min || used > max) return policy.refuse('profile.dispute-ground-characters', { used })
      if (documentIds.length > policy.value('profile.name-documents')) {
        return policy.refuse('profile.name-documents', { used: documentIds.length })
      }
      const known = await documents.check(appId, documentIds)
      if (!known.ok) return known
      await lockFor(database, 'claims to a name', nameKey(name))
      const holder = await apps.holderOfName(name)
      if (holder === undefined || holder === appId) return refuse(nobodyHasName)
      const open = await database
        .selectFrom('name_disputes')
        .select('id')
        .where('app_id', '=', appId)
        .where('holder_id', '=', holder)
        .where('state', '=', 'open')
        .executeTakeFirst()
      if (open) return refuse(disputeOpen)
      const row = await database
        .insertInto('name_disputes')
        .values({
          id: newId('dispute', random),
          app_id: appId,
          holder_id: holder,
          name: name.trim(),
          ground: ground.trim(),
          documents: documentIds,
          state: 'open',
          reason: null,
          because: null,
          created_at: clock.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(await toDispute(row))
    },
    async withdraw(appId, disputeId) {
      const row = await find(disputeId)
      return row?.app_id === appId ? run(row, { kind: 'withdraw' }) : refuse(notFound)
    },
    async judge(disputeId, auditor, isApproved, said) {
      const row = await find(disputeId)
      if (!row) return refuse(nothingWaits)
      return run(row, isApproved ? { kind: 'agree', auditor } : { kind: 'reject' }, said)
    },
    waiting: () =>
      database
        .selectFrom('name_disputes')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('created_at')
        .execute(),
    votes: async (disputeId) => (await agreedOn(disputeId)).length,
  }
}

const problems: Readonly<Record<DisputeRefusal, RaisedProblem>> = {
  over: nothingWaits,
  'voted-already': votedAlready,
}
