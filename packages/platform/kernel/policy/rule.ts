/** One rule of a policy pack, and what a pack may hold: data, checked when it is read. */
import { bilingualText } from '@maque/protocol/platform/problem.ts'
import { z } from 'zod'

export const ruleValue = z.union([
  z.number(),
  z.boolean(),
  z.object({ min: z.number(), max: z.number() }),
  z.array(z.number()),
])

export type RuleValue = z.infer<typeof ruleValue>

export interface Range {
  readonly min: number
  readonly max: number
}

const refusal = z.object({
  /** Stable, for programs; several rules may share one. */
  code: z.string(),
  status: z.union([z.literal(403), z.literal(409), z.literal(413), z.literal(422), z.literal(429)]),
  /** The number under which WeChat's open interfaces know it. */
  errcode: z.number().optional(),
  /** `{limit}`, `{used}`, `{min}`, `{max}`, `{resetsAt}` and `{what}` are filled in. */
  zh: z.string(),
  en: z.string(),
})

const rule = z.object({
  value: ruleValue,
  unit: z.string(),
  /** What it is counted or measured on. */
  scope: bilingualText,
  /** What is said when the rule refuses. Absent: a duration or size that refuses nothing by itself. */
  refusal: refusal.optional(),
  errcode: z.number().optional(),
  /** Where it comes from: sections of the rules this platform follows; `[⇒]` is its own choice. */
  source: z.string(),
  /** What the platform is built upon: no edition says otherwise. */
  fixed: z.literal(true).optional(),
  /** Known, and not enforced by this version. */
  planned: z.literal(true).optional(),
})

export type Rule = z.infer<typeof rule>

/** A pack that stands by itself. */
export const wholePack = z.object({
  name: z.string(),
  version: z.string(),
  about: bilingualText,
  rules: z.record(z.string(), rule),
})

/** A pack that says only where it differs. */
export const differingPack = z.object({
  name: z.string(),
  extends: z.literal('guide-2018'),
  version: z.string(),
  about: bilingualText,
  rules: z.record(z.string(), z.object({ value: ruleValue, source: z.string() })),
})

/** Whether a value can stand in the place of another: a number for a number, a switch for a switch. */
export function isSameKind(a: RuleValue, b: RuleValue): boolean {
  return kindOf(a) === kindOf(b)
}

function kindOf(value: RuleValue): string {
  if (Array.isArray(value)) return 'list'
  return typeof value
}
