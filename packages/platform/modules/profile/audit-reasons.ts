/** Why auditors refuse, in both languages: what they choose from, beside what they write themselves. */
import { z } from 'zod'
import { auditKind, auditReason, type AuditKind, type AuditReason } from '@maque/protocol/platform/profile.ts'
import { bilingualText } from '@maque/protocol/platform/problem.ts'
import written from './audit-reasons.json' with { type: 'json' }

const listed = z.array(
  z.object({
    id: z.string(),
    for: z.array(auditKind),
    needsEvidence: z.boolean().default(false),
    text: bilingualText,
  }),
)

export const auditReasons: readonly AuditReason[] = listed
  .parse(written.reasons)
  .map(({ for: kinds, ...rest }) => auditReason.parse({ ...rest, kinds }))

export function findReason(kind: AuditKind, id: string): AuditReason | undefined {
  return auditReasons.find((reason) => reason.id === id && reason.kinds.includes(kind))
}

/** What servers are told: the reason of the list, and what the auditor wrote. */
export function reasonOf({
  because,
  reason,
}: {
  readonly because: string | null
  readonly reason: string | null
}): string {
  return [reasonText(because)?.zh ?? '', reason ?? ''].filter((line) => line !== '').join('\n')
}

/** As it was given: one that the list has no more is not shown. */
export function reasonText(id: string | null): AuditReason['text'] | undefined {
  return auditReasons.find((reason) => reason.id === id)?.text
}
