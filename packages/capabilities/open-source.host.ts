import { accept, type Result } from '@maque/base/result.ts'
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import { contentTypeOf } from './content-type.ts'

const TIMEOUT_MS = 60_000

/**
 * Bytes of what an app names: a file of the app, or something on the web by the download rules.
 * Absent when there is no such file; refused when the web may not be asked.
 */
export async function openSource(
  source: string,
  { files, network, caller }: HostContext,
): Promise<Result<Blob | undefined>> {
  if (!/^https?:\/\//i.test(source)) return accept(await files.read(source))
  const outcome = await network.request(
    { url: source, method: 'GET', headers: {}, timeoutMs: TIMEOUT_MS, purpose: 'download' },
    { signal: caller.signal },
  )
  if (!outcome.ok) return outcome
  const { status, headers, body } = outcome.value
  if (status >= 400) return accept(undefined)
  return accept(new Blob([body], { type: contentTypeOf(headers) }))
}
