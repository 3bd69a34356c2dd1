/**
 * What the owner of an app says of it: name, avatar, introduction, categories, privacy guide,
 * whether it is open and can be found.
 */
import { z } from 'zod'
import { bilingualText, problem } from './problem.ts'
import { fileBytes, list, longText, moment, nothing, record, shortText } from './schema.ts'

/** How often something may be done, how often it was, and when counting begins anew. */
const quota = record({
  rule: z.string(),
  used: z.number(),
  limit: z.number(),
  resetsAt: moment.optional(),
})
export type Quota = z.infer<typeof quota>

/** A picture or PDF that proves something; seen by whoever handed it in and by auditors. */
export const document = record({
  documentId: z.string(),
  name: z.string(),
  type: z.string(),
  sizeBytes: z.number(),
  addedAt: moment,
})
export type Document = z.infer<typeof document>

const applicationState = z.enum(['pending', 'approved', 'refused', 'withdrawn'])

/** A name that an auditor has to look at. */
const nameApplication = record({
  id: z.string(),
  name: z.string(),
  state: applicationState,
  documents: list(document),
  reason: z.string().optional(),
  because: bilingualText.optional(),
  createdAt: moment,
})
export type NameApplication = z.infer<typeof nameApplication>

/** An avatar that auditors have taken away. */
const avatarTaken = record({
  pictureUrl: z.string(),
  at: moment,
  /** What the auditor wrote, and what they chose from the list. */
  reason: z.string(),
  because: bilingualText.optional(),
  evidence: list(document),
})
export type AvatarTaken = z.infer<typeof avatarTaken>

/** A name that it lost in a dispute. */
const nameTaken = record({
  name: z.string(),
  at: moment,
  reason: z.string(),
  because: bilingualText.optional(),
})
export type NameTaken = z.infer<typeof nameTaken>

const profile = record({
  appId: z.string(),
  name: z.string(),
  /** Nobody has given it a name. */
  isUnnamed: z.boolean(),
  intro: z.string(),
  iconUrl: z.string(),
  hasAvatar: z.boolean(),
  nameChanges: quota,
  avatarChanges: quota,
  introChanges: quota,
  /** The latest that an auditor was asked about. */
  nameApplication: nameApplication.optional(),
  /** While it has no other. */
  nameTaken: nameTaken.optional(),
  /** While none was set since. */
  avatarTaken: avatarTaken.optional(),
  isSearchable: z.boolean(),
  /** `undefined`: users can open it. */
  suspension: record({ message: z.string(), since: moment }).optional(),
})
export type Profile = z.infer<typeof profile>

const nameCheck = record({
  /** `audit`: an auditor looks at it first. */
  verdict: z.enum(['free', 'audit', 'refused']),
  /** Why not, and who has it as far as that may be told. */
  problem: problem.optional(),
  /** The word in it that belongs to somebody. */
  protectedWord: z.string().optional(),
})
export type NameCheck = z.infer<typeof nameCheck>

const nameChange = record({
  from: z.string(),
  to: z.string(),
  at: moment,
  cause: z.enum(['first', 'change', 'dispute']),
})
export type NameChange = z.infer<typeof nameChange>

export const documentIds = list(z.string().max(60)).default([])

const setNameRequest = record({ name: shortText, documentIds })

/** Parts of the picture, 0 to 1. Absent: the largest square in its middle. */
const share = z.coerce.number().min(0).max(1).optional()
const crop = record({ x1: share, y1: share, x2: share, y2: share })
export type Crop = z.infer<typeof crop>

/** Whose list of categories: see RULES S28, X11. */
const treeName = z.enum(['organisation', 'individual', 'individual-2018', 'overseas'])
export type TreeName = z.infer<typeof treeName>

/** A document, and which of those that a category asks for it is. */
const documentProof = record({ documentId: z.string().max(60), proves: shortText })
export type DocumentProof = z.infer<typeof documentProof>

const proofs = list(documentProof).default([])

const categoryNode = record({
  id: z.number(),
  name: z.string(),
  /** Needs documents, which an auditor looks at. */
  isQualified: z.boolean(),
  /** Which: any one of these sets, and all of that set. Empty: whatever proves it. */
  documents: list(list(z.string())),
  /** What the category is called one level below, where the lists say. */
  third: list(z.string()),
})

const categoryTree = record({
  tree: treeName,
  first: list(
    record({
      id: z.number(),
      name: z.string(),
      /** Who chooses it chooses it for good, and nothing beside it. */
      isGame: z.boolean(),
      second: list(categoryNode),
    }),
  ),
})
export type CategoryTree = z.infer<typeof categoryTree>

const categoryState = z.enum(['pending', 'approved', 'refused'])
export type CategoryState = z.infer<typeof categoryState>

