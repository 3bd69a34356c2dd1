/** WeChat's open interfaces for an app's domains and testers (§2.5, §2.6). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DomainBody } from '@maque/protocol/platform/domain-lists.ts'
import type { DomainKind, ServerDomains } from '@maque/protocol/platform/development.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { NotedChange } from '../../kernel/audit/audit-log.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { CodePorts } from './code-ports.ts'
import {
  actionUnknown,
  hostNotRegistered,
  nothingResolvedAhead,
  siteNotRegistered,
  sitesClosed,
  sitesUnchanged,
  testerUnknown,
} from './code-problems.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing, developing, type Developing } from './developing.ts'
import type { PlatformEntry } from './third-party-options.ts'

export function settingsRoutes(ports: CodePorts): readonly Route[] {
  return [...serverRoutes(ports), ...siteRoutes(ports), ...effectiveRoutes(ports), ...testerRoutes(ports)]
}

const FIELDS = {
  request: 'requestdomain',
  socket: 'wsrequestdomain',
  upload: 'uploaddomain',
  download: 'downloaddomain',
  udp: 'udpdomain',
  tcp: 'tcpdomain',
} as const satisfies Readonly<Record<DomainKind, keyof DomainBody>>

// The keys of an object literal.
const kinds = Object.keys(FIELDS) as readonly DomainKind[]

const SERVER_ACTIONS = ['add', 'delete', 'set', 'get'] as const
const SITE_ACTIONS = SERVER_ACTIONS

function serverRoutes(ports: CodePorts): readonly Route[] {
  const { domains, ownHosts } = ports
  const admitted = byPlatforms(ports)
  const modify = (fromWhere: FromWhere) =>
    admitted(
      async (
        { body, origin, note }: DomainRequest<DomainBody>,
        { appId, platform, actor, actorName }: Developing,
      ) => {
        const action = SERVER_ACTIONS.find((one) => one === body.action)
        if (!action) return refuse(actionUnknown({ action: body.action, known: SERVER_ACTIONS.join(', ') }))
        const { serverDomains: before } = await domains.settings(appId)
        if (action === 'get') return accept({ answer: { ...done, ...toFields(before) }, actor })
        const wanted = changed(before, body, action)
        const registered =
          fromWhere === 'registered' ? checkRegistered(before, wanted, platform) : accept(undefined)
        if (!registered.ok) return registered
        const set = await domains.setServerDomains({ appId, actorName }, wanted, ownHosts(origin))
        if (!set.ok) return set
        note({ what: appId, before, after: set.value })
        return accept({ answer: { ...done, ...toFields(set.value) }, actor })
      },
    )
  // Also of who only reads them: a line that changes nothing.
  const asked = { ...changing, audit: 'third-party.server-domains' } as const
  return [
    route({ endpoint: 'POST /wxa/modify_domain', ...asked, handle: modify('registered') }),
    route({ endpoint: 'POST /wxa/modify_domain_directly', ...asked, handle: modify('anywhere') }),
    route({
      endpoint: 'POST /wxa/set_prefetchdnsdomain',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async () => refuse(nothingResolvedAhead)),
    }),
    route({
      endpoint: 'POST /wxa/get_prefetchdnsdomain',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async () => refuse(nothingResolvedAhead)),
    }),
  ]
}

/** Whether what is added has to be registered with the platform. */
type FromWhere = 'registered' | 'anywhere'

interface DomainRequest<Body> {
  readonly query: { readonly access_token: string }
  readonly body: Body
  readonly origin: RequestOrigin
  note(change: NotedChange): void
}

type Action = 'add' | 'delete' | 'set'

function apply(before: readonly string[], said: readonly string[], action: Action): readonly string[] {
  if (action === 'set') return said
  return action === 'add' ? [...new Set([...before, ...said])] : before.filter((one) => !said.includes(one))
}

/** Kinds that the request does not name stay as they are. */
function changed(before: ServerDomains, body: DomainBody, action: Action): ServerDomains {
  const entries = kinds.map((kind) => {
    const said = body[FIELDS[kind]]
    return [kind, said === undefined ? before[kind] : apply(before[kind], said, action)] as const
  })
  // Every kind is there.
  return Object.fromEntries(entries) as unknown as ServerDomains
}

/** What is new has been registered with the platform, under its own name or one above it. */
function checkRegistered(
  before: ServerDomains,
  wanted: ServerDomains,
  { server_hosts }: PlatformEntry,
): Result<void, RaisedProblem> {
  const added = kinds.flatMap((kind) => wanted[kind].filter((domain) => !before[kind].includes(domain)))
  const foreign = added.map(hostOf).find((host) => !isBelow(host, server_hosts))
  return foreign === undefined ? accept(undefined) : refuse(hostNotRegistered({ host: foreign }))
}

function hostOf(domain: string): string {
  return /^[a-z]+:\/\/([^/:]*)/i.exec(domain)?.[1]?.toLowerCase() ?? domain
}

