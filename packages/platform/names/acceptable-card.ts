/** Names and introductions as the rules want them, or why they are not. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import { plainProblem, type RaisedProblem } from '../kernel/http/problem.ts'
import type { Policy } from '../kernel/policy/policy.ts'
import { checkName, type NameRefusal } from './account-name.ts'

const nameCharacters = plainProblem(
  'name-characters',
  422,
  { zh: '名称里有不能使用的字符。', en: 'The name holds characters that names may not have.' },
  53010,
)

const nameReserved = plainProblem(
  'name-reserved',
  422,
  { zh: '名称里不能含有“小程序”。', en: 'A name may not contain "小程序".' },
  53012,
)

export function acceptableName(name: string, policy: Policy): Result<string, RaisedProblem> {
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

export function acceptableIntro(intro: string, policy: Policy): Result<string, RaisedProblem> {
  const trimmed = intro.normalize('NFC').trim()
  const count = [...trimmed].length
  const { min, max } = policy.value('app.intro-characters')
  return count < min || count > max ? policy.refuse('app.intro-characters', { used: count }) : accept(trimmed)
}
