import { withoutForeign } from '../structure/copy-value.ts'

/**
 * What a share handler gave, as it crosses to the host. When it holds a `promise`, what this gives
 * counts instead; a promise that fails leaves the rest as it was. The host sets the time limit.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html#onShareAppMessage-Object-object
 */
export async function shareReply(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return withoutForeign(value)
  const { promise, ...rest } = value as Readonly<Record<string, unknown>>
  if (promise instanceof Promise) {
    try {
      return withoutForeign(await promise)
    } catch {
      return withoutForeign(rest)
    }
  }
  return withoutForeign(rest)
}
