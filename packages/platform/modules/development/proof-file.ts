import type { ProofFile } from '@maque/protocol/platform/development.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'

/** Not a rule: enough that nobody guesses another app's. */
const NAME_DIGITS = 10

/** Always the same for an app, so that a file that lies there proves every address below it. */
export function proofFileOf(appId: string, key: KeyedHash): ProofFile {
  return {
    name: `${key(`name ${appId}`).slice(0, NAME_DIGITS)}.txt`,
    content: key(`content ${appId}`).slice(0, NAME_DIGITS + NAME_DIGITS + NAME_DIGITS),
  }
}
