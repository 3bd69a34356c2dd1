/**
 * How a frame of an app is connected to the host: one window message, then ports only.
 *
 * (1) A frame says `FrameHello` as soon as its script runs, before anything of the app is in it.
 *     The host posts `FrameConnect` with the ports, once. The frame accepts exactly one, from its
 *     parent, and listens to no window message after it: the port is the identity from then on.
 * (2) A frame that loads a second time has navigated itself; the host takes it down.
 */

export interface FrameHello {
  readonly t: 'maque-hello'
}

/** Transfers `[bridge, pulse]` to a view frame and `[bridge, pulse, desk]` to a logic frame. */
export interface FrameConnect {
  readonly t: 'maque-connect'
}

/** Over the pulse port: the thread that runs the app's code sends every number back as it came. */
export type Pulse = number

/** Over the desk port of a logic frame, from the window around the worker. */
export type LogicFrameToHost =
  /** The worker could not start or ended with an error that nothing in it caught. */
  { readonly t: 'worker-failed'; readonly message: string }
