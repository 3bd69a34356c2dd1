/**
 * Tells late echoes of what was typed from values that the app really wants to show.
 *
 * An app that keeps an input's text in its data writes every typed value back. By the time the
 * write for "a" is here, "ab" may stand in the input; showing "a" would eat a letter.
 */

const echoLifeMs = 600

export class TypedEchoes {
  #told: { readonly value: string; readonly atMs: number }[] = []

  /** This typed value was told to the app. */
  told(value: string, nowMs: number): void {
    this.#told = [...this.#told.filter(({ atMs }) => nowMs - atMs < echoLifeMs), { value, atMs: nowMs }]
  }

  /** Whether a value from the app only repeats what was typed before the current text. */
  isEcho(value: string, nowMs: number): boolean {
    const place = this.#told.findIndex((told) => told.value === value && nowMs - told.atMs < echoLifeMs)
    if (place < 0) {
      this.#told = []
      return false
    }
    this.#told = this.#told.slice(place + 1)
    // With nothing told after it, it is the last word: equal to the text, or a wish to go back to it.
    return this.#told.length > 0
  }
}
