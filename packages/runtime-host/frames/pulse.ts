/**
 * Notices that a thread of an app no longer answers.
 *
 * A ping goes out at a steady pace. `onSilent` is told when none has come back for `silentMs`,
 * `onAnswering` when one does again. While the player's page itself is hidden or was blocked
 * nothing is concluded: browsers slow everything down then.
 */
import type { Pulse } from '@maque/protocol/bridge/frame.ts'

export interface PulseWatch {
  stop(): void
}

export interface PulseOptions {
  readonly port: MessagePort
  readonly silentMs: number
  onSilent(): void
  onAnswering(): void
}

const PING_EVERY_MS = 1000

export function watchPulse({ port, silentMs, onSilent, onAnswering }: PulseOptions): PulseWatch {
  let lastTickMs = performance.now()
  let waitedMs = 0
  let isSilent = false
  let isAwaiting = false

  port.onmessage = () => {
    isAwaiting = false
    waitedMs = 0
    if (isSilent) {
      isSilent = false
      onAnswering()
    }
  }
  const tick = (): void => {
    const nowMs = performance.now()
    const sinceMs = nowMs - lastTickMs
    lastTickMs = nowMs
    // Counted in whole, undisturbed ticks: a page that slept does not blame the app.
    if (isAwaiting && !document.hidden) waitedMs += Math.min(sinceMs, PING_EVERY_MS)
    if (waitedMs >= silentMs && !isSilent) {
      isSilent = true
      onSilent()
    }
    if (!isAwaiting) {
      isAwaiting = true
      port.postMessage(nowMs satisfies Pulse)
    }
  }
  const timer = setInterval(tick, PING_EVERY_MS)
  tick()
  return {
    stop() {
      clearInterval(timer)
      port.onmessage = null
    },
  }
}
