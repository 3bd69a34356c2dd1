/**
 * What a line of a bank statement is. No clock and no database in here.
 *
 * (1) Money is only kept when amount and payer are those that were asked for, in time. The remark
 *     says which transfer it is; without it the amount does, or the payer.
 * (2) What is known and wrong goes back, with the reason.
 * (3) What nobody knows waits for a person.
 */
import type { RefundReason } from '@maque/protocol/platform/refund-reasons.ts'

export interface BankEntry {
  readonly payer: string
  readonly amountFen: number
  readonly remark: string
}

export interface Expectation {
  readonly id: string
  readonly amountFen: number
  readonly payer: string | null
  readonly remark: string
  readonly isOpen: boolean
}

export type LineVerdict =
  | { readonly kind: 'matched'; readonly expectation: string }
  | { readonly kind: 'refund'; readonly expectation: string; readonly reason: RefundReason }
  | { readonly kind: 'unknown' }

export function decideLine(entry: BankEntry, expectations: readonly Expectation[]): LineVerdict {
  const meant = findMeant(entry, expectations)
  if (!meant) return { kind: 'unknown' }
  const refund = (reason: RefundReason): LineVerdict => ({ kind: 'refund', expectation: meant.id, reason })
  if (!meant.isOpen) return refund('too-late')
  if (meant.payer !== null && !isSamePayer(meant.payer, entry.payer)) return refund('wrong-payer')
  if (meant.amountFen !== entry.amountFen) return refund('wrong-amount')
  return { kind: 'matched', expectation: meant.id }
}

function findMeant(entry: BankEntry, expectations: readonly Expectation[]): Expectation | undefined {
  const remark = entry.remark.toUpperCase()
  const named = expectations.find((one) => remark.includes(one.remark))
  if (named) return named
  const open = expectations.filter(({ isOpen }) => isOpen)
  const byPayer = open.filter(({ payer }) => payer !== null && isSamePayer(payer, entry.payer))
  const exact = byPayer.find(({ amountFen }) => amountFen === entry.amountFen)
  if (exact) return exact
  if (byPayer.length === 1) return byPayer[0]
  // The amount was chosen so that nobody else has it.
  const byAmount = open.filter(({ amountFen, payer }) => payer !== null && amountFen === entry.amountFen)
  return byPayer.length === 0 && byAmount.length === 1 ? byAmount[0] : undefined
}

/** Banks write names with brackets of either width, and with blanks. */
function isSamePayer(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase()
}
