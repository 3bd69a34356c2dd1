/** Who works for the platform: reviewers, auditors, operators, and who says so. */
import { z } from 'zod'
import { emailText, list, moment, record } from './schema.ts'
import { staffRole } from './session.ts'

const staffMember = record({
  personId: z.string(),
  name: z.string(),
  /** What they sign in with. */
  login: z.string(),
  roles: list(staffRole),
  /** When they signed up as a user of the host. */
  since: moment,
})
export type StaffMember = z.infer<typeof staffMember>

export const staffEndpoints = {
  'GET /api/operator/staff': {
    about: 'Everybody who works for the platform, and as what.',
    answer: record({ staff: list(staffMember) }),
  },
  'PUT /api/operator/staff': {
    about:
      'Say what a user of the host does for the platform: all their roles; none of them relieves them at once.',
    body: record({ login: emailText, roles: list(staffRole) }),
    answer: staffMember,
  },
} as const
