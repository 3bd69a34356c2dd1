import type { TransferTicket } from '@maque/protocol/platform/registration.ts'
import type { Texts } from '@maque/ui/language.ts'

export type RefundReason = NonNullable<TransferTicket['sentBack']>['reason']

/** Why the platform has sent a transfer back by itself. */
export const refundTexts: Texts<Readonly<Record<RefundReason, string>>> = {
  zh: {
    'wrong-amount': '金额与要求的不一致',
    'wrong-payer': '付款人与主体名称不一致',
    'too-late': '已超过打款期限',
  },
  en: {
    'wrong-amount': 'the amount is not the one that was asked for',
    'wrong-payer': 'the payer is not the subject',
    'too-late': 'it came too late',
  },
}
