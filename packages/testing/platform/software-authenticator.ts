/**
 * An authenticator in software: makes ES256 passkeys and signs with them, as a device does after
 * its owner has touched it and shown who they are. What it says can be falsified.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { NewCredential, UsedCredential } from '@maque/protocol/platform/credentials.ts'

export interface SoftwareAuthenticator {
  create(options: unknown, falsified?: Falsified): NewCredential
  /** With the passkey made last. */
  get(options: unknown, falsified?: Falsified): UsedCredential
}

export interface Falsified {
  readonly origin?: string
  readonly challenge?: string
  readonly rpId?: string
  readonly counter?: number
  /** Without asking who it is: only that somebody is there. */
  readonly isUnverified?: boolean
  readonly signature?: string
}

/** What it reads of the options. */
interface Options {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id: string }
  readonly user?: { readonly id: string }
}

interface Key {
  readonly id: Buffer
  readonly privateKey: KeyObject
  readonly userHandle: string
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

export function createSoftwareAuthenticator(origin: string): SoftwareAuthenticator {
  let key: Key | undefined
  let counter = 0

  const clientData = (type: string, { challenge }: Options, falsified: Falsified): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: falsified.challenge ?? challenge,
        origin: falsified.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authenticatorData = (options: Options, falsified: Falsified, more = Buffer.alloc(0)): Buffer => {
    const rpId = falsified.rpId ?? options.rpId ?? options.rp?.id ?? ''
    const uses = Buffer.alloc(4)
    uses.writeUInt32BE(falsified.counter ?? counter)
    const flags =
      USER_PRESENT | (falsified.isUnverified ? 0 : USER_VERIFIED) | (more.length > 0 ? HAS_CREDENTIAL : 0)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), uses, more])
  }

  return {
    create(given, falsified = {}) {
      // Made by the platform for an authenticator.
      const options = given as Options
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(32)
      key = { id, privateKey, userHandle: options.user?.id ?? '' }
      counter += 1
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const data = authenticatorData(options, falsified, credential)
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options, falsified).toString('base64url'),
          attestationObject: attestation(data).toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    get(given, falsified = {}) {
      if (!key) throw new Error('this authenticator has no passkey')
      // Made by the platform for an authenticator.
      const options = given as Options
      counter += 1
      const client = clientData('webauthn.get', options, falsified)
      const data = authenticatorData(options, falsified)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return {
        id: key.id.toString('base64url'),
        rawId: key.id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: falsified.signature ?? sign('sha256', signed, key.privateKey).toString('base64url'),
          userHandle: key.userHandle,
        },
      }
    },
  }
}

/** CBOR: `{ fmt: 'none', attStmt: {}, authData }`. */
function attestation(data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0xa3]),
    cborText('fmt'),
    cborText('none'),
    cborText('attStmt'),
    Buffer.from([0xa0]),
    cborText('authData'),
    cborBytes(data),
  ])
}

/** CBOR: `{ 1: 2, 3: -7, -1: 1, -2: x, -3: y }`, an ES256 key on P-256. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

function cborBytes(bytes: Buffer): Buffer {
  if (bytes.length < 0x100) return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([Buffer.from([0x59]), length, bytes])
}
