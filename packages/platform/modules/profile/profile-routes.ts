/** What owners say of their apps. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { documentTypes } from '../../kernel/blobs/check-document.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { Releases } from '../releases/contract.ts'
import { categoryTrees, isTreeName } from './category-trees.ts'
import type { ProfileParts } from './profile.ts'

export interface ProfileRoutesOptions {
  readonly profiles: ProfileParts
  readonly guards: AppGuards
  readonly releases: Pick<Releases, 'lifeOf'>
}

export function profileRoutes(options: ProfileRoutesOptions): readonly Route[] {
  return [
    ...cardRoutes(options),
    ...nameRoutes(options),
    ...opennessRoutes(options),
    ...categoryRoutes(options),
    ...documentRoutes(options),
    ...privacyRoutes(options),
    ...disputeRoutes(options),
  ]
}

function cardRoutes({ profiles: { profile }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/profile',
      guard: guards.member('view'),
      handle: async ({ params: { appId } }) => accept({ answer: await profile.of(appId) }),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/checklist',
      guard: guards.member('view'),
      handle: async ({ params: { appId } }) => accept({ answer: await profile.checklist(appId) }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/avatar',
      guard: guards.member('manage'),
      fileTypes: ['image/png', 'image/jpeg', 'image/webp'],
      fileLimit: 'app.icon-bytes',
      audit: 'profile.avatar-changed',
      handle: async ({ params: { appId }, query, file, note }) => {
        const { iconUrl } = await profile.of(appId)
        const changed = await profile.setAvatar(appId, file, query)
        if (changed.ok) note({ what: 'avatar', before: iconUrl, after: changed.value.iconUrl })
        return answered(changed)
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/intro',
      guard: guards.member('manage'),
      audit: 'profile.intro-changed',
      handle: async ({ params: { appId }, body, note }) => {
        const { intro } = await profile.of(appId)
        const changed = await profile.setIntro(appId, body.intro)
        if (changed.ok) note({ what: 'intro', before: intro, after: changed.value.intro })
        return answered(changed)
      },
    }),
  ]
}

function answered<Value>(
  result: Result<Value, RaisedProblem>,
): Result<{ readonly answer: Value }, RaisedProblem> {
  return result.ok ? accept({ answer: result.value }) : result
}

/** Of a deed that answers with what is so afterwards. */
async function afterwards<Value>(
  done: Result<void, RaisedProblem>,
  read: () => Promise<Value>,
): Promise<Result<{ readonly answer: Value }, RaisedProblem>> {
  return done.ok ? accept({ answer: await read() }) : done
}

