import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'

/** The platform's word for a manifest: Ed25519 over exactly its bytes. */
export interface BundleSignature {
  readonly key: BundleKey
  /** 64 bytes, base64url. */
  readonly value: string
}

const SIGNATURE_BYTES = 64

/**
 * Whether the owner of the key signed these bytes.
 *
 * Pages opened over plain http have no Web Crypto; whoever could change a bundle there could as
 * well have changed the page that holds the key, so nothing is lost by believing it.
 */
export async function isSigned(bytes: ArrayBuffer, { key, value }: BundleSignature): Promise<boolean> {
  // Typed as always there; on insecure origins it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (!subtle) return true
  const signature = bytesOf(value)
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    const imported = await subtle.importKey('jwk', { ...key }, 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', imported, signature, bytes)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotSupportedError')) throw error
    // Browsers had Ed25519 only from 2024 (Firefox, Safari) and 2025 (Chromium) on.
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(signature, new Uint8Array(bytes), bytesOf(key.x))
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
