/** Asks one of the operator's gateways: what stands between this instance and SMS, identity checks, banks. */

export interface Gateway {
  readonly url: string
  /** Sent as `Authorization: Bearer`. */
  readonly token: string
  readonly timeoutMs?: number
}

/** Who asks holds a job meanwhile: a gateway that does not answer is asked again later. */
const TIMEOUT_MS = 15_000

/**
 * Resolves with the answer when it is 2xx, and rejects otherwise, also when it takes too long.
 * `key` is the same when the same thing is asked again, so that the gateway can tell.
 */
export async function askGateway(
  { url, token, timeoutMs = TIMEOUT_MS }: Gateway,
  body: unknown,
  key?: string,
): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      ...(key !== undefined && { 'Idempotency-Key': key }),
    },
    body: JSON.stringify(body),
    // A token is for the gateway that was named, and no other.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`the gateway answered ${response.status}`)
  }
  return response
}
