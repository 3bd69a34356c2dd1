/** Open accounts: what is bound to one knows a user by the same UnionID. */
import { z } from 'zod'
import { scanTicket } from './proofs.ts'
import { list, longText, moment, nothing, record, shortText } from './schema.ts'

const binding = record({
  id: z.string(),
  state: z.enum(['waiting', 'bound', 'unbound']),
  /** AppID of a mini program, or of an official account. */
  publicId: z.string(),
  name: z.string(),
  isSameSubject: z.boolean(),
  boundAt: moment.optional(),
})
export type Binding = z.infer<typeof binding>

const places = record({ used: z.number(), limit: z.number() })

const identity = record({ publicId: z.string(), openId: z.string(), unionId: z.string().optional() })
export type Identity = z.infer<typeof identity>

const said = { name: shortText, about: longText }
/** What a mobile app or website is. */
const applicationForm = z.discriminatedUnion('kind', [
  record({
    kind: z.literal('mobile-app'),
    ...said,
    ios: record({ bundleId: shortText }).optional(),
    /** The signature is the MD5 of the certificate that its packages are signed with. */
    android: record({ package: shortText, signature: shortText }).optional(),
  }).unwrap(),
  /** The host to which its visitors come back. */
  record({ kind: z.literal('website'), ...said, domain: shortText }).unwrap(),
])
export type ApplicationForm = z.infer<typeof applicationForm>

const openApplication = record({
  id: z.string(),
  form: applicationForm,
  state: z.enum(['pending', 'approved', 'refused']),
  /** Its AppID, once it is approved. */
  publicId: z.string().optional(),
  /** What the auditor wrote. */
  reason: z.string().optional(),
  createdAt: moment,
})
export type OpenApplication = z.infer<typeof openApplication>

const waitingApplication = record({
  ...openApplication.unwrap().shape,
  openAccount: z.string(),
  subjectName: z.string(),
})
export type WaitingApplication = z.infer<typeof waitingApplication>

const applicationPlaces = record({ mobileApps: places, websites: places })
export type ApplicationPlaces = z.infer<typeof applicationPlaces>

const testedIdentity = record({
  publicId: z.string(),
  name: z.string(),
  /** Not bound any more, it has no UnionID here. */
  isBound: z.boolean(),
  openId: z.string(),
  unionId: z.string().optional(),
})
export type TestedIdentity = z.infer<typeof testedIdentity>

const bindingPlaces = record({
  accounts: places,
  sameSubject: places,
  otherSubjectThisMonth: places,
  resetsAt: moment,
})
export type BindingPlaces = z.infer<typeof bindingPlaces>

/** An Open account, as what is bound to it sees it. */
const heldBinding = record({
  openAccount: z.string(),
  /** What it calls itself, or whose it is; one that a program created has no name. */
  name: z.string().optional(),
  isSameSubject: z.boolean(),
  boundAt: moment,
})
export type HeldBinding = z.infer<typeof heldBinding>

const held = record({ held: heldBinding.optional() })

export const openAccountEndpoints = {
  'GET /api/apps/:appId/open-account': {
    about: 'The Open account that a mini program is bound to, if it is to one.',
    answer: held,
  },
  'DELETE /api/apps/:appId/open-account': {
    about:
      'Unbind a mini program from its Open account, by the mini program: its users have no UnionID then.',
    answer: nothing,
  },
  'GET /api/official-account/open-account': {
    about: 'The Open account that this official account is bound to, if it is to one.',
    answer: held,
  },
  'DELETE /api/official-account/open-account': {
    about: 'Unbind this official account from its Open account.',
    answer: nothing,
  },
  'GET /api/open-account/bindings': {
    about: 'What is bound to this Open account, and how much more may be.',
    answer: record({ isQualified: z.boolean(), bindings: list(binding), places: bindingPlaces }),
  },
  'POST /api/open-account/bindings': {
    about: 'Ask to bind a mini program or official account: its administrator scans.',
    body: record({ publicId: shortText }),
    answer: record({ binding, ticket: scanTicket }),
  },
  'POST /api/open-account/bindings/:bindingId/confirmation': {
    about: 'Bind it, after its administrator has confirmed the ticket.',
    body: record({ ticketId: shortText }),
    answer: binding,
  },
  'DELETE /api/open-account/bindings/:bindingId': { about: 'Unbind it.', answer: nothing },
  'GET /api/open-account/applications': {
    about: 'Mobile apps and websites of this Open account, and how many more there may be.',
    answer: record({ applications: list(openApplication), places: applicationPlaces }),
  },
  'POST /api/open-account/applications': {
    about: 'Say what a mobile app or website is: an auditor looks at it, and gives it an AppID.',
    body: applicationForm,
    answer: openApplication,
  },
  'PUT /api/open-account/applications/:applicationId': {
    about: 'Say it again, where the auditor has refused it.',
    body: applicationForm,
    answer: openApplication,
  },
  'DELETE /api/open-account/applications/:applicationId': {
    about: 'Remove it: it has no UnionIDs any more.',
    answer: nothing,
  },
  'GET /api/operator/open-applications': {
    about: 'Mobile apps and websites that wait for an auditor.',
    answer: record({ applications: list(waitingApplication) }),
  },
  'POST /api/operator/open-applications/:applicationId/verdict': {
    about: 'Approve one, or refuse it with a reason.',
    body: record({ isApproved: z.boolean(), reason: longText }),
    answer: openApplication,
  },
  'GET /api/open-account/identities': {
    about:
      'Who a tester is to everything that is or was bound to this Open account: its administrator, or whom a login, an OpenID or a UnionID names.',
    query: record({ user: z.string().trim().min(1).max(254).optional() }),
    answer: record({ identities: list(testedIdentity) }),
  },
  'GET /api/apps/:appId/identity': {
    about: 'Who one is to a mini program: OpenID, and UnionID while it is bound to an Open account.',
    answer: identity,
  },
} as const
