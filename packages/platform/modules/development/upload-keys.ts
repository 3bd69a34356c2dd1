/**
 * The keys that programs upload with: tokens, and the one key pair of miniprogram-ci.
 *
 * (1) A token, or the private half of a pair, is shown when it is made and never again. A token is
 *     kept as its hash, a pair as its public half.
 * (2) A signature counts once: the challenge it is over is used up by it.
 * (3) A key is good for one app, and from the addresses that its list names.
 */
import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  CreatedUploadToken,
  DevelopmentSettings,
  UploadToken,
} from '@maque/protocol/platform/development.ts'
import { later, MINUTE_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { AddressLists, ListOwner } from './address-lists.ts'
import type { UploadDoor, Uploader, UploadProof } from './contract.ts'
import { addressNotListed, signatureWrong } from './development-problems.ts'
import type { DevelopmentTables, UploadKeyRow } from './development-tables.ts'
import type { SettingChanges } from './setting-changes.ts'
import { readSignature } from './upload-signature.ts'

export interface KeyMaker extends ListOwner {
  readonly personId: string
}

export interface UploadKeys extends Pick<UploadDoor, 'mayUpload' | 'newChallenge'> {
  tokens(appId: string): Promise<readonly UploadToken[]>
  createToken(maker: KeyMaker, label: string): Promise<Result<CreatedUploadToken, RaisedProblem>>
  revokeToken(owner: ListOwner, tokenId: string): Promise<Result<void, RaisedProblem>>
  pair(appId: string): Promise<DevelopmentSettings['uploadPair']>
  makePair(maker: KeyMaker): Promise<{ readonly privateKey: string; readonly fingerprint: string }>
  revokePair(owner: ListOwner): Promise<Result<void, RaisedProblem>>
}

export interface UploadKeyOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly changes: SettingChanges
  readonly addresses: AddressLists
}

export function createUploadKeys(options: UploadKeyOptions): UploadKeys {
  return { ...tokenDeeds(options), ...pairDeeds(options), ...door(options) }
}

type TokenDeeds = Pick<UploadKeys, 'tokens' | 'createToken' | 'revokeToken'>

