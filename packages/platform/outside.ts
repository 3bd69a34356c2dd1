/**
 * The port through which the platform asks servers that owners of apps name: to look for a file of
 * theirs, or to tell them something.
 *
 * Whoever implements it reaches public addresses alone, judged when connecting; follows no
 * redirect; sends nothing but what it is given; and stops when time or size is over.
 */
import type { Result } from '@maque/base/result.ts'

export interface Outside {
  ask(request: OutsideRequest): Promise<Result<OutsideAnswer, OutsideRefusal>>
}

export interface OutsideRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  readonly maxBytes: number
}

export interface OutsideAnswer {
  readonly status: number
  /** Read as UTF-8. */
  readonly body: string
}

/** `too-large`: what came first is thrown away too. */
export type OutsideRefusal = 'unreachable' | 'forbidden' | 'redirected' | 'too-large'
