import { z } from 'zod'
import { appPermission, memberRole } from './members.ts'
import { list, longText, moment, nothing, record, shortText } from './schema.ts'

/** The hosts an app may reach, as origins: `https://api.example.com`. */
const serverDomains = record({
  request: list(shortText).refine((domains) => domains.length <= 1000),
  upload: list(shortText).refine((domains) => domains.length <= 1000),
  download: list(shortText).refine((domains) => domains.length <= 1000),
  /** Sites that `<web-view>` may show. Absent: none. */
  webView: list(shortText)
    .refine((domains) => domains.length <= 1000)
    .optional(),
})
export type ServerDomains = z.infer<typeof serverDomains>

/** An app as its members see it. */
const app = record({
  /** `wx` and 16 hexadecimal digits. */
  appId: z.string(),
  name: z.string(),
  intro: z.string(),
  iconUrl: z.string(),
  isOnline: z.boolean(),
  /** What the person who asks is to this app, and what they may. */
  roles: list(memberRole),
  permissions: list(appPermission),
  serverDomains,
})
export type App = z.infer<typeof app>

const createAppRequest = record({ name: longText, intro: longText })
export type CreateAppRequest = z.infer<typeof createAppRequest>

/** What is absent stays. */
const updateAppRequest = record({
  name: longText.optional(),
  intro: longText.optional(),
  serverDomains: serverDomains.optional(),
})
export type UpdateAppRequest = z.infer<typeof updateAppRequest>

/** Lets a program upload versions of one app, and do nothing else. */
const uploadToken = record({
  id: z.string(),
  label: z.string(),
  createdAt: moment,
  lastUsedAt: moment.optional(),
})
export type UploadToken = z.infer<typeof uploadToken>

const createUploadTokenRequest = record({ label: z.string().trim().min(1).max(60) })

const createdUploadToken = record({
  ...uploadToken.unwrap().shape,
  /** Shown this once: the platform keeps only its hash. */
  token: z.string(),
})
export type CreatedUploadToken = z.infer<typeof createdUploadToken>

export const appEndpoints = {
  'GET /api/apps': { about: 'The apps of the person who asks.', answer: record({ apps: list(app) }) },
  'POST /api/apps': { about: 'Create an app.', body: createAppRequest, answer: app },
  'GET /api/apps/:appId': { about: 'One app, for its members.', answer: app },
  'PATCH /api/apps/:appId': {
    about: 'Change name, introduction or server domains.',
    body: updateAppRequest,
    answer: app,
  },
  'PUT /api/apps/:appId/icon': {
    about: 'Set the icon: PNG, JPEG or WebP.',
    file: 'image',
    answer: app,
  },
  'GET /api/apps/:appId/upload-tokens': {
    about: 'The tokens that programs upload with.',
    answer: record({ tokens: list(uploadToken) }),
  },
  'POST /api/apps/:appId/upload-tokens': {
    about: 'Make an upload token; it is shown this once.',
    body: createUploadTokenRequest,
    answer: createdUploadToken,
  },
  'DELETE /api/apps/:appId/upload-tokens/:tokenId': { about: 'Revoke an upload token.', answer: nothing },
} as const
