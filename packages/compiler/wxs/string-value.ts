import { readEscape } from '../parse/expression/read-escape.ts'

/** What may follow a backslash; a line break continues the line. */
const escaped = /['"\\`$nrbftv0xu\n\r\u2028\u2029]/

/**
 * The value of a string as WXS reads it, from what stands between its quotes.
 *
 * Unlike JavaScript, WXS keeps a backslash that escapes nothing: libraries rely on
 * `getRegExp('^\d+$')` being a pattern for digits.
 */
export function wxsStringValue(raw: string): string {
  let value = ''
  let from = 0
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at)) {
    if (!escaped.test(raw[at + 1] ?? '')) {
      at += 2
      continue
    }
    const { character, end } = readEscape(raw, at, raw.length)
    value += raw.slice(from, at) + character
    from = end
    at = end
  }
  return value + raw.slice(from)
}
