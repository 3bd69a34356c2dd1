/**
 * What servers of a third-party platform show, and what it opens (§2.8).
 *
 * (1) A platform's own token is given for its secret and a ticket, and is void with that secret.
 * (2) The token of an app is good as long as the authorisation it was given for, and no longer than
 *     the rule says; it opens what the app has authorised and nothing else.
 * (3) Nobody asks from an address that is not on the platform's list, if it has one.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { later, SECOND_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { Platforms } from './platforms.ts'
import type { SignedTokens } from './signed-tokens.ts'
import { tokenExpired, tokenMissing } from '../../kernel/http/token-problems.ts'
import {
  addressNotListed,
  authorizerTokenNeeded,
  componentDiffers,
  componentSecretWrong,
  componentTokenNeeded,
  componentUnknown,
  notAuthorised,
  outsideSets,
  tokenWrong,
} from './third-party-problems.ts'
import type { AuthorisationEntry, PlatformEntry, ThirdPartyOptions } from './third-party-options.ts'
import type { Tickets } from './tickets.ts'

export interface GivenToken {
  readonly token: string
  readonly expiresInSeconds: number
}

export interface Authorised {
  readonly platform: PlatformEntry
  readonly authorisation: AuthorisationEntry
}

export interface ComponentAccess {
  /** By id and secret. */
  bySecret(
    componentId: string,
    secret: string,
    address: string,
  ): Promise<Result<PlatformEntry, RaisedProblem>>
  giveComponentToken(entry: PlatformEntry, ticket: string): Result<GivenToken, RaisedProblem>
  giveAuthorizerToken(authorisation: AuthorisationEntry): GivenToken
  /** Whether it has the form of a token that was given here. */
  isOne(token: string): boolean
  /** Whose own token this is. `said`: whom the request names, where it names somebody. */
  platformOf(token: string, address: string, said?: string): Promise<Result<PlatformEntry, RaisedProblem>>
  /** Whose token this is, when the app has authorised this set, or one of these. */
  authorisedFor(
    set: number | readonly number[],
    token: string,
    address: string,
  ): Promise<Result<Authorised, RaisedProblem>>
}

export function createComponentAccess(
  options: ThirdPartyOptions,
  tokens: SignedTokens,
  { find, hasSecret }: Platforms,
  tickets: Tickets,
): ComponentAccess {
  const { database, clock, policy, addresses, registrations } = options
  const endOf = (givenAt: Date): Date => later(givenAt, policy.value('component.token-seconds') * SECOND_MS)
  const give = (what: string, voidedBy: string): GivenToken => ({
    token: tokens.give(what, voidedBy, clock.now()),
    expiresInSeconds: policy.value('component.token-seconds'),
  })
  const admit = async (
    entry: PlatformEntry,
    address: string,
  ): Promise<Result<PlatformEntry, RaisedProblem>> => {
    const account = (await registrations.byPublicIds([entry.open_account])).get(entry.open_account)
    if (!account?.isInForce) return refuse(componentUnknown)
    return (await addresses.letsAsk(entry.component_id, address)) ? accept(entry) : refuse(addressNotListed)
  }
  /** What it says it is for, when it is in time. */
  const read = (token: string): Result<readonly string[], RaisedProblem> => {
    if (token === '') return refuse(tokenMissing)
    const said = tokens.read(token)
    if (!said) return refuse(tokenWrong)
    return endOf(said.at) > clock.now() ? accept(said.what.split('-')) : refuse(tokenExpired)
  }
  return {
    async bySecret(componentId, secret, address) {
      const entry = await find(componentId)
      if (!entry) return refuse(componentUnknown)
      return hasSecret(entry, secret) ? admit(entry, address) : refuse(componentSecretWrong)
    },
    giveComponentToken(entry, ticket) {
      const checked = tickets.check(entry, ticket)
      return checked.ok ? accept(give(componentWhat(entry), entry.secret_hash)) : checked
    },
    giveAuthorizerToken: (authorisation) => give(authorizerWhat(authorisation), authorisation.id),
    isOne: (token) => tokens.read(token) !== undefined,
    async platformOf(token, address, said) {
      const what = read(token)
      if (!what.ok) return what
      const [kind, componentId = ''] = what.value
      if (kind === 'a') return refuse(componentTokenNeeded)
      const entry = await find(componentId)
      if (!entry || !tokens.proves(token, componentWhat(entry), entry.secret_hash)) return refuse(tokenWrong)
      if (said !== undefined && said !== componentId) return refuse(componentDiffers)
      return admit(entry, address)
    },
    async authorisedFor(set, token, address) {
      const what = read(token)
      if (!what.ok) return what
      const [kind, componentId = '', appId = ''] = what.value
      if (kind === 'c') return refuse(authorizerTokenNeeded)
      const platform = await find(componentId)
      if (!platform) return refuse(tokenWrong)
      const authorisation = await database
        .selectFrom('authorisations')
        .selectAll()
        .where('component_id', '=', componentId)
        .where('app_id', '=', appId)
        .orderBy('authorised_at', 'desc')
        .executeTakeFirst()
      if (!authorisation || !tokens.proves(token, authorizerWhat(authorisation), authorisation.id)) {
        return refuse(tokenWrong)
      }
      if (authorisation.withdrawn_at !== null) return refuse(notAuthorised)
      const admitted = await admit(platform, address)
      if (!admitted.ok) return admitted
      const isGiven = [set].flat().some((one) => authorisation.sets.includes(one))
      return isGiven ? accept({ platform, authorisation }) : refuse(outsideSets)
    },
  }
}

/** As the audit log names it. */
export function actorOf({ component_id }: PlatformEntry): Actor {
  return { kind: 'third-party', id: component_id }
}

function componentWhat({ component_id }: PlatformEntry): string {
  return `c-${component_id}`
}

function authorizerWhat({ component_id, app_id }: AuthorisationEntry): string {
  return `a-${component_id}-${app_id}`
}
