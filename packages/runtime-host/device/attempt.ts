/** What browsers refuse by throwing, said as apps are told it. */
import { accept, refuse, type Result } from '@maque/base/result.ts'

export async function attempt<Value>(task: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return accept(await task())
  } catch (error) {
    return refuse(
      error instanceof DOMException && error.name === 'NotAllowedError'
        ? 'system permission denied'
        : 'not supported',
    )
  }
}
