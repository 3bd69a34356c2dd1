import { z } from 'zod'
import { emailText, list, longText, moment, nothing, record, shortText } from './schema.ts'

/** `administrator` may do everything; the others what WeChat's member permissions say. */
const memberRole = z.enum(['administrator', 'operator', 'developer', 'experiencer'])
export type MemberRole = z.infer<typeof memberRole>

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
  /** What the person who asks is to this app. */
  role: memberRole,
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

const member = record({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  role: memberRole,
})
export type Member = z.infer<typeof member>

const addMemberRequest = record({ email: emailText, role: memberRole.exclude(['administrator']) })
export type AddMemberRequest = z.infer<typeof addMemberRequest>

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
  'GET /api/apps/:appId/members': {
    about: 'Who belongs to an app.',
    answer: record({ members: list(member) }),
  },
  'POST /api/apps/:appId/members': { about: 'Add a member.', body: addMemberRequest, answer: member },
  'DELETE /api/apps/:appId/members/:personId': { about: 'Remove a member.', answer: nothing },
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
