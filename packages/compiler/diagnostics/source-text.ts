import type { SourcePlace, SourcePosition } from './diagnostic.ts'

/** A file's text with a way from offsets to lines. Lines are looked for only once someone asks. */
export class SourceText {
  readonly path: string
  readonly text: string
  #lineStarts: readonly number[] | undefined

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  /** Offsets outside the text are taken as its nearest end. */
  positionAt(offset: number): SourcePosition {
    const inside = Math.min(Math.max(offset, 0), this.text.length)
    const starts = (this.#lineStarts ??= findLineStarts(this.text))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      // `middle` is at most `high`, an index of the list.
      if ((starts[middle] as number) <= inside) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: inside - (starts[low] as number) + 1, offset: inside }
  }

  /** The offset of a place, line and column both from 0; the nearest there is. */
  offsetAt(line: number, column: number): number {
    const starts = (this.#lineStarts ??= findLineStarts(this.text))
    const start = starts[Math.min(line, starts.length - 1)] ?? 0
    return Math.min(start + column, this.text.length)
  }

  place(start: number, end?: number): SourcePlace {
    const place = { file: this.path, start: this.positionAt(start) }
    return end === undefined ? place : { ...place, end: this.positionAt(end) }
  }
}

/** A line ends with `\n`, `\r\n` or a lone `\r`. */
function findLineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1)
  }
  return starts
}
