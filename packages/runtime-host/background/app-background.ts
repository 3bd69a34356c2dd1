/**
 * What an app may still do while nobody sees it, as on a phone.
 *
 *     shown → hidden ── 5 s → suspended ── 30 min → ended
 *        ↖──────┴────────────────┘
 *
 * (1) Suspended, its code stands still: timers, answers and news wait until it is shown again. What it
 *     has on the network is interrupted.
 * (2) An app that plays music in the background goes on for as long as it plays.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/operating-mechanism.html
 */
export interface AppBackground {
  hide(): void
  show(): void
  close(): void
}

export interface AppBackgroundOptions {
  /** Gives the function that forgets the task. */
  after(delayMs: number, task: () => void): () => void
  /** Whether it may not be suspended now. */
  isPlaying(): boolean
  suspend(): void
  resume(): void
  /** Nobody has come back. */
  end(): void
}

const SUSPENDED_AFTER_MS = 5000
const ENDED_AFTER_MS = 30 * 60 * 1000

export function createAppBackground(options: AppBackgroundOptions): AppBackground {
  let state: 'shown' | 'hidden' | 'suspended' | 'closed' = 'shown'
  let forget = (): void => undefined

  const suspendSoon = (): void => {
    forget = options.after(SUSPENDED_AFTER_MS, () => {
      if (options.isPlaying()) return suspendSoon()
      state = 'suspended'
      forget = options.after(ENDED_AFTER_MS, options.end)
      options.suspend()
    })
  }
  return {
    hide() {
      if (state !== 'shown') return
      state = 'hidden'
      suspendSoon()
    },
    show() {
      if (state === 'closed') return
      forget()
      const wasSuspended = state === 'suspended'
      state = 'shown'
      if (wasSuspended) options.resume()
    },
    close() {
      forget()
      state = 'closed'
    },
  }
}
