/**
 * What an app and an Open account call a person.
 *
 * (1) The same person has the same OpenID in an app for ever, and another one in every other app.
 * (2) Under one Open account a person has one UnionID, and another one under every other.
 * (3) Nobody can find out from either who it is, nor reckon one from another: both are made with
 *     a secret of the instance, of 160 bits and more, so that no two are ever equal.
 */
import { createHmac } from 'node:crypto'

export interface UserIds {
  openIdOf(publicId: string, personId: string): string
  unionIdOf(openAccount: string, personId: string): string
}

/** Not a rule: both have 28 characters, as apps expect of them. */
const CHARACTERS = 27

export function createUserIds(secretFor: (purpose: string) => Buffer): UserIds {
  const make = (purpose: string) => {
    const secret = secretFor(purpose)
    return (of: string, personId: string): string =>
      `o${createHmac('sha256', secret)
        .update(JSON.stringify([of, personId]))
        .digest('base64url')
        .slice(0, CHARACTERS)}`
  }
  return { openIdOf: make('OpenIDs'), unionIdOf: make('UnionIDs') }
}
