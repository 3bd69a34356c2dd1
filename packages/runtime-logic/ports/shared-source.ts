/**
 * Something that is read now and changes later, such as a shared value of `wx.worklet`: whoever computes
 * from it can find out what was read, and hear of changes.
 */
let noted: Set<SharedSource> | undefined

export class SharedSource {
  readonly #listeners = new Set<() => void>()

  /** To be called whenever it is read. */
  read(): void {
    noted?.add(this)
  }

  /** To be called once it has changed. */
  changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /** Gives the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Runs a task; gives the sources that it read. */
export function sourcesReadBy(task: () => void): ReadonlySet<SharedSource> {
  const outer = noted
  const own = new Set<SharedSource>()
  noted = own
  try {
    task()
  } finally {
    noted = outer
  }
  return own
}
