/**
 * WeChat's open interfaces for the hosts that a third-party platform has registered (§2.6): what it can
 * give its apps. A site is registered once it has shown the platform's file, and apps need no files of
 * their own for what is below it.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import { actionUnknown } from './code-problems.ts'
import type { CodePorts } from './code-ports.ts'
import { actorOf } from './component-access.ts'
import { done } from './component-routes.ts'
import { changing } from './developing.ts'
import { hostsMissing, oneListOnly } from './domain-problems.ts'
import { parseHost } from './platforms.ts'
import type { PlatformEntry } from './third-party-options.ts'
import { hostMalformed } from './third-party-problems.ts'

interface Asking {
  readonly query: { readonly component_access_token: string; readonly access_token: string }
  readonly origin: RequestOrigin
}

interface Change {
  readonly action: string
  readonly is_modify_published_together: boolean
}

const ACTIONS = ['add', 'delete', 'set', 'get'] as const
type Action = (typeof ACTIONS)[number]

export function hostRoutes(ports: CodePorts): readonly Route[] {
  const { thirdParties, domains, ownHosts } = ports
  const { access, platforms } = thirdParties
  const asking = ({ query, origin }: Asking): Promise<Result<PlatformEntry, RaisedProblem>> =>
    access.platformOf(query.component_access_token || query.access_token, origin.address)
  return [
    route({
      endpoint: 'POST /cgi-bin/component/modify_wxa_server_domain',
      ...changing,
      // Also of who only reads them: a line that changes nothing.
      audit: 'third-party.hosts-changed',
      handle: async ({ body, query, origin, note }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const before = entry.value.server_hosts
        const wanted = read(body, body.wxa_server_domain, entry.value)
        if (!wanted.ok) return wanted
        const { action, hosts, malformed } = wanted.value
        const servers = apply(before, hosts, action)
        const set = await platforms.setHosts(entry.value, { servers })
        if (!set.ok) return set
        note({ what: entry.value.component_id, before, after: servers })
        const list = set.value.server_hosts.join(';')
        return accept({
          answer: {
            ...done,
            ...(set.value.is_published && { published_wxa_server_domain: list }),
            testing_wxa_server_domain: list,
            ...(malformed.length > 0 && { invalid_wxa_server_domain: malformed.join(';') }),
          },
          actor: actorOf(entry.value),
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/modify_wxa_jump_domain',
      guard: anyone,
      rate: 'development.checks-per-minute',
      audit: 'third-party.hosts-changed',
      // Sites are asked for the file outside of the unit: they may be slow. One without it is told below.
      before: async ({ body, query, origin }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const wanted = read(body, body.wxa_jump_h5_domain, entry.value)
        if (!wanted.ok) return wanted
        for (const host of newSites(wanted.value, entry.value)) {
          await domains.lookForProof(entry.value.component_id, `https://${host}`, ownHosts(origin))
        }
        return accept(undefined)
      },
      handle: async ({ body, query, origin, note }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const { component_id, site_hosts: before, proven_sites } = entry.value
        const wanted = read(body, body.wxa_jump_h5_domain, entry.value)
        if (!wanted.ok) return wanted
        const { action, hosts, malformed } = wanted.value
        const proven = new Set(proven_sites)
        const without: string[] = []
        for (const host of newSites(wanted.value, entry.value)) {
          if (await domains.takeProof(component_id, `https://${host}`)) proven.add(host)
          else without.push(host)
        }
        const sites = apply(
          before,
          hosts.filter((host) => !without.includes(host)),
          action,
        )
        const set = await platforms.setHosts(entry.value, {
          sites,
          proven: [...proven].filter((site) => sites.includes(site)),
        })
        if (!set.ok) return set
        note({ what: component_id, before, after: sites })
        const list = set.value.site_hosts.join(';')
        const invalid = [...malformed, ...without].join(';')
        return accept({
          answer: {
            ...done,
            ...(set.value.is_published && { published_wxa_jump_h5_domain: list }),
            testing_wxa_jump_h5_domain: list,
            ...(invalid !== '' && { invalid_wxa_jump_h5_domain: invalid }),
          },
          actor: actorOf(entry.value),
        })
      },
    }),
    route({
      endpoint: 'POST /cgi-bin/component/get_domain_confirmfile',
      ...changing,
      changesNothing: true,
      handle: async ({ query, origin }) => {
        const entry = await asking({ query, origin })
        if (!entry.ok) return entry
        const { name: file_name, content: file_content } = domains.proofFile(entry.value.component_id)
        return accept({ answer: { ...done, file_name, file_content } })
      },
    }),
  ]
}

interface WantedHosts {
  readonly action: Action
  readonly hosts: readonly string[]
  readonly malformed: readonly string[]
}

/** A platform has one list, which holds before it is published and afterwards. */
function read(
  change: Change,
  written: string,
  { is_published }: PlatformEntry,
): Result<WantedHosts, RaisedProblem> {
  const action = ACTIONS.find((one) => one === change.action)
  if (!action) return refuse(actionUnknown({ action: change.action, known: ACTIONS.join(', ') }))
  if (action === 'get') return accept({ action, hosts: [], malformed: [] })
  if (is_published && !change.is_modify_published_together) return refuse(oneListOnly)
  const said = written
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const hosts = said.flatMap((text) => parseHost(text) ?? [])
  const malformed = said.filter((text) => parseHost(text) === undefined)
  if (said.length === 0) return refuse(hostsMissing)
  const [first = ''] = malformed
  return hosts.length > 0
    ? accept({ action, hosts: [...new Set(hosts)], malformed })
    : refuse(hostMalformed({ host: first }))
}

function apply(before: readonly string[], said: readonly string[], action: Action): readonly string[] {
  if (action === 'get') return before
  if (action === 'set') return said
  return action === 'add' ? [...new Set([...before, ...said])] : before.filter((one) => !said.includes(one))
}

/** Those that would be registered and have not shown the file. */
function newSites({ action, hosts }: WantedHosts, { proven_sites }: PlatformEntry): readonly string[] {
  return action === 'add' || action === 'set' ? hosts.filter((host) => !proven_sites.includes(host)) : []
}
