/** Whether a running version may reach an address: asked of every request, and of every redirect. */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { DomainKind } from '@maque/protocol/platform/development.ts'
import { isListedServer } from '@maque/protocol/platform/listed-server.ts'
import type { ReachSettings } from './contract.ts'
import { schemes } from './server-domain.ts'

export interface Reach {
  readonly kind: DomainKind
  readonly url: URL
  readonly version: Launch['envVersion']
}

/**
 * Scheme, host and port are those of an entry, exactly: no host stands for another. An entry for
 * sockets of any kind that names no port is for every port of its host, since sockets have no port of
 * their own that goes without saying. Versions that are not online are let off where their app's switch says so; what is online never is.
 */
export function mayReach(
  { serverDomains, domainChecks }: Pick<ReachSettings, 'serverDomains' | 'domainChecks'>,
  { kind, url, version }: Reach,
): boolean {
  // Credentials make an address read like another one.
  if (url.username !== '' || url.password !== '') return false
  if (version !== 'release' && !domainChecks[version]) return mayReachUnchecked(kind, url)
  return isListedServer(kind, `${url.protocol}//${url.host}`, serverDomains[kind])
}

/** Also without encryption: who tries something out may not have it yet. */
function mayReachUnchecked(kind: DomainKind, url: URL): boolean {
  const scheme = url.protocol.slice(0, -1)
  return scheme === schemes[kind] || `${scheme}s` === schemes[kind]
}