function tokenDeeds({ database, clock, random, policy, changes }: UploadKeyOptions): TokenDeeds {
  const ofApp = (appId: string) =>
    database.selectFrom('upload_keys').where('app_id', '=', appId).where('token_hash', 'is not', null)
  return {
    tokens: async (appId) =>
      (await ofApp(appId).selectAll().orderBy('created_at').execute()).map(toUploadToken),

    async createToken({ appId, personId, actorName }, label) {
      await lockFor(database, 'upload tokens of an app', appId)
      const there = await ofApp(appId).select(['label', 'created_at']).orderBy('created_at').execute()
      if (there.length >= policy.value('app.upload-tokens')) {
        const occupiedBy = there.map((row) => ({
          kind: 'upload-token',
          label: row.label,
          since: row.created_at.toISOString(),
        }))
        return policy.refuse('app.upload-tokens', { used: there.length, occupiedBy })
      }
      // Begins with what it is, so that a leaked one can be recognised.
      const token = `maque_upload_${newToken(random)}`
      const row = await database
        .insertInto('upload_keys')
        .values({
          id: newId('token', random),
          app_id: appId,
          label,
          token_hash: hashToken(token),
          public_key: null,
          created_by: personId,
          created_at: clock.now(),
          last_used_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await changes.note({ appId, actorName, what: 'upload-token.made' })
      return accept({ ...toUploadToken(row), token })
    },

    async revokeToken({ appId, actorName }, tokenId) {
      const revoked = await database
        .deleteFrom('upload_keys')
        .where('app_id', '=', appId)
        .where('id', '=', tokenId)
        .where('token_hash', 'is not', null)
        .returning('id')
        .executeTakeFirst()
      if (!revoked) return refuse(notFound)
      await changes.note({ appId, actorName, what: 'upload-token.revoked' })
      return accept(undefined)
    },
  }
}

function toUploadToken({ id, label, created_at, last_used_at }: Selectable<UploadKeyRow>): UploadToken {
  return {
    id,
    label,
    createdAt: created_at.toISOString(),
    ...(last_used_at && { lastUsedAt: last_used_at.toISOString() }),
  }
}

/** Not a rule: what miniprogram-ci signs with. */
const MODULUS_BITS = 2048

const makeKeys = promisify(generateKeyPair)

type PairDeeds = Pick<UploadKeys, 'pair' | 'makePair' | 'revokePair'>

function pairDeeds({ database, clock, random, changes }: UploadKeyOptions): PairDeeds {
  const remove = (appId: string) =>
    database
      .deleteFrom('upload_keys')
      .where('app_id', '=', appId)
      .where('public_key', 'is not', null)
      .returning('id')
      .executeTakeFirst()
  return {
    async pair(appId) {
      const row = await pairOf(appId, database)
      return (
        row && {
          fingerprint: fingerprintOf(row.publicKey),
          createdAt: row.created_at.toISOString(),
          ...(row.last_used_at && { lastUsedAt: row.last_used_at.toISOString() }),
        }
      )
    },
    async makePair({ appId, personId, actorName }) {
      const { publicKey, privateKey } = await makeKeys('rsa', {
        modulusLength: MODULUS_BITS,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      })
      await lockFor(database, 'upload pair of an app', appId)
      await remove(appId)
      await database
        .insertInto('upload_keys')
        .values({
          id: newId('pair', random),
          app_id: appId,
          label: 'miniprogram-ci',
          token_hash: null,
          public_key: publicKey,
          created_by: personId,
          created_at: clock.now(),
          last_used_at: null,
        })
        .execute()
      await changes.note({ appId, actorName, what: 'upload-pair.made' })
      return { privateKey, fingerprint: fingerprintOf(publicKey) }
    },
    async revokePair({ appId, actorName }) {
      if (!(await remove(appId))) return refuse(notFound)
      await changes.note({ appId, actorName, what: 'upload-pair.revoked' })
      return accept(undefined)
    },
  }
}

function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex')
}

async function pairOf(appId: string, database: Kysely<DevelopmentTables>) {
  const row = await database
    .selectFrom('upload_keys')
    .selectAll()
    .where('app_id', '=', appId)
    .where('public_key', 'is not', null)
    .executeTakeFirst()
  return row && row.public_key !== null ? { ...row, publicKey: row.public_key } : undefined
}

/** Not a rule: how long the text of a challenge is. */
const CHALLENGE_BYTES = 16

type Door = Pick<UploadKeys, 'mayUpload' | 'newChallenge'>

function door({ database, clock, random, policy, addresses }: UploadKeyOptions): Door {
  const keyIdOf = async (appId: string, proof: UploadProof): Promise<string | undefined> => {
    if (proof.kind === 'token') {
      const row = await database
        .selectFrom('upload_keys')
        .select('id')
        .where('app_id', '=', appId)
        .where('token_hash', '=', hashToken(proof.token))
        .executeTakeFirst()
      return row?.id
    }
    const pair = await pairOf(appId, database)
    const signed = pair && readSignature(proof.signature, pair.publicKey)
    return signed?.appId === appId && (await useUp(appId, signed.challenge)) ? pair?.id : undefined
  }
  const useUp = async (appId: string, challenge: string): Promise<boolean> => {
    const used = await database
      .deleteFrom('upload_challenges')
      .where('text_hash', '=', hashToken(challenge))
      .where('app_id', '=', appId)
      .where('expires_at', '>', clock.now())
      .returning('app_id')
      .executeTakeFirst()
    return used !== undefined
  }
  const use = async (keyId: string): Promise<Uploader> => {
    const row = await database
      .updateTable('upload_keys')
      .set({ last_used_at: clock.now() })
      .where('id', '=', keyId)
      .returning(['id', 'label', 'created_by'])
      .executeTakeFirstOrThrow()
    return { keyId: row.id, label: row.label, personId: row.created_by }
  }
  return {
    async mayUpload(appId, proof, address) {
      const keyId = await keyIdOf(appId, proof)
      // Of an app that a token does not belong to its owner knows nothing.
      if (keyId === undefined) return refuse(proof.kind === 'token' ? notFound : signatureWrong)
      if (!(await addresses.lets(appId, 'upload', address))) return refuse(addressNotListed({ address }))
      return accept(await use(keyId))
    },
    async newChallenge(appId) {
      const text = random(CHALLENGE_BYTES).toString('hex')
      const now = clock.now()
      await database.deleteFrom('upload_challenges').where('expires_at', '<=', now).execute()
      await database
        .insertInto('upload_challenges')
        .values({
          app_id: appId,
          text_hash: hashToken(text),
          expires_at: later(now, policy.value('development.challenge-minutes') * MINUTE_MS),
        })
        .execute()
      return text
    },
  }
}
