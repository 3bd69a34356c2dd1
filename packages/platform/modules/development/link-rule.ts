/**
 * Which mini program a scanned link opens (§2.10). No database and no clock in here.
 *
 * (1) A rule is matched by links of its scheme and host. One that ends in `/` is matched by all
 *     below it, any other by its path alone; what it says after `?` begins the link's parameters.
 * (2) Of several rules the longest decides. Where it is not published nothing is opened, though a
 *     shorter one may be.
 * (3) A test link is opened for members as its rule says, published or not.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { LinkVersion } from '@maque/protocol/platform/link-rules.ts'
import { parseServerDomain } from './server-domain.ts'

export interface LinkRule {
  readonly prefix: string
  readonly ignoresCase: boolean
}

export interface KeptRule extends LinkRule {
  readonly appId: string
  readonly path: string
  readonly isPublished: boolean
  readonly testLinks: readonly string[]
  readonly testVersion: LinkVersion
}

/** A rule as it is kept, or `undefined` when it is none: `https://host/path/?begins=with`. */
export function parseLink(text: string, ownHosts: readonly string[]): Result<string, 'malformed'> {
  const url = URL.parse(text.trim())
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return refuse('malformed')
  if (url.username !== '' || url.password !== '' || url.hash !== '') return refuse('malformed')
  const host = parseServerDomain('request', `https://${url.host}`, ownHosts)
  return host.ok ? accept(url.href) : refuse('malformed')
}

/** Scheme and host: rules of other places cannot match. */
export function placeOf(link: string): string {
  const { protocol, host } = new URL(link)
  return `${protocol}//${host}`
}

/** Where the proof file of a rule lies: in the last folder that the rule names. */
export function proofFolderOf(rule: string): string {
  const { pathname } = new URL(rule)
  return `${placeOf(rule)}${pathname.slice(0, pathname.lastIndexOf('/') + 1)}`
}

/** `link` as `parseLink` gave it. */
export function matches({ prefix, ignoresCase }: LinkRule, link: string): boolean {
  if (placeOf(prefix) !== placeOf(link)) return false
  const rule = partsOf(prefix, ignoresCase)
  const asked = partsOf(link, ignoresCase)
  const isBelow = rule.path.endsWith('/') ? asked.path.startsWith(rule.path) : asked.path === rule.path
  if (!isBelow) return false
  return rule.query === undefined || asked.query?.startsWith(rule.query) === true
}

interface LinkParts {
  readonly path: string
  /** Absent: there is no `?`. */
  readonly query: string | undefined
}

function partsOf(link: string, ignoresCase: boolean): LinkParts {
  const rest = link.slice(placeOf(link).length)
  const [path = '', ...query] = (ignoresCase ? rest.toLowerCase() : rest).split('?')
  return { path, query: query.length > 0 ? query.join('?') : undefined }
}

interface DecidedLink {
  readonly appId: string
  readonly path: string
  readonly version: LinkVersion
}

/** `isMember`: whether who scanned it belongs to the app. */
export function decideLink(
  link: string,
  rules: readonly KeptRule[],
  isMember: (appId: string) => boolean,
): DecidedLink | undefined {
  const matching = rules
    .filter((rule) => matches(rule, link))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)
  const tested = matching.find(({ testLinks, appId }) => testLinks.includes(link) && isMember(appId))
  if (tested) return { appId: tested.appId, path: tested.path, version: tested.testVersion }
  const [longest] = matching
  return longest?.isPublished ? { appId: longest.appId, path: longest.path, version: 'release' } : undefined
}

/** The parameters that the page is given, which decodes the link once, as any of its parameters; and when it was scanned. */
export function parametersOf(link: string, scannedAtSeconds: number): string {
  return `q=${encodeURIComponent(link)}&scancode_time=${scannedAtSeconds}`
}
