/**
 * Enterprise accounts (企业微信): a corp with its directory, the agents in its workbench, the mini
 * programs it is associated with, and what its members see of all that.
 */
import { z } from 'zod'
import { addressList } from './development.ts'
import { scanTicket } from './proofs.ts'
import { list, longText, moment, nothing, record, shortText } from './schema.ts'

const places = record({ used: z.number(), limit: z.number() })

/** The root is 1: the corp itself. */
const departmentId = z.number().int().positive().max(2_147_483_647)

const department = record({
  id: z.number(),
  name: z.string(),
  /** Of the root: 0. */
  parentId: z.number(),
  /** Among its siblings: the smallest first. */
  position: z.number(),
})
export type Department = z.infer<typeof department>

/** `invited`: nobody has said yet that this is them; `disabled`: by the corp. */
const memberState = z.enum(['invited', 'active', 'disabled'])

const corpMember = record({
  userId: z.string(),
  name: z.string(),
  title: z.string(),
  /** What they sign in to the host with; without it nobody can say that this is them. */
  login: z.string(),
  departments: list(z.number()),
  state: memberState,
})
export type CorpMember = z.infer<typeof corpMember>

const tag = record({
  id: z.number(),
  name: z.string(),
  users: list(z.string()),
  departments: list(z.number()),
})
export type CorpTag = z.infer<typeof tag>

/** Who sees an agent and can be written to: members, departments with all below them, tags. */
const visibleScope = record({
  users: list(z.string()),
  departments: list(z.number()),
  tags: list(z.number()),
})
export type VisibleScope = z.infer<typeof visibleScope>

const corpAgent = record({
  agentId: z.number(),
  kind: z.enum(['own', 'mini-program']),
  name: z.string(),
  about: z.string(),
  appId: z.string().optional(),
  iconUrl: z.string().optional(),
  isEnabled: z.boolean(),
  hasSecret: z.boolean(),
  scope: visibleScope,
  /** From where its servers may ask open interfaces. */
  apiAddresses: addressList,
})
export type CorpAgent = z.infer<typeof corpAgent>

const corpAssociationState = z.enum(['waiting-app', 'linked', 'unlinked'])
export type CorpAssociationState = z.infer<typeof corpAssociationState>

const corpAssociation = record({
  id: z.string(),
  state: corpAssociationState,
  corp: record({ corpId: z.string(), name: z.string() }),
  app: record({ appId: z.string(), name: z.string(), iconUrl: z.string().optional() }),
  /** Once linked. */
  agentId: z.number().optional(),
  askedAt: moment,
  linkedAt: moment.optional(),
})
export type CorpAssociation = z.infer<typeof corpAssociation>

const noticeItem = record({ key: shortText, value: shortText })

/** What can be sent; its lengths are for rules to judge. */
const corpMessageContent = z.discriminatedUnion('type', [
  record({ type: z.literal('text'), text: longText }).unwrap(),
  record({ type: z.literal('markdown'), text: longText }).unwrap(),
  record({
    type: z.literal('textcard'),
    title: shortText,
    description: longText,
    url: longText,
    button: shortText.optional(),
  }).unwrap(),
  record({
    type: z.literal('miniprogram_notice'),
    page: longText.optional(),
    title: shortText,
    description: shortText.optional(),
    emphasizesFirst: z.boolean().optional(),
    items: list(noticeItem),
  }).unwrap(),
])
export type CorpMessageContent = z.infer<typeof corpMessageContent>

const recipients = record({
  users: z.union([list(z.string()), z.literal('@all')]),
  departments: list(z.number()),
  tags: list(z.number()),
})
export type CorpRecipients = z.infer<typeof recipients>

const sentCorpMessage = record({
  id: z.string(),
  agentId: z.number(),
  sentAt: moment,
  content: corpMessageContent,
  /** How many members have it. */
  delivered: z.number(),
  /** How many would have had more than they may in a minute or an hour. */
  dropped: z.number(),
  invalidUsers: list(z.string()),
  invalidDepartments: list(z.number()),
  invalidTags: list(z.number()),
})
export type SentCorpMessage = z.infer<typeof sentCorpMessage>

