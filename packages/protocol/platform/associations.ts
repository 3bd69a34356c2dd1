/** Official accounts and mini programs that belong together. */
import { z } from 'zod'
import { scanTicket } from './proofs.ts'
import { list, moment, nothing, record, shortText } from './schema.ts'

/**
 * What happens when an official account wants to be associated with a mini program: its
 * administrator is asked, nobody is asked, or it is refused.
 */
const associationMode = z.enum(['confirm', 'no-confirm', 'forbid'])
export type AssociationMode = z.infer<typeof associationMode>

const associationState = z.enum([
  'waiting-official-account',
  'waiting-app',
  'linked',
  'refused',
  'expired',
  'unlinked',
])
export type AssociationState = z.infer<typeof associationState>

/** Who ended it, or let it end by saying nothing; `account`: one of the two accounts was cancelled. */
const associationEnder = z.enum(['official-account', 'app', 'account'])
export type AssociationEnder = z.infer<typeof associationEnder>

/** What an official account can do with a mini program. */
const associationFeature = z.enum(['articles', 'menu', 'template-messages', 'nearby', 'customer-service'])
export type AssociationFeature = z.infer<typeof associationFeature>

const associationFields = {
  id: z.string(),
  state: associationState,
  app: record({ appId: z.string(), name: z.string(), iconUrl: z.string().optional() }),
  officialAccount: record({
    publicId: z.string(),
    kind: z.enum(['subscription-account', 'service-account']),
    subjectName: z.string(),
    /** What it calls itself, where it does. */
    name: z.string().optional(),
  }),
  isSameSubject: z.boolean(),
  /** Came with a fast registration: uses nothing of the month. */
  isAutomatic: z.boolean(),
  createdAt: moment,
  linkedAt: moment.optional(),
  /** While the mini program is asked: until when it may answer. */
  answerUntil: moment.optional(),
}

const association = record(associationFields)
export type Association = z.infer<typeof association>

const endedAssociation = record({
  ...associationFields,
  endedAt: moment,
  endedBy: associationEnder,
})
export type EndedAssociation = z.infer<typeof endedAssociation>

const places = record({ used: z.number(), limit: z.number() })

/** How many places are taken, and of the month's. */
const officialAccountPlaces = record({
  sameSubject: places,
  otherSubject: places,
  thisMonth: places,
  sameSubjectThisMonth: places,
  otherSubjectThisMonth: places,
  resetsAt: moment,
})
export type OfficialAccountPlaces = z.infer<typeof officialAccountPlaces>

const appPlaces = record({ officialAccounts: places, thisMonth: places, resetsAt: moment })
export type AppPlaces = z.infer<typeof appPlaces>

export const associationEndpoints = {
  'GET /api/official-account/associations': {
    about: 'The mini programs of this official account, and how many more it may have.',
    answer: record({
      associations: list(association),
      /** Those that ended in this month. */
      ended: list(endedAssociation),
      places: officialAccountPlaces,
      /** What an association is needed for. */
      features: list(associationFeature),
    }),
  },
  'POST /api/official-account/associations': {
    about: 'Ask to be associated with a mini program: the administrator of the official account scans first.',
    body: record({ appId: shortText }),
    answer: record({ association, ticket: scanTicket }),
  },
  'POST /api/official-account/associations/:associationId/confirmation': {
    about: 'Go on, after the administrator of the official account has confirmed the ticket.',
    body: record({ ticketId: shortText }),
    answer: association,
  },
  'DELETE /api/official-account/associations/:associationId': {
    about: 'End an association, or take back what was asked.',
    answer: nothing,
  },
  'GET /api/apps/:appId/associations': {
    about: 'The official accounts of a mini program, those who ask, and how many more there may be.',
    answer: record({
      mode: associationMode,
      associations: list(association),
      /** Those that ended in this month, but for what the official account took back before it asked. */
      ended: list(endedAssociation),
      places: appPlaces,
    }),
  },
  'PUT /api/apps/:appId/association-mode': {
    about: 'Say what happens when an official account asks.',
    body: record({ mode: associationMode }),
    answer: record({ mode: associationMode }),
  },
  'POST /api/apps/:appId/associations/:associationId/answer': {
    about: 'Accept or refuse an official account that asks.',
    body: record({ isAccepted: z.boolean() }),
    answer: association,
  },
  'DELETE /api/apps/:appId/associations/:associationId': {
    about: 'End an association from the side of the mini program.',
    answer: nothing,
  },
} as const
