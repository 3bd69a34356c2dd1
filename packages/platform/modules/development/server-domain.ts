/** What may stand in an app's domain lists. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { DomainKind } from '@maque/protocol/platform/development.ts'

export type DomainRefusal =
  | 'malformed'
  | 'unschemed'
  | 'scheme'
  | 'port'
  | 'path'
  | 'credentials'
  | 'wildcard'
  | 'address'
  | 'local'
  | 'platform'

export const schemes: Readonly<Record<DomainKind, 'https' | 'wss' | 'udp' | 'tcp'>> = {
  request: 'https',
  socket: 'wss',
  upload: 'https',
  download: 'https',
  udp: 'udp',
  tcp: 'tcp',
}

/** Not a rule: a scheme's port that nobody writes, and the highest there is. */
const SECURE_PORT = 443
/** Not a rule: the highest port there is. */
const LAST_PORT = 65_535
/** Not a rule: the longest name there is. https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const NAME_LENGTH = 253

/**
 * One entry as an origin, `https://api.example.com:8443`: the scheme of its kind, a name of the
 * public net, perhaps a port, and nothing else. A port is exact; without one it is the scheme's own.
 *
 * `ownHosts`: the platform's, which no app may list, nor what is below them.
 */
export function parseServerDomain(
  kind: DomainKind,
  text: string,
  ownHosts: readonly string[],
): Result<string, DomainRefusal> {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\]*)(.*)$/is.exec(text.trim())
  if (!parts) return refuse(text.includes('://') ? 'malformed' : 'unschemed')
  const [, scheme = '', authority = '', rest = ''] = parts
  if (scheme.toLowerCase() !== schemes[kind]) return refuse('scheme')
  if (rest !== '' && rest !== '/') return refuse('path')
  if (authority.includes('@')) return refuse('credentials')
  if (authority.includes('*')) return refuse('wildcard')
  if (authority.startsWith('[')) return refuse('address')
  const [name = '', port, ...more] = authority.split(':')
  if (more.length > 0 || (port !== undefined && !isPort(port))) return refuse('port')
  const host = readHost(name, ownHosts)
  if (!host.ok) return host
  const isOwnPort = port === undefined || (Number(port) === SECURE_PORT && isWeb(kind))
  return accept(`${schemes[kind]}://${host.value}${isOwnPort ? '' : `:${Number(port)}`}`)
}

function isWeb(kind: DomainKind): boolean {
  return kind !== 'udp' && kind !== 'tcp'
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= LAST_PORT
}

/** Read as browsers do: `0x7f.1` and `２１３０` become the addresses they are. */
function readHost(name: string, ownHosts: readonly string[]): Result<string, DomainRefusal> {
  const host = URL.parse(`https://${name}`)?.hostname
  if (host === undefined || host === '') return refuse('malformed')
  if (/^[\d.]+$/.test(host)) return refuse('address')
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local')) return refuse('local')
  const isName =
    host.length <= NAME_LENGTH &&
    /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host) &&
    /[a-z]/.test(host.split('.').at(-1) ?? '')
  if (!isName) return refuse('malformed')
  return ownHosts.some((own) => host === own || host.endsWith(`.${own}`)) ? refuse('platform') : accept(host)
}