const workbenchApp = record({
  agentId: z.number(),
  kind: z.enum(['own', 'mini-program']),
  name: z.string(),
  about: z.string(),
  appId: z.string().optional(),
  iconUrl: z.string().optional(),
})
export type WorkbenchApp = z.infer<typeof workbenchApp>

const receivedCorpMessage = record({
  id: z.string(),
  corpName: z.string(),
  agentName: z.string(),
  /** Of the mini program that the agent is. */
  appId: z.string().optional(),
  sentAt: moment,
  readAt: moment.optional(),
  content: corpMessageContent,
})
export type ReceivedCorpMessage = z.infer<typeof receivedCorpMessage>

const workbench = record({
  invitations: list(record({ corpId: z.string(), corpName: z.string(), name: z.string() })),
  corps: list(
    record({
      corpId: z.string(),
      corpName: z.string(),
      userId: z.string(),
      name: z.string(),
      apps: list(workbenchApp),
    }),
  ),
  unread: z.number(),
})
export type Workbench = z.infer<typeof workbench>

const corp = record({
  corpId: z.string(),
  name: z.string(),
  departments: list(department),
  tags: list(tag),
  members: places,
  agents: places,
})
export type Corp = z.infer<typeof corp>

const departmentForm = record({
  name: shortText,
  parentId: departmentId,
  position: z.number().int().min(0).max(2_147_483_647).default(0),
})
export type DepartmentForm = z.infer<typeof departmentForm>

const memberForm = {
  name: shortText,
  title: shortText.default(''),
  login: shortText.default(''),
  departments: list(departmentId),
}
const memberChange = record({ ...memberForm, isDisabled: z.boolean().default(false) })
export type CorpMemberChange = z.infer<typeof memberChange>
const newMember = record({ userId: shortText, ...memberForm })
export type NewCorpMember = z.infer<typeof newMember>

const tagForm = record({ name: shortText, users: list(shortText), departments: list(departmentId) })
export type CorpTagForm = z.infer<typeof tagForm>

const agentForm = record({
  name: shortText,
  about: shortText.default(''),
  isEnabled: z.boolean().default(true),
})
export type CorpAgentForm = z.infer<typeof agentForm>

const importedLine = record({
  line: z.number(),
  userId: z.string(),
  /** Absent: it was added. */
  refusal: record({ zh: z.string(), en: z.string() }).optional(),
})
export type ImportedLine = z.infer<typeof importedLine>

