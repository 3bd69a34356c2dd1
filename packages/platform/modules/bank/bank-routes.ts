import { accept } from '@maque/base/result.ts'
import { answering } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { BankService } from './bank-service.ts'

export function bankRoutes(bank: BankService, guards: AccountGuards): readonly Route[] {
  const clerk = guards.staff('finance')
  return [
    route({
      endpoint: 'GET /api/operator/bank-lines',
      guard: clerk,
      handle: async () => accept({ answer: { lines: await bank.lines() } }),
    }),
    route({
      endpoint: 'POST /api/operator/bank-statements',
      guard: clerk,
      audit: 'bank.statement-imported',
      handle: async ({ body, note }) => {
        const imported = await bank.importStatement(body.csv)
        if (!imported.ok) return imported
        for (const line of imported.value.lines) note({ what: line.reference, after: line.state })
        return accept({ answer: imported.value })
      },
    }),
    route({
      endpoint: 'POST /api/operator/bank-lines/:lineId/refund',
      guard: clerk,
      audit: 'bank.line-refunded',
      handle: async ({ params, body }) => answering(await bank.refund(params.lineId, body.reason)),
    }),
    route({
      endpoint: 'GET /api/operator/awaited-transfers',
      guard: clerk,
      handle: async () => accept({ answer: { transfers: await bank.awaited() } }),
    }),
    route({
      endpoint: 'POST /api/operator/bank-lines/:lineId/match',
      guard: clerk,
      audit: 'bank.line-matched',
      handle: async ({ params, body, note }) => {
        const matched = await bank.matchByHand(params.lineId, body.transferId, body.reason)
        if (matched.ok) note({ what: matched.value.reference, after: body.transferId })
        return answering(matched)
      },
    }),
    route({
      endpoint: 'POST /api/operator/played-transfers',
      guard: clerk,
      audit: 'bank.transfer-played',
      handle: async ({ body, note }) => {
        const played = await bank.play(body)
        if (played.ok) note({ what: played.value.reference, after: played.value.state })
        return played.ok ? accept({ answer: played.value, status: 201 }) : played
      },
    }),
  ]
}
