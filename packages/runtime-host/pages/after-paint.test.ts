import { describe, expect, it } from 'vitest'
import { afterPaint, type PaintingWindow } from './after-paint.ts'

/** A window whose frames and time pass when the test says so. */
class PlayedWindow implements PaintingWindow {
  #frames: FrameRequestCallback[] = []
  readonly #timers = new Map<number, { readonly at: number; run(): void }>()
  #nowMs = 0
  #lastId = 0

  requestAnimationFrame(run: FrameRequestCallback): number {
    return this.#frames.push(run)
  }

  setTimeout(run: TimerHandler, ms = 0): number {
    if (typeof run !== 'function') throw new TypeError('only functions are timed')
    this.#timers.set(++this.#lastId, {
      at: this.#nowMs + ms,
      run: () => void Reflect.apply(run, undefined, []),
    })
    return this.#lastId
  }

  clearTimeout(id: number | undefined): void {
    if (id !== undefined) this.#timers.delete(id)
  }

  /** One frame, and all that is due by then. */
  paint(): void {
    for (const run of this.#frames.splice(0)) run(this.#nowMs)
    this.pass(0)
  }

  pass(ms: number): void {
    this.#nowMs += ms
    for (const [id, { at, run }] of this.#timers) {
      if (at > this.#nowMs) continue
      this.#timers.delete(id)
      run()
    }
  }

  get waiting(): number {
    return this.#timers.size
  }
}

function begin(signal = new AbortController().signal): { readonly window: PlayedWindow; runs(): number } {
  const window = new PlayedWindow()
  let runs = 0
  afterPaint(signal, () => runs++, window)
  return { window, runs: () => runs }
}

describe('what waits for a painting', () => {
  it('runs after the second frame, in a task of its own, and once', () => {
    const { window, runs } = begin()
    window.paint()
    expect(runs()).toBe(0)
    window.paint()
    expect(runs()).toBe(1)
    window.pass(1000)
    expect([runs(), window.waiting]).toEqual([1, 0])
  })

  it.each([
    [149, 0],
    [150, 1],
  ])('where no frames come has been run after %i ms %i times', (ms, times) => {
    const { window, runs } = begin()
    window.pass(ms)
    expect(runs()).toBe(times)
  })

  it('does not run again for frames that come late', () => {
    const { window, runs } = begin()
    window.pass(150)
    window.paint()
    window.paint()
    expect(runs()).toBe(1)
  })

  it('does not run once its signal says so', () => {
    const ended = new AbortController()
    const { window, runs } = begin(ended.signal)
    window.paint()
    ended.abort()
    window.paint()
    window.pass(150)
    expect(runs()).toBe(0)
  })
})
