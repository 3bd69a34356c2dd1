/** What happens to apps that break the rules: punishments with evidence, and appeals against them (§2.18). */
import { z } from 'zod'
import { bilingualText } from './problem.ts'
import { fileBytes, list, longText, moment, record, shortText } from './schema.ts'

/**
 * `warn` changes nothing; `hide` from search; `feature-ban` one feature; `suspend` for a while and
 * `ban`: nobody can open it; `subject-ban`: none of the subject's apps, and no new ones.
 */
const punishmentKind = z.enum(['warn', 'hide', 'feature-ban', 'suspend', 'ban', 'subject-ban'])
export type PunishmentKind = z.infer<typeof punishmentKind>

const bannedFeature = z.enum(['messages', 'customer-service', 'codes', 'links'])
export type BannedFeature = z.infer<typeof bannedFeature>

/**
 *     in-force → appealing → upheld | overturned
 *        └──────────┴───────────┴→ lifted
 */
const punishmentState = z.enum(['in-force', 'appealing', 'upheld', 'overturned', 'lifted'])
export type PunishmentState = z.infer<typeof punishmentState>

/** What is forbidden, by its number in the checklist of reviews. */
const brokenRule = record({ id: z.string(), text: bilingualText })

const punishmentAppeal = record({
  text: z.string(),
  /** Addresses. */
  materials: list(z.string()),
  madeAt: moment,
  answer: z.string().optional(),
})

const punishment = record({
  id: z.string(),
  appId: z.string(),
  appName: z.string(),
  kind: punishmentKind,
  feature: bannedFeature.optional(),
  rule: brokenRule,
  reason: z.string(),
  /** Addresses of pictures. */
  evidence: list(z.string()),
  startsAt: moment,
  /** Absent: for ever. */
  endsAt: moment.optional(),
  state: punishmentState,
  /** Whether it holds now: begun, not over, neither lifted nor overturned. */
  isEffective: z.boolean(),
  appeal: punishmentAppeal.optional(),
  /** Until when it can be appealed against. */
  appealableUntil: moment.optional(),
})
export type Punishment = z.infer<typeof punishment>

const newPunishment = record({
  kind: punishmentKind,
  feature: bannedFeature.optional(),
  rule: shortText,
  reason: longText,
  /** Ids of pictures. */
  evidence: list(z.string().max(60)),
  /** Absent: for ever. */
  days: z.number().int().positive().optional(),
})
export type NewPunishment = z.infer<typeof newPunishment>

const violationFile = record({ fileId: z.string(), url: z.string() })
export type ViolationFile = z.infer<typeof violationFile>

export const violationEndpoints = {
  'GET /api/operator/punishments': {
    about: 'Punishments, those that were appealed against first, and the rules that they cite.',
    query: record({ q: shortText.optional() }),
    answer: record({ punishments: list(punishment), rules: list(brokenRule) }),
  },
  'POST /api/operator/apps/:appId/violation-evidence': {
    about: 'Add a picture of what an app does.',
    file: 'picture',
    answer: violationFile,
  },
  'POST /api/operator/apps/:appId/punishments': {
    about: 'Punish an app, by a rule and with evidence.',
    body: newPunishment,
    answer: punishment,
  },
  'POST /api/operator/punishments/:punishmentId/lifting': {
    about: 'End a punishment.',
    body: record({ reason: longText }),
    answer: punishment,
  },
  'POST /api/operator/punishments/:punishmentId/appeal-decision': {
    about: 'Decide an appeal: by somebody else than who punished.',
    body: record({ isUpheld: z.boolean(), answer: longText }),
    answer: punishment,
  },
  'GET /api/apps/:appId/punishments': {
    about: 'What this app was punished for.',
    answer: record({ punishments: list(punishment) }),
  },
  'POST /api/apps/:appId/appeal-materials': {
    about: 'Add a picture or PDF to an appeal.',
    file: 'material',
    answer: violationFile,
  },
  'POST /api/apps/:appId/punishments/:punishmentId/appeal': {
    about: 'Appeal against a punishment.',
    body: record({ text: longText, materials: list(z.string().max(60)).default([]) }),
    answer: punishment,
  },
  'GET /api/violation-files/:fileId': {
    about: 'Evidence, or material of an appeal: for members of the app and for who judges it.',
    answer: fileBytes,
    answerType: 'application/octet-stream',
  },
} as const
