/** Why the platform sends a transfer back by itself. */
import type { BilingualText } from './problem.ts'
import type { TransferTicket } from './registration.ts'

export type RefundReason = NonNullable<TransferTicket['sentBack']>['reason']

export const refundReasons: Readonly<Record<RefundReason, BilingualText>> = {
  'wrong-amount': {
    zh: '金额与要求的不一致',
    en: 'the amount is not the one that was asked for',
  },
  'wrong-payer': { zh: '付款人与主体名称不一致', en: 'the payer is not the subject' },
  'too-late': { zh: '已超过打款期限', en: 'it came too late' },
}

/** A person who sends one back has words of their own. */
export function isRefundReason(reason: string): reason is RefundReason {
  return Object.hasOwn(refundReasons, reason)
}
