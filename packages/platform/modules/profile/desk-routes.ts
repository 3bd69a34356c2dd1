/** The desks of those who look at what owners say: qualification auditors, and who keeps word lists. */
import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { ProfileParts } from './profile.ts'

export function profileDeskRoutes(
  { desk, documents, words }: Pick<ProfileParts, 'desk' | 'documents' | 'words'>,
  { staff }: AccountGuards,
): readonly Route[] {
  const auditor = staff('qualification-auditor')
  const wordKeeper = staff('trust-and-safety')
  return [
    route({
      endpoint: 'GET /api/operator/profile-audits',
      guard: auditor,
      handle: async () => accept({ answer: { tasks: await desk.tasks() } }),
    }),
    route({
      endpoint: 'POST /api/operator/profile-audits/:kind/:taskId/verdict',
      guard: auditor,
      audit: 'profile-audit.judged',
      handle: async ({ params: { kind, taskId }, body, admitted, note }) => {
        const judged = await desk.judge(kind, taskId, admitted.account.id, body)
        if (!judged.ok) return judged
        note({ what: `${kind} ${taskId}`, after: body })
        return accept({ answer: {} })
      },
    }),
    route({
      endpoint: 'GET /api/operator/documents/:documentId',
      guard: auditor,
      handle: ({ params: { documentId } }) => documents.read(documentId),
    }),
    route({
      endpoint: 'GET /api/operator/name-words',
      guard: wordKeeper,
      handle: async () => accept({ answer: { words: await words.all() } }),
    }),
    route({
      endpoint: 'PUT /api/operator/name-words/:word',
      guard: wordKeeper,
      audit: 'name-word.set',
      handle: async ({ params: { word }, body, note }) => {
        const set = await words.set(word, body.kind, body.note)
        if (!set.ok) return set
        note({ what: word, after: body })
        return accept({ answer: set.value })
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/name-words/:word',
      guard: wordKeeper,
      audit: 'name-word.removed',
      handle: async ({ params: { word } }) => {
        const removed = await words.remove(word)
        return removed.ok ? accept({ answer: {} }) : removed
      },
    }),
  ]
}