const givenDocument = record({ ...document.unwrap().shape, proves: z.string().optional() })
export type GivenDocument = z.infer<typeof givenDocument>

const chosenCategory = record({
  id: z.number(),
  name: z.string(),
  firstId: z.number(),
  firstName: z.string(),
  state: categoryState,
  reason: z.string().optional(),
  because: bilingualText.optional(),
  documents: list(givenDocument),
  /** Which it takes to ask again: as in the lists. */
  takes: list(list(z.string())),
  addedAt: moment,
  /** Until when its documents are good, where an auditor has said so. */
  validUntil: moment.optional(),
  /** It was approved, and is not in force any more: its documents or its list have changed. */
  lapsed: z.enum(['expired', 'not-listed']).optional(),
})
export type ChosenCategory = z.infer<typeof chosenCategory>

const categories = record({
  tree: treeName,
  chosen: list(chosenCategory),
  /** It stays a game: see `isGame` in the lists. */
  isGame: z.boolean(),
  places: quota,
  additions: quota,
})
export type Categories = z.infer<typeof categories>

/** What personal data an app may use, by the names of WeChat's interface. */
export const privacyKey = z.enum([
  'UserInfo',
  'Location',
  'Address',
  'Invoice',
  'RunData',
  'Record',
  'Album',
  'Camera',
  'PhoneNumber',
  'Contact',
  'DeviceInfo',
  'EXIDNumber',
  'EXOrderInfo',
  'EXUserPublishContent',
  'EXUserFollowAcct',
  'EXUserOpLog',
  'AlbumWriteOnly',
  'LicensePlate',
  'BlueTooth',
  'CalendarWriteOnly',
  'Email',
  'MessageFile',
])
export type PrivacyKey = z.infer<typeof privacyKey>

export const privacyGuide = record({
  uses: list(record({ key: privacyKey, purpose: shortText })),
  contact: record({
    email: shortText.optional(),
    phone: shortText.optional(),
    other: shortText.optional(),
  }),
  /** How users are told of changes. */
  notice: shortText,
  /** Absent: for as long as the purpose needs it. */
  keptDays: z.number().int().positive().optional(),
  sdks: list(record({ name: shortText, provider: shortText, purpose: shortText })),
  /** What the owner says beside it, as a third-party platform has uploaded it. */
  ownText: record({ id: shortText, text: z.string().max(60_000) }).optional(),
})
export type PrivacyGuide = z.infer<typeof privacyGuide>

const publishedGuide = record({
  version: z.number(),
  publishedAt: moment,
  guide: privacyGuide,
  /** As users read it. */
  text: bilingualText,
})
export type PublishedGuide = z.infer<typeof publishedGuide>

const privacyState = record({
  /** What is in force. */
  published: publishedGuide.optional(),
  /** What the owner is writing, when it differs. */
  draft: privacyGuide.optional(),
  versions: list(record({ version: z.number(), publishedAt: moment })),
})
export type PrivacyState = z.infer<typeof privacyState>

const checklistItem = record({
  id: z.enum([
    'subject',
    'name',
    'avatar',
    'intro',
    'category',
    'privacy',
    'member',
    'version',
    'review',
    'release',
  ]),
  isDone: z.boolean(),
  /** Why it cannot be done now. */
  blocked: bilingualText.optional(),
})
export type ChecklistItem = z.infer<typeof checklistItem>

const checklist = record({
  steps: list(record({ id: z.enum(['info', 'develop', 'publish']), items: list(checklistItem) })),
  quotas: list(quota),
})
export type Checklist = z.infer<typeof checklist>

const disputeState = z.enum(['open', 'upheld', 'rejected', 'withdrawn'])
export type DisputeState = z.infer<typeof disputeState>

/** Somebody says that a name is theirs. */
const nameDispute = record({
  id: z.string(),
  name: z.string(),
  state: disputeState,
  ground: z.string(),
  documents: list(document),
  /** How many auditors have said that it is right. */
  votes: z.number(),
  reason: z.string().optional(),
  because: bilingualText.optional(),
  createdAt: moment,
})
export type NameDispute = z.infer<typeof nameDispute>

export const auditKind = z.enum(['category', 'name', 'dispute', 'avatar'])
export type AuditKind = z.infer<typeof auditKind>

/** What auditors choose from when they refuse. */
export const auditReason = record({
  id: z.string(),
  kinds: list(auditKind),
  /** Whether it is shown by what. */
  needsEvidence: z.boolean(),
  text: bilingualText,
})
export type AuditReason = z.infer<typeof auditReason>

const verdict = record({
  isApproved: z.boolean(),
  reason: longText,
  /** Of a refusal: one of the list. */
  because: shortText.optional(),
  /** Files that show it, for who is refused. */
  evidenceIds: documentIds,
  /** Of an avatar that is taken away: what nobody else may have either. */
  protectAs: shortText.optional(),
  /** Of a category: until when its documents are good. */
  validUntil: z.iso.datetime().optional(),
})
export type Verdict = z.infer<typeof verdict>