export const corpEndpoints = {
  'GET /api/enterprise-account': {
    about: 'The corp of this account: departments, tags, how many members and agents it has and may have.',
    answer: corp,
  },
  'POST /api/enterprise-account/departments': {
    about: 'Add a department.',
    body: departmentForm,
    answer: department,
  },
  'PUT /api/enterprise-account/departments/:departmentId': {
    about: 'Rename a department, or move it with all that is below it.',
    body: departmentForm,
    answer: department,
  },
  'DELETE /api/enterprise-account/departments/:departmentId': {
    about: 'Remove a department that has neither members nor departments below it.',
    answer: nothing,
  },
  'GET /api/enterprise-account/members': {
    about: 'Members by what is typed, or of a department, with those below it.',
    query: record({ q: shortText.optional(), departmentId: shortText.optional() }),
    answer: record({ members: list(corpMember), total: z.number() }),
  },
  'POST /api/enterprise-account/members': { about: 'Add a member.', body: newMember, answer: corpMember },
  'PUT /api/enterprise-account/members/:userId': {
    about: 'Change a member, move them, or disable them.',
    body: memberChange,
    answer: corpMember,
  },
  'DELETE /api/enterprise-account/members/:userId': { about: 'Remove a member.', answer: nothing },
  'POST /api/enterprise-account/member-imports': {
    about:
      'Import members: CSV with the columns user id, name, login, departments (paths such as 研发/前端, several separated by ;), title. Each line that can be is added; of each other one it is said why not.',
    body: record({ csv: z.string().max(60_000) }),
    answer: record({ lines: list(importedLine), added: z.number() }),
  },
  'POST /api/enterprise-account/tags': { about: 'Add a tag.', body: tagForm, answer: tag },
  'PUT /api/enterprise-account/tags/:tagId': {
    about: 'Change a tag and who has it.',
    body: tagForm,
    answer: tag,
  },
  'DELETE /api/enterprise-account/tags/:tagId': { about: 'Remove a tag.', answer: nothing },
  'GET /api/enterprise-account/agents': {
    about: 'What is in the workbench: agents of its own, and associated mini programs.',
    answer: record({ agents: list(corpAgent), addressLimit: z.number() }),
  },
  'POST /api/enterprise-account/agents': {
    about: 'Make an agent of one’s own.',
    body: agentForm,
    answer: corpAgent,
  },
  'PUT /api/enterprise-account/agents/:agentId': {
    about: 'Rename an agent of one’s own; switch any off or on.',
    body: agentForm,
    answer: corpAgent,
  },
  'DELETE /api/enterprise-account/agents/:agentId': {
    about: 'Remove an agent of one’s own.',
    answer: nothing,
  },
  'PUT /api/enterprise-account/agents/:agentId/scope': {
    about: 'Say who sees an agent.',
    body: visibleScope,
    answer: corpAgent,
  },
  'PUT /api/enterprise-account/agents/:agentId/api-addresses': {
    about: 'From which addresses servers of an agent may ask open interfaces; a list that is off lets all.',
    body: addressList,
    answer: corpAgent,
  },
  'POST /api/enterprise-account/agents/:agentId/secret': {
    about: 'Make a secret, shown this once; the one before is void.',
    answer: record({ secret: z.string() }),
  },
  'GET /api/enterprise-account/agents/:agentId/messages': {
    about: 'What an agent has sent, the newest first.',
    answer: record({ messages: list(sentCorpMessage) }),
  },
  'POST /api/enterprise-account/agents/:agentId/messages': {
    about: 'Send a message to members in the visible scope.',
    body: record({ to: recipients, content: corpMessageContent }),
    answer: sentCorpMessage,
  },
  'GET /api/enterprise-account/associations': {
    about: 'Mini programs that are associated, or asked.',
    answer: record({ associations: list(corpAssociation) }),
  },
  'POST /api/enterprise-account/associations': {
    about: 'Ask to be associated with a mini program: its administrator scans, or answers in its settings.',
    body: record({ appId: shortText }),
    answer: record({ association: corpAssociation, ticket: scanTicket }),
  },
  'POST /api/enterprise-account/associations/:associationId/confirmation': {
    about: 'Go on, after the administrator of the mini program has confirmed the ticket.',
    body: record({ ticketId: shortText }),
    answer: corpAssociation,
  },
  'DELETE /api/enterprise-account/associations/:associationId': {
    about: 'End an association, or take back what was asked.',
    answer: nothing,
  },
  'GET /api/enterprise-account/members/:userId/workbench': {
    about: 'The workbench as this member sees it.',
    answer: record({ apps: list(workbenchApp) }),
  },
  'GET /api/apps/:appId/corps': {
    about: 'The corps of a mini program, and those who ask.',
    answer: record({ associations: list(corpAssociation) }),
  },
  'POST /api/apps/:appId/corps/:associationId/answer': {
    about: 'Accept or refuse a corp that asks.',
    body: record({ isAccepted: z.boolean() }),
    answer: corpAssociation,
  },
  'DELETE /api/apps/:appId/corps/:associationId': {
    about: 'End the association with a corp.',
    answer: nothing,
  },
  'GET /api/workbench': {
    about: 'The corps of who is signed in, what they see there, and who invites them.',
    answer: workbench,
  },
  'POST /api/workbench/invitations/:corpId/answer': {
    about: 'Say that a member of a corp is oneself, or that it is not.',
    body: record({ isAccepted: z.boolean() }),
    answer: nothing,
  },
  'GET /api/workbench/messages': {
    about: 'What agents have sent to who is signed in, the newest first.',
    answer: record({ messages: list(receivedCorpMessage) }),
  },
  'POST /api/workbench/messages/:messageId/read': { about: 'Note that it was read.', answer: nothing },
} as const
