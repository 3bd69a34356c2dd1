import { z } from 'zod'
import { launch } from './catalogue.ts'
import { bilingualText } from './problem.ts'
import { fileBytes, list, longText, moment, nothing, record } from './schema.ts'

/**
 *     compiling → failed
 *         └→ development ⇄ auditing ⇄ delayed
 *                │            ├→ rejected → auditing …
 *                │            └→ approved ─┬→ online → replaced ⇄ online
 *                └→ superseded             └→ gray ─┤      └→ rolled-back
 *                                                   └→ rolled-back
 *
 * `superseded` made way for a newer upload of the same member or robot; `gray` is online for some;
 * `replaced` was online until a newer one was released; `rolled-back` until it was taken back, and
 * cannot come online again. What was never released can be `deleted`.
 */
export const releaseState = z.enum([
  'compiling',
  'failed',
  'development',
  'superseded',
  'auditing',
  'delayed',
  'approved',
  'rejected',
  'gray',
  'online',
  'replaced',
  'rolled-back',
  'deleted',
])
export type ReleaseState = z.infer<typeof releaseState>

export const releaseDiagnostic = record({
  /** `wxml/for-without-key` */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: bilingualText,
  file: z.string(),
  /** From 1. */
  line: z.number(),
  /** From 1. */
  column: z.number(),
  because: bilingualText.optional(),
  fix: bilingualText.optional(),
  /** The lines around it with a mark, as text. */
  frame: z.string().optional(),
  /** The rule of the policy that it is measured by, and the number WeChat's open interfaces know it under. */
  rule: z.string().optional(),
  errcode: z.number().optional(),
})
export type ReleaseDiagnostic = z.infer<typeof releaseDiagnostic>

/** An uploaded version of an app. */
export const release = record({
  id: z.string(),
  appId: z.string(),
  version: z.string(),
  description: z.string(),
  state: releaseState,
  uploadedBy: z.string(),
  uploadedAt: moment,
  onlineAt: moment.optional(),
  /** Whether it is the one that experiencers open. */
  isTrial: z.boolean(),
  diagnostics: list(releaseDiagnostic),
  /** The third-party platform that committed it for the owner, by its AppID. */
  committedBy: z.string().optional(),
  /** Names its bundle; absent until it has compiled. */
  digest: z.string().optional(),
  sizeBytes: z.number().optional(),
})
export type Release = z.infer<typeof release>

const uploadQuery = record({ version: longText, description: longText.default('') })
export type UploadQuery = z.infer<typeof uploadQuery>

const previewQuery = record({
  description: longText.default(''),
  /** Where it begins: `pages/a/a?k=v`; absent: at the app's first page. */
  path: longText.optional(),
})

/** A version for a look at it, which is none of the app's versions and is over after a while. */
const preview = record({
  release,
  /** What its code holds: members sign in there. Absent when it did not compile. */
  address: z.string().optional(),
  until: moment,
})

const pathAndSize = record({ path: z.string(), sizeBytes: z.number() })
const names = record({ added: list(z.string()), removed: list(z.string()) })

/** What one version has that another has not. */
export const releaseDifferences = record({
  from: record({ id: z.string(), version: z.string() }),
  to: record({ id: z.string(), version: z.string() }),
  /** Of the source. */
  files: record({
    added: list(pathAndSize),
    removed: list(pathAndSize),
    changed: list(record({ path: z.string(), fromBytes: z.number(), toBytes: z.number() })),
  }),
  /** Absent when one of them was compiled before this was noted, or did not compile. */
  facts: record({
    pages: names,
    apis: names,
    domains: names,
    permissions: names,
    privacyKeys: names,
    plugins: names,
  }).optional(),
})
export type ReleaseDifferences = z.infer<typeof releaseDifferences>

const trial = record({
  releaseId: z.string(),
  version: z.string(),
  /** Opens it, in the place of a version's id: `/preview/<code>`. */
  code: z.string(),
  until: moment,
  isOver: z.boolean(),
})
export type Trial = z.infer<typeof trial>

/** An error message with its stack. */
const stackText = record({ text: z.string().max(20_000) })

export const releaseEndpoints = {
  'GET /api/apps/:appId/releases': {
    about: 'The versions of an app, the newest first.',
    answer: record({ releases: list(release) }),
  },
  'POST /api/apps/:appId/releases': {
    about:
      'Upload a zip of the project’s source. Answers once it has compiled or failed to; when that takes long, with a release that is still `compiling`.',
    query: uploadQuery,
    file: 'zip',
    answer: release,
  },
  'POST /api/apps/:appId/previews': {
    about: 'Upload a zip of the project’s source to look at it on a phone for a while.',
    query: previewQuery,
    file: 'zip',
    answer: preview,
  },
  'GET /api/apps/:appId/releases/:releaseId': { about: 'One version.', answer: release },
  'GET /api/apps/:appId/releases/:releaseId/differences': {
    about: 'What this version has that another one of the app has not, and the other way round.',
    query: record({ from: z.string() }),
    answer: releaseDifferences,
  },
  'POST /api/apps/:appId/releases/:releaseId/places': {
    about:
      'Say with the author’s files and lines what an error message says with those of this version’s compiled scripts.',
    body: stackText,
    answer: stackText,
  },
  'GET /api/apps/:appId/releases/:releaseId/code': {
    about:
      'The code that opens a version on a phone, as a PNG: that of the online version for everybody, others for members of the app, who sign in there.',
    answer: fileBytes,
    answerType: 'image/png',
  },
  'DELETE /api/apps/:appId/releases/:releaseId': {
    about: 'Delete a version that was never released and is not in review.',
    answer: nothing,
  },
  'GET /api/apps/:appId/trial': {
    about: 'The version that experiencers open, when one is offered, and the code that they open it with.',
    answer: record({ trial: trial.optional() }),
  },
  'PUT /api/apps/:appId/trial': {
    about: 'Choose the version that experiencers open.',
    body: record({ releaseId: z.string() }),
    answer: release,
  },
  'POST /api/apps/:appId/trial/code': {
    about: 'Give the trial version a new code. The one before leads nowhere from then on.',
    answer: trial,
  },
  'DELETE /api/apps/:appId/trial': { about: 'Offer experiencers no version.', answer: nothing },
  'POST /api/apps/:appId/releases/:releaseId/release': {
    about: 'Bring an approved version online.',
    answer: release,
  },
  'POST /api/apps/:appId/releases/:releaseId/rollback': {
    about: 'Go back to a version that was online.',
    answer: release,
  },
  'GET /api/releases/:releaseId/launch': {
    about:
      'Open a version, by its id or by the code of the trial: for members of the app, and for reviewers while it is in review. Experiencers open the trial alone, by its code.',
    answer: launch,
  },
} as const
