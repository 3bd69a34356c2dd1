/** Tells the person when an app does not run or does not answer, and what can be done. */
import { BundleDamaged } from './bundle/bundle-damaged.ts'
import { drawFailure, drawSilence } from './chrome/failure.ts'
import type { HostTexts } from './chrome/texts.ts'
import { watchPulse } from './frames/pulse.ts'

export interface Failures {
  /** The app has ended and will not come back. */
  crashed(reason: string): void
  couldNotOpen(error: unknown): void
  /** Watches a thread of the app until `signal` says that it was ended. */
  watch(pulse: MessagePort, signal: AbortSignal): void
}

/** With the pace of pings, a person knows within five seconds that an app does not respond. */
const SILENT_AFTER_MS = 3500

export interface FailuresOptions {
  readonly place: HTMLElement
  readonly texts: HostTexts
  readonly signal: AbortSignal
  onClose(): void
  onRestart(): void
}

export function createFailures({ place, texts, signal, onClose, onRestart }: FailuresOptions): Failures {
  const silent = new Set<MessagePort>()
  let shown: HTMLElement | undefined
  let isOver = false

  const show = (element: HTMLElement | undefined): void => {
    shown?.remove()
    shown = element
    if (element) place.append(element)
  }
  const end = (title: string, hint: string, detail: string): void => {
    if (isOver || signal.aborted) return
    isOver = true
    show(
      drawFailure({
        title,
        hint,
        detail,
        buttons: [
          { text: texts.close, onTap: onClose },
          { text: texts.retry, onTap: onRestart },
        ],
      }),
    )
  }
  const showSilence = (): void => show(drawSilence(texts, { wait: () => show(undefined), close: onClose }))

  return {
    crashed: (reason) => end(texts.crashed, texts.crashedHint, reason),
    couldNotOpen(error) {
      const hint = error instanceof BundleDamaged ? texts.damaged : texts.unreachable
      end(texts.crashed, hint, error instanceof Error ? error.message : String(error))
    },
    watch(port, ended) {
      const answers = (): void => {
        silent.delete(port)
        if (!isOver && silent.size === 0) show(undefined)
      }
      const watch = watchPulse({
        port,
        silentMs: SILENT_AFTER_MS,
        onSilent() {
          silent.add(port)
          if (!isOver) showSilence()
        },
        onAnswering: answers,
      })
      ended.addEventListener('abort', () => {
        watch.stop()
        // A page that was silent and is closed leaves nothing to wait for.
        if (silent.has(port)) answers()
      })
    },
  }
}
