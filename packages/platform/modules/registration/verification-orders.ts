/** Orders to verify a subject: paid, looked at, perhaps supplemented, passed or not. */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { VerificationOrder } from '@maque/protocol/platform/registration.ts'
import { workingDaysLater } from '../../kernel/calendar.ts'
import { DAY_MS, later } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound, reasonMissing } from '../../kernel/http/request-problems.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import { newId } from '../../kernel/random.ts'
import { isUniqueViolation } from '../../kernel/store/unique-violation.ts'
import type { TransferListener } from '../bank/contract.ts'
import { decideOrder, type OrderCommand } from './decide-order.ts'
import type { LifeOptions, RegistrationEntry } from './life.ts'
import { orderOpen, orderProblem, registrationProblem } from './registration-problems.ts'
import type { VerificationOrderRow } from './registration-tables.ts'
import type { VerificationDocuments } from './verification-documents.ts'
import { verify } from './verification-end.ts'

export const ORDER_OVERDUE_JOB = 'verification-order-overdue'

type Order = Selectable<VerificationOrderRow>

export interface Material {
  readonly material: string
  readonly documentIds: readonly string[]
}

export interface VerificationOrders {
  open(registration: RegistrationEntry, given: Material): Promise<Result<void, RaisedProblem>>
  /** What is written is added to what was; the documents take the place of those the order had. */
  supply(
    registrationId: string,
    orderId: string,
    given: Pick<Material, 'material'> & Partial<Material>,
  ): Promise<Result<void, RaisedProblem>>
  judge(
    orderId: string,
    verdict: 'pass' | 'fail' | 'supplement',
    reason: string,
  ): Promise<Result<VerificationOrder, RaisedProblem>>
  waiting(): Promise<readonly VerificationOrder[]>
  latestOf(registrationId: string): Promise<VerificationOrder | undefined>
  readonly feeListener: TransferListener
  readonly overdue: JobHandler
}

export type VerificationOrdersOptions = LifeOptions & { readonly documents: VerificationDocuments }

