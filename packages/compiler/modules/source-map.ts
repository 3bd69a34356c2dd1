/**
 * Source maps, as far as stacks need them.
 *
 * `mappings` is the field of that name of the source map format: lines apart by `;`, segments by
 * `,`, each `[column, source, line, column]` as differences in base 64. A file has one source.
 */
export type LineMappings = string

export type Segment = readonly [column: number, sourceLine: number, sourceColumn: number]
export type DecodedLines = readonly (readonly Segment[])[]

/** For text that was not changed: each line comes from the same line. */
export function linesOf(text: string): LineMappings {
  const count = text.split('\n').length
  return `AAAA${';AACA'.repeat(count - 1)}`
}

/** `outer` leads into a text that `inner` leads further from. */
export function composeMaps(outer: LineMappings, inner: LineMappings | undefined): LineMappings {
  if (inner === undefined) return outer
  const further = decodeMappings(inner)
  const lines = decodeMappings(outer).map((segments) =>
    segments.flatMap(([column, line, sourceColumn]): readonly Segment[] => {
      const found = traceLines(further, { line, column: sourceColumn })
      return found ? [[column, found.line, found.column]] : []
    }),
  )
  return encodeMappings(lines)
}

/** The same text with something put before its first line. */
export function shiftFirstLine(mappings: LineMappings, columns: number): LineMappings {
  const [first = [], ...rest] = decodeMappings(mappings)
  const shifted = first.map(([column, line, sourceColumn]): Segment => [column + columns, line, sourceColumn])
  return encodeMappings([shifted, ...rest])
}

/** Where a place (both from 0) of the generated text comes from. */
export function traceLines(
  lines: DecodedLines,
  place: { readonly line: number; readonly column: number },
): { readonly line: number; readonly column: number } | undefined {
  const found = segmentAt(lines, place.line, place.column)
  if (found === undefined) return undefined
  const [column, line, sourceColumn] = found
  // A line of one segment was moved whole. What an author's own tools have put into a single line
  // can be found again by its column only.
  const isWhole = lines[place.line]?.length === 1
  return { line, column: isWhole ? sourceColumn + Math.max(0, place.column - column) : sourceColumn }
}

/** The last segment at or before a column. */
function segmentAt(lines: DecodedLines, line: number, column: number): Segment | undefined {
  let found: Segment | undefined
  for (const segment of lines[line] ?? []) {
    if (found !== undefined && segment[0] > column) break
    found = segment
  }
  return found
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const valueOf = new Map([...digits].map((digit, value) => [digit, value]))

export function decodeMappings(mappings: LineMappings): DecodedLines {
  let sourceLine = 0
  let sourceColumn = 0
  return mappings.split(';').map((line) => {
    let column = 0
    const segments: Segment[] = []
    for (const text of line === '' ? [] : line.split(',')) {
      const [columns = 0, , lines, sourceColumns] = decodeNumbers(text)
      column += columns
      // A segment of one number belongs to no source.
      if (lines === undefined || sourceColumns === undefined) continue
      sourceLine += lines
      sourceColumn += sourceColumns
      segments.push([column, sourceLine, sourceColumn])
    }
    return segments
  })
}

export function encodeMappings(lines: DecodedLines): LineMappings {
  let lastLine = 0
  let lastSourceColumn = 0
  return lines
    .map((segments) => {
      let lastColumn = 0
      return segments
        .map(([column, line, sourceColumn]) => {
          const numbers = [column - lastColumn, 0, line - lastLine, sourceColumn - lastSourceColumn]
          lastColumn = column
          lastLine = line
          lastSourceColumn = sourceColumn
          return numbers.map(encodeNumber).join('')
        })
        .join(',')
    })
    .join(';')
}

function decodeNumbers(text: string): readonly number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const digit of text) {
    const bits = valueOf.get(digit) ?? 0
    value += (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}

function encodeNumber(number: number): string {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1
  let text = ''
  do {
    const bits = rest & 31
    rest >>>= 5
    text += digits[rest > 0 ? bits | 32 : bits]
  } while (rest > 0)
  return text
}