function nameRoutes({ profiles: { profile, names }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/name/history',
      guard: guards.member('view'),
      handle: async ({ params: { appId } }) => accept({ answer: { changes: await names.history(appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/name/check',
      guard: guards.member('manage'),
      changesNothing: true,
      handle: async ({ params: { appId }, body }) => accept({ answer: await names.check(appId, body.name) }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/name',
      guard: guards.member('manage'),
      audit: 'profile.name-changed',
      confirm: 'confirmation.name',
      handle: async ({ params: { appId }, body, note }) => {
        const { name } = await profile.of(appId)
        const set = await names.set(appId, body.name, body.documentIds)
        if (set.ok) note({ what: 'name', before: name, after: body.name })
        return afterwards(set, () => profile.of(appId))
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/name/application',
      guard: guards.member('manage'),
      audit: 'profile.name-withdrawn',
      handle: async ({ params: { appId } }) =>
        afterwards(await names.withdraw(appId), () => profile.of(appId)),
    }),
  ]
}

function opennessRoutes({ profiles: { profile, openness }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'PUT /api/apps/:appId/discoverability',
      guard: guards.member('manage'),
      audit: 'profile.discoverability-changed',
      handle: async ({ params: { appId }, body: { isSearchable }, note }) => {
        const set = await openness.setSearchable(appId, isSearchable)
        if (!set.ok) return set
        note({ what: 'isSearchable', after: isSearchable })
        return accept({ answer: await profile.of(appId) })
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/suspension',
      guard: guards.member('suspend'),
      audit: 'profile.suspended',
      confirm: 'confirmation.suspension',
      handle: async ({ params: { appId }, body: { message }, note }) => {
        note({ what: 'suspension', after: message })
        return afterwards(await openness.suspend(appId, message), () => profile.of(appId))
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/suspension',
      guard: guards.member('suspend'),
      audit: 'profile.resumed',
      handle: async ({ params: { appId } }) =>
        afterwards(await openness.resume(appId), () => profile.of(appId)),
    }),
  ]
}

function categoryRoutes({ profiles: { categories }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/categories/:tree',
      guard: anyone,
      handle: async ({ params: { tree } }) =>
        isTreeName(tree) ? accept({ answer: categoryTrees[tree] }) : refuse(notFound),
    }),
    route({
      endpoint: 'GET /api/apps/:appId/categories',
      guard: guards.member('view'),
      handle: async ({ params: { appId } }) => accept({ answer: await categories.of(appId) }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/categories',
      guard: guards.member('manage'),
      audit: 'category.added',
      handle: async ({ params: { appId }, body: { categoryId, ...given }, note }) => {
        note({ what: String(categoryId), after: given })
        return afterwards(await categories.add(appId, categoryId, given), () => categories.of(appId))
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/categories/:categoryId',
      guard: guards.member('manage'),
      audit: 'category.asked-again',
      handle: async ({ params: { appId, categoryId }, body }) =>
        afterwards(await categories.askAgain(appId, Number(categoryId), body), () => categories.of(appId)),
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/categories/:categoryId',
      guard: guards.member('manage'),
      audit: 'category.removed',
      handle: async ({ params: { appId, categoryId } }) =>
        afterwards(await categories.remove(appId, Number(categoryId)), () => categories.of(appId)),
    }),
  ]
}

function documentRoutes({ profiles: { documents }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/apps/:appId/documents',
      guard: guards.member('manage'),
      fileTypes: documentTypes,
      fileLimit: 'document.bytes',
      audit: 'document.added',
      handle: async ({ params: { appId }, query: { name }, file, note }) => {
        const added = await documents.add(appId, name, file)
        if (added.ok) note({ what: added.value.documentId, after: { name } })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'GET /api/apps/:appId/documents/:documentId',
      guard: guards.member('manage'),
      handle: ({ params: { appId, documentId } }) => documents.read(documentId, appId),
    }),
  ]
}

function privacyRoutes({ profiles: { privacy }, guards, releases }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/privacy-guide',
      guard: guards.member('view'),
      handle: async ({ params: { appId } }) => accept({ answer: await privacy.of(appId) }),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/privacy-guide',
      guard: guards.member('manage'),
      audit: 'privacy.written',
      handle: async ({ params: { appId }, body, note }) => {
        note({ what: 'draft', after: body })
        return answered(await privacy.write(appId, body))
      },
    }),
    route({
      endpoint: 'POST /api/apps/:appId/privacy-guide/publication',
      guard: guards.member('manage'),
      audit: 'privacy.published',
      handle: async ({ params: { appId }, note }) => {
        const published = await privacy.publish(appId)
        if (published.ok) note({ what: 'version', after: published.value.published?.version })
        return answered(published)
      },
    }),
    route({
      endpoint: 'GET /api/catalogue/:appId/privacy-guide',
      guard: anyone,
      handle: async ({ params: { appId } }) => {
        const { isOnline } = await releases.lifeOf(appId)
        const guide = isOnline ? await privacy.published(appId) : undefined
        return guide ? accept({ answer: guide }) : refuse(notFound)
      },
    }),
  ]
}

function disputeRoutes({ profiles: { disputes }, guards }: ProfileRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/apps/:appId/name-disputes',
      guard: guards.member('manage'),
      handle: async ({ params: { appId } }) =>
        accept({ answer: { disputes: await disputes.ofClaimant(appId) } }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/name-disputes',
      guard: guards.member('manage'),
      audit: 'name-dispute.opened',
      handle: async ({ params: { appId }, body, note }) => {
        const opened = await disputes.claim(appId, body)
        if (opened.ok) note({ what: opened.value.id, after: { name: body.name } })
        return opened.ok ? accept({ answer: opened.value, status: 201 }) : opened
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/name-disputes/:disputeId',
      guard: guards.member('manage'),
      audit: 'name-dispute.withdrawn',
      handle: async ({ params: { appId, disputeId } }) => answered(await disputes.withdraw(appId, disputeId)),
    }),
  ]
}
