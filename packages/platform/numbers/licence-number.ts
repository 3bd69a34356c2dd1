/**
 * Licence numbers of 15 digits, GS 15: the last is a check by ISO 7064, MOD 11,10.
 *
 * Not a rule: the numbers here are the standard's.
 */
export function isLicenceNumber(code: string): boolean {
  if (!/^\d{15}$/.test(code)) return false
  let product = 10
  for (const digit of code.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (product + Number(code.at(-1))) % 10 === 1
}
