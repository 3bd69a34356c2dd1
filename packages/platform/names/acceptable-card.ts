/** Names and introductions as the rules want them, or why they are not. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import { defineProblem, plainProblem, type RaisedProblem } from '../kernel/http/problem.ts'
import type { Policy } from '../kernel/policy/policy.ts'
import { checkName, nameSigns, type NameRefusal } from './account-name.ts'

const nameCharacters = defineProblem<{ readonly what: string }>({
  code: 'name-characters',
  status: 422,
  errcode: 53010,
  says: ({ what }) => ({
    zh: `名称里不能有“${what}”：名称由文字、数字、空格和这些符号组成：${nameSigns}`,
    en: `A name cannot have "${what}": it has letters, digits, spaces and these signs: ${nameSigns}`,
  }),
})

const nameSign = defineProblem<{ readonly what: string; readonly at: 'begin' | 'end' | 'bracket' }>({
  code: 'name-signs',
  status: 422,
  errcode: 53010,
  says: ({ what, at }) => {
    const sign = what === ' ' ? '空格' : `“${what}”`
    switch (at) {
      case 'begin':
        return {
          zh: `名称不能以${sign}开头，请以文字或数字开头。`,
          en: `A name cannot begin with "${what}": begin it with a letter or digit.`,
        }
      case 'end':
        return {
          zh: `名称不能以${sign}结尾，请以文字或数字结尾。`,
          en: `A name cannot end with "${what}": end it with a letter or digit.`,
        }
      case 'bracket':
        return {
          zh: `${sign}没有成对，请补上另一半或去掉。`,
          en: `"${what}" has no other half: add it, or take this one away.`,
        }
      default:
        return unreachable(at)
    }
  },
})

const nameMixed = plainProblem(
  'name-mixed-scripts',
  422,
  {
    zh: '名称里的字母来自不同的文字，看起来会像另一个名称；请只用一种字母，可与汉字同用。',
    en: 'The letters of this name are of different scripts, so that it could pass for another: use one script, with Chinese if you like.',
  },
  53010,
)

const nameReserved = plainProblem(
  'name-reserved',
  422,
  { zh: '名称里不能含有“小程序”。', en: 'A name may not contain "小程序".' },
  53012,
)

export function acceptableName(name: string, policy: Policy): Result<string, RaisedProblem> {
  const checked = checkName(name, {
    bytes: policy.value('app.name-bytes'),
    signsInARow: policy.value('app.name-signs-in-a-row'),
    isChineseAndEnglish: policy.value('app.name-in-chinese-and-english'),
  })
  return checked.ok ? checked : refuse(nameProblem(checked.refusal, policy))
}

function nameProblem(refusal: NameRefusal, policy: Policy): RaisedProblem {
  switch (refusal.kind) {
    case 'length':
      return policy.problem('app.name-bytes')
    case 'characters':
      return nameCharacters({ what: refusal.what })
    case 'script':
      return policy.problem('app.name-in-chinese-and-english', {
        what: { zh: refusal.what, en: refusal.what },
      })
    case 'in-a-row':
      return policy.problem('app.name-signs-in-a-row', { what: { zh: refusal.what, en: refusal.what } })
    case 'begin':
    case 'end':
    case 'bracket':
      return nameSign({ what: refusal.what, at: refusal.kind })
    case 'mixed-scripts':
      return nameMixed
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
