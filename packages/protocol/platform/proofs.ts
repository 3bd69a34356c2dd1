/** What people show to prove who they are: pictures read, codes received, tickets scanned. */
import { z } from 'zod'
import { person, sessionAnswer } from './session.ts'
import { agreedVersion, list, longText, moment, nothing, passwordText, record, shortText } from './schema.ts'

export const captchaReply = record({ id: shortText, text: z.string().max(20) })
export type CaptchaReply = z.infer<typeof captchaReply>

export const phoneText = z.string().trim().min(1).max(20)

const scanPurpose = z.enum([
  'administer',
  'approve-new-administrator',
  'fast-register',
  'cancel',
  'confirm-cancellation',
  'confirm-deed',
  'give-up-third-party',
  'develop-for-third-party',
  'bind-to-open-account',
  'associate-with-corp',
  'sign-in',
])
export type ScanPurpose = z.infer<typeof scanPurpose>

const scanState = z.enum(['waiting', 'scanned', 'confirmed', 'denied', 'expired', 'used'])
export type ScanState = z.infer<typeof scanState>

export const scanTicket = record({
  id: z.string(),
  purpose: scanPurpose,
  state: scanState,
  /** What the host's scanner reads; also drawn in `qr`. */
  url: z.string(),
  /** SVG. */
  qr: z.string(),
  expiresAt: moment,
  /** Of who scanned it, for the screen that shows it. */
  personName: z.string().optional(),
})
export type ScanTicket = z.infer<typeof scanTicket>

const scannedTicket = record({
  id: z.string(),
  purpose: scanPurpose,
  state: scanState,
  /** What it is about: the e-mail address of the account, the name of the app, who wants to sign in. */
  about: z.string(),
  /** The rule that asks for it: `confirmation.release`. */
  rule: z.string().optional(),
  expiresAt: moment,
})

const signUpRequest = record({
  phone: phoneText,
  code: shortText,
  name: shortText,
  password: passwordText,
  /** Of the texts for people, `people` and `privacy`. */
  agreesToTerms: agreedVersion,
  agreesToPrivacy: agreedVersion,
})

const identityResult = z.enum(['match', 'mismatch', 'unavailable'])
export type IdentityResult = z.infer<typeof identityResult>

const identityRuling = record({
  id: z.string(),
  /** Masked, or empty of those from before masks were kept. */
  idNumber: z.string(),
  result: identityResult,
  note: z.string(),
  /** Absent of the same. */
  author: z.string().optional(),
  since: moment.optional(),
})
export type IdentityRuling = z.infer<typeof identityRuling>

const outboxMessage = record({
  id: z.string(),
  channel: z.enum(['mail', 'sms']),
  recipient: z.string(),
  subject: z.string(),
  /** Empty when it was really delivered: then it is nobody else's to read. */
  text: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  createdAt: moment,
})
export type OutboxMessage = z.infer<typeof outboxMessage>

export const proofEndpoints = {
  'POST /api/captchas': {
    about: 'A picture to read; asked for again, another one.',
    answer: record({ id: z.string(), svg: z.string(), expiresAt: moment }),
  },
  'POST /api/persons/sms-code': {
    about: 'Send a code to a phone, for signing up as a user of the host.',
    body: record({ phone: phoneText, captcha: captchaReply }),
    answer: record({ resendAt: moment }),
  },
  'POST /api/persons': {
    about: 'Sign up as a user of the host, who scans, uses apps and may administer accounts.',
    body: signUpRequest,
    answer: person,
  },
  'POST /api/session/scan-tickets': {
    about: 'A code to sign in with: whoever scans and confirms it is signed in here.',
    answer: scanTicket,
  },
  'GET /api/session/scan-tickets/:ticketId': {
    about: 'Whether it was scanned and confirmed, for the browser that asked for it.',
    answer: scanTicket,
  },
  'POST /api/session/by-scan': {
    about: 'Sign in as who has confirmed it, in the browser that asked for it.',
    body: record({ ticketId: shortText }),
    answer: sessionAnswer,
  },
  'GET /api/scan-tickets/:ticketId': { about: 'What a scanned ticket asks.', answer: scannedTicket },
  'POST /api/scan-tickets/:ticketId/scan': { about: 'Say that it was scanned.', answer: scannedTicket },
  'POST /api/scan-tickets/:ticketId/answer': {
    about: 'Confirm or deny what a scanned ticket asks.',
    body: record({ isConfirmed: z.boolean() }),
    answer: scannedTicket,
  },
  'GET /api/operator/outbox': {
    about: 'Mail and SMS, the newest first. Where nothing is really delivered they can be read here.',
    query: record({
      recipient: shortText.optional(),
      /** What recipients are to contain. */
      q: shortText.optional(),
    }),
    answer: record({ messages: list(outboxMessage) }),
  },
  'PUT /api/operator/identity-rulings': {
    about: 'Say how the played identity check answers for an ID number; without a ruling it matches.',
    body: record({ idNumber: shortText, result: identityResult, note: longText }),
    answer: nothing,
  },
  'GET /api/operator/identity-rulings': {
    about: 'How the played identity check answers for which ID numbers, the newest first.',
    answer: record({
      rulings: list(identityRuling),
      /** Otherwise a real check is connected, and nothing can be ruled. */
      isPlayed: z.boolean(),
    }),
  },
  'DELETE /api/operator/identity-rulings/:rulingId': {
    about: 'Take a ruling back: from now on the number matches again.',
    answer: nothing,
  },
} as const
