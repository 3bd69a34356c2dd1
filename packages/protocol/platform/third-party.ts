/**
 * Third-party platforms: of whoever develops and manages mini programs for their owners, who have
 * authorised them to (RULES §2.7, §2.8). What their servers ask is in component-interfaces.ts and
 * code-interfaces.ts.
 */
import { z } from 'zod'
import { addressList } from './development.ts'
import { pushDelivery } from './message-push.ts'
import { bilingualText } from './problem.ts'
import { scanTicket } from './proofs.ts'
import { list, moment, nothing, record, shortText } from './schema.ts'

/** What an owner authorises a platform to do, by WeChat's number. */
const permissionSet = record({
  id: z.number(),
  /** What kind of account can give it. */
  of: z.enum(['mini-program', 'official-account']),
  name: bilingualText,
  about: bilingualText,
  /** Of one platform at a time. */
  isExclusive: z.boolean(),
})
export type PermissionSet = z.infer<typeof permissionSet>

const setIds = list(z.number().int())

/** Host names, some with a port: `app.example.com:8443`. */
const hosts = list(z.string().trim().max(260))

const platformSettings = record({
  name: shortText,
  about: shortText,
  /** Which permission sets it asks owners for. */
  sets: setIds,
  /** Where authorisation begins and ends: hosts of its own pages. */
  pageHosts: hosts,
  /** Told tickets and authorisations. Empty: nothing is told. */
  eventUrl: z.string().trim().max(1000),
  /** Told what its apps' servers would be told; `$APPID$` in it becomes the app's. */
  messageUrl: z.string().trim().max(1000),
  token: shortText,
  /** Absent: as it was. */
  encodingKey: shortText.optional(),
  /** Apps that may authorise it before it is published. */
  testApps: list(shortText),
  /** Servers that apps may be given with `modify_domain`: host names. */
  serverHosts: hosts,
  /** Sites that apps may be given with `setwebviewdomain`: host names. */
  siteHosts: hosts,
})
export type PlatformSettings = z.infer<typeof platformSettings>

const thirdPartyPlatform = record({
  componentAppId: z.string(),
  ...platformSettings.unwrap().omit({ encodingKey: true }).shape,
  /** The key is shown to nobody: its first and last characters only. */
  encodingKeyHint: z.string(),
  apiAddresses: addressList,
  isPublished: z.boolean(),
  /** When its server last took a ticket. */
  ticketTakenAt: moment.optional(),
  createdAt: moment,
})
export type ThirdPartyPlatform = z.infer<typeof thirdPartyPlatform>

const authorisation = record({
  /** Of a mini program, or of an official account. */
  appId: z.string(),
  appName: z.string(),
  componentAppId: z.string(),
  platformName: z.string(),
  platformAbout: z.string(),
  sets: setIds,
  authorisedAt: moment,
  changedAt: moment,
})
export type Authorisation = z.infer<typeof authorisation>

const developmentApp = record({ appId: z.string(), name: z.string(), addedAt: moment })

/** A version of a development app that can become a template. */
const draft = record({
  draftId: z.number(),
  appId: z.string(),
  appName: z.string(),
  version: z.string(),
  description: z.string(),
  developer: z.string(),
  createdAt: moment,
})
export type Draft = z.infer<typeof draft>

const template = record({ templateId: z.number(), ...draft.unwrap().shape })
export type Template = z.infer<typeof template>

const platformPage = record({
  platform: thirdPartyPlatform,
  sets: list(permissionSet),
  authorisations: list(authorisation),
  developmentApps: list(developmentApp),
  drafts: list(draft),
  templates: list(template),
  templateLimit: z.number(),
  deliveries: list(pushDelivery),
})

/** What was asked on the page that an owner was led to, and what of it is given. */
const given = {
  componentAppId: shortText,
  preAuthCode: shortText,
  redirectUri: z.string().max(2000),
  sets: setIds,
}

const authorisationRequest = record({
  platform: record({ componentAppId: z.string(), name: z.string(), about: z.string() }),
  sets: list(permissionSet),
  /** Authorises it before it is published: these apps and no others. Absent: it is published. */
  testApps: list(z.string()).optional(),
})

