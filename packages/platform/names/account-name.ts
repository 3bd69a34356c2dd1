/** What an app may be called. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Range } from '../kernel/policy/rule.ts'
import signs from './name-signs.json' with { type: 'json' }

/** Two names with the same key are the same to people. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')
}

/** Not a rule: up to here WeChat counts one byte for a character, from here on two. */
const LAST_NARROW = 0xff

/** As WeChat counts: two for a Chinese character, one for a letter. */
function nameBytes(name: string): number {
  let bytes = 0
  for (const character of name) bytes += (character.codePointAt(0) ?? 0) > LAST_NARROW ? 2 : 1
  return bytes
}

export interface NameForm {
  readonly bytes: Range
  readonly signsInARow: number
  readonly isChineseAndEnglish: boolean
}

export type NameRefusal =
  | { readonly kind: 'length' | 'reserved' | 'mixed-scripts' }
  /** What must not be there. */
  | {
      readonly kind: 'characters' | 'script' | 'begin' | 'end' | 'in-a-row' | 'bracket'
      readonly what: string
    }

/** The signs that names may have, for whoever says so. */
export const nameSigns = [...new Set(signs.joining + signs.closing + signs.brackets.join(''))].join('')

const opening = new Map(signs.brackets.map(([open = '', close = '']) => [open, close]))
const closingBrackets = new Set(opening.values())
const isBracket = (character: string): boolean => opening.has(character) || closingBrackets.has(character)

const LETTER = /^[\p{L}\p{M}\p{N}]$/u
/** With letters that can be taken for each other’s. */
const alike = signs.scriptsAlike.map((name) => ({ name, has: new RegExp(`^\\p{Script=${name}}$`, 'u') }))

/** Of letters that are not Chinese. */
function scriptOf(character: string): string | undefined {
  if (!/^\p{L}$/u.test(character) || /^[\p{Script=Han}\p{Script=Common}]$/u.test(character)) return undefined
  return alike.find(({ has }) => has.test(character))?.name ?? 'other'
}

/**
 * Whether a name is written as names are (§2.4, 53010).
 *
 * (1) It has letters, digits, single spaces and the signs of name-signs.json.
 * (2) It begins with a letter, a digit or a bracket, and ends with one of these or a closing sign.
 * (3) So many signs stand in a row; brackets come in pairs, and are not counted.
 * (4) It is Chinese or English, where the rule says so. Elsewhere its letters are not of two scripts that
 *     look alike: “Wесhat” is half Cyrillic.
 */
export function checkName(name: string, form: NameForm): Result<string, NameRefusal> {
  const trimmed = name.normalize('NFC').trim()
  const bytes = nameBytes(trimmed)
  if (bytes < form.bytes.min || bytes > form.bytes.max) return refuse({ kind: 'length' })
  const characters = [...trimmed]
  const refusal =
    lettersRefusal(characters, form) ?? signsRefusal(characters, form) ?? bracketRefusal(characters)
  if (refusal) return refuse(refusal)
  if (trimmed.includes('小程序')) return refuse({ kind: 'reserved' })
  return accept(trimmed)
}

function lettersRefusal(
  characters: readonly string[],
  { isChineseAndEnglish }: NameForm,
): NameRefusal | undefined {
  const unknown = characters.find(
    (character) => !LETTER.test(character) && character !== ' ' && !nameSigns.includes(character),
  )
  if (unknown !== undefined) return { kind: 'characters', what: unknown }
  const foreign = characters.find((character) => !['Latin', undefined].includes(scriptOf(character)))
  if (foreign === undefined) return undefined
  if (isChineseAndEnglish) return { kind: 'script', what: foreign }
  const used = alike.filter(({ name }) => characters.some((character) => scriptOf(character) === name))
  return used.length > 1 ? { kind: 'mixed-scripts' } : undefined
}

function signsRefusal(characters: readonly string[], { signsInARow }: NameForm): NameRefusal | undefined {
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  const isWord = (character: string): boolean => LETTER.test(character) || isBracket(character)
  if (!isWord(first)) return { kind: 'begin', what: first }
  if (!isWord(last) && !signs.closing.includes(last)) return { kind: 'end', what: last }
  let row = ''
  let before = ''
  for (const character of characters) {
    if (character === ' ' && before === ' ') return { kind: 'in-a-row', what: '  ' }
    before = character
    if (character === ' ') continue
    row = isWord(character) ? '' : row + character
    if ([...row].length > signsInARow) return { kind: 'in-a-row', what: row }
  }
  return undefined
}

function bracketRefusal(characters: readonly string[]): NameRefusal | undefined {
  const open: string[] = []
  for (const character of characters) {
    if (opening.has(character)) open.push(character)
    else if (closingBrackets.has(character) && opening.get(open.pop() ?? '') !== character)
      return { kind: 'bracket', what: character }
  }
  const [left] = open
  return left === undefined ? undefined : { kind: 'bracket', what: left }
}
