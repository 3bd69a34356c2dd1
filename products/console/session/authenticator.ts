/** Passkeys as this browser keeps them. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { NewCredential, Passkey, UsedCredential } from '@maque/protocol/platform/credentials.ts'
import type { SessionAnswer } from '@maque/protocol/platform/session.ts'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { platform } from '../platform.ts'

/** The browser does not tell why: its person does not want to, waited too long, or has none. */
function notUsed(): never {
  const message = { zh: '没有使用通行密钥。', en: 'No passkey was used.' }
  throw new PlatformRefused({ code: 'passkey-not-used', message }, 0)
}

export function hasPasskeys(): boolean {
  return browserSupportsWebAuthn()
}

/** Rejects as the platform refuses, or as the browser does when its person does not want to. */
export async function authenticate(): Promise<SessionAnswer> {
  const { ceremonyId, options } = await platform.call('POST /api/session/passkey-options', {})
  // Made by the platform for exactly this.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const response = await startAuthentication({ optionsJSON }).catch(notUsed)
  return platform.call('POST /api/session/by-passkey', {
    body: { ceremonyId, response: response as unknown as UsedCredential },
  })
}

export async function addPasskey(name: string, password: string): Promise<Passkey> {
  const { ceremonyId, options } = await platform.call('POST /api/passkeys/options', { body: { password } })
  // Made by the platform for exactly this.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const response = await startRegistration({ optionsJSON }).catch(notUsed)
  return platform.call('POST /api/passkeys', {
    body: { ceremonyId, name, response: response as unknown as NewCredential },
  })
}
