/**
 * Passkeys (WebAuthn): keys that never leave their owner's device, bound to this host.
 *
 * (1) A challenge is good once, for a short time, and for what it was made for.
 * (2) A passkey signs in whose it is, and only on the host for which it was made.
 * (3) A copy of a key that counts its uses is noticed: its counter does not go on.
 */
import type { Kysely, Selectable } from 'kysely'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  Ceremony,
  NewCredential,
  Passkey,
  UsedCredential,
} from '@maque/protocol/platform/credentials.ts'
import { later, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { AccountsTables, PasskeyRow } from './accounts-tables.ts'
import type { LoginHolder } from './contract.ts'

export interface Passkeys {
  list(holder: LoginHolder): Promise<readonly Passkey[]>
  beginToAdd(holder: LoginHolder, names: HolderNames, origin: RequestOrigin): Promise<Ceremony>
  add(
    holder: LoginHolder,
    added: AddedPasskey,
    origin: RequestOrigin,
  ): Promise<Result<Passkey, RaisedProblem>>
  rename(holder: LoginHolder, passkeyId: string, name: string): Promise<Result<Passkey, RaisedProblem>>
  remove(holder: LoginHolder, passkeyId: string): Promise<Result<void, RaisedProblem>>
  beginToSignIn(origin: RequestOrigin): Promise<Ceremony>
  /** Whose passkey it is. */
  signIn(
    ceremonyId: string,
    response: UsedCredential,
    origin: RequestOrigin,
  ): Promise<Result<LoginHolder, RaisedProblem>>
}

export interface HolderNames {
  /** What they sign in with. */
  readonly login: string
  readonly name: string
}

export interface AddedPasskey {
  readonly ceremonyId: string
  readonly name: string
  readonly response: NewCredential
}

export interface PasskeysOptions {
  readonly database: Kysely<AccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly instanceName: string
}

/** Not a rule: COSE's names of EdDSA, ES256 and RS256. */
const ALGORITHMS = [-8, -7, -257]

/** The library throws what it does not accept, and says why to nobody but its author. */
const notAccepted = (): undefined => undefined

/** Not a rule: WebAuthn asks for 16 bytes at least. */
const CHALLENGE_BYTES = 32

export function createPasskeys(options: PasskeysOptions): Passkeys {
  return { ...keeping(options), ...adding(options), ...signingIn(options) }
}

type Ceremonies = Pick<PasskeysOptions, 'database' | 'clock' | 'random' | 'policy'>

function newChallenge({ random }: Ceremonies): {
  readonly text: string
  readonly bytes: Uint8Array<ArrayBuffer>
} {
  const bytes = Uint8Array.from(random(CHALLENGE_BYTES))
  return { bytes, text: Buffer.from(bytes).toString('base64url') }
}

/** Keeps the challenge until it is answered, or too late. */
async function open(
  challenge: string,
  holder: LoginHolder | undefined,
  { database, clock, random, policy }: Ceremonies,
): Promise<string> {
  const now = clock.now()
  const id = newId('ceremony', random)
  await database.deleteFrom('passkey_ceremonies').where('expires_at', '<=', now).execute()
  await database
    .insertInto('passkey_ceremonies')
    .values({
      id,
      challenge,
      holder_kind: holder?.kind ?? null,
      holder_id: holder?.id ?? null,
      expires_at: later(now, policy.value('passkey.seconds') * SECOND_MS),
    })
    .execute()
  return id
}

/** The challenge of a ceremony of this holder, which is over by this. */
async function close(
  ceremonyId: string,
  holder: LoginHolder | undefined,
  { database, clock }: Ceremonies,
): Promise<string | undefined> {
  const ceremony = await database
    .deleteFrom('passkey_ceremonies')
    .where('id', '=', ceremonyId)
    .where('holder_kind', 'is not distinct from', holder?.kind ?? null)
    .where('holder_id', 'is not distinct from', holder?.id ?? null)
    .where('expires_at', '>', clock.now())
    .returning('challenge')
    .executeTakeFirst()
  return ceremony?.challenge
}

function placeOf({ scheme, host }: RequestOrigin): {
  readonly rpID: string
  readonly expectedOrigin: string
} {
  const origin = `${scheme}://${host}`
  return { rpID: new URL(origin).hostname, expectedOrigin: origin }
}

function keeping({ database }: PasskeysOptions): Pick<Passkeys, 'list' | 'rename' | 'remove'> {
  return {
    async list({ kind, id }) {
      const rows = await database
        .selectFrom('passkeys')
        .selectAll()
        .where('holder_kind', '=', kind)
        .where('holder_id', '=', id)
        .orderBy('created_at')
        .execute()
      return rows.map(toPasskey)
    },
    async rename({ kind, id }, passkeyId, name) {
      const renamed = await database
        .updateTable('passkeys')
        .set({ name })
        .where('id', '=', passkeyId)
        .where('holder_kind', '=', kind)
        .where('holder_id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return renamed ? accept(toPasskey(renamed)) : refuse(notFound)
    },
    async remove({ kind, id }, passkeyId) {
      const removed = await database
        .deleteFrom('passkeys')
        .where('id', '=', passkeyId)
        .where('holder_kind', '=', kind)
        .where('holder_id', '=', id)
        .returning('id')
        .executeTakeFirst()
      return removed ? accept(undefined) : refuse(notFound)
    },
  }
}

function toPasskey({ id, name, created_at, last_used_at, is_synced }: Selectable<PasskeyRow>): Passkey {
  return {
    id,
    name,
    createdAt: created_at.toISOString(),
    isSynced: is_synced,
    ...(last_used_at && { lastUsedAt: last_used_at.toISOString() }),
  }
}

function adding(options: PasskeysOptions): Pick<Passkeys, 'beginToAdd' | 'add'> {
  const { database, clock, policy, instanceName } = options
  const ofHolder = ({ kind, id }: LoginHolder) =>
    database
      .selectFrom('passkeys')
      .selectAll()
      .where('holder_kind', '=', kind)
      .where('holder_id', '=', id)
      .execute()
  return {
    async beginToAdd(holder, { login, name }, origin) {
      const challenge = newChallenge(options)
      const known = await ofHolder(holder)
      const generated = await generateRegistrationOptions({
        rpName: instanceName,
        rpID: placeOf(origin).rpID,
        userName: login,
        userDisplayName: name,
        userID: new TextEncoder().encode(`${holder.kind} ${holder.id}`),
        challenge: challenge.bytes,
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { ceremonyId: await open(challenge.text, holder, options), options: { ...generated } }
    },

    async add(holder, { ceremonyId, name, response }, origin) {
      const challenge = await close(ceremonyId, holder, options)
      if (challenge === undefined) return policy.refuse('passkey.seconds')
      await lockFor(database, 'passkeys of', holder.id)
      const there = await ofHolder(holder)
      if (there.length >= policy.value('passkey.per-account')) {
        const occupiedBy = there.map((passkey) => ({ kind: 'passkey', label: passkey.name }))
        return policy.refuse('passkey.per-account', { used: there.length, occupiedBy })
      }
      const { rpID, expectedOrigin } = placeOf(origin)
      const verified = await verifyRegistrationResponse({
        // The contract has parsed what the verification reads of it.
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin,
        expectedRPID: rpID,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch(notAccepted)
      if (!verified?.verified) return policy.refuse('passkey.seconds')
      const { credential, credentialDeviceType } = verified.registrationInfo
      const row = await database
        .insertInto('passkeys')
        .values({
          id: credential.id,
          holder_kind: holder.kind,
          holder_id: holder.id,
          name,
          public_key: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: response.response.transports ?? [],
          is_synced: credentialDeviceType === 'multiDevice',
          host: rpID,
          created_at: clock.now(),
          last_used_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst()
      // An authenticator that claims the name of another's key.
      return row ? accept(toPasskey(row)) : policy.refuse('passkey.seconds')
    },
  }
}

function signingIn(options: PasskeysOptions): Pick<Passkeys, 'beginToSignIn' | 'signIn'> {
  const { database, clock, policy } = options
  return {
    async beginToSignIn(origin) {
      const challenge = newChallenge(options)
      const generated = await generateAuthenticationOptions({
        rpID: placeOf(origin).rpID,
        challenge: challenge.bytes,
        userVerification: 'required',
      })
      return { ceremonyId: await open(challenge.text, undefined, options), options: { ...generated } }
    },

    async signIn(ceremonyId, response, origin) {
      const challenge = await close(ceremonyId, undefined, options)
      const { rpID, expectedOrigin } = placeOf(origin)
      const passkey = await database
        .selectFrom('passkeys')
        .selectAll()
        .where('id', '=', response.id)
        .where('host', '=', rpID)
        .executeTakeFirst()
      if (challenge === undefined || !passkey) return policy.refuse('passkey.seconds')
      const verified = await verifyAuthenticationResponse({
        // The contract has parsed what the verification reads of it.
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin,
        expectedRPID: rpID,
        credential: {
          id: passkey.id,
          publicKey: Uint8Array.from(passkey.public_key),
          counter: Number(passkey.counter),
        },
      }).catch(notAccepted)
      if (!verified?.verified) return policy.refuse('passkey.seconds')
      await database
        .updateTable('passkeys')
        .set({ counter: verified.authenticationInfo.newCounter, last_used_at: clock.now() })
        .where('id', '=', passkey.id)
        .execute()
      return accept({ kind: passkey.holder_kind, id: passkey.holder_id })
    },
  }
}
