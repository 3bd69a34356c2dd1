import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ScriptHash } from './frame-policy.ts'

const MAX_SCRIPTS = 200

/**
 * Reads the `wxs` parameter of a view frame's address: base64url SHA-256 hashes with commas between.
 *
 * Whatever gets through stands in a header, so nothing but hashes may.
 */
export function parseWxsHashes(parameter: string | undefined): Result<readonly ScriptHash[], 'malformed'> {
  if (!parameter) return accept([])
  const hashes = parameter.split(',')
  if (hashes.length > MAX_SCRIPTS || !hashes.every((hash) => /^[\w-]{43}$/.test(hash))) {
    return refuse('malformed')
  }
  return accept(hashes.map((hash) => `${hash.replaceAll('-', '+').replaceAll('_', '/')}=`))
}
