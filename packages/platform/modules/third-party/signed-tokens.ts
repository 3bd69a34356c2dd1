/**
 * Tokens of which nothing is kept: they say what they are for and when they were given, and prove it.
 *
 *     <what>-<when, in base 36>-<proof by the instance's key>
 *
 * What voids a token (a secret's hash, an authorisation's id) is part of its proof and stands in no
 * token.
 */
import { timingSafeEqual } from 'node:crypto'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'

export interface SignedTokens {
  give(what: string, voidedBy: string, at: Date): string
  /** What a token says; nothing of it is proven. */
  read(token: string): { readonly what: string; readonly at: Date } | undefined
  proves(token: string, what: string, voidedBy: string): boolean
}

/** Not a rule: how moments are written. */
const BASE = 36

export function createSignedTokens(secretKey: KeyedHash): SignedTokens {
  const give: SignedTokens['give'] = (what, voidedBy, at) => {
    const when = at.getTime().toString(BASE)
    return `${what}-${when}-${secretKey(JSON.stringify([what, voidedBy, when]))}`
  }
  const read: SignedTokens['read'] = (token) => {
    const said = /^(.+)-([0-9a-z]{1,9})-[0-9a-f]{64}$/.exec(token)
    return said?.[1] === undefined || said[2] === undefined
      ? undefined
      : { what: said[1], at: new Date(parseInt(said[2], BASE)) }
  }
  return {
    give,
    read,
    proves(token, what, voidedBy) {
      const said = read(token)
      if (said?.what !== what) return false
      const right = Buffer.from(give(what, voidedBy, said.at))
      const given = Buffer.from(token)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
