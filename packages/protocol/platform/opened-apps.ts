/** What the player asks for an app, in the name of the person in front of it. */
import { z } from 'zod'
import { record } from './schema.ts'

export const openedAppEndpoints = {
  'POST /api/opened-apps/:appId/login': {
    about: 'A code with which the app’s own server learns who its user is: good once, for minutes.',
    answer: record({ code: z.string() }),
  },
  'GET /api/opened-apps/:appId/session': {
    about: 'Whether the session key that the last login led to is still good; asking prolongs it.',
    answer: record({ isLive: z.boolean() }),
  },
} as const
