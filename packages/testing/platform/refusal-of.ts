import { PlatformRefused } from '@maque/client/platform-refused.ts'

/** The code with which the platform refused, or `accepted`. Any other failure is thrown on. */
export async function refusalOf(deed: Promise<unknown>): Promise<string> {
  try {
    await deed
    return 'accepted'
  } catch (error) {
    if (error instanceof PlatformRefused) return error.problem.code
    throw error
  }
}
