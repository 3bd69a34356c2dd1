/** One request of the platform itself to a server that somebody names: guarded as requests of apps are. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Dispatcher } from 'undici'
import type { AddressPolicy } from './address-policy.ts'
import { makeOutboundRequest } from './outbound-request.ts'

export interface OutsideRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  readonly maxBytes: number
}

type Refusal = 'unreachable' | 'forbidden' | 'redirected' | 'too-large'

/**
 * Asks servers at addresses of the policy alone, judged when connecting. A redirect is not followed. The time is that of the whole answer.
 */
export async function askOutside(
  { url, method, headers = {}, body, timeoutMs, maxBytes }: OutsideRequest,
  { agent, mayConnect }: { readonly agent: Dispatcher; readonly mayConnect: AddressPolicy },
): Promise<Result<{ readonly status: number; readonly body: string }, Refusal>> {
  let hops = 0
  const answered = await makeOutboundRequest(
    { url, method, headers, timeoutMs, purpose: 'request' },
    body === undefined ? undefined : Buffer.from(body),
    {
      agent,
      mayConnect,
      limits: { maxTimeoutMs: timeoutMs, maxAnswerBytes: maxBytes },
      mayReach: () => ++hops === 1,
    },
    AbortSignal.timeout(timeoutMs),
  )
  if (!answered.ok) return refuse(refusalOf(answered.refusal))
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of answered.value.body as AsyncIterable<Uint8Array>) chunks.push(chunk)
  } catch (error) {
    return refuse(
      error instanceof Error && error.message === 'response too large' ? 'too-large' : 'unreachable',
    )
  }
  return accept({ status: answered.value.status, body: Buffer.concat(chunks).toString('utf8') })
}

function refusalOf(reason: string): Refusal {
  if (reason === 'url not in domain list') return 'redirected'
  return reason === 'address not allowed' || reason === 'invalid url' ? 'forbidden' : 'unreachable'
}
