import { z } from 'zod'
import { emailText, list, moment, nothing, passwordText, record } from './schema.ts'

/** What somebody who works for the platform may do; one person may have several. */
export const staffRole = z.enum([
  'reviewer',
  'senior-reviewer',
  'qualification-auditor',
  'finance',
  'trust-and-safety',
  'operator',
  'auditor',
])
export type StaffRole = z.infer<typeof staffRole>

/** A person as they know themselves. */
export const person = record({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  staffRoles: list(staffRole),
})
export type Person = z.infer<typeof person>

const signInRequest = record({ email: emailText, password: passwordText })
export type SignInRequest = z.infer<typeof signInRequest>

const session = {
  /** `null`: nobody is signed in. */
  person: person.nullable(),
  /** The account whose session it is, when it is one's own rather than a person's. */
  registrationId: z.string().optional(),
  /** Signed in, but for an agreement that the person or account is asked for first: `GET /api/session/agreements`. */
  awaitsAgreement: z.boolean().optional(),
}

/** The session itself is a cookie that scripts cannot read. */
export const sessionAnswer = record(session)
export type SessionAnswer = z.infer<typeof sessionAnswer>

/** One place where a person is signed in. */
const openSession = record({
  id: z.string(),
  /** The program that asked, as it calls itself. */
  agent: z.string(),
  address: z.string(),
  openedAt: moment,
  expiresAt: moment,
  /** The one this is asked with. */
  isThis: z.boolean(),
})
export type OpenSession = z.infer<typeof openSession>

export const sessionEndpoints = {
  'GET /api/session': {
    about: 'Who is signed in, and what time it is for the platform: a sandbox may be ahead.',
    answer: record({ ...session, now: moment }),
  },
  'POST /api/session': {
    about: 'Sign in with e-mail and password.',
    body: signInRequest,
    answer: sessionAnswer,
  },
  'DELETE /api/session': { about: 'Sign out.', answer: sessionAnswer },
  'GET /api/sessions': {
    about: 'Everywhere the person is signed in.',
    answer: record({ sessions: list(openSession) }),
  },
  'DELETE /api/sessions/:sessionId': { about: 'Sign out somewhere else.', answer: nothing },
} as const
