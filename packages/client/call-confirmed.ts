import type { AnswerOf, Endpoint } from '@maque/protocol/platform/endpoints.ts'
import type { CallEndpoint, CallOf } from './call.ts'
import { callEndpoint } from './call-endpoint.ts'
import { PlatformRefused } from './platform-refused.ts'
import type { Connection } from './send.ts'

/**
 * Calls an endpoint; when the administrator has to confirm it first, has them asked and calls again
 * with their confirmation. Rejects as `callEndpoint` does, and with what `confirm` rejects with.
 */
export async function callConfirmed<E extends Endpoint>(
  connection: Connection,
  endpoint: E,
  call: CallOf<E>,
  callAny: CallEndpoint,
): Promise<AnswerOf<E>> {
  try {
    return await callEndpoint(connection, endpoint, call)
  } catch (error) {
    const { confirm } = connection
    if (!confirm || !(error instanceof PlatformRefused) || error.problem.code !== 'confirmation-needed') {
      throw error
    }
    const { params = {}, body } = call as DeedParts
    const confirmation = await callAny('POST /api/confirmations', { body: { endpoint, params, body } })
    await confirm(confirmation, error, callAny)
    return callEndpoint(connection, endpoint, call, confirmation.ticket.id)
  }
}

/** What of a call is confirmed: those that are have no file and no query. */
interface DeedParts {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
}
