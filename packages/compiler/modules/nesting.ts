/**
 * How deep brackets are nested in a script. The native parser recurses with them and, where its stack
 * ends, takes the whole process with it: it must not be given what is nested without measure.
 */

/** V8 itself gives up on functions and objects that are nested less than twice as deep. */
export const MOST_NESTED = 1000

/** Where the script is first nested deeper than that; `undefined` for a script that can be parsed. */
export function nestedTooDeepAt(text: string): number | undefined {
  // Two brackets for each level.
  if (text.length < 2 * MOST_NESTED) return undefined
  let depth = 0
  /** The depths at which the expressions of templates (`${ … }`) stand that are open. */
  const templates: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Nine of ten characters are letters, digits and blanks.
    if (code >= 0x61 ? code < 0x7b || code > 0x7d : code <= 0x20 || (code > 0x2f && code < 0x5b)) continue
    switch (code) {
      case DOUBLE:
      case SINGLE:
        at = endOfString(text, at)
        break
      case BACKTICK: {
        const end = endOfTemplatePart(text, at + 1)
        at = end.at
        if (!end.opens) break
        if (++depth > MOST_NESTED) return at
        templates.push(depth)
        break
      }
      case SLASH:
        at = endAfterSlash(text, at)
        break
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > MOST_NESTED) return at
        break
      case 0x7d: // }
        if (templates.at(-1) === depth) {
          const end = endOfTemplatePart(text, at + 1)
          at = end.at
          if (end.opens) break
          templates.pop()
        }
        depth = Math.max(0, depth - 1)
        break
      case 0x29: // )
      case 0x5d: // ]
        depth = Math.max(0, depth - 1)
        break
    }
  }
  return undefined
}

const DOUBLE = 0x22
const SINGLE = 0x27
const BACKTICK = 0x60
const SLASH = 0x2f
const BACKSLASH = 0x5c
const LINE_END = 0x0a

/** Its closing quote, or the end of the line of one that is not closed. */
function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start)
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote || code === LINE_END) return at
    if (code === BACKSLASH) at++
  }
  return text.length
}

/** The end of the template, or the `{` of the next expression in it. */
function endOfTemplatePart(text: string, start: number): { readonly at: number; readonly opens: boolean } {
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
function endAfterSlash(text: string, start: number): number {
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
