import { accept } from '@maque/base/result.ts'
import type { Member } from '@maque/protocol/platform/members.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from './contract.ts'
import type { MemberService } from './member-service.ts'

export interface MemberRoutesOptions {
  readonly members: MemberService
  readonly accountGuards: AccountGuards
  readonly guards: AppGuards
}

export function memberRoutes(options: MemberRoutesOptions): readonly Route[] {
  return [...projectRoutes(options), ...experiencerRoutes(options), ...invitationRoutes(options)]
}

function projectRoutes({ members, guards }: MemberRoutesOptions): readonly Route[] {
  const manager = guards.member('manage')
  return [
    route({
      endpoint: 'GET /api/apps/:appId/members',
      guard: guards.member('view'),
      handle: async ({ params }) => accept({ answer: await members.list(params.appId) }),
    }),
    route({
      endpoint: 'POST /api/apps/:appId/members',
      guard: manager,
      audit: 'app.member-added',
      confirm: 'confirmation.members',
      handle: async ({ params, admitted, body, note }) => {
        const added = await members.add(params.appId, admitted.personId, body)
        if (added.ok) note({ what: added.value.personId, after: ticksOf(added.value) })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/members/:personId',
      guard: manager,
      audit: 'app.member-changed',
      confirm: 'confirmation.members',
      handle: async ({ params, body, note }) => {
        const changed = await members.change(params.appId, params.personId, body)
        if (changed.ok) note({ what: params.personId, after: ticksOf(changed.value) })
        return answering(changed)
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/members/:personId',
      guard: manager,
      audit: 'app.member-removed',
      confirm: 'confirmation.members',
      handle: async ({ params }) => answeringNothing(await members.remove(params.appId, params.personId)),
    }),
    route({
      endpoint: 'PUT /api/apps/:appId/administrator',
      guard: manager,
      audit: 'app.administrator-invited',
      confirm: 'confirmation.administrator',
      handle: async ({ params, admitted, body, note }) => {
        const invited = await members.inviteAdministrator(params.appId, admitted.personId, body.email)
        if (invited.ok)
          note({ what: 'administrator', before: admitted.personId, after: invited.value.personId })
        return answering(invited)
      },
    }),
  ]
}

function experiencerRoutes({ members, guards }: MemberRoutesOptions): readonly Route[] {
  // Any project member; experiencers bring nobody along.
  const projectMember = guards.member('view')
  return [
    route({
      endpoint: 'POST /api/apps/:appId/experiencers',
      guard: projectMember,
      audit: 'app.experiencer-added',
      handle: async ({ params, admitted, body, note }) => {
        const added = await members.addExperiencer(params.appId, admitted.personId, body.email)
        if (added.ok) note({ what: added.value.personId, after: ticksOf(added.value) })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'DELETE /api/apps/:appId/experiencers/:personId',
      guard: projectMember,
      audit: 'app.experiencer-removed',
      handle: async ({ params }) =>
        answeringNothing(await members.removeExperiencer(params.appId, params.personId)),
    }),
  ]
}

function invitationRoutes({ members, accountGuards }: MemberRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/invitations',
      guard: accountGuards.signedIn,
      handle: async ({ admitted }) =>
        accept({ answer: { invitations: await members.invitations(admitted.account.id) } }),
    }),
    route({
      endpoint: 'POST /api/invitations/:appId/answer',
      guard: accountGuards.signedIn,
      audit: 'app.invitation-answered',
      handle: async ({ params, admitted, body, note }) => {
        const answered = await members.answer(params.appId, admitted.account.id, body.accepts)
        if (answered.ok) note({ what: params.appId, after: { accepts: body.accepts } })
        return answeringNothing(answered)
      },
    }),
  ]
}

function ticksOf({ roles, permissions }: Member): Pick<Member, 'roles' | 'permissions'> {
  return { roles, permissions }
}
