/**
 * The outcome of something that may be refused.
 *
 * A refusal is an answer, not a fault: it is part of the signature, and the
 * caller decides what it means. Faults (our own mistakes, lost disks) are thrown.
 */
export type Result<Value, Refusal = string> = Accepted<Value> | Refused<Refusal>

export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Refused<Refusal> {
  readonly ok: false
  readonly refusal: Refusal
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}

export function refuse<Refusal>(refusal: Refusal): Refused<Refusal> {
  return { ok: false, refusal }
}
