import type { Confirmation } from '@maque/protocol/platform/confirmations.ts'
import type { CallEndpoint } from './call.ts'

/** The administrator confirms in the session that asks, where the rules let them. */
export async function confirmHere(
  { ticket }: Pick<Confirmation, 'ticket'>,
  call: CallEndpoint,
): Promise<void> {
  const params = { ticketId: ticket.id }
  await call('POST /api/scan-tickets/:ticketId/scan', { params })
  await call('POST /api/scan-tickets/:ticketId/answer', { params, body: { isConfirmed: true } })
}
