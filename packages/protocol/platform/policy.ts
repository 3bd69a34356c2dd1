import { z } from 'zod'
import { bilingualText, problem } from './problem.ts'
import { list, longText, moment, record, shortText } from './schema.ts'

/** A number, a switch, a range or a list of numbers. */
const policyValue = z.union([
  z.number(),
  z.boolean(),
  z.object({ min: z.number(), max: z.number() }),
  z.array(z.number()),
])

const policyRule = record({
  id: z.string(),
  value: policyValue,
  unit: z.string(),
  /** What it is counted or measured on. */
  scope: bilingualText,
  source: z.string(),
  /** What is said when it refuses. */
  message: bilingualText.optional(),
  code: z.string().optional(),
  errcode: z.number().optional(),
  /** Whether this version of the platform goes by it. */
  isEnforced: z.boolean(),
})
export type PolicyRule = z.infer<typeof policyRule>

const policyEdition = record({
  /** 0: the pack as it comes. */
  version: z.number(),
  pack: z.string(),
  /** Rules whose value is another than the pack's. */
  overrides: z.record(z.string(), policyValue).readonly(),
  effectiveAt: moment,
  note: z.string(),
  author: z.string(),
})
export type PolicyEdition = z.infer<typeof policyEdition>

const editionDraft = record({
  pack: shortText,
  overrides: z.record(z.string().max(100), policyValue).readonly(),
  /** Absent: at once. */
  effectiveAt: z.iso.datetime().optional(),
  note: longText,
})
export type EditionDraft = z.infer<typeof editionDraft>

const difference = { id: z.string(), from: policyValue, to: policyValue }
const policyDifference = record(difference)
export type PolicyDifference = z.infer<typeof policyDifference>

const policyComparison = record({
  differences: list(
    record({
      ...difference,
      /** How often it has refused somebody within `refusalsOfDays`. */
      refusals: z.number(),
    }),
  ),
  refusalsOfDays: z.number(),
})
export type PolicyComparison = z.infer<typeof policyComparison>

/** Any endpoint that changes something, and what one would send to it. */
const explainRequest = record({
  /** `POST /api/apps/:appId/members` */
  endpoint: shortText,
  params: z.record(z.string().max(100), shortText).readonly().default({}),
  query: z.record(z.string().max(100), z.string().max(2000)).readonly().default({}),
  body: z.unknown().optional(),
})
export type ExplainRequest = z.infer<typeof explainRequest>

const ruleGoneBy = record({
  id: z.string(),
  value: policyValue,
  /** As a refusal by this rule would count it: to members of the app it is about. */
  used: z.number().optional(),
  resetsAt: moment.optional(),
})
export type RuleGoneBy = z.infer<typeof ruleGoneBy>

const explanation = record({
  wouldSucceed: z.boolean(),
  /** What would be refused, and by which rule. */
  problem: problem.optional(),
  /** The switch by which the administrator has to confirm it before it is done. */
  confirmation: z.string().optional(),
  /** In the sequence in which they were asked for. */
  rules: list(ruleGoneBy),
})
export type Explanation = z.infer<typeof explanation>

export const policyEndpoints = {
  'GET /api/policy': {
    about: 'The rules in force.',
    answer: record({ edition: policyEdition, rules: list(policyRule) }),
  },
  'POST /api/policy/explain': {
    about:
      'Try an action without doing it: whether it would succeed, or which rule would refuse it and why; by which rules it goes, and how much of them is used.',
    body: explainRequest,
    answer: explanation,
  },
  'GET /api/operator/policy/editions': {
    about: 'All editions of the policy, those to come included, and the packs they can stand on.',
    answer: record({
      editions: list(policyEdition),
      packs: list(record({ name: z.string(), version: z.string(), about: bilingualText })),
    }),
  },
  'POST /api/operator/policy/comparison': {
    about: 'What an edition would change, and how often the rules that it changes have refused of late.',
    body: editionDraft,
    answer: policyComparison,
  },
  'POST /api/operator/policy/editions': {
    about: 'Publish an edition; it takes effect at the moment it names.',
    body: editionDraft,
    answer: policyEdition,
  },
} as const
