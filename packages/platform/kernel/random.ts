/** Bytes that nobody can guess. Given to everything, so that a run can be replayed. */
import { randomBytes } from 'node:crypto'

export type Random = (count: number) => Buffer

export const systemRandom: Random = (count) => randomBytes(count)

/** A name for a row: `release_` and 20 hexadecimal digits. */
export function newId(kind: string, random: Random): string {
  return `${kind}_${random(10).toString('hex')}`
}
