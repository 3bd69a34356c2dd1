import type { StaffRole } from '@maque/protocol/platform/session.ts'

export type Desk =
  | 'outbox'
  | 'bank'
  | 'verification'
  | 'registrations'
  | 'barred'
  | 'qualifications'
  | 'words'
  | 'filings'
  | 'violations'
  | 'examinations'
  | 'staff'
  | 'rules'
  | 'agreements'
  | 'audit'
  | 'clock'

/** Who works at which desk; operators at all of them. The platform asks again. */
const rolesAt: Readonly<Record<Desk, readonly StaffRole[]>> = {
  outbox: [],
  bank: ['finance'],
  verification: ['qualification-auditor'],
  registrations: ['qualification-auditor', 'finance', 'trust-and-safety'],
  barred: ['trust-and-safety'],
  qualifications: ['qualification-auditor'],
  words: ['trust-and-safety'],
  filings: [],
  violations: ['trust-and-safety'],
  examinations: [],
  staff: [],
  rules: [],
  agreements: [],
  audit: ['auditor'],
  clock: [],
}

export function desksOf(roles: readonly StaffRole[]): readonly Desk[] {
  // The keys are what its type says.
  return (Object.keys(rolesAt) as Desk[]).filter(
    (desk) => roles.includes('operator') || rolesAt[desk].some((role) => roles.includes(role)),
  )
}
