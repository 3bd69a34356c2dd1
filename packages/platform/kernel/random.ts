/** Bytes that nobody can guess. Given to everything, so that a run can be replayed. */
import { randomBytes } from 'node:crypto'

export type Random = (count: number) => Buffer

export const systemRandom: Random = (count) => randomBytes(count)

/** A whole number from 0 up to but not including `limit`, each as likely as any other. */
export function randomBelow(limit: number, random: Random): number {
  // Of 2⁴⁸ numbers so few are left over that nobody could tell.
  return random(6).readUIntBE(0, 6) % limit
}

/** A name for a row: `release_` and 20 hexadecimal digits. */
export function newId(kind: string, random: Random): string {
  return `${kind}_${random(10).toString('hex')}`
}
