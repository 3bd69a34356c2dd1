/** Which addresses servers of apps may be at. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import ipaddr from 'ipaddr.js'

/** Whether a resolved address may be connected to. */
export type AddressPolicy = (address: string) => boolean

/** For programs on one's own machine. */
export const isAnyAddress: AddressPolicy = () => true

/**
 * Only public unicast ones.
 *
 * Loopback, private, link-local, carrier-grade, multicast, reserved and documentation ranges are
 * not, nor IPv6 addresses that carry such an IPv4 address inside (mapped, 6to4, NAT64, Teredo).
 */
export const isPublicAddress: AddressPolicy = (address) => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast'
  const v6 = ipaddr.IPv6.parse(address)
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address().range() === 'unicast'
  // Everything that is not plainly global unicast is refused: 6to4, NAT64 and Teredo ranges included.
  return v6.range() === 'unicast'
}

/** Public ones, and those of networks that `readNetworks` has read. */
export function isPublicOrIn(networks: readonly string[]): AddressPolicy {
  const ranges = networks.map((network) => ipaddr.parseCIDR(network))
  return (address) => {
    if (isPublicAddress(address)) return true
    if (!ipaddr.isValid(address)) return false
    // An IPv4 address is the same one when IPv6 carries it.
    const parsed = ipaddr.process(address)
    return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))
  }
}

/** What somebody may have at home: neither loopback nor link-local, where machines keep secrets for themselves. */
const ownRanges = new Set(['private', 'uniqueLocal', 'carrierGradeNat'])

/** Networks as an operator writes them, `10.0.0.0/8, fd12::/16`. Refused with the first that is none of one's own. */
export function readNetworks(written: string): Result<readonly string[], string> {
  const networks = written.split(/[\s,]+/).filter((network) => network !== '')
  const wrong = networks.find((network) => !isOwnNetwork(network))
  return wrong === undefined ? accept(networks) : refuse(wrong)
}

function isOwnNetwork(network: string): boolean {
  if (!ipaddr.isValidCIDR(network)) return false
  const kind = ipaddr.parseCIDR(network)[0].kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  const first = kind.networkAddressFromCIDR(network).range()
  return ownRanges.has(first) && kind.broadcastAddressFromCIDR(network).range() === first
}