const seenApp = record({ appId: z.string(), name: z.string(), pictureUrl: z.string() })

/** What a qualification auditor has before them. */
const auditTask = record({
  kind: auditKind,
  /** Of the application or dispute. */
  id: z.string(),
  appId: z.string(),
  appName: z.string(),
  /** The category, or the name. */
  about: z.string(),
  /** What is said for it. */
  ground: z.string(),
  documents: list(givenDocument),
  /** Auditors who have agreed, and how many it takes. */
  votes: z.number(),
  votesNeeded: z.number(),
  since: moment,
  /** When it should have been judged, and whether that is over. */
  dueBy: moment,
  isLate: z.boolean(),
  /** Of an avatar. */
  pictureUrl: z.string().optional(),
  /** Of a claim: who has the name. */
  holder: seenApp.optional(),
  /** Apps of other subjects whose avatars look the same. */
  alike: list(seenApp),
  /** Who asks belongs to an app that it is about. */
  isOwn: z.boolean(),
  /** Who is at it. */
  takenBy: record({ name: z.string(), isMe: z.boolean(), until: moment }).optional(),
})
export type AuditTask = z.infer<typeof auditTask>

/** What an auditor has decided. */
const auditDecision = record({
  kind: auditKind,
  taskId: z.string(),
  appId: z.string(),
  appName: z.string(),
  about: z.string(),
  pictureUrl: z.string().optional(),
  /** `agreed`: another auditor has to as well. */
  outcome: z.enum(['approved', 'refused', 'agreed']),
  reason: z.string(),
  because: bilingualText.optional(),
  by: z.string(),
  at: moment,
  /** An avatar that the app still has. */
  canBeTaken: z.boolean(),
})
export type AuditDecision = z.infer<typeof auditDecision>

/** What no avatar may look like. */
const protectedPicture = record({
  pictureId: z.string(),
  name: z.string(),
  isOurs: z.boolean(),
  addedAt: moment.optional(),
})
export type ProtectedPicture = z.infer<typeof protectedPicture>

const auditQuery = record({ kind: auditKind.optional(), q: shortText.optional() })

const nameWordKind = z.enum(['forbidden', 'generic', 'host', 'protected'])
export type NameWordKind = z.infer<typeof nameWordKind>

const nameWord = record({ word: z.string(), kind: nameWordKind, note: z.string(), isOurs: z.boolean() })
export type NameWord = z.infer<typeof nameWord>

/** What an official account says of itself. */
const accountProfile = record({
  publicId: z.string(),
  /** Absent: it goes by its subject's. */
  name: z.string().optional(),
  intro: z.string(),
  nameChanges: quota,
  introChanges: quota,
})
export type AccountProfile = z.infer<typeof accountProfile>

