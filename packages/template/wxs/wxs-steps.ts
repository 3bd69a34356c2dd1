/** Thrown into WXS code that does not come to an end. It cannot be caught there: WXS has no `try`. */
export class WxsStepLimitError extends Error {
  override readonly name = 'WxsStepLimitError'
}

export interface WxsSteps {
  readonly step: () => void
  readonly refill: () => void
}

/**
 * Counts loop rounds and function entries, and ends the code at the limit.
 *
 * The count begins anew with each `refill` and, so that nobody has to remember, with each job of
 * the event loop: a loop that never ends never lets the next job come. Once the limit is passed
 * every further step throws too, so that the callers of the code that was ended end as well.
 */
export function createWxsSteps(limit: number, onLimit: () => void): WxsSteps {
  let left = 0
  let state: 'full' | 'counting' | 'spent' = 'full'
  /** One for a job, however often it is refilled within it. */
  let isRefillDue = false

  const refill = (): void => {
    left = 0
    state = 'full'
  }

  /** A step at most costs a subtraction; everything else is decided when none is left. */
  const exhausted = (): void => {
    if (state === 'full') {
      state = 'counting'
      left = limit - 1
      if (!isRefillDue) void Promise.resolve().then(refillWithNextJob)
      isRefillDue = true
      return
    }
    if (state === 'counting') {
      state = 'spent'
      onLimit()
    }
    throw new WxsStepLimitError(`WXS took more than ${limit} steps`)
  }

  const refillWithNextJob = (): void => {
    isRefillDue = false
    refill()
  }

  const step = (): void => {
    if (--left < 0) exhausted()
  }
  return { step, refill }
}
