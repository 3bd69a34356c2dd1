/** What a new password has to be. */
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { LoginHolder } from './contract.ts'

/**
 * A registered account's is of visible ASCII characters, as its form says (S12); a person's may be
 * of any, and is taken whole, spaces included.
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
  return isLongEnough && isWritten ? accept(undefined) : policy.refuse(rule)
}
