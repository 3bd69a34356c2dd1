/** Who belongs to an app, and what they may. */
import { z } from 'zod'
import { emailText, list, moment, nothing, record } from './schema.ts'

/** One administrator; project members with one or more of the three roles; experiencers apart from them. */
export const memberRole = z.enum(['administrator', 'operator', 'developer', 'data-analyst', 'experiencer'])
export type MemberRole = z.infer<typeof memberRole>

const projectRole = memberRole.exclude(['administrator', 'experiencer'])
export type ProjectRole = z.infer<typeof projectRole>

/** The ticks of WeChat's member permissions; `manage` is the administrator's alone. */
export const appPermission = z.enum([
  'view',
  'preview',
  'upload',
  'develop',
  'cloud',
  'analyse',
  'publish',
  'pay',
  'promote',
  'suspend',
  'unlink',
  'plugins',
  'operate-games',
  'manage',
])
export type AppPermission = z.infer<typeof appPermission>

const member = record({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: list(memberRole),
  permissions: list(appPermission),
  /** `invited`: they have not said yes. */
  state: z.enum(['member', 'invited']),
})
export type Member = z.infer<typeof member>

const places = record({ used: z.number(), limit: z.number() })

const memberList = record({
  members: list(member),
  /** How many there are and may be; who is invited counts. */
  projectMembers: places,
  experiencers: places,
  /** `account`: the app belongs to a registered account, and its administrator is changed there. */
  administratorOf: z.enum(['app', 'account']),
})
export type MemberList = z.infer<typeof memberList>

const ticks = {
  roles: list(projectRole).refine((roles) => roles.length > 0 && new Set(roles).size === roles.length),
  /** Of what the roles may; absent: all of it. */
  permissions: list(appPermission).optional(),
}

const addMemberRequest = record({ email: emailText, ...ticks })
export type AddMemberRequest = z.infer<typeof addMemberRequest>

const changeMemberRequest = record(ticks)
export type ChangeMemberRequest = z.infer<typeof changeMemberRequest>

const invitation = record({
  appId: z.string(),
  appName: z.string(),
  iconUrl: z.string(),
  roles: list(memberRole),
  invitedBy: z.string(),
  invitedAt: moment,
})
export type Invitation = z.infer<typeof invitation>

export const memberEndpoints = {
  'GET /api/apps/:appId/members': { about: 'Who belongs to an app.', answer: memberList },
  'POST /api/apps/:appId/members': {
    about: 'Add a project member; they say yes themselves.',
    body: addMemberRequest,
    answer: member,
  },
  'PUT /api/apps/:appId/members/:personId': {
    about: 'Change what a project member may.',
    body: changeMemberRequest,
    answer: member,
  },
  'DELETE /api/apps/:appId/members/:personId': {
    about: 'Remove a project member, or take an invitation back.',
    answer: nothing,
  },
  'POST /api/apps/:appId/experiencers': {
    about: 'Add somebody who may open versions that are not online.',
    body: record({ email: emailText }),
    answer: member,
  },
  'DELETE /api/apps/:appId/experiencers/:personId': { about: 'Remove an experiencer.', answer: nothing },
  'PUT /api/apps/:appId/administrator': {
    about: 'Invite somebody to administer an app that belongs to no registered account.',
    body: record({ email: emailText }),
    answer: member,
  },
  'GET /api/invitations': {
    about: 'What the person who asks is invited to.',
    answer: record({ invitations: list(invitation) }),
  },
  'POST /api/invitations/:appId/answer': {
    about: 'Say yes or no to an invitation.',
    body: record({ accepts: z.boolean() }),
    answer: nothing,
  },
} as const
