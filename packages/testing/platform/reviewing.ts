/** What owners and reviewers do in many tests: submit the one page there is, and judge it. */
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { QueueEntry, SubmitRequest } from '@maque/protocol/platform/review.ts'
import { plainCategory } from './fill-in.ts'
import { tinyPng } from './tiny-png.ts'

/** Of `createFakeCompiler`. */
const onlyPage = 'pages/index/index'

export function submissionOf(note = '', page = onlyPage): SubmitRequest {
  return { groups: [{ page, title: '首页', tags: ['茶'], category: plainCategory }], note }
}

/** The number of what this reviewer finds in the queue; throws when it is not there. */
export async function auditIdOf(reviewer: PlatformClient, releaseId: string): Promise<string> {
  const { entries } = await reviewer.call('GET /api/review/queue', { query: { state: 'all' } })
  const entry = entries.find((one: QueueEntry) => one.releaseId === releaseId)
  if (!entry) throw new Error(`${releaseId} is not in the queue`)
  return String(entry.auditId)
}

export async function approve(reviewer: PlatformClient, releaseId: string): Promise<void> {
  const auditId = await auditIdOf(reviewer, releaseId)
  await reviewer.call('POST /api/review/submissions/:auditId/approval', { params: { auditId } })
}

/** With one finding and a picture of it. */
export async function reject(
  reviewer: PlatformClient,
  releaseId: string,
  { text = 'The first page is empty.', item = 'R5.1', page = onlyPage, needsTestAccount = false } = {},
): Promise<void> {
  const params = { auditId: await auditIdOf(reviewer, releaseId) }
  const picture = new Blob([tinyPng], { type: 'image/png' })
  const { fileId } = await reviewer.call('POST /api/review/submissions/:auditId/evidence', {
    params,
    file: picture,
  })
  await reviewer.call('POST /api/review/submissions/:auditId/rejection', {
    params,
    body: { text, findings: [{ item, page, text, evidence: [fileId] }], needsTestAccount },
  })
}
