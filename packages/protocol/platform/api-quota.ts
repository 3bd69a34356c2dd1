/** Which open interfaces an app may call, and how often. */
import { z } from 'zod'
import { allowance } from './development.ts'
import { bilingualText } from './problem.ts'
import { list, nothing, record, shortText } from './schema.ts'

const apiUse = record({
  /** `/cgi-bin/token` */
  path: z.string(),
  name: bilingualText,
  isPermitted: z.boolean(),
  /** Whether this platform answers it at all. */
  isOffered: z.boolean(),
  daily: allowance.optional(),
  perMinute: z.number().optional(),
})
export type ApiUse = z.infer<typeof apiUse>

export const apiQuotaEndpoints = {
  'GET /api/apps/:appId/api-quota': {
    about: 'Which open interfaces an app may call, and how many calls of today are left.',
    answer: record({ interfaces: list(apiUse), clears: record({ all: allowance, one: allowance }) }),
  },
  'POST /api/apps/:appId/api-quota/clearing': {
    about: 'Count the calls of today anew: of all interfaces, or of one.',
    body: record({ path: shortText.optional() }),
    answer: nothing,
  },
} as const
