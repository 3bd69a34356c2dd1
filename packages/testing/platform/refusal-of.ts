import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { Problem } from '@maque/protocol/platform/problem.ts'

/** How the platform refused; `undefined` when it did not. Any other failure is thrown on. */
export async function problemOf(deed: Promise<unknown>): Promise<Problem | undefined> {
  try {
    await deed
    return undefined
  } catch (error) {
    if (error instanceof PlatformRefused) return error.problem
    throw error
  }
}

/** The code with which the platform refused, or `accepted`. */
export async function refusalOf(deed: Promise<unknown>): Promise<string> {
  return (await problemOf(deed))?.code ?? 'accepted'
}

/** The id of the rule that refused; `accepted`, or the code of a refusal that no rule made. */
export async function ruleThatRefused(deed: Promise<unknown>): Promise<string> {
  const problem = await problemOf(deed)
  return problem ? (problem.rule?.id ?? problem.code) : 'accepted'
}
