import { endOfString, stripLooseJson } from './strip-loose-json.ts'

export type JsonPath = readonly (string | number)[]

/**
 * Where the value that `path` leads to stands in a JSON text, so that a diagnostic can point at it.
 * Where the path ends early, the value it got to. Only used once something is wrong, so the text is
 * read again rather than positions kept of everything.
 */
export function locateInJson(json: string, path: JsonPath): readonly [start: number, end: number] {
  const text = plainJson(json)
  let start = skipBlanks(text, 0)
  for (const step of path) {
    const inside = memberOf(text, start, step)
    if (inside === undefined) break
    start = inside
  }
  return [start, endOfValue(text, start)]
}

/** Several things are often wrong with one file, and all are reported before the next file is read. */
let last: { readonly json: string; readonly text: string } | undefined

function plainJson(json: string): string {
  if (last?.json !== json) last = { json, text: stripLooseJson(json).text }
  return last.text
}

/** The offset of a member's value, or `undefined` when there is no such member. */
function memberOf(text: string, start: number, step: string | number): number | undefined {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return undefined
  let offset = skipBlanks(text, start + 1)
  let found: number | undefined
  for (let index = 0; offset < text.length && text[offset] !== '}' && text[offset] !== ']'; index++) {
    let name: string | number = index
    if (isObject) {
      const end = endOfValue(text, offset)
      name = nameWritten(text.slice(offset, end))
      offset = skipBlanks(text, end)
      if (text[offset] === ':') offset = skipBlanks(text, offset + 1)
    }
    // Of members with the same name the last one counts.
    if (name === step) found = offset
    const end = endOfValue(text, offset)
    offset = skipBlanks(text, text[end] === ',' ? end + 1 : skipComma(text, end))
    if (offset <= end && text[offset] !== '}' && text[offset] !== ']') return found
  }
  return found
}

function skipComma(text: string, offset: number): number {
  const next = skipBlanks(text, offset)
  return text[next] === ',' ? next + 1 : next
}

function nameWritten(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start)
  let depth = 0
  for (let offset = start; offset < text.length; offset++) {
    const character = text[offset]
    if (character === '"') offset = endOfString(text, offset) - 1
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      if (depth <= 1) return depth === 1 ? offset + 1 : offset
      depth -= 1
    } else if (depth === 0 && /[,\s:]/.test(character ?? '')) return offset
  }
  return text.length
}

function skipBlanks(text: string, offset: number): number {
  while (offset < text.length && /[\s\uFEFF]/.test(text[offset] ?? '')) offset += 1
  return offset
}
