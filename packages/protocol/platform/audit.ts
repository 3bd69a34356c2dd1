import { z } from 'zod'
import { list, moment, record, shortText } from './schema.ts'

/** One line of the audit log. */
const auditRecord = record({
  /** 1, 2, 3 …, without gaps. */
  id: z.number(),
  happenedAt: moment,
  action: z.string(),
  actor: record({ kind: z.string(), id: z.string() }),
  target: z.string(),
  /** `done`, or the code of the refusal. */
  outcome: z.string(),
  address: z.string(),
  /** The rule that refused. */
  rule: z.string().optional(),
  changes: list(record({ what: z.string(), before: z.unknown(), after: z.unknown() })),
  /** SHA-256 over this line and the hash of the line before. */
  hash: z.string(),
})
export type AuditRecord = z.infer<typeof auditRecord>

const auditVerification = record({
  /** How many lines were found whole. */
  entries: z.number(),
  /** The hash of the last of them: keep it elsewhere, and nobody can rewrite the log before it. */
  head: z.string(),
  /** The first line that is not as it was written. */
  brokenAt: z.number().optional(),
})
export type AuditVerification = z.infer<typeof auditVerification>

const auditFilter = record({
  action: shortText.optional(),
  actorId: shortText.optional(),
  /** How it begins. */
  target: shortText.optional(),
  outcome: shortText.optional(),
  /** The rule that refused. */
  rule: shortText.optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Only lines older than this one: for the next page. */
  before: z.coerce.number().int().positive().optional(),
})

export const auditEndpoints = {
  'GET /api/operator/audit': {
    about: 'The audit log, the newest first, a hundred lines at a time.',
    query: auditFilter,
    answer: record({ entries: list(auditRecord) }),
  },
  'GET /api/operator/audit/export': {
    about: 'All lines that match, the oldest first, one JSON object a line.',
    query: auditFilter,
    answer: z.string(),
  },
  'GET /api/operator/audit/verification': {
    about: 'Read the whole audit log and say whether any line was altered or left out.',
    answer: auditVerification,
  },
} as const
