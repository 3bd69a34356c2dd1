/** How the platform says no: the body of every answer whose status is not 2xx. */
import { z } from 'zod'
import { list, moment, record } from './schema.ts'

/** For people, in every language of our screens. */
export const bilingualText = record({ zh: z.string(), en: z.string() })
export type BilingualText = z.infer<typeof bilingualText>

/** What takes up a place that a rule counts, told so that its owner knows it and nobody else does. */
const occupant = record({
  kind: z.string(),
  /** Masked: `ow***@example.com`. */
  label: z.string(),
  /** Absent: nobody noted it. */
  since: moment.optional(),
})
export type Occupant = z.infer<typeof occupant>

const problemRule = record({
  id: z.string(),
  limit: z.number().optional(),
  used: z.number().optional(),
  resetsAt: moment.optional(),
  occupiedBy: list(occupant).optional(),
})

export const problem = record({
  /** `version-in-review`: stable, for programs. */
  code: z.string(),
  message: bilingualText,
  /** The rule that refused, when a rule did. */
  rule: problemRule.optional(),
  /** The number under which WeChat's open interfaces know this refusal. */
  errcode: z.number().optional(),
})
export type Problem = z.infer<typeof problem>
