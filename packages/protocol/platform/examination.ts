/** What a program finds in a version that was submitted, before and beside what reviewers find. */
import { z } from 'zod'
import { appFacts } from './app-facts.ts'
import { bilingualText } from './problem.ts'
import { fileBytes, list, moment, record } from './schema.ts'

/**
 *     queued ⇄ running → done
 *        └────────┴────→ failed     the examiner broke, each time it was tried
 *        └────────┴────→ given-up   there is no examiner, or it took too long: reviewers go on without
 */
const examinationState = z.enum(['queued', 'running', 'done', 'failed', 'given-up'])
export type ExaminationState = z.infer<typeof examinationState>

const place = record({
  file: z.string(),
  /** From 1. */
  line: z.number(),
  /** From 1. */
  column: z.number(),
})

export const examinationFinding = record({
  /** `code/runs-text` */
  code: z.string(),
  /** The item of the review's checklist that it is about. */
  item: z.string(),
  /** The rule of the policy that it is measured by. */
  rule: z.string().optional(),
  severity: z.enum(['error', 'warning', 'info']),
  message: bilingualText,
  page: z.string().optional(),
  place: place.optional(),
  /** What was seen, in the app's own words. */
  evidence: z.string(),
})
export type ExaminationFinding = z.infer<typeof examinationFinding>

const tap = record({
  /** What was written on it. */
  label: z.string(),
  /** Another page opened, something else was shown, nothing could be seen, or the page did not come back. */
  effect: z.enum(['page', 'change', 'none', 'stuck']),
})

export const walkedPage = record({
  page: z.string(),
  /** Of the page group. */
  title: z.string(),
  /** `stuck`: it did not answer any more and was ended. */
  outcome: z.enum(['shown', 'blank', 'stuck']),
  /** Until something stood on the page. */
  contentMs: z.number().optional(),
  elements: z.number(),
  /** The beginning of what is written on it. */
  text: z.string(),
  taps: list(tap),
  /** Before and after it was tapped; names of pictures. */
  pictures: list(z.string()),
})
export type WalkedPage = z.infer<typeof walkedPage>

const askedHost = record({
  /** `https://api.example.com` */
  origin: z.string(),
  times: z.number(),
  /** Whether the app's own lists of domains let it. */
  isAllowed: z.boolean(),
})

/** Why pages were not walked. */
const noWalk = z.enum(['no-browser', 'too-slow', 'too-much-memory', 'too-large', 'broken'])
export type NoWalk = z.infer<typeof noWalk>

const walk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('walked'), pages: list(walkedPage), asked: list(askedHost) }).readonly(),
  /** The pages are those that were seen until then. */
  z.object({ kind: z.literal('ended'), why: noWalk, pages: list(walkedPage) }).readonly(),
])
export type Walk = z.infer<typeof walk>

const examinationReport = record({
  findings: list(examinationFinding),
  /** How many more there were than are listed. */
  leftOut: z.number(),
  facts: appFacts,
  walk,
})
export type ExaminationReport = z.infer<typeof examinationReport>

const examination = record({
  auditId: z.number(),
  releaseId: z.string(),
  version: z.string(),
  state: examinationState,
  queuedAt: moment,
  finishedAt: moment.optional(),
  /** When reviewers are no longer kept waiting for it. */
  givenUpAt: moment,
  /** Why it failed or was given up. */
  reason: bilingualText.optional(),
  report: examinationReport.optional(),
})
export type Examination = z.infer<typeof examination>

/** The address of a picture that a report names. */
export function examinationPicture(auditId: number, name: string): string {
  return `/api/examinations/${auditId}/pictures/${name}`
}

export const examinationEndpoints = {
  'GET /api/review/submissions/:auditId/examination': {
    about: 'What a program found in a submission; absent for those that came before there was one.',
    answer: record({ examination: examination.optional() }),
  },
  'POST /api/review/submissions/:auditId/examination': {
    about: 'Have a submission examined anew.',
    answer: record({ examination }),
  },
  'GET /api/apps/:appId/releases/:releaseId/examination': {
    about: 'What a program found in a version when it was submitted last.',
    answer: record({ examination: examination.optional() }),
  },
  'GET /api/examinations/:auditId/pictures/:name': {
    about: 'How a page looked when it was examined: for members of the app and for reviewers.',
    answer: fileBytes,
    answerType: 'image/*',
  },
  'GET /api/operator/examinations': {
    about: 'Whether submissions can be examined, and those that were not.',
    answer: record({
      /** What says that pages cannot be walked; absent: they can. */
      hindrance: bilingualText.optional(),
      waiting: z.number(),
      unexamined: list(
        record({
          auditId: z.number(),
          appId: z.string(),
          version: z.string(),
          state: examinationState,
          queuedAt: moment,
          reason: bilingualText.optional(),
        }),
      ),
    }),
  },
} as const
