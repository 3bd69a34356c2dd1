/** What is longer is not an expression. The limit keeps a file full of `{{'` from costing its length squared. */
const LONGEST_EXPRESSION = 10_000
/** The same for a file full of `{{{{`. */
const DEEPEST_BRACES = 64

/**
 * Finds the ends of the mustaches of one text, from its beginning to its end. Also for a text full of
 * `{{` and without `}}` this takes no longer than its length allows.
 */
export class MustacheEnds {
  readonly #text: string
  #asked = 0
  /** The first `}}` at or after the place that was asked for last. */
  #nextBraces = -1

  constructor(text: string) {
    this.#text = text
  }

  /** See `findMustacheEnd`. */
  after(from: number): number {
    if (this.#nextBraces < from || from < this.#asked) {
      const found = this.#text.indexOf('}}', from)
      this.#nextBraces = found < 0 ? this.#text.length : found
    }
    this.#asked = from
    if (this.#nextBraces >= from + LONGEST_EXPRESSION) return -1
    return findMustacheEnd(this.#text, from, this.#text.length)
  }
}

/**
 * The offset of the `}}` that ends the mustache whose content begins at `from`, or -1.
 *
 * Braces of object literals and quoted braces do not end it: `{{ {a: {b: 1}} }}`. When that
 * reading finds no end (`{{ it's }}`), the first `}}` is taken.
 */
export function findMustacheEnd(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + LONGEST_EXPRESSION)
  const first = text.slice(from, limit).indexOf('}}')
  if (first < 0) return -1
  let depth = 0
  let quote = ''
  for (let at = from; at < limit && depth < DEEPEST_BRACES; at++) {
    const character = text[at] as string
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'" || character === '`') quote = character
    else if (character === '{') depth++
    else if (character === '}') {
      if (depth > 0) depth--
      else if (text[at + 1] === '}' && at + 1 < end) return at
    }
  }
  return from + first
}
