/**
 * Printed code with marks that say where its parts come from, as long as it is put together from
 * pieces: no piece knows in which line and column it will stand.
 */
import type { SourceText } from '../diagnostics/source-text.ts'
import { encodeMappings, type LineMappings, type Segment } from '../modules/source-map.ts'

/** What is printed has no control characters but line ends, because strings are written with escapes. */
// oxlint-disable-next-line no-control-regex -- nothing else is sure not to be the author's
const MARK = /\u0001(\d+)\u0002|\n/g

/** Stands before what was written at this offset. */
export function mark(offset: number): string {
  return `\u0001${offset}\u0002`
}

/** The code without marks, and its map. Offsets are counted from `start` in the source. */
export function unmarked(
  marked: string,
  source: SourceText,
  start: number,
): { readonly code: string; readonly mappings: LineMappings } {
  const lines: Segment[][] = [[]]
  let code = ''
  let from = 0
  let lineStart = 0
  for (const { 0: found, 1: offset, index } of marked.matchAll(MARK)) {
    code += marked.slice(from, index)
    from = index + found.length
    if (offset === undefined) {
      code += found
      lineStart = code.length
      lines.push([])
      continue
    }
    const { line, column } = source.positionAt(start + Number(offset))
    lines.at(-1)?.push([code.length - lineStart, line - 1, column - 1])
  }
  return { code: code + marked.slice(from), mappings: encodeMappings(lines) }
}
