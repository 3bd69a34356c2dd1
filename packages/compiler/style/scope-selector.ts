import { STYLE_SCOPE } from '@maque/protocol/bundle/manifest.ts'

/** Called with what is written and its offset in the selector. */
export type ReportDeep = (written: string, offset: number) => void

/**
 * A selector as `STYLE_SCOPE` of the bundle's manifest describes it: classes get the scope, tags
 * the prefix of the platform's elements, ids and attributes stay.
 */
export function scopeSelector(selector: string, reportDeep: ReportDeep): string {
  // Each level of parentheses is a level of our own stack.
  const isHostile = selector.split('(').length > MAX_NESTING
  return isHostile ? selector : scopePart(selector, 0, selector.length, reportDeep)
}

const MAX_NESTING = 200

const name = String.raw`(?:[\w\u0080-\uffff-]|\\[0-9a-f]{1,6}\s?|\\[^\n])+`
const token = new RegExp(
  [
    String.raw`(?<class>\.)(?<className>${name})`,
    String.raw`(?<id>#${name})`,
    String.raw`(?<attribute>\[(?:[^\]"']|"[^"]*"|'[^']*')*\]?)`,
    String.raw`(?<pseudo>::?${name})(?<open>\()?`,
    String.raw`(?<deep>>>>|/deep/)`,
    String.raw`(?<string>"[^"]*"?|'[^']*'?)`,
    String.raw`(?<nesting>&(?:${name})?)`,
    String.raw`(?<tag>${name})`,
  ].join('|'),
  'giy',
)

/** Pseudo-classes whose argument is a selector. */
const takesSelector: ReadonlySet<string> = new Set([
  ':not',
  ':is',
  ':where',
  ':has',
  ':matches',
  ':-webkit-any',
  ':-moz-any',
  ':host',
  ':host-context',
  '::slotted',
])

function scopePart(text: string, from: number, to: number, reportDeep: ReportDeep): string {
  let out = ''
  let offset = from
  while (offset < to) {
    token.lastIndex = offset
    const groups = token.exec(text)?.groups
    // Combinators, commas and blanks stay as they are.
    if (groups === undefined || token.lastIndex > to) {
      out += text[offset]
      offset += 1
      continue
    }
    const end = token.lastIndex
    const { className, pseudo, open, deep, tag } = groups
    if (className !== undefined) out += `.${STYLE_SCOPE}${className}`
    else if (tag !== undefined) out += elementName(tag)
    else if (deep !== undefined) {
      reportDeep(deep, offset)
      out += ' '
    } else if (pseudo !== undefined) {
      const close = open === undefined ? end : closingParenthesis(text, end, to)
      out += scopePseudo(
        { text, pseudo, argument: open === undefined ? undefined : [end, close] },
        reportDeep,
      )
      offset = open === undefined ? end : Math.min(close + 1, to)
      continue
    } else out += text.slice(offset, end)
    offset = end
  }
  return out
}

interface Pseudo {
  readonly text: string
  readonly pseudo: string
  readonly argument: readonly [start: number, end: number] | undefined
}

function scopePseudo({ text, pseudo, argument }: Pseudo, reportDeep: ReportDeep): string {
  const lower = pseudo.toLowerCase()
  const scoped = argument && scopeArgument(text, lower, argument, reportDeep)
  // `:host(.active)` is the host itself where it has that class.
  if (lower === ':host') return `[wx-host="${STYLE_SCOPE}"]${scoped ?? ''}`
  if (lower === '::v-deep' || lower === ':deep') return scoped === undefined ? ' ' : ` ${scoped}`
  return scoped === undefined ? pseudo : `${pseudo}(${scoped})`
}

function scopeArgument(
  text: string,
  pseudo: string,
  [start, end]: readonly [start: number, end: number],
  reportDeep: ReportDeep,
): string {
  if (takesSelector.has(pseudo) || pseudo === '::v-deep' || pseudo === ':deep') {
    return scopePart(text, start, end, reportDeep)
  }
  // `:nth-child(2n + 1 of .row)` has a selector after `of`.
  const of = pseudo.startsWith(':nth-') ? text.slice(start, end).search(/\sof\s/) : -1
  if (of < 0) return text.slice(start, end)
  return text.slice(start, start + of + 4) + scopePart(text, start + of + 4, end, reportDeep)
}

function closingParenthesis(text: string, from: number, to: number): number {
  let depth = 1
  for (let offset = from; offset < to; offset++) {
    const character = text[offset]
    if (character === '\\') offset += 1
    else if (character === '"' || character === "'") {
      const end = text.indexOf(character, offset + 1)
      if (end < 0 || end >= to) return to
      offset = end
    } else if (character === '(') depth += 1
    else if (character === ')' && --depth === 0) return offset
  }
  return to
}

/**
 * `<view>` is drawn as `<wx-view>`, and so are the hosts of components; a page's root is `<wx-page>`.
 * Sheets may say so themselves, as they may to the official compiler, by which `html` and `body` are
 * names as others are: a sheet from the web that a project takes in does not style its pages.
 */
function elementName(tag: string): string {
  const lower = tag.toLowerCase()
  return lower.startsWith('wx-') ? lower : `wx-${lower}`
}
