/**
 * What an administrator confirms by a scan before it is done.
 *
 * A request that needs it is refused with `confirmation-needed`; who asks then opens a confirmation
 * for exactly this request, shows its code, and sends the request again with the ticket's id in the
 * header `Maque-Confirmation`.
 */
import { z } from 'zod'
import { scanTicket } from './proofs.ts'
import { record, shortText } from './schema.ts'

export const CONFIRMATION_HEADER = 'maque-confirmation'

/** A request as it will be sent. */
const deedRequest = record({
  /** `POST /api/apps/:appId/members` */
  endpoint: shortText,
  params: z.record(z.string().max(100), shortText).readonly().default({}),
  body: z.unknown().optional(),
})
export type DeedRequest = z.infer<typeof deedRequest>

const confirmation = record({
  ticket: scanTicket,
  /** Whether who asks is the administrator, and this session may answer the scan too. */
  mayConfirmHere: z.boolean(),
})
export type Confirmation = z.infer<typeof confirmation>

export const confirmationEndpoints = {
  'POST /api/confirmations': {
    about: 'Ask the administrator of an app to confirm exactly this request.',
    body: deedRequest,
    answer: confirmation,
  },
  'GET /api/confirmations/:ticketId': {
    about: 'Whether the administrator has confirmed.',
    answer: scanTicket,
  },
} as const
