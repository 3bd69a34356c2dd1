/**
 * How a frame of an app is connected to the host: one window message, then ports only.
 *
 * (1) A frame says `FrameHello` as soon as its script runs, before anything of the app is in it.
 *     The host posts `FrameConnect` with the ports, once. The frame accepts exactly one, from its
 *     parent, and listens to no window message after it: the port is the identity from then on.
 * (2) A frame that loads a second time has navigated itself; the host takes it down.
 * (3) A frame may load before the host listens. The host then posts `FrameCall`, and the frame says
 *     its hello again: whichever of the two is later, one hello is heard.
 */

import type { AppWorkerStart } from './app-worker.ts'

export interface FrameHello {
  readonly t: 'maque-hello'
  /** Its document has loaded: a `load` that comes after this hello is a second one. */
  readonly isLoaded: boolean
}

export interface FrameCall {
  readonly t: 'maque-call'
}

/** Transfers `[bridge, pulse]` to a view frame and `[bridge, pulse, desk]` to a logic frame, `[bridge, pulse]` to a site frame too. */
export interface FrameConnect {
  readonly t: 'maque-connect'
}

/** Over the pulse port: the thread that runs the app's code sends every number back as it came. */
export type Pulse = number

/** Over the desk port of a logic frame, to the window around the worker. */
export type HostToLogicFrame =
  /** Starts another worker beside logic; the transferred port leads from it to logic. */
  | { readonly t: 'start-worker'; readonly worker: number; readonly start: AppWorkerStart }
  | { readonly t: 'end-worker'; readonly worker: number }

/** And from it. */
export type LogicFrameToHost =
  /** The worker could not start or ended with an error that nothing in it caught. */
  | { readonly t: 'worker-failed'; readonly message: string }
  /** A worker that the host asked for has ended by itself. */
  | { readonly t: 'worker-ended'; readonly worker: number }
