/** Whether what an owner says of an app follows the rules. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { CreateAppRequest, UpdateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { checkName, type NameRefusal } from './app-name.ts'
import { nameCharacters, nameReserved } from './app-problems.ts'

export function checkProfile(
  { name, intro }: CreateAppRequest,
  policy: Policy,
): Result<{ readonly name: string; readonly intro: string }, RaisedProblem> {
  const checkedName = acceptableName(name, policy)
  if (!checkedName.ok) return checkedName
  const checkedIntro = acceptableIntro(intro, policy)
  return checkedIntro.ok ? accept({ name: checkedName.value, intro: checkedIntro.value }) : checkedIntro
}

export function checkChanges(
  { name, intro }: UpdateAppRequest,
  policy: Policy,
): Result<UpdateAppRequest, RaisedProblem> {
  const checkedName = name === undefined ? accept(undefined) : acceptableName(name, policy)
  if (!checkedName.ok) return checkedName
  const checkedIntro = intro === undefined ? accept(undefined) : acceptableIntro(intro, policy)
  if (!checkedIntro.ok) return checkedIntro
  return accept({ name: checkedName.value, intro: checkedIntro.value })
}

function acceptableName(name: string, policy: Policy): Result<string, RaisedProblem> {
  const checked = checkName(name, policy.value('app.name-bytes'))
  return checked.ok ? checked : refuse(nameProblem(checked.refusal, policy))
}

function nameProblem(refusal: NameRefusal, policy: Policy): RaisedProblem {
  switch (refusal) {
    case 'length':
      return policy.problem('app.name-bytes')
    case 'characters':
      return nameCharacters
    case 'reserved':
      return nameReserved
    default:
      return unreachable(refusal)
  }
}

function acceptableIntro(intro: string, policy: Policy): Result<string, RaisedProblem> {
  const trimmed = intro.normalize('NFC').trim()
  const count = [...trimmed].length
  const { min, max } = policy.value('app.intro-characters')
  return count < min || count > max ? policy.refuse('app.intro-characters', { used: count }) : accept(trimmed)
}
