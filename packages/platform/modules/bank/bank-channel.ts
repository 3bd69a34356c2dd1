/** How money goes back to who paid it. */
import { askGateway, type Gateway } from '../../kernel/http/ask-gateway.ts'

export interface BankChannel {
  readonly kind: 'real' | 'played'
  readonly payee: { readonly payee: string; readonly bank: string; readonly accountNumber: string }
  /** Resolves when the bank has taken the order. `id` is the same when it is asked again. */
  refund(order: {
    readonly id: string
    readonly reference: string
    readonly amountFen: number
  }): Promise<void>
}

/** A bank that is played by the operator: transfers arrive when they say so, refunds always do. */
export const playedBank: BankChannel = {
  kind: 'played',
  payee: { payee: '麻雀平台（演示）', bank: '演示银行', accountNumber: '6200 0000 0000 0000' },
  refund: async () => undefined,
}

/** A gateway that takes `{ "id", "reference", "amountFen" }` at `url` and answers 2xx when it has taken it. */
export function bankGateway(gateway: Gateway, payee: BankChannel['payee']): BankChannel {
  return {
    kind: 'real',
    payee,
    async refund(order) {
      const response = await askGateway(gateway, order, order.id)
      await response.body?.cancel()
    },
  }
}
