/** WeChat's open interfaces for an app's domains and testers (§2.5, §2.6). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DomainBody } from '@maque/protocol/platform/code-interfaces.ts'
import type { DomainKind, ServerDomains } from '@maque/protocol/platform/development.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
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
  return [...serverRoutes(ports), ...siteRoutes(ports), ...testerRoutes(ports)]
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
  return [
    route({
      endpoint: 'POST /wxa/modify_domain',
      ...changing,
      // Also of who only reads them: a line that changes nothing.
      audit: 'third-party.server-domains',
      handle: admitted(async ({ body, origin, note }, { appId, platform, actor, actorName }) => {
        const action = SERVER_ACTIONS.find((one) => one === body.action)
        if (!action) return refuse(actionUnknown({ action: body.action, known: SERVER_ACTIONS.join(', ') }))
        const { serverDomains: before } = await domains.settings(appId)
        if (action === 'get') return accept({ answer: { ...done, ...toFields(before) }, actor })
        const wanted = changed(before, body, action)
        const registered = checkRegistered(before, wanted, platform)
        if (!registered.ok) return registered
        const set = await domains.setServerDomains({ appId, actorName }, wanted, ownHosts(origin))
        if (!set.ok) return set
        note({ what: appId, before, after: set.value })
        return accept({ answer: { ...done, ...toFields(set.value) }, actor })
      }),
    }),
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

function siteRoutes(ports: CodePorts): readonly Route[] {
  const { domains, ownHosts } = ports
  const admitted = byPlatforms(ports)
  const toSite = (domain: string): string => (domain.includes('://') ? domain : `https://${domain}`)
  const sitesOf = async (appId: string): Promise<readonly string[]> =>
    (await domains.settings(appId)).businessDomains.domains.map(({ domain }) => domain)
  /** What a request would add. */
  const addedBy = async (
    { appId, platform }: Developing,
    action: (typeof SITE_ACTIONS)[number],
    said: readonly string[],
  ): Promise<Result<readonly string[], RaisedProblem>> => {
    if (action !== 'add' && action !== 'set') return accept([])
    const before = await sitesOf(appId)
    const added = said.map(toSite).filter((site) => !before.includes(site))
    const foreign = added.map(hostOf).find((host) => !isBelow(host, platform.site_hosts))
    return foreign === undefined ? accept(added) : refuse(siteNotRegistered({ host: foreign }))
  }
  return [
    route({
      endpoint: 'POST /wxa/setwebviewdomain',
      guard: anyone,
      rate: 'development.checks-per-minute',
      audit: 'third-party.business-domains',
      // Sites are asked for the file outside of the unit: they may be slow.
      before: async ({ query, body, origin }) => {
        const by = await developing({ query, origin }, ports)
        const action = SITE_ACTIONS.find((one) => one === body.action)
        if (!by.ok || !action) return by.ok ? accept(undefined) : by
        const added = await addedBy(by.value, action, body.webviewdomain)
        if (!added.ok) return added
        for (const site of added.value) {
          const found = await domains.lookForProof(by.value.appId, site, ownHosts(origin))
          if (!found.ok) return found
        }
        return accept(undefined)
      },
      handle: admitted(async ({ body, origin, note }, by) => {
        const { appId, actor, actorName } = by
        const action = SITE_ACTIONS.find((one) => one === body.action)
        if (!action) return refuse(actionUnknown({ action: body.action, known: SITE_ACTIONS.join(', ') }))
        const before = await sitesOf(appId)
        if (action === 'get') return accept({ answer: { ...done, webviewdomain: before }, actor })
        if ((await domains.settings(appId)).businessDomains.closedTo !== undefined) return refuse(sitesClosed)
        const said = body.webviewdomain.map(toSite)
        const added = await addedBy(by, action, said)
        if (!added.ok) return added
        const removed =
          action === 'delete'
            ? before.filter((site) => said.includes(site))
            : action === 'set'
              ? before.filter((site) => !said.includes(site))
              : []
        if (added.value.length + removed.length === 0) return refuse(sitesUnchanged)
        for (const site of removed) {
          const gone = await domains.removeBusinessDomain({ appId, actorName }, site)
          if (!gone.ok) return gone
        }
        for (const site of added.value) {
          const there = await domains.addBusinessDomain({ appId, actorName }, site, ownHosts(origin))
          if (!there.ok) return there
        }
        const after = await sitesOf(appId)
        note({ what: appId, before, after })
        return accept({ answer: { ...done, webviewdomain: after }, actor })
      }),
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