export function createVerificationOrders(options: VerificationOrdersOptions): VerificationOrders {
  const { database, clock, random, policy, bank, messages, jobs, documents } = options
  const find = (id: string): Promise<Order | undefined> =>
    database.selectFrom('verification_orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const registrationOf = (id: string): Promise<RegistrationEntry> =>
    database.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  const run = async (
    order: Order,
    command: OrderCommand,
    values: Partial<Pick<Order, 'reason' | 'material' | 'documents' | 'supplements'>> = {},
  ): Promise<Result<Order, RaisedProblem>> => {
    const supplementsLeft = policy.value('verification.supplements') - order.supplements
    const decided = decideOrder({ state: order.state, supplementsLeft }, command)
    if (!decided.ok) return refuse(orderProblem(decided.refusal, policy))
    const changed = await database
      .updateTable('verification_orders')
      .set({
        ...values,
        state: decided.value,
        review_since: decided.value === 'under-review' ? clock.now() : null,
      })
      .where('id', '=', order.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (changed.state === 'passed') await verify(changed.registration_id, options)
    return accept(changed)
  }
  const tell = async ({ registration_id, state, reason }: Order): Promise<void> => {
    const { email } = await registrationOf(registration_id)
    const text = [said[state] ?? '', ...(reason === null ? [] : [reason])].join('\n')
    await messages.send({ channel: 'mail', recipient: email, subject: '主体认证 · Verification', text })
  }
  const verdictBy = (since: Date): Date =>
    workingDaysLater(since, policy.value('verification.review-working-days'))
  const toOrder = async (order: Order): Promise<VerificationOrder> => {
    const transfer =
      order.state === 'unpaid' ? await bank.ticketOf('verification-fee', order.registration_id) : undefined
    const account = await registrationOf(order.registration_id)
    return {
      id: order.id,
      registrationId: order.registration_id,
      email: account.email,
      subjectName: account.subject_name ?? '',
      ...(account.subject_type !== null && { subjectType: account.subject_type }),
      subjectNumber: account.subject_number ?? '',
      state: order.state,
      feeFen: order.fee_fen,
      ...(transfer && { transfer }),
      material: order.material,
      documents: await documents.byIds(order.documents),
      supplements: order.supplements,
      ...(order.reason !== null && { reason: order.reason }),
      createdAt: order.created_at.toISOString(),
      ...(order.review_since && { verdictBy: verdictBy(order.review_since).toISOString() }),
    }
  }

  return {
    async open(registration, { material, documentIds }) {
      if (registration.state !== 'registered') return refuse(registrationProblem('not-now', policy))
      if (registration.subject_type === 'individual' && !policy.value('verification.of-individuals')) {
        return policy.refuse('verification.of-individuals')
      }
      const checked = await documents.check(registration.id, documentIds)
      if (!checked.ok) return checked
      const isOpenAccount = registration.kind === 'open-account'
      const fee = policy.value(isOpenAccount ? 'open-account.fee-fen' : 'verification.fee-fen')
      const order: Order = {
        id: newId('order', random),
        registration_id: registration.id,
        state: fee > 0 ? 'unpaid' : 'under-review',
        fee_fen: fee,
        material,
        documents: checked.value,
        supplements: 0,
        reason: null,
        created_at: clock.now(),
        review_since: fee > 0 ? null : clock.now(),
      }
      try {
        await database
          .transaction()
          .execute((part) => part.insertInto('verification_orders').values(order).execute())
      } catch (error) {
        if (isUniqueViolation(error, 'one_open_order')) return refuse(orderOpen)
        throw error
      }
      if (fee === 0) return accept(undefined)
      const deadline = later(clock.now(), policy.value('verification.payment-days') * DAY_MS)
      await bank.expect({ purpose: 'verification-fee', subject: registration.id, amountFen: fee, deadline })
      await jobs().add({ kind: ORDER_OVERDUE_JOB, subject: order.id, dueAt: deadline })
      return accept(undefined)
    },
    async supply(registrationId, orderId, { material, documentIds }) {
      const order = await find(orderId)
      if (!order || order.registration_id !== registrationId) return refuse(notFound)
      const checked = await documents.check(registrationId, documentIds ?? order.documents)
      if (!checked.ok) return checked
      const supplied = await run(order, 'supply', {
        material: [order.material, material].filter((part) => part.trim() !== '').join('\n\n'),
        documents: checked.value,
      })
      return supplied.ok ? accept(undefined) : supplied
    },
    async judge(orderId, verdict, reason) {
      const order = await find(orderId)
      if (!order) return refuse(notFound)
      const said = reason.trim()
      if (verdict !== 'pass' && said === '') return refuse(reasonMissing)
      const supplements = order.supplements + (verdict === 'supplement' ? 1 : 0)
      const judged = await run(order, verdict, { reason: said || null, supplements })
      if (!judged.ok) return judged
      await tell(judged.value)
      return accept(await toOrder(judged.value))
    },
    async waiting() {
      const rows = await database
        .selectFrom('verification_orders')
        .selectAll()
        .where('state', '=', 'under-review')
        .orderBy('review_since')
        .execute()
      return Promise.all(rows.map(toOrder))
    },
    async latestOf(registrationId) {
      const row = await database
        .selectFrom('verification_orders')
        .selectAll()
        .where('registration_id', '=', registrationId)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && toOrder(row)
    },
    feeListener: {
      async arrived(registrationId) {
        const order = await database
          .selectFrom('verification_orders')
          .selectAll()
          .where('registration_id', '=', registrationId)
          .where('state', '=', 'unpaid')
          .executeTakeFirst()
        if (order) await run(order, 'pay')
      },
      mailOf: async (registrationId) => (await registrationOf(registrationId)).email,
    },
    overdue: {
      async work(orderId) {
        const order = await find(orderId)
        if (order?.state !== 'unpaid') return
        await run(order, 'overdue')
        await bank.stopExpecting('verification-fee', order.registration_id)
      },
    },
  }
}

const said: Readonly<Partial<Record<Order['state'], string>>> = {
  passed: '认证已通过。The verification has passed.',
  failed: '认证未通过。The verification has failed.',
  supplement: '请补充材料。More material is needed.',
}
