/**
 * Resident ID numbers, GB 11643: area, day of birth, sequence, and a check that may be X.
 *
 * Not a rule: the numbers here are the standard's.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export interface ResidentId {
  readonly number: string
  readonly bornOn: { readonly year: number; readonly month: number; readonly day: number }
}

/** `undefined` when there can be no such number. */
export function parseResidentId(text: string): ResidentId | undefined {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[0-9X]$/.test(number)) return undefined
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (!number.endsWith(CHECKS.charAt(sum % 11))) return undefined
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const isDay =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isDay && year >= 1900 ? { number, bornOn: { year, month, day } } : undefined
}

/** Completed years, by the calendar of China: somebody is a year older from their birthday on. */
export function ageOf({ bornOn: { year, month, day } }: ResidentId, now: Date): number {
  const china = new Date(now.getTime() + 8 * 3_600_000)
  const hadBirthday =
    china.getUTCMonth() + 1 > month || (china.getUTCMonth() + 1 === month && china.getUTCDate() >= day)
  return china.getUTCFullYear() - year - (hadBirthday ? 0 : 1)
}

/** `110***********002X`: enough for its owner. */
export function maskResidentId(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`
}
