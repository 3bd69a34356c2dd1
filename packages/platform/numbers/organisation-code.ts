/**
 * Organisation codes, GB 11714: eight characters and a check, which may be X.
 *
 * Not a rule: the numbers here are the standard's.
 */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

export function isOrganisationCode(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * parseInt(code.charAt(index), 36), 0)
  const check = 11 - (sum % 11)
  return code.endsWith(check === 10 ? 'X' : String(check % 11))
}
