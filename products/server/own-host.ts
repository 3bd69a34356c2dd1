/**
 * Whether a request asks for this instance by a name of its own. Links that are sent to people are
 * made of the name that was asked for: nobody may put theirs there.
 */
import { hostname, networkInterfaces } from 'node:os'
import type { ServerConfig } from './config.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export function isOwnHost(
  host: string | null,
  { publicHost, contentDomain }: Pick<ServerConfig, 'publicHost' | 'contentDomain'>,
): boolean {
  // Parsed: what is no host and port has no name.
  const asked = host === null ? null : URL.parse(`http://${host}`)
  if (!asked || asked.host !== host?.toLowerCase().replace(/:80$/, '')) return false
  if (LOOPBACK.includes(asked.hostname)) return true
  return publicHost === undefined
    ? [contentDomain, hostname().toLowerCase(), ...ownAddresses()].includes(asked.hostname)
    : host.toLowerCase() === publicHost
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}

export function misdirected(host: string | null): Response {
  return new Response(
    `本实例不以 ${host ?? '—'} 为名；请用 PUBLIC_HOST 指定 · This instance is not called ${host ?? '—'}: say its name in PUBLIC_HOST.\n`,
    { status: 421, headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  )
}
