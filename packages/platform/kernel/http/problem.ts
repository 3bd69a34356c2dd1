/**
 * Refusals of the platform, each with its status and its words.
 *
 * What a rule of the policy refuses is worded by its pack (kernel/policy); these are the others.
 */
import type { BilingualText, Problem } from '@maque/protocol/platform/problem.ts'

export interface RaisedProblem {
  readonly status: ProblemStatus
  readonly problem: Problem
  /** Answered as `Retry-After`. */
  readonly retryAfterSeconds?: number
}

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 507

export interface ProblemDefinition<Details> {
  readonly code: string
  readonly status: ProblemStatus
  readonly errcode?: number
  readonly says: (details: Details) => BilingualText
}

export type DefinedProblem<Details> = (details: Details) => RaisedProblem

export function defineProblem<Details = void>(
  definition: ProblemDefinition<Details>,
): DefinedProblem<Details> {
  const { code, status, errcode, says } = definition
  return (details) => ({
    status,
    problem: {
      code,
      message: says(details),
      ...(errcode !== undefined && { errcode }),
    },
  })
}

/** A refusal that says the same whatever happened. */
export function plainProblem(
  code: string,
  status: ProblemStatus,
  says: BilingualText,
  errcode?: number,
): RaisedProblem {
  return { status, problem: { code, message: says, ...(errcode !== undefined && { errcode }) } }
}
