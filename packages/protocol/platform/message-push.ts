/** How an app's own server is told what happens. */
import { z } from 'zod'
import { list, moment, nothing, record, shortText } from './schema.ts'

const pushMode = z.enum(['plain', 'compatible', 'safe'])
export type PushMode = z.infer<typeof pushMode>

const pushFormat = z.enum(['json', 'xml'])
export type PushFormat = z.infer<typeof pushFormat>

const pushSettings = record({
  url: z.string(),
  token: z.string(),
  /** The EncodingAESKey is shown to nobody: its first and last characters only. */
  encodingKeyHint: z.string(),
  mode: pushMode,
  format: pushFormat,
})
export type PushSettingsView = z.infer<typeof pushSettings>

const pushForm = record({
  url: z.string().trim().max(1000),
  token: shortText,
  /** Absent: as it was. */
  encodingKey: shortText.optional(),
  mode: pushMode,
  format: pushFormat,
})
export type PushForm = z.infer<typeof pushForm>

export const pushDelivery = record({
  id: z.string(),
  /** `debug_demo`, or what kind of message it is. */
  event: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
  tries: z.number(),
  createdAt: moment,
  /** What the server answered the last time, or why it did not. */
  outcome: z.string(),
})
export type PushDelivery = z.infer<typeof pushDelivery>

const pushTrial = record({
  /** Absent: as it should be. */
  failure: z.enum(['unreachable', 'forbidden', 'redirected', 'status', 'content']).optional(),
  status: z.number().optional(),
  /** The beginning of what the server answered. */
  answer: z.string(),
})
export type PushTrial = z.infer<typeof pushTrial>

export const messagePushEndpoints = {
  'GET /api/apps/:appId/message-push': {
    about: 'Where and how an app’s server is told what happens; nothing when it is not.',
    answer: record({ settings: pushSettings.optional(), deliveries: list(pushDelivery) }),
  },
  'PUT /api/apps/:appId/message-push': {
    about: 'Tell an app’s server what happens, once it has answered the echo that it is asked for.',
    body: pushForm,
    answer: pushSettings,
  },
  'DELETE /api/apps/:appId/message-push': { about: 'Tell it no longer.', answer: nothing },
  'POST /api/apps/:appId/message-push/trial': {
    about: 'Ask the server for its echo, and push the event `debug_demo` to it, now and once.',
    answer: record({ echo: pushTrial, push: pushTrial }),
  },
} as const
