/** The connections of the proxy: an address is judged at the moment of connecting, after name resolution. */
import { lookup as resolve, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import type { AddressPolicy } from './address-policy.ts'

/** Thrown by a connection to an address that apps may not reach. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
}

/**
 * Makes the agent for outbound requests.
 *
 * A name that resolves to any forbidden address is refused as a whole, so that a rebinding answer
 * cannot slip its second address in.
 */
export function createGuardedAgent(mayConnect: AddressPolicy): Agent {
  return new Agent({
    // Names are resolved again for every connection; idle ones are not kept for long.
    keepAliveTimeout: 4_000,
    connections: 64,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
    connect: { timeout: 10_000, lookup: lookupWithin(mayConnect) },
  })
}

/** A literal address is never looked up, so it is judged before connecting. */
export function isForbiddenLiteral(url: URL, mayConnect: AddressPolicy): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && !mayConnect(host)
}

/** Refuses a name that resolves to any forbidden address, with `AddressNotAllowed`. */
export function lookupWithin(mayConnect: AddressPolicy): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0)
      const forbidden = addresses.find(({ address }) => !mayConnect(address))
      if (forbidden) return done(new AddressNotAllowed(`${hostname} is at ${forbidden.address}`), '', 0)
      const [first] = addresses
      if (options.all) return done(null, addresses)
      if (first) return done(null, first.address, first.family)
      done(new Error(`${hostname} has no address`), '', 0)
    })
  }
}
