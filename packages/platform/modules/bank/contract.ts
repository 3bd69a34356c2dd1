/** What other modules may know of the bank. */
import type { TransferTicket } from '@maque/protocol/platform/registration.ts'

export interface Bank {
  /** Waits for a transfer; whoever is to pay is told how by `ticketOf`. */
  expect(transfer: AwaitedTransfer): Promise<void>
  ticketOf(purpose: TransferPurpose, subject: string): Promise<TransferTicket | undefined>
  /** It is too late, or not wanted any more: what still arrives goes back. */
  stopExpecting(purpose: TransferPurpose, subject: string): Promise<void>
}

export type TransferPurpose = 'subject-check' | 'verification-fee'

export interface AwaitedTransfer {
  readonly purpose: TransferPurpose
  readonly subject: string
  /** Of a range one is chosen that no other awaited transfer has, so that it tells who paid. */
  readonly amountFen: number | { readonly min: number; readonly max: number }
  /** Who has to pay. Absent: anybody may. */
  readonly payer?: string
  readonly deadline: Date
}

/** What becomes of those who wait for a transfer of this purpose. */
export interface TransferListener {
  arrived(subject: string): Promise<void>
  /** Where to write when a transfer is sent back. */
  mailOf(subject: string): Promise<string | undefined>
}