export const thirdPartyEndpoints = {
  'GET /api/third-party-platforms': {
    about: 'The third-party platforms of this Open account.',
    answer: record({
      isQualified: z.boolean(),
      platforms: list(thirdPartyPlatform),
      limit: z.number(),
    }),
  },
  'POST /api/third-party-platforms': {
    about: 'Create a third-party platform. Its secret is told this once.',
    body: record({ name: shortText, about: shortText }),
    answer: record({ platform: thirdPartyPlatform, secret: z.string() }),
  },
  'GET /api/third-party-platforms/:componentAppId': {
    about: 'One of them, with its templates, what it was told, and who has authorised it.',
    answer: platformPage,
  },
  'PUT /api/third-party-platforms/:componentAppId': {
    about: 'Change what it says of itself, what it asks owners for, and where it is told.',
    body: platformSettings,
    answer: thirdPartyPlatform,
  },
  'POST /api/third-party-platforms/:componentAppId/secret': {
    about: 'Give it another secret, which is told this once; what was given for the one before is void.',
    answer: record({ secret: z.string() }),
  },
  'PUT /api/third-party-platforms/:componentAppId/api-addresses': {
    about: 'From which addresses its servers may ask.',
    body: addressList,
    answer: addressList,
  },
  'POST /api/third-party-platforms/:componentAppId/publication': {
    about: 'Let every app authorise it, once its server has taken a ticket.',
    answer: thirdPartyPlatform,
  },
  'POST /api/third-party-platforms/:componentAppId/end': {
    about: 'Ask to give it up: the administrator of the Open account scans.',
    answer: record({ ticket: scanTicket }),
  },
  'POST /api/third-party-platforms/:componentAppId/end/confirmation': {
    about:
      'Give it up, after the administrator has confirmed the ticket: authorisations end, and its secret and tokens open nothing.',
    body: record({ ticketId: shortText }),
    answer: nothing,
  },
  'POST /api/third-party-platforms/:componentAppId/development-apps': {
    about: 'Ask for a mini program whose versions become drafts of templates: its administrator scans.',
    body: record({ appId: shortText }),
    answer: record({ ticket: scanTicket }),
  },
  'POST /api/third-party-platforms/:componentAppId/development-apps/:appId/confirmation': {
    about: 'Add it, after its administrator has confirmed the ticket.',
    body: record({ ticketId: shortText }),
    answer: developmentApp,
  },
  'DELETE /api/third-party-platforms/:componentAppId/development-apps/:appId': {
    about: 'Take no more drafts from it.',
    answer: nothing,
  },
  'POST /api/third-party-platforms/:componentAppId/templates': {
    about: 'Make a template of a draft.',
    body: record({ draftId: z.number().int() }),
    answer: template,
  },
  'DELETE /api/third-party-platforms/:componentAppId/templates/:templateId': {
    about: 'Remove a template. What was committed from it stays.',
    answer: nothing,
  },
  'GET /api/authorisation-requests': {
    about: 'Who asks to be authorised, and for what: the words of the page that an owner is led to.',
    query: record({
      component_appid: shortText,
      pre_auth_code: shortText,
      redirect_uri: z.string().max(2000),
    }),
    answer: authorisationRequest,
  },
  'GET /api/apps/:appId/third-party-authorisations': {
    about: 'Which third-party platforms are authorised by this app, and to what.',
    answer: record({ authorisations: list(authorisation), sets: list(permissionSet) }),
  },
  'POST /api/apps/:appId/third-party-authorisations': {
    about: 'Authorise a third-party platform, as its page asked. Answers where to go on.',
    body: record(given),
    answer: record({ goOnTo: z.string() }),
  },
  'DELETE /api/apps/:appId/third-party-authorisations/:componentAppId': {
    about: 'Withdraw it: from now on the platform can do nothing more with this app.',
    answer: nothing,
  },
  'GET /api/official-account/third-party-authorisations': {
    about: 'Which third-party platforms are authorised by this official account, and to what.',
    answer: record({ authorisations: list(authorisation), sets: list(permissionSet) }),
  },
  'POST /api/official-account/third-party-authorisations': {
    about: 'Ask to authorise a third-party platform, as its page asked: the administrator scans.',
    body: record(given),
    answer: record({ ticket: scanTicket }),
  },
  'POST /api/official-account/third-party-authorisations/confirmation': {
    about:
      'Authorise it, after the administrator has confirmed the ticket for exactly this. Answers where to go on.',
    body: record({ ...given, ticketId: shortText }),
    answer: record({ goOnTo: z.string() }),
  },
  'DELETE /api/official-account/third-party-authorisations/:componentAppId': {
    about: 'Withdraw it: from now on the platform can do nothing more with this official account.',
    answer: nothing,
  },
} as const
