/** What people write in JSON files that JSON does not know. */
export type Looseness = 'comments' | 'trailing commas' | 'byte order mark'

export interface StrippedJson {
  /** JSON with blanks in place of what it does not know: every offset is as it was. */
  readonly text: string
  /** What was there, each with the place of the first. */
  readonly found: ReadonlyMap<Looseness, number>
}

/** Blanks out comments, commas before a closing bracket, and a byte order mark. */
export function stripLooseJson(text: string): StrippedJson {
  const units = text.split('')
  const found = new Map<Looseness, number>()
  const blank = (what: Looseness, start: number, end: number): void => {
    if (!found.has(what)) found.set(what, start)
    for (let offset = start; offset < end; offset++) if (!isLineEnd(units[offset])) units[offset] = ' '
  }

  /** A comma after which nothing but blanks and comments have come. */
  let comma: number | undefined
  let offset = 0
  if (units[0] === '\uFEFF') blank('byte order mark', 0, 1)
  while (offset < text.length) {
    const character = text[offset]
    if (character === '/' && (text[offset + 1] === '/' || text[offset + 1] === '*')) {
      const end = endOfComment(text, offset)
      blank('comments', offset, end)
      offset = end
      continue
    }
    if ((character === '}' || character === ']') && comma !== undefined)
      blank('trailing commas', comma, comma + 1)
    if (character === ',') comma = offset
    else if (!isBlank(character)) comma = undefined
    offset = character === '"' ? endOfString(text, offset) : offset + 1
  }
  return { text: units.join(''), found }
}

/** After the closing quote, or the end of the line if there is none. */
export function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset++) {
    const character = text[offset]
    if (character === '\\') offset += 1
    else if (character === '"') return offset + 1
    else if (character === '\n') return offset
  }
  return text.length
}

function endOfComment(text: string, start: number): number {
  const isLine = text[start + 1] === '/'
  const end = text.indexOf(isLine ? '\n' : '*/', start + 2)
  return end < 0 ? text.length : isLine ? end : end + 2
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\uFEFF' || isLineEnd(character)
}
