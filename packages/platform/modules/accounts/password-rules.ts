/** What a new password has to be. */
import { dictionary } from '@zxcvbn-ts/language-common'
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { LoginHolder } from './contract.ts'

/** In small letters: those that lists of leaked passwords have most often. */
const common = new Set(dictionary['passwords-common'])

/**
 * A registered account's is of visible ASCII characters, as its form says (S12); a person's may be
 * of any, and is taken whole, spaces included. None is one that everybody has.
 */
export function checkPassword(
  password: string,
  { kind }: Pick<LoginHolder, 'kind'>,
  policy: Policy,
): Result<void, RaisedProblem> {
  const rule = kind === 'registration' ? 'registration.password-characters' : 'password.characters'
  const { min, max } = policy.value(rule)
  const length = [...password].length
  const isLongEnough = length >= min && length <= max
  const isWritten = kind === 'person' || /^[\x21-\x7e]*$/.test(password)
  if (!isLongEnough || !isWritten) return policy.refuse(rule)
  const isCommon = policy.value('password.refuses-common') && common.has(password.toLowerCase())
  return isCommon ? policy.refuse('password.refuses-common') : accept(undefined)
}
