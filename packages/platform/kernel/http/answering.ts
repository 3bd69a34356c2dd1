/** What a service decided, as a route answers it; a refusal stays as it is. */
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from './problem.ts'
import type { JsonAnswer } from './route.ts'

export function answering<Answer>(
  result: Result<Answer, RaisedProblem>,
): Result<JsonAnswer<Answer>, RaisedProblem> {
  return result.ok ? accept({ answer: result.value }) : result
}

/** For what is done and has nothing to say. */
export function answeringNothing(
  result: Result<unknown, RaisedProblem>,
): Result<JsonAnswer<Readonly<Record<never, never>>>, RaisedProblem> {
  return result.ok ? accept({ answer: {} }) : result
}
