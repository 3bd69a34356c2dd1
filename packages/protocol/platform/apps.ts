import { z } from 'zod'
import { appPermission, memberRole } from './members.ts'
import { list, longText, record } from './schema.ts'

/** An app as its members see it. */
export const app = record({
  /** `wx` and 16 hexadecimal digits. */
  appId: z.string(),
  name: z.string(),
  intro: z.string(),
  iconUrl: z.string(),
  isOnline: z.boolean(),
  /** What the person who asks is to this app, and what they may. */
  roles: list(memberRole),
  permissions: list(appPermission),
})
export type App = z.infer<typeof app>

const createAppRequest = record({ name: longText, intro: longText })
export type CreateAppRequest = z.infer<typeof createAppRequest>

export const appEndpoints = {
  'GET /api/apps': { about: 'The apps of the person who asks.', answer: record({ apps: list(app) }) },
  'POST /api/apps': { about: 'Create an app.', body: createAppRequest, answer: app },
  'GET /api/apps/:appId': { about: 'One app, for its members.', answer: app },
} as const
