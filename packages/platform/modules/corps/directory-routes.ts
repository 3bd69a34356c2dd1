/** A corp's directory: departments, members, tags. */
import { accept, refuse } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { CorpGuard } from './corp-guard.ts'
import type { CorpService } from './corp-service.ts'
import { readNumber } from './read-number.ts'

export function directoryRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/enterprise-account',
      guard,
      handle: async ({ admitted: { account } }) => accept({ answer: await corps.corp(account) }),
    }),
    ...departmentRoutes(corps, guard),
    ...memberRoutes(corps, guard),
    ...tagRoutes(corps, guard),
  ]
}

function departmentRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/enterprise-account/departments',
      guard,
      audit: 'corp.department-added',
      handle: async ({ admitted: { account }, body, note }) => {
        const added = await corps.addDepartment(account.publicId, body)
        if (added.ok) note({ what: String(added.value.id), after: added.value.name })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/departments/:departmentId',
      guard,
      audit: 'corp.department-changed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const id = readNumber(params.departmentId)
        if (id === undefined) return refuse(notFound)
        const changed = await corps.changeDepartment(account.publicId, id, body)
        if (changed.ok) note({ what: String(id), after: changed.value.name })
        return answering(changed)
      },
    }),
    route({
      endpoint: 'DELETE /api/enterprise-account/departments/:departmentId',
      guard,
      audit: 'corp.department-removed',
      handle: async ({ admitted: { account }, params, note }) => {
        const id = readNumber(params.departmentId)
        if (id === undefined) return refuse(notFound)
        const removed = await corps.removeDepartment(account.publicId, id)
        if (removed.ok) note({ what: String(id) })
        return answeringNothing(removed)
      },
    }),
  ]
}

function memberRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/enterprise-account/members',
      guard,
      handle: async ({ admitted: { account }, query: { q, departmentId } }) => {
        const id = departmentId === undefined ? undefined : readNumber(departmentId)
        if (departmentId !== undefined && id === undefined) return refuse(notFound)
        return accept({ answer: await corps.members(account.publicId, { q, departmentId: id }) })
      },
    }),
    route({
      endpoint: 'POST /api/enterprise-account/members',
      guard,
      audit: 'corp.member-added',
      handle: async ({ admitted: { account }, body, note }) => {
        const added = await corps.addMember(account.publicId, body)
        if (added.ok) note({ what: added.value.userId, after: added.value.departments.join(' ') })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/members/:userId',
      guard,
      audit: 'corp.member-changed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const changed = await corps.changeMember(account.publicId, params.userId, body)
        if (changed.ok) note({ what: changed.value.userId, after: changed.value.state })
        return answering(changed)
      },
    }),
    route({
      endpoint: 'DELETE /api/enterprise-account/members/:userId',
      guard,
      audit: 'corp.member-removed',
      handle: async ({ admitted: { account }, params, note }) => {
        const removed = await corps.removeMember(account.publicId, params.userId)
        if (removed.ok) note({ what: params.userId })
        return answeringNothing(removed)
      },
    }),
    route({
      endpoint: 'POST /api/enterprise-account/member-imports',
      guard,
      audit: 'corp.members-imported',
      handle: async ({ admitted: { account }, body: { csv }, note }) => {
        const imported = await corps.importMembers(account.publicId, csv)
        if (!imported.ok) return imported
        const lines = imported.value
        const added = lines.filter(({ refusal }) => refusal === undefined).length
        note({ what: 'members', after: `${added} of ${lines.length}` })
        return accept({ answer: { lines, added }, status: 201 })
      },
    }),
  ]
}

function tagRoutes(corps: CorpService, guard: CorpGuard): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/enterprise-account/tags',
      guard,
      audit: 'corp.tag-added',
      handle: async ({ admitted: { account }, body, note }) => {
        const added = await corps.addTag(account.publicId, body)
        if (added.ok) note({ what: String(added.value.id), after: added.value.name })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PUT /api/enterprise-account/tags/:tagId',
      guard,
      audit: 'corp.tag-changed',
      handle: async ({ admitted: { account }, params, body, note }) => {
        const id = readNumber(params.tagId)
        if (id === undefined) return refuse(notFound)
        const changed = await corps.changeTag(account.publicId, id, body)
        if (changed.ok) note({ what: String(id), after: changed.value.name })
        return answering(changed)
      },
    }),
    route({
      endpoint: 'DELETE /api/enterprise-account/tags/:tagId',
      guard,
      audit: 'corp.tag-removed',
      handle: async ({ admitted: { account }, params, note }) => {
        const id = readNumber(params.tagId)
        if (id === undefined) return refuse(notFound)
        const removed = await corps.removeTag(account.publicId, id)
        if (removed.ok) note({ what: String(id) })
        return answeringNothing(removed)
      },
    }),
  ]
}