function isBelow(host: string, hosts: readonly string[]): boolean {
  return hosts.some((own) => host === own || host.endsWith(`.${own}`))
}

function toFields(domains: ServerDomains) {
  return {
    requestdomain: domains.request,
    wsrequestdomain: domains.socket,
    uploaddomain: domains.upload,
    downloaddomain: domains.download,
    udpdomain: domains.udp,
    tcpdomain: domains.tcp,
  }
}

interface SiteBody {
  readonly action: string
  readonly webviewdomain: readonly string[]
}

interface WantedSites {
  readonly action: (typeof SITE_ACTIONS)[number]
  readonly said: readonly string[]
  /** What the app does not have yet. */
  readonly added: readonly string[]
}

const toSite = (domain: string): string => (domain.includes('://') ? domain : `https://${domain}`)

async function sitesOf(appId: string, { domains }: CodePorts): Promise<readonly string[]> {
  return (await domains.settings(appId)).businessDomains.domains.map(({ domain }) => domain)
}

async function readSites(
  { action: word, webviewdomain }: SiteBody,
  fromWhere: FromWhere,
  { appId, platform }: Developing,
  ports: CodePorts,
): Promise<Result<WantedSites, RaisedProblem>> {
  // Who says nothing gives the app all that the platform has registered.
  const isAll = fromWhere === 'registered' && word === '' && webviewdomain.length === 0
  const action = isAll ? 'add' : SITE_ACTIONS.find((one) => one === word)
  if (!action) return refuse(actionUnknown({ action: word, known: SITE_ACTIONS.join(', ') }))
  const said = (isAll ? platform.site_hosts : webviewdomain).map(toSite)
  if (action !== 'add' && action !== 'set') return accept({ action, said, added: [] })
  const before = await sitesOf(appId, ports)
  const added = said.filter((site) => !before.includes(site))
  const foreign = added.map(hostOf).find((host) => !isBelow(host, platform.site_hosts))
  return fromWhere === 'registered' && foreign !== undefined
    ? refuse(siteNotRegistered({ host: foreign }))
    : accept({ action, said, added })
}

function siteRoutes(ports: CodePorts): readonly Route[] {
  const { domains, ownHosts } = ports
  const admitted = byPlatforms(ports)
  /** Sites are asked for the file outside of the unit: they may be slow. The platform's file is as good. */
  const look = async (
    { body, query, origin }: Omit<DomainRequest<SiteBody>, 'note'>,
    fromWhere: FromWhere,
  ): Promise<Result<void, RaisedProblem>> => {
    const by = await developing({ query, origin }, ports)
    if (!by.ok) return by
    const wanted = await readSites(body, fromWhere, by.value, ports)
    if (!wanted.ok) return wanted
    const { appId, platform } = by.value
    for (const site of wanted.value.added) {
      const find = isBelow(hostOf(site), platform.proven_sites) ? domains.vouchFor : domains.lookForProof
      const found = await find(appId, site, ownHosts(origin))
      if (!found.ok) return found
    }
    return accept(undefined)
  }
  const set = (fromWhere: FromWhere) =>
    admitted(async ({ body, origin, note }: DomainRequest<SiteBody>, by: Developing) => {
      const { appId, actor, actorName } = by
      const wanted = await readSites(body, fromWhere, by, ports)
      if (!wanted.ok) return wanted
      const { action, said, added } = wanted.value
      const before = await sitesOf(appId, ports)
      if (action === 'get') return accept({ answer: { ...done, webviewdomain: before }, actor })
      if ((await domains.settings(appId)).businessDomains.closedTo !== undefined) return refuse(sitesClosed)
      const isRemoved = (site: string): boolean =>
        action === 'delete' ? said.includes(site) : action === 'set' && !said.includes(site)
      const removed = before.filter(isRemoved)
      if (added.length + removed.length === 0) return refuse(sitesUnchanged)
      for (const site of removed) {
        const gone = await domains.removeBusinessDomain({ appId, actorName }, site)
        if (!gone.ok) return gone
      }
      for (const site of added) {
        const there = await domains.addBusinessDomain({ appId, actorName }, site, ownHosts(origin))
        if (!there.ok) return there
      }
      const after = await sitesOf(appId, ports)
      note({ what: appId, before, after })
      return accept({ answer: { ...done, webviewdomain: after }, actor })
    })
  const asked = {
    guard: anyone,
    rate: 'development.checks-per-minute',
    audit: 'third-party.business-domains',
  } as const
  return [
    route({
      endpoint: 'POST /wxa/setwebviewdomain',
      ...asked,
      before: (request) => look(request, 'registered'),
      handle: set('registered'),
    }),
    route({
      endpoint: 'POST /wxa/setwebviewdomain_directly',
      ...asked,
      before: (request) => look(request, 'anywhere'),
      handle: set('anywhere'),
    }),
    route({
      endpoint: 'POST /wxa/get_webviewdomain_confirmfile',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async (_, by) => {
        const { name: file_name, content: file_content } = domains.proofFile(by.appId)
        return accept({ answer: { ...done, file_name, file_content } })
      }),
    }),
  ]
}

