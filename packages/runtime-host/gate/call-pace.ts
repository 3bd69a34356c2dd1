/**
 * Holds calls to a pace: a token bucket in front of a bounded queue.
 *
 * An app within its rate is never delayed. One above it is slowed, because a write must not be
 * lost to a loop; only when too many wait is a call refused.
 */
export interface CallPace {
  /** Runs `call` now or once its turn has come. False: too many wait already. */
  admit(call: () => void): boolean
  /** Forgets what waits. */
  stop(): void
}

export interface PaceLimits {
  /** Calls at once without delay. */
  readonly burst: number
  readonly perSecond: number
  readonly maxWaiting: number
}

export interface PaceClock {
  nowMs(): number
  /** Gives the function that calls it off. */
  after(delayMs: number, task: () => void): () => void
}

export function createCallPace(limits: PaceLimits, clock: PaceClock): CallPace {
  let tokens = limits.burst
  let refilledAtMs = clock.nowMs()
  const waiting: (() => void)[] = []
  let callOff: (() => void) | undefined

  const refill = (): void => {
    const nowMs = clock.nowMs()
    tokens = Math.min(limits.burst, tokens + ((nowMs - refilledAtMs) / 1000) * limits.perSecond)
    refilledAtMs = nowMs
  }
  const drain = (): void => {
    callOff = undefined
    refill()
    while (tokens >= 1) {
      const next = waiting.shift()
      if (!next) return
      tokens--
      next()
    }
    schedule()
  }
  const schedule = (): void => {
    if (waiting.length > 0)
      callOff ??= clock.after(Math.ceil(((1 - tokens) / limits.perSecond) * 1000), drain)
  }
  return {
    admit(call) {
      refill()
      if (waiting.length === 0 && tokens >= 1) {
        tokens--
        call()
        return true
      }
      if (waiting.length >= limits.maxWaiting) return false
      waiting.push(call)
      schedule()
      return true
    },
    stop() {
      waiting.length = 0
      callOff?.()
    },
  }
}
