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
