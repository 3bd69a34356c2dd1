/**
 * Phone numbers as they are kept and counted: E.164, a bare mainland number with its +86.
 *
 * Not a rule: the numbers here are the numbering plan's.
 */
export function parsePhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s()-]/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`
  if (/^\+861[3-9]\d{9}$/.test(digits)) return digits
  return /^\+(?!86)[1-9]\d{6,14}$/.test(digits) ? digits : undefined
}

const SHORT_COUNTRIES = /^\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** Of a number as it is kept: `['86', '13800000000']`. Calling codes that are not of one or two digits have three. */
export function splitPhone(phone: string): readonly [country: string, number: string] {
  const country = SHORT_COUNTRIES.exec(phone)?.[1] ?? phone.slice(1, 4)
  return [country, phone.slice(1 + country.length)]
}
