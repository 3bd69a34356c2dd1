/** What an app's own worker (`wx.createWorker`) and the app's logic say to each other: one port a worker. */
import type { CallAnswer, NamedScript } from './logic-host.ts'

export type ToAppWorker =
  | { readonly t: 'message'; readonly data: unknown }
  /** Nobody sees the app: what is due waits, until `resume`. */
  | { readonly t: 'suspend' }
  | { readonly t: 'resume' }
  /** What `readFile` of the host answered. */
  | { readonly t: 'file'; readonly id: number; readonly answer: CallAnswer }

export type FromAppWorker =
  | { readonly t: 'message'; readonly data: unknown }
  | {
      readonly t: 'console'
      readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error'
      readonly args: readonly unknown[]
    }
  | { readonly t: 'uncaught'; readonly message: string; readonly stack: string }
  /** Asks for a file of the package, for `WXWebAssembly`. */
  | { readonly t: 'read-file'; readonly id: number; readonly path: string }

/** First message to the worker itself, with the port to logic. */
export interface AppWorkerStart {
  /** Defines the modules of the app's `workers` folder. */
  readonly script: NamedScript
  /** The module to run: a path of the bundle. */
  readonly entry: string
}
