import { z } from 'zod'
import { bilingualText, problem } from './problem.ts'
import { privacyKey } from './profile.ts'
import { releaseDifferences } from './releases.ts'
import { appOrigin } from './transfers.ts'
import { fileBytes, list, longText, moment, nothing, record, shortText } from './schema.ts'

/** A page that stands for a function of the app; a submission names a few of them (S35). */
const pageGroup = record({
  page: shortText,
  title: shortText,
  tags: list(shortText),
  /** As it was called then; submissions of earlier versions of the platform have none. */
  category: record({ id: z.number(), name: z.string() }).optional(),
})
export type PageGroup = z.infer<typeof pageGroup>

const newPageGroup = record({
  page: shortText,
  title: shortText,
  tags: list(shortText),
  /** One of the app's categories in force. */
  category: z.number().int(),
})
export type NewPageGroup = z.infer<typeof newPageGroup>

/** What users can publish in the app, and how it is kept decent. */
const ugcDeclaration = record({
  scenes: list(z.enum(['profile', 'picture', 'video', 'text', 'other'])),
  methods: list(z.enum(['platform-check', 'other-check', 'by-hand', 'none'])),
  hasAuditTeam: z.boolean(),
  description: longText,
})
export type UgcDeclaration = z.infer<typeof ugcDeclaration>

/** With which a reviewer signs in to the app. */
const testAccount = record({ account: shortText, password: shortText, hint: longText })
export type TestAccount = z.infer<typeof testAccount>

/**
 *     pending ⇄ delayed
 *        ├→ approved → (released, or replaced by a newer submission)
 *        ├→ rejected → appealing → rejected | approved
 *        └→ withdrawn
 */
const submissionState = z.enum([
  'pending',
  'delayed',
  'approved',
  'rejected',
  'appealing',
  'withdrawn',
  'replaced',
])
export type SubmissionState = z.infer<typeof submissionState>

/** An item of the review's checklist. */
const checklistItem = record({ id: z.string(), text: bilingualText })
export type ChecklistItem = z.infer<typeof checklistItem>

/** What is wrong, by which item of the checklist, where, and how one can see it. */
const finding = record({
  item: checklistItem,
  page: z.string(),
  text: z.string(),
  /** Addresses of pictures. */
  evidence: list(z.string()),
})
export type Finding = z.infer<typeof finding>

const verdict = record({
  kind: z.enum(['approved', 'rejected', 'delayed']),
  text: z.string(),
  findings: list(finding),
  /** The reviewer could not get in: the next submission may bring a test account (S36). */
  needsTestAccount: z.boolean(),
  /** Of a delay: until when, at the latest. */
  until: moment.optional(),
  at: moment,
})
export type Verdict = z.infer<typeof verdict>

const appeal = record({
  text: z.string(),
  madeAt: moment,
  outcome: z.enum(['upheld', 'overturned']).optional(),
  answer: z.string().optional(),
})

/** A version on its way through review, as its owner sees it. */
const submission = record({
  auditId: z.number(),
  releaseId: z.string(),
  version: z.string(),
  state: submissionState,
  groups: list(pageGroup),
  note: z.string(),
  ugc: ugcDeclaration.optional(),
  /** What the owner answers to the rejection before. */
  feedback: z.string(),
  /** Addresses of what was attached to it. */
  materials: list(z.string()),
  /** Addresses of pictures and films of the app itself. */
  previews: list(z.string()),
  hasTestAccount: z.boolean(),
  /** The owner says that private interfaces in its code are never called. */
  saysPrivacyUnused: z.boolean(),
  /** The page on which users find their orders; empty: it has none, or it stays what it was. */
  orderPath: z.string(),
  submittedBy: z.string(),
  submittedAt: moment,
  /** When it should be decided. */
  dueAt: moment,
  isUrgent: z.boolean(),
  verdicts: list(verdict),
  appeal: appeal.optional(),
  /** Until when an appeal can be made. */
  appealableUntil: moment.optional(),
})
export type Submission = z.infer<typeof submission>

/** What a reviewer sees before opening it. */
const queueEntry = record({
  auditId: z.number(),
  releaseId: z.string(),
  state: submissionState,
  appId: z.string(),
  appName: z.string(),
  iconUrl: z.string(),
  version: z.string(),
  submittedAt: moment,
  dueAt: moment,
  note: z.string(),
  isFirst: z.boolean(),
  isUrgent: z.boolean(),
  /** Two reviewers must approve it; who has. */
  isRisky: z.boolean(),
  approvedBy: z.string().optional(),
  /** The reviewer who is at it. */
  takenBy: z.string().optional(),
  /** Who reviewed it before; for a while it is left to them. */
  keptFor: z.string().optional(),
})
export type QueueEntry = z.infer<typeof queueEntry>

const reviewedSubmission = record({
  ...queueEntry.unwrap().shape,
  submission,
  appIntro: z.string(),
  sizeBytes: z.number(),
  pages: list(z.string()),
  digest: z.string(),
  /** What personal data its code can use, and what of that its privacy guide does not declare. */
  privacy: record({ used: list(privacyKey), undeclared: list(privacyKey) }),
  /** For who has taken it. */
  testAccount: testAccount.optional(),
  /** Where the app was before it came to this instance; its versions from there were not reviewed here. */
  origin: appOrigin.optional(),
  /** Earlier submissions of the app, the newest first. */
  history: list(submission),
})
export type ReviewedSubmission = z.infer<typeof reviewedSubmission>

