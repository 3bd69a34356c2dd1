import type { Problem } from '@maque/protocol/platform/problem.ts'

/** The platform said no, and why. `message` is English; screens take it from `problem` in their language. */
export class PlatformRefused extends Error {
  override readonly name = 'PlatformRefused'
  readonly problem: Problem
  readonly status: number

  constructor(problem: Problem, status: number) {
    super(problem.message.en)
    this.problem = problem
    this.status = status
  }
}

/** The platform could not be asked, or its answer was none of its own: a proxy's error page, a lost line. */
export class PlatformUnreachable extends Error {
  override readonly name = 'PlatformUnreachable'
}
