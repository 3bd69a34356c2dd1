/**
 * Tells the platform how a version fares that is compared with another: that it was opened, and how
 * many errors nobody caught. Nothing else about the person or the app goes with it.
 */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'

export interface HealthReport {
  onUncaught(): void
}

/** Long enough for what fails when an app begins. */
const FIRST_MS = 10_000
const MOST_ERRORS = 1000

export function startHealthReport({ appId, digest }: Pick<Launch, 'appId' | 'digest'>): HealthReport {
  let errors = 0
  let hasTold = false
  let timer = setTimeout(tell, FIRST_MS)

  function tell(): void {
    clearTimeout(timer)
    if (hasTold && errors === 0) return
    hasTold = true
    const body = JSON.stringify({ digest, errors: Math.min(errors, MOST_ERRORS) })
    errors = 0
    // Whether it arrives is no matter of the person's.
    fetch(`/api/catalogue/${encodeURIComponent(appId)}/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: true,
    }).catch(() => undefined)
  }

  addEventListener('pagehide', tell)
  return {
    onUncaught() {
      errors += 1
      if (!hasTold) return
      clearTimeout(timer)
      timer = setTimeout(tell, FIRST_MS)
    },
  }
}
