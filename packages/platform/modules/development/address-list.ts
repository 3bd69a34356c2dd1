/** Lists of network addresses and ranges, and whether somebody comes from one of them. */
import ipaddr from 'ipaddr.js'

/**
 * One entry as it is kept, or `undefined` when it is none: an address, or a range in CIDR notation
 * that begins where it says. Numbers are decimal, as everybody reads them.
 */
export function parseEntry(text: string): string | undefined {
  const [address = '', prefix, ...rest] = text.trim().split('/')
  if (rest.length > 0 || !isPlain(address)) return undefined
  const parsed = ipaddr.parse(address)
  if (prefix === undefined) return parsed.toString()
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined
  const range = `${parsed.toString()}/${prefix}`
  if (!ipaddr.isValidCIDR(range)) return undefined
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(range)
      : ipaddr.IPv6.networkAddressFromCIDR(range)
  return network.toString() === parsed.toString() ? range : undefined
}

function isPlain(address: string): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(address) || (address.includes(':') && ipaddr.IPv6.isValid(address))
  )
}

/** `entries` as `parseEntry` gave them. An address that cannot be read is in no list. */
export function isListed(address: string, entries: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const from = ipaddr.process(address)
  return entries.some((entry) => {
    const [network, prefix] = ipaddr.parseCIDR(entry.includes('/') ? entry : `${entry}/${widthOf(entry)}`)
    return from.kind() === network.kind() && from.match(network, prefix)
  })
}

/** Not a rule: how many bits an address has. */
const WIDTHS = { ipv4: 32, ipv6: 128 } as const

function widthOf(address: string): number {
  return WIDTHS[ipaddr.parse(address).kind()]
}
