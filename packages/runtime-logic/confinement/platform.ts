import type { NamedScript } from '@maque/protocol/bridge/logic-host.ts'

/** What makes code of bytes: the runtime gives it files of the package, and an app never holds it. */
export type WasmEngine = Pick<typeof WebAssembly, 'Module' | 'Instance' | 'Memory' | 'Table' | 'Global'>

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
  /** Absent where the browser has none. */
  readonly wasm?: WasmEngine
  addEventListener(type: string, listener: (event: Event) => void): void
}