/** An app has one list of each, which holds at once; where a part of it comes from, the platform's list says. */
function effectiveRoutes(ports: CodePorts): readonly Route[] {
  const { domains } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/get_effective_domain',
      ...changing,
      changesNothing: true,
      handle: admitted(async (_, { appId, platform }) => {
        const { serverDomains } = await domains.settings(appId)
        const ofPlatform = (domain: string): boolean => isBelow(hostOf(domain), platform.server_hosts)
        return accept({
          answer: {
            ...done,
            mp_domain: toFields(only(serverDomains, (domain) => !ofPlatform(domain))),
            third_domain: toFields(only(serverDomains, ofPlatform)),
            direct_domain: toFields(only(serverDomains, () => false)),
            effective_domain: toFields(serverDomains),
          },
        })
      }),
    }),
    route({
      endpoint: 'POST /wxa/get_effective_webviewdomain',
      ...changing,
      changesNothing: true,
      handle: admitted(async (_, { appId, platform }) => {
        const sites = await sitesOf(appId, ports)
        const ofPlatform = (site: string): boolean => isBelow(hostOf(site), platform.site_hosts)
        return accept({
          answer: {
            ...done,
            mp_webviewdomain: sites.filter((site) => !ofPlatform(site)),
            third_webviewdomain: sites.filter(ofPlatform),
            direct_webviewdomain: [],
            effective_webviewdomain: sites,
          },
        })
      }),
    }),
  ]
}

function only(domains: ServerDomains, isMeant: (domain: string) => boolean): ServerDomains {
  const entries = kinds.map((kind) => [kind, domains[kind].filter(isMeant)] as const)
  // Every kind is there.
  return Object.fromEntries(entries) as unknown as ServerDomains
}

export interface DevInfoOptions {
  readonly domains: Pick<CodePorts['domains'], 'settings'>
  /** For which app: by its own token, or by that of a platform that develops it. */
  byToken(token: string, origin: RequestOrigin): Promise<Result<{ readonly appId: string }, RaisedProblem>>
}

const INFO_ACTIONS: readonly string[] = ['getbizdomain', 'getserverdomain']

/** What an app's own server asks as well. */
export function devInfoRoutes({ domains, byToken }: DevInfoOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /wxa/getwxadevinfo',
      ...changing,
      changesNothing: true,
      handle: async ({ query, body: { action }, origin }) => {
        const asking = await byToken(query.access_token, origin)
        if (!asking.ok) return asking
        if (action !== '' && !INFO_ACTIONS.includes(action)) {
          return refuse(actionUnknown({ action, known: INFO_ACTIONS.join(', ') }))
        }
        const { serverDomains, businessDomains } = await domains.settings(asking.value.appId)
        const bizdomain = businessDomains.domains.map(({ domain }) => domain)
        return accept({
          answer: {
            ...done,
            ...(action !== 'getbizdomain' && toFields(serverDomains)),
            ...(action !== 'getserverdomain' && { bizdomain }),
          },
        })
      },
    }),
  ]
}

function testerRoutes(ports: CodePorts): readonly Route[] {
  const { members, personKey, apps } = ports
  const admitted = byPlatforms(ports)
  const keyOf = (appId: string, personId: string): string => personKey(`${appId} ${personId}`)
  const testersOf = async (appId: string) =>
    (await members.list(appId)).members.filter(({ roles }) => roles.includes('experiencer'))
  return [
    route({
      endpoint: 'POST /wxa/bind_tester',
      ...changing,
      audit: 'member.experiencer-added',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        const administrator = (await apps.administratorOf(appId)) ?? ''
        const added = await members.addExperiencer(appId, administrator, body.wechatid)
        if (!added.ok) return added
        note({ what: added.value.personId, after: appId })
        return accept({ answer: { ...done, userstr: keyOf(appId, added.value.personId) }, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/unbind_tester',
      ...changing,
      audit: 'member.experiencer-removed',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        const tester = (await testersOf(appId)).find(
          ({ personId, email }) => keyOf(appId, personId) === body.userstr || email === body.wechatid,
        )
        if (!tester) return refuse(testerUnknown)
        const removed = await members.removeExperiencer(appId, tester.personId)
        if (!removed.ok) return removed
        note({ what: tester.personId, before: appId })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/memberauth',
      ...changing,
      changesNothing: true,
      handle: admitted(async ({ body: { action } }, { appId }) => {
        if (action !== 'get_experiencer') return refuse(actionUnknown({ action, known: 'get_experiencer' }))
        const testers = await testersOf(appId)
        return accept({
          answer: { ...done, members: testers.map(({ personId }) => ({ userstr: keyOf(appId, personId) })) },
        })
      }),
    }),
  ]
}
