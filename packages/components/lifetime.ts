/**
 * What a mounted built-in holds outside its element — listeners, timers, frames, observers —
 * and the one call that ends all of it.
 */
export class Lifetime {
  readonly #controller = new AbortController()

  /** For `addEventListener(…, { signal })`. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get isOver(): boolean {
    return this.signal.aborted
  }

  /** Runs once at the end; at once, if it is over. */
  atEnd(finish: () => void): void {
    if (this.isOver) finish()
    else this.signal.addEventListener('abort', finish, { once: true })
  }

  /** A timer that dies with the built-in. Gives what cancels it. */
  after(delayMs: number, run: () => void): () => void {
    if (this.isOver) return () => {}
    const timer = setTimeout(() => {
      this.signal.removeEventListener('abort', cancel)
      run()
    }, delayMs)
    const cancel = (): void => {
      clearTimeout(timer)
      this.signal.removeEventListener('abort', cancel)
    }
    this.signal.addEventListener('abort', cancel)
    return cancel
  }

  /** The next animation frame, unless it is over by then. Gives what cancels it. */
  nextFrame(run: (nowMs: number) => void): () => void {
    const frame = requestAnimationFrame((nowMs) => {
      if (!this.isOver) run(nowMs)
    })
    return () => cancelAnimationFrame(frame)
  }

  end(): void {
    this.#controller.abort()
  }
}
