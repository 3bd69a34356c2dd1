/** The desks of those who look at what owners say: qualification auditors, and who keeps word lists. */
import { accept } from '@maque/base/result.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import { auditReasons } from './audit-reasons.ts'
import type { ProfileParts } from './profile.ts'

type DeskParts = Pick<ProfileParts, 'desk' | 'decisions' | 'documents' | 'pictures' | 'words'>

export function profileDeskRoutes(
  { desk, decisions, documents, pictures, words }: DeskParts,
  { staff }: AccountGuards,
): readonly Route[] {
  const auditor = staff('qualification-auditor')
  const wordKeeper = staff('trust-and-safety')
  return [
    route({
      endpoint: 'GET /api/operator/profile-audits',
      guard: auditor,
      handle: async ({ query, admitted }) =>
        accept({ answer: { tasks: await desk.tasks(admitted.account.id, query), reasons: auditReasons } }),
    }),
    route({
      endpoint: 'GET /api/operator/profile-audits/decisions',
      guard: auditor,
      handle: async ({ query }) => accept({ answer: { decisions: await decisions.list(query) } }),
    }),
    route({
      endpoint: 'POST /api/operator/profile-audits/:kind/:taskId/claim',
      guard: auditor,
      audit: 'profile-audit.taken',
      handle: async ({ params: { kind, taskId }, admitted }) => {
        const taken = await desk.claim(kind, taskId, admitted.account.id)
        return taken.ok ? accept({ answer: {} }) : taken
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/profile-audits/:kind/:taskId/claim',
      guard: auditor,
      audit: 'profile-audit.given-back',
      handle: async ({ params: { kind, taskId }, admitted }) => {
        const given = await desk.giveBack(kind, taskId, admitted.account.id)
        return given.ok ? accept({ answer: {} }) : given
      },
    }),
    route({
      endpoint: 'POST /api/operator/profile-audits/:kind/:taskId/evidence',
      guard: auditor,
      fileTypes: ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'],
      fileLimit: 'document.bytes',
      audit: 'profile-audit.evidence-added',
      handle: async ({ params: { kind, taskId }, query: { name }, file, admitted }) => {
        const added = await desk.addEvidence(kind, taskId, {
          auditor: admitted.account.id,
          name,
          bytes: file,
        })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'GET /api/operator/apps/:appId/avatar',
      guard: auditor,
      handle: async ({ params: { appId }, admitted }) => {
        const task = await desk.avatarOf(appId, admitted.account.id)
        return accept({ answer: task ? { task } : {} })
      },
    }),
    route({
      endpoint: 'GET /api/operator/protected-pictures',
      guard: auditor,
      handle: async () => accept({ answer: { pictures: await pictures.all() } }),
    }),
    route({
      endpoint: 'POST /api/operator/protected-pictures',
      guard: auditor,
      fileTypes: ['image/png', 'image/jpeg', 'image/webp'],
      fileLimit: 'app.icon-bytes',
      audit: 'protected-picture.added',
      handle: async ({ query: { name }, file, note }) => {
        const added = await pictures.add(name, file)
        if (added.ok) note({ what: added.value.pictureId, after: { name } })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'DELETE /api/operator/protected-pictures/:pictureId',
      guard: auditor,
      audit: 'protected-picture.removed',
      handle: async ({ params: { pictureId } }) => {
        const removed = await pictures.remove(pictureId)
        return removed.ok ? accept({ answer: {} }) : removed
      },
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
