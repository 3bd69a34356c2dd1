/** What time it is. Given to everything, so that tests and sandboxes can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
