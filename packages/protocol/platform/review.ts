import { z } from 'zod'
import { list, longText, moment, nothing, record } from './schema.ts'

/** A submitted version that waits for its verdict. */
const queueEntry = record({
  releaseId: z.string(),
  appId: z.string(),
  appName: z.string(),
  iconUrl: z.string(),
  version: z.string(),
  submittedAt: moment,
  note: z.string(),
  /** The reviewer who is at it. */
  takenBy: z.string().optional(),
})
export type QueueEntry = z.infer<typeof queueEntry>

const submission = record({
  ...queueEntry.unwrap().shape,
  appIntro: z.string(),
  submittedBy: z.string(),
  sizeBytes: z.number(),
  pages: list(z.string()),
  digest: z.string(),
})
export type Submission = z.infer<typeof submission>

const rejectRequest = record({ reason: longText })

export const reviewEndpoints = {
  'GET /api/review/queue': {
    about: 'What waits for a verdict, the longest waiting first.',
    answer: record({ entries: list(queueEntry) }),
  },
  'GET /api/review/submissions/:releaseId': { about: 'One submission.', answer: submission },
  'POST /api/review/submissions/:releaseId/claim': { about: 'Take it for a while.', answer: submission },
  'DELETE /api/review/submissions/:releaseId/claim': { about: 'Give it back.', answer: submission },
  'POST /api/review/submissions/:releaseId/approval': { about: 'Approve it.', answer: nothing },
  'POST /api/review/submissions/:releaseId/rejection': {
    about: 'Reject it, with a reason.',
    body: rejectRequest,
    answer: nothing,
  },
} as const
