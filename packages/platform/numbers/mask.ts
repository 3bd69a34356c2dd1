/**
 * What people recognise as theirs and nobody else can use.
 *
 * Not a rule: the numbers here say what stays readable.
 */

/** `ow***@example.com` */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 2)}***@${host}`
}

/** `138****0000` */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, -8)}****${phone.slice(-4)}`
}

/** `张*`, `麻***司` */
export function maskName(name: string): string {
  const letters = [...name]
  const [first = ''] = letters
  if (letters.length < 3) return `${first}*`
  return `${first}***${letters.at(-1)}`
}