const submitRequest = record({
  groups: list(newPageGroup),
  /** For the reviewer: what has changed, how to try it. */
  note: longText,
  ugc: ugcDeclaration.optional(),
  feedback: longText.default(''),
  /** Ids of attached files. */
  materials: list(z.string()).default([]),
  /** Ids of files that show the app in use: its pages, how it is operated. */
  previews: list(z.string()).default([]),
  testAccount: testAccount.optional(),
  /** Private interfaces in its code are never called: they need not be declared. */
  saysPrivacyUnused: z.boolean().default(false),
  /** A page of the version, perhaps with parameters. */
  orderPath: longText.default(''),
})
export type SubmitRequest = z.input<typeof submitRequest>

const precondition = record({
  id: z.enum([
    'name',
    'avatar',
    'intro',
    'category',
    'categories-in-force',
    'privacy-scan',
    'privacy-guide',
    'opened-apps',
    'nothing-in-review',
    'submissions-left',
  ]),
  isMet: z.boolean(),
  /** What it is refused with, and how to mend it. */
  problem: problem.optional(),
})
export type Precondition = z.infer<typeof precondition>
export type PreconditionId = Precondition['id']

/** What the form of a submission needs to know. */
const submissionForm = record({
  preconditions: list(precondition),
  /** What personal data its code can use, and what of that the privacy guide does not declare. */
  privacy: record({ used: list(privacyKey), undeclared: list(privacyKey) }),
  /** Those in force, for its pages. */
  categories: list(record({ id: z.number(), name: z.string() })),
  pages: list(z.string()),
  /** Those of the submission before whose pages are still there. */
  groups: list(pageGroup),
  submissions: record({ used: z.number(), limit: z.number() }),
  speedUps: record({ used: z.number(), limit: z.number() }),
  takesTestAccount: z.boolean(),
  takesFeedback: z.boolean(),
})
export type SubmissionForm = z.infer<typeof submissionForm>

const newFinding = record({
  item: shortText,
  page: shortText,
  text: longText,
  /** Ids of pictures that were added to the submission. */
  evidence: list(z.string()),
})
export type NewFinding = z.infer<typeof newFinding>

const rejectRequest = record({
  text: longText.default(''),
  findings: list(newFinding),
  needsTestAccount: z.boolean().default(false),
})
export type RejectRequest = z.input<typeof rejectRequest>

const attachedFile = record({ fileId: z.string(), url: z.string() })

const queueQuery = record({
  /** `all`: those that others have taken, too. */
  state: z.enum(['waiting', 'delayed', 'appealing', 'all']).default('waiting'),
  only: z.enum(['mine', 'first', 'risky', 'late']).optional(),
})

export const reviewEndpoints = {
  'GET /api/apps/:appId/releases/:releaseId/submission-form': {
    about: 'What is needed to submit a version, and how often that is still possible.',
    answer: submissionForm,
  },
  'POST /api/apps/:appId/submission-files': {
    about: 'Add a picture or a short film for the reviewer.',
    file: 'picture or film',
    answer: attachedFile,
  },
  'POST /api/apps/:appId/releases/:releaseId/submission': {
    about: 'Submit a version for review.',
    body: submitRequest,
    answer: submission,
  },
  'DELETE /api/apps/:appId/releases/:releaseId/submission': {
    about: 'Withdraw it from review.',
    answer: nothing,
  },
  'GET /api/apps/:appId/submissions': {
    about: 'What was submitted, and what became of it, the newest first.',
    answer: record({ submissions: list(submission) }),
  },
  'POST /api/apps/:appId/submissions/:auditId/speed-up': {
    about: 'Have it looked at before others.',
    answer: submission,
  },
  'POST /api/apps/:appId/submissions/:auditId/appeal': {
    about: 'Ask for another reviewer’s opinion of a rejection.',
    body: record({ text: longText }),
    answer: submission,
  },
  'GET /api/submission-files/:fileId': {
    about: 'A file of a submission: for members of the app and for reviewers.',
    answer: fileBytes,
    answerType: 'image/*',
  },
  'GET /api/review/checklist': {
    about: 'By what a version is reviewed.',
    answer: record({ items: list(checklistItem) }),
  },
  'GET /api/review/queue': {
    about: 'What waits for a verdict: the urgent first, then what is due first.',
    query: queueQuery,
    answer: record({ entries: list(queueEntry) }),
  },
  'GET /api/review/submissions/:auditId': { about: 'One submission.', answer: reviewedSubmission },
  'GET /api/review/submissions/:auditId/differences': {
    about:
      'What the submitted version has that the online one has not, and the other way round; empty where there is none online.',
    answer: record({ differences: releaseDifferences.optional() }),
  },
  'POST /api/review/submissions/:auditId/claim': {
    about: 'Take it for a while.',
    answer: reviewedSubmission,
  },
  'DELETE /api/review/submissions/:auditId/claim': { about: 'Give it back.', answer: reviewedSubmission },
  'POST /api/review/submissions/:auditId/evidence': {
    about: 'Add a picture.',
    file: 'picture',
    answer: attachedFile,
  },
  'POST /api/review/submissions/:auditId/approval': {
    about: 'Approve it. Risky ones wait for a second reviewer’s approval.',
    answer: record({ needsAnother: z.boolean() }),
  },
  'POST /api/review/submissions/:auditId/rejection': {
    about: 'Reject it, with what is wrong, where, and how one can see it.',
    body: rejectRequest,
    answer: nothing,
  },
  'POST /api/review/submissions/:auditId/delay': {
    about: 'Decide later, and say why.',
    body: record({ reason: longText, days: z.number().int().positive() }),
    answer: nothing,
  },
  'POST /api/review/submissions/:auditId/appeal-decision': {
    about: 'Decide an appeal: by another reviewer than the one it is about.',
    body: record({ outcome: z.enum(['upheld', 'overturned']), answer: longText }),
    answer: nothing,
  },
} as const
