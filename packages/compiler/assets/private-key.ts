/** Nobody who runs an app may have what opens its author’s servers. */
const LARGEST_KEY_BYTES = 64 * 1024
const KEY_STORE = /\.(?:p12|pfx|jks|keystore)$/i
const KEY_TEXT = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-/

/** Whether a file is a private key, by what is in it, or a store of keys, by its name. */
export function isPrivateKey(path: string, bytes: Uint8Array): boolean {
  if (KEY_STORE.test(path)) return true
  if (bytes.byteLength > LARGEST_KEY_BYTES) return false
  return KEY_TEXT.test(new TextDecoder('latin1').decode(bytes))
}
