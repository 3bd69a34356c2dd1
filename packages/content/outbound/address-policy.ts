import ipaddr from 'ipaddr.js'

/**
 * Whether a resolved address may be connected to: only public unicast ones.
 *
 * Loopback, private, link-local, carrier-grade, multicast, reserved and documentation ranges are
 * not, nor IPv6 addresses that carry such an IPv4 address inside (mapped, 6to4, NAT64, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast'
  const v6 = ipaddr.IPv6.parse(address)
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address().range() === 'unicast'
  // Everything that is not plainly global unicast is refused: 6to4, NAT64 and Teredo ranges included.
  return v6.range() === 'unicast'
}
