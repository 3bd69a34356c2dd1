/**
 * Refusals of the platform, each with its status and its words.
 *
 * A catalogue entry is made once beside the rule that refuses; raising it fills in the numbers.
 */
import type { BilingualText, Problem, ProblemRule } from '@maque/protocol/platform/problem.ts'

export interface RaisedProblem {
  readonly status: ProblemStatus
  readonly problem: Problem
  /** Answered as `Retry-After`. */
  readonly retryAfterSeconds?: number
}

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

export interface ProblemDefinition<Details> {
  readonly code: string
  readonly status: ProblemStatus
  readonly errcode?: number
  readonly says: (details: Details) => BilingualText
  readonly rule?: (details: Details) => ProblemRule
  readonly retryAfterSeconds?: (details: Details) => number
}

export type DefinedProblem<Details> = (details: Details) => RaisedProblem

export function defineProblem<Details = void>(
  definition: ProblemDefinition<Details>,
): DefinedProblem<Details> {
  const { code, status, errcode, says, rule, retryAfterSeconds } = definition
  return (details) => ({
    status,
    problem: {
      code,
      message: says(details),
      ...(rule && { rule: rule(details) }),
      ...(errcode !== undefined && { errcode }),
    },
    ...(retryAfterSeconds && { retryAfterSeconds: retryAfterSeconds(details) }),
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
