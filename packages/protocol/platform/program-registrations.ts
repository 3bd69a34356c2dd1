/**
 * What people say when a third-party platform wants to register a mini program for them: the
 * administrator of an official account, a legal person, an individual (RULES §2.8).
 */
import { z } from 'zod'
import { bilingualText } from './problem.ts'
import { phoneText, scanTicket } from './proofs.ts'
import { list, moment, record, shortText } from './schema.ts'

const asking = record({ componentAppId: z.string(), name: z.string(), about: z.string() })

const address = z.string().max(2000)

/** Editions of 《平台服务协议》 and of the terms of mini programs that were read and ticked; `null`: not. */
const ticks = {
  agreesToService: z.number().int().positive().nullable(),
  agreesToTerms: z.number().int().positive().nullable(),
}

const grant = { componentAppId: shortText, redirectUri: address, copiesVerification: z.boolean() }

const programRegistration = record({
  id: z.string(),
  kind: z.enum(['enterprise', 'personal']),
  platform: asking,
  /** Whose it will be. */
  subjectName: z.string(),
  /** Of an enterprise. */
  code: z.string().optional(),
  /** Who is asked, as the platform has named them. */
  personName: z.string(),
  /** How the platform can be reached, where it says. */
  componentPhone: z.string(),
  state: z.enum(['waiting', 'refused', 'overdue', 'failed', 'registered']),
  /** Until when they can answer. */
  until: moment,
  appId: z.string().optional(),
  /** Why it failed. */
  reason: bilingualText.optional(),
})
export type ProgramRegistration = z.infer<typeof programRegistration>

export const programRegistrationEndpoints = {
  'GET /api/official-account/fast-registration-requests': {
    about:
      'Which third-party platform asks to register a mini program from this official account: the words of the page that its administrator was led to.',
    query: record({ appid: shortText, component_appid: shortText, redirect_uri: address }),
    answer: record({
      platform: asking,
      subjectName: z.string(),
      /** Whether verification can be left out: who pays for it themselves. */
      mayLeaveVerification: z.boolean(),
    }),
  },
  'POST /api/official-account/fast-registration-grants': {
    about: 'Ask to let a third-party platform register one mini program: the administrator scans.',
    body: record(grant),
    answer: record({ ticket: scanTicket }),
  },
  'POST /api/official-account/fast-registration-grants/confirmation': {
    about: 'Let it, after the administrator has confirmed the ticket. Answers where to go on.',
    body: record({ ...grant, ...ticks, ticketId: shortText }),
    answer: record({ goOnTo: z.string() }),
  },
  'GET /api/program-registrations': {
    about: 'Mini programs that third-party platforms want to register for who asks, and that wait for them.',
    answer: record({ registrations: list(programRegistration) }),
  },
  'GET /api/program-registrations/:registrationId': {
    about: 'One of them, whatever has become of it.',
    answer: programRegistration,
  },
  'POST /api/program-registrations/:registrationId/sms-code': {
    about: 'Send a code to the phone that who administers it will have.',
    body: record({ phone: phoneText }),
    answer: record({ resendAt: moment }),
  },
  'POST /api/program-registrations/:registrationId/confirmation': {
    about: 'Say who one is, and have it registered: one administers it from then on.',
    body: record({ idNumber: shortText, phone: phoneText, smsCode: shortText, ...ticks }),
    answer: programRegistration,
  },
  'POST /api/program-registrations/:registrationId/refusal': {
    about: 'Refuse it: the platform is told.',
    answer: programRegistration,
  },
} as const
