/** Where what holds no brackets of a script ends: texts, parts of templates, comments, regular expressions. */

const BACKTICK = 0x60
const SLASH = 0x2f
const BACKSLASH = 0x5c
const LINE_END = 0x0a

/** Its closing quote, or the end of the line of one that is not closed. */
export function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start)
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote || code === LINE_END) return at
    if (code === BACKSLASH) at++
  }
  return text.length
}

/** The end of the template, or the `{` of the next expression in it. */
export function endOfTemplatePart(
  text: string,
  start: number,
): { readonly at: number; readonly opens: boolean } {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === BACKTICK) return { at, opens: false }
    else if (code === 0x24 && text.charCodeAt(at + 1) === 0x7b) return { at: at + 1, opens: true }
  }
  return { at: text.length, opens: false }
}

const regexp = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//y

/** The end of a comment or of a regular expression, or the sign of a division itself. */
export function endAfterSlash(text: string, start: number): number {
  const next = text.charCodeAt(start + 1)
  if (next === SLASH) return endAt(text, '\n', start)
  if (next === 0x2a) return endAt(text, '*/', start + 2) + 1
  let before = start - 1
  while (text.charCodeAt(before) <= 0x20) before--
  if (endsValue(text, before)) return start
  regexp.lastIndex = start
  return regexp.test(text) ? regexp.lastIndex - 1 : start
}

/** Whether what ends there is a value, so that a slash behind it divides. */
function endsValue(text: string, at: number): boolean {
  const last = text.charAt(at)
  if (last === ')' || last === ']' || last === '}') return true
  if (last === '' || !/[\w$]/.test(last)) return false
  return !/\b(?:return|typeof|case|in|of|void|delete)$/.test(text.slice(Math.max(0, at - 9), at + 1))
}

function endAt(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? text.length : found
}
