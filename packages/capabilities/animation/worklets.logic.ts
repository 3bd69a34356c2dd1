import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { SharedSource } from '@maque/runtime-logic/ports/shared-source.ts'
import { record } from '../record.ts'
import { easing } from './easing.ts'

type Run = (...args: readonly unknown[]) => unknown

export const workletsInLogic: CapabilityInLogic = (port) => ({
  worklet: {
    Easing: easing,
    shared: (value: unknown) => new SharedValue(port, value),
    derived: (compute: Run) => ({
      get value() {
        return compute()
      },
    }),
    cancelAnimation: () => undefined,
    timing: (to: unknown, _options?: unknown, ended?: unknown) => new Movement(() => to, ended),
    spring: (to: unknown, _options?: unknown, ended?: unknown) => new Movement(() => to, ended),
    decay: (options?: unknown, ended?: unknown) => new Movement((from) => clamped(from, options), ended),
    delay: (_ms: unknown, movement: unknown) => movement,
    sequence: (...movements: readonly unknown[]) =>
      new Movement((from) => movements.reduce((value, movement) => endOf(port, movement, value), from)),
    repeat: (movement: unknown, times?: unknown, isReversed?: unknown, ended?: unknown) =>
      // There and back again, an even number of times, ends where it began.
      new Movement(
        (from) => (isReversed && Number(times) % 2 === 0 ? from : endOf(port, movement, from)),
        ended,
      ),
    runOnUI: (run: Run) => run,
    runOnJS: (run: Run) => run,
  },
})

/** What `timing` and the like give: the value at its end, from the value at its beginning. */
class Movement {
  readonly last: (from: unknown) => unknown
  readonly ended: unknown

  constructor(last: (from: unknown) => unknown, ended?: unknown) {
    this.last = last
    this.ended = ended
  }
}

class SharedValue {
  readonly #port: LogicPort
  readonly #source = new SharedSource()
  #value: unknown

  constructor(port: LogicPort, value: unknown) {
    this.#port = port
    this.#value = value
  }

  get value(): unknown {
    this.#source.read()
    return this.#value
  }
  set value(given: unknown) {
    const value = endOf(this.#port, given, this.#value)
    if (Object.is(value, this.#value)) return
    this.#value = value
    this.#source.changed()
  }
}

/** Its callback comes later, as after any animation. */
function endOf(port: LogicPort, given: unknown, from: unknown): unknown {
  if (!(given instanceof Movement)) return given
  const { ended } = given
  const value = given.last(from)
  if (typeof ended === 'function') {
    port.nextTick(() => {
      try {
        ended(true)
      } catch (error) {
        port.reportError(error, 'the end of an animation')
      }
    })
  }
  return value
}

/** A movement that slows down ends where it began, within its bounds. */
function clamped(from: unknown, options: unknown): unknown {
  const { clamp } = record(options)
  if (!Array.isArray(clamp) || typeof from !== 'number') return from
  return Math.min(Number(clamp[1]), Math.max(Number(clamp[0]), from))
}
