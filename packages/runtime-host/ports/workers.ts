import type { Result } from '@maque/base/result.ts'

/** Threads of the app's own. */
export interface WorkersOnHost {
  /**
   * Runs a script of the app's `workers` folder until `signal` ends it. `id` tells logic which one the
   * line is to. Settles when the thread has ended; refused with `killed` when it ended by itself.
   */
  run(worker: {
    readonly id: number
    readonly path: string
    readonly signal: AbortSignal
  }): Promise<Result<undefined>>
}