export const profileEndpoints = {
  'GET /api/account/profile': {
    about: 'What this account says of itself.',
    answer: accountProfile,
  },
  'PUT /api/account/name': {
    about:
      'Name this account; an official account as no other is named, nor a mini program of another subject.',
    body: record({ name: shortText }),
    answer: accountProfile,
  },
  'PUT /api/account/intro': {
    about: 'Say what this account is about.',
    body: record({ intro: longText }),
    answer: accountProfile,
  },
  'GET /api/apps/:appId/profile': {
    about: 'What is said of an app, and how often it may change.',
    answer: profile,
  },
  'GET /api/apps/:appId/name/history': {
    about: 'The names it had.',
    answer: record({ changes: list(nameChange) }),
  },
  'POST /api/apps/:appId/name/check': {
    about: 'Whether the app could have this name.',
    body: record({ name: shortText }),
    answer: nameCheck,
  },
  'PUT /api/apps/:appId/name': {
    about: 'Name the app; a name with a protected word waits for an auditor.',
    body: setNameRequest,
    answer: profile,
  },
  'DELETE /api/apps/:appId/name/application': {
    about: 'Take back what an auditor was asked.',
    answer: profile,
  },
  'PUT /api/apps/:appId/avatar': {
    about: 'Set the avatar: PNG, JPEG or WebP, cut to a square.',
    file: 'image',
    query: crop,
    answer: profile,
  },
  'PUT /api/apps/:appId/intro': {
    about: 'Introduce the app.',
    body: record({ intro: longText }),
    answer: profile,
  },
  'PUT /api/apps/:appId/discoverability': {
    about: 'Whether searching finds the app.',
    body: record({ isSearchable: z.boolean() }),
    answer: profile,
  },
  'PUT /api/apps/:appId/suspension': {
    about: 'Close the app to users, with a message to them.',
    body: record({ message: shortText }),
    answer: profile,
  },
  'DELETE /api/apps/:appId/suspension': { about: 'Open it again.', answer: profile },
  'GET /api/apps/:appId/checklist': {
    about: 'What is left to do until users can open it.',
    answer: checklist,
  },

  'GET /api/categories/:tree': { about: 'One of the lists of categories.', answer: categoryTree },
  'GET /api/apps/:appId/categories': { about: 'The categories of an app.', answer: categories },
  'POST /api/apps/:appId/categories': {
    about: 'Add a category; one that needs documents waits for an auditor.',
    body: record({ categoryId: z.number().int(), documentIds, proofs }),
    answer: categories,
  },
  'PUT /api/apps/:appId/categories/:categoryId': {
    about: 'Ask again for a category that was refused, with other documents.',
    body: record({ documentIds, proofs }),
    answer: categories,
  },
  'DELETE /api/apps/:appId/categories/:categoryId': { about: 'Remove a category.', answer: categories },

  'POST /api/apps/:appId/documents': {
    about: 'Add a document: PNG, JPEG, WebP or PDF.',
    file: 'document',
    query: record({ name: shortText }),
    answer: document,
  },
  'GET /api/apps/:appId/documents/:documentId': {
    about: 'A document, for the administrator.',
    answer: fileBytes,
    answerType: 'application/octet-stream',
  },

  'GET /api/apps/:appId/privacy-guide': { about: 'The privacy guide and its draft.', answer: privacyState },
  'PUT /api/apps/:appId/privacy-guide': {
    about: 'Write the draft of the privacy guide.',
    body: privacyGuide,
    answer: privacyState,
  },
  'POST /api/apps/:appId/privacy-guide/publication': {
    about: 'Publish the draft as a new version.',
    answer: privacyState,
  },
  'GET /api/catalogue/:appId/privacy-guide': {
    about: 'What an app that is online does with personal data.',
    answer: publishedGuide,
  },

  'GET /api/apps/:appId/name-disputes': {
    about: 'Names that this app claims.',
    answer: record({ disputes: list(nameDispute) }),
  },
  'POST /api/apps/:appId/name-disputes': {
    about: 'Claim a name that another account has.',
    body: record({ name: shortText, ground: longText, documentIds }),
    answer: nameDispute,
  },
  'DELETE /api/apps/:appId/name-disputes/:disputeId': { about: 'Take a claim back.', answer: nameDispute },

  'GET /api/operator/profile-audits': {
    about:
      'Categories, names, claims to names and new avatars that wait for an auditor, and what they refuse by.',
    query: auditQuery,
    answer: record({ tasks: list(auditTask), reasons: list(auditReason) }),
  },
  'GET /api/operator/profile-audits/decisions': {
    about: 'What auditors have decided, the latest first.',
    query: auditQuery,
    answer: record({ decisions: list(auditDecision) }),
  },
  'POST /api/operator/profile-audits/:kind/:taskId/claim': {
    about: 'Take one of them, so that nobody else judges it meanwhile.',
    answer: nothing,
  },
  'DELETE /api/operator/profile-audits/:kind/:taskId/claim': { about: 'Give it back.', answer: nothing },
  'POST /api/operator/profile-audits/:kind/:taskId/evidence': {
    about: 'Add a file that shows why it is refused.',
    file: 'document',
    query: record({ name: shortText }),
    answer: document,
  },
  'GET /api/operator/apps/:appId/avatar': {
    about: 'The avatar that an app has, for who would take it away though it has passed.',
    answer: record({ task: auditTask.optional() }),
  },
  'GET /api/operator/protected-pictures': {
    about: 'Pictures that no avatar may look like.',
    answer: record({ pictures: list(protectedPicture) }),
  },
  'POST /api/operator/protected-pictures': {
    about: 'Let no avatar look like a picture.',
    file: 'image',
    query: record({ name: shortText }),
    answer: protectedPicture,
  },
  'DELETE /api/operator/protected-pictures/:pictureId': {
    about: 'Let avatars look like it again.',
    answer: nothing,
  },
  'POST /api/operator/profile-audits/:kind/:taskId/verdict': {
    about: 'Approve or refuse one of them. A refusal has a reason, and so has a name dispute that is upheld.',
    body: verdict,
    answer: nothing,
  },
  'GET /api/operator/documents/:documentId': {
    about: 'A document, for an auditor.',
    answer: fileBytes,
    answerType: 'application/octet-stream',
  },
  'GET /api/operator/name-words': {
    about: 'Words that names may not have, or only with proof.',
    answer: record({ words: list(nameWord) }),
  },
  'PUT /api/operator/name-words/:word': {
    about: 'Say of a word what it means in names.',
    body: record({ kind: nameWordKind, note: shortText }),
    answer: nameWord,
  },
  'DELETE /api/operator/name-words/:word': { about: 'Let a word be used again.', answer: nothing },
} as const
