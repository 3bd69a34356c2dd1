import type { NamedScript } from '@maque/protocol/bridge/logic-host.ts'

/** What the runtime keeps for itself of the worker it runs in, before the rest is taken away. */
export interface Platform {
  /** Runs a classic script before it returns. */
  importScript(script: NamedScript): void
  now(): number
  readonly timeOrigin: number
  setTimeout(task: () => void, delayMs: number): number
  clearTimeout(id: number): void
  setInterval(task: () => void, delayMs: number): number
  clearInterval(id: number): void
  queueMicrotask(task: () => void): void
  addEventListener(type: string, listener: (event: Event) => void): void
}
