import type { SourcePlace } from '../diagnostics/diagnostic.ts'
import { SourceText } from '../diagnostics/source-text.ts'

/** Line and column both from 0. */
export interface TextPoint {
  readonly line: number
  readonly column: number
}

/** Where a point of a text that was generated comes from. */
export type TraceBack = (point: TextPoint) => SourcePlace | undefined

/**
 * A text that a tool made of what an author wrote: its places are the author's. The way back is made
 * once someone asks, since most texts have nothing wrong with them.
 */
export class GeneratedText extends SourceText {
  readonly #makeTraceBack: () => TraceBack
  readonly #origin: SourceText
  #traceBack: TraceBack | undefined

  constructor(origin: SourceText, text: string, makeTraceBack: () => TraceBack) {
    super(origin.path, text)
    this.#origin = origin
    this.#makeTraceBack = makeTraceBack
  }

  override place(start: number): SourcePlace {
    const { line, column } = this.positionAt(start)
    this.#traceBack ??= this.#makeTraceBack()
    return this.#traceBack({ line: line - 1, column: column - 1 }) ?? this.#origin.place(0)
  }
}
