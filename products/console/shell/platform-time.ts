/**
 * What time it is for the platform. A sandbox's clock may have been moved on, and a browser's own may be
 * wrong: what is due, late or counted down goes by the platform's.
 */
const known = { aheadMs: 0 }

export function notePlatformTime(now: string): void {
  known.aheadMs = Date.parse(now) - Date.now()
}

export function platformNow(): number {
  return Date.now() + known.aheadMs
}
