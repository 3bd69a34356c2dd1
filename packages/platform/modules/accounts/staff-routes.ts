/** Only operators say who works for the platform. */
import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from './contract.ts'
import type { Staff } from './staff.ts'

export function staffRoutes(staff: Staff, guards: AccountGuards): readonly Route[] {
  const guard = guards.staff('operator')
  return [
    route({
      endpoint: 'GET /api/operator/staff',
      guard,
      handle: async () => accept({ answer: { staff: await staff.list() } }),
    }),
    route({
      endpoint: 'PUT /api/operator/staff',
      guard,
      audit: 'staff.appointed',
      handle: async ({ body, note }) => {
        const appointed = await staff.appoint(body.login, body.roles)
        if (!appointed.ok) return appointed
        const { member, before } = appointed.value
        note({ what: member.personId, before, after: member.roles })
        return accept({ answer: member })
      },
    }),
  ]
}
