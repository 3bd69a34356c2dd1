/** What developers of an app set: keys, addresses, domains. */
import { z } from 'zod'
import { list, moment, nothing, record, shortText } from './schema.ts'

/** For whom a list of addresses is kept: those who upload, and those who call open interfaces. */
export const addressList = record({
  isOn: z.boolean(),
  /** Addresses and ranges: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
  entries: list(shortText).refine((entries) => entries.length <= 1000),
})
export type AddressList = z.infer<typeof addressList>

const domains = list(shortText).refine((listed) => listed.length <= 2000)

/** The servers an app may reach, as origins: `https://api.example.com`, `wss://…`, `udp://…`. */
export const serverDomains = record({
  request: domains,
  socket: domains,
  upload: domains,
  download: domains,
  udp: domains,
  tcp: domains,
})
export type ServerDomains = z.infer<typeof serverDomains>
export type DomainKind = keyof ServerDomains

/** Whether versions that are not online obey the server domains; what is online always does. */
const domainChecks = record({ develop: z.boolean(), trial: z.boolean() })
export type DomainChecks = z.infer<typeof domainChecks>

/** A file that proves that a site belongs to an app: at this name, with exactly this content. */
export const proofFile = record({ name: z.string(), content: z.string() })
export type ProofFile = z.infer<typeof proofFile>

/** Something of which there may be so many. */
export const allowance = record({
  rule: z.string(),
  limit: z.number(),
  used: z.number(),
  /** Absent: it is not counted by time. */
  resetsAt: moment.optional(),
})
export type Allowance = z.infer<typeof allowance>

const businessDomain = record({ domain: z.string(), addedAt: moment })
export type BusinessDomain = z.infer<typeof businessDomain>

const secretState = z.enum(['none', 'active', 'frozen'])

/** Lets a program upload versions of one app, and do nothing else. */
const uploadToken = record({
  id: z.string(),
  label: z.string(),
  createdAt: moment,
  lastUsedAt: moment.optional(),
})
export type UploadToken = z.infer<typeof uploadToken>

const createdUploadToken = record({
  ...uploadToken.unwrap().shape,
  /** Shown this once: the platform keeps only its hash. */
  token: z.string(),
})
export type CreatedUploadToken = z.infer<typeof createdUploadToken>

/** The public half of the key that `miniprogram-ci` signs with. */
const uploadPair = record({
  /** SHA-256 of the public key, in hexadecimal digits. */
  fingerprint: z.string(),
  createdAt: moment,
  lastUsedAt: moment.optional(),
})

/** An address from which the AppSecret was used, and about which the administrator is asked. */
const addressRequest = record({ address: z.string(), askedAt: moment })
export type AddressRequest = z.infer<typeof addressRequest>

const developmentSettings = record({
  appId: z.string(),
  originalId: z.string(),
  secret: record({ state: secretState, changedAt: moment.optional() }),
  apiAddresses: addressList,
  addressRequests: list(addressRequest),
  uploadPair: uploadPair.optional(),
  uploadAddresses: addressList,
  addressAllowance: z.number(),
  serverDomains,
  domainChecks,
  domainAllowances: record({ perKind: z.number(), changes: allowance }),
  businessDomains: record({
    domains: list(businessDomain),
    proofFile,
    allowance,
    /** Why this app may have none. */
    closedTo: z.enum(['individual', 'game']).optional(),
  }),
})
export type DevelopmentSettings = z.infer<typeof developmentSettings>

const settingChange = record({ what: z.string(), by: z.string(), at: moment })
export type SettingChange = z.infer<typeof settingChange>

export const developmentEndpoints = {
  'GET /api/apps/:appId/development': {
    about: 'What developers of an app have set, and how much is left of what is limited.',
    answer: developmentSettings,
  },
  'GET /api/apps/:appId/development/changes': {
    about: 'Who changed what of it, the latest first.',
    answer: record({ changes: list(settingChange) }),
  },
  'POST /api/apps/:appId/secret': {
    about: 'Make the AppSecret, or another one in its place; it is shown this once.',
    answer: record({ secret: z.string() }),
  },
  'PUT /api/apps/:appId/secret/freezing': {
    about: 'Freeze the AppSecret, so that nobody can use it, or let it be used again.',
    body: record({ isFrozen: z.boolean() }),
    answer: nothing,
  },
  'PUT /api/apps/:appId/api-addresses': {
    about: 'From which addresses the AppSecret may be used.',
    body: addressList,
    answer: addressList,
  },
  'POST /api/apps/:appId/address-requests': {
    about: 'Allow an address that is not in the list of the AppSecret, or refuse it.',
    body: record({ address: shortText, isAllowed: z.boolean() }),
    answer: record({ apiAddresses: addressList, addressRequests: list(addressRequest) }),
  },
  'GET /api/apps/:appId/upload-tokens': {
    about: 'The tokens that programs upload with.',
    answer: record({ tokens: list(uploadToken) }),
  },
  'POST /api/apps/:appId/upload-tokens': {
    about: 'Make an upload token; it is shown this once.',
    body: record({ label: z.string().trim().min(1).max(60) }),
    answer: createdUploadToken,
  },
  'DELETE /api/apps/:appId/upload-tokens/:tokenId': { about: 'Revoke an upload token.', answer: nothing },
  'POST /api/apps/:appId/upload-pair': {
    about:
      'Make the key pair of miniprogram-ci, or another one in its place; its private half is shown this once.',
    answer: record({ privateKey: z.string(), fingerprint: z.string() }),
  },
  'DELETE /api/apps/:appId/upload-pair': { about: 'Revoke the key pair.', answer: nothing },
  'PUT /api/apps/:appId/upload-addresses': {
    about: 'From which addresses programs may upload.',
    body: addressList,
    answer: addressList,
  },
  'PUT /api/apps/:appId/server-domains': {
    about: 'Set the servers that an app may reach.',
    body: serverDomains,
    answer: serverDomains,
  },
  'PUT /api/apps/:appId/domain-checks': {
    about: 'Whether versions that are not online obey the server domains.',
    body: domainChecks,
    answer: domainChecks,
  },
  'POST /api/apps/:appId/business-domains/:domain': {
    about: 'Let `<web-view>` show a site, once the proof file is found there.',
    answer: businessDomain,
  },
  'DELETE /api/apps/:appId/business-domains/:domain': {
    about: 'Show a site no longer.',
    answer: nothing,
  },
  'GET /api/operator/icp-filings': {
    about: 'Domains that are filed with the authorities.',
    answer: record({ domains: list(z.string()) }),
  },
  'PUT /api/operator/icp-filings/:domain': {
    about: 'Note that a domain, and all below it, is filed.',
    answer: nothing,
  },
  'DELETE /api/operator/icp-filings/:domain': {
    about: 'Note that a domain is filed no longer.',
    answer: nothing,
  },
} as const
