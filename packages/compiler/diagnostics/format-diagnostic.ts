import { toldIn } from '../catalogue/told-in.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Language } from './phrase.ts'

/** How many lines of source stand before and after the one in question. */
const CONTEXT_LINES = 2
/** Minified files have lines of any length; a frame shows this much of one. */
const SHOWN_COLUMNS = 100

interface Reader {
  readonly language: Language
  /** The file's text: without it, the lines around the place are left out. */
  readonly source?: string | undefined
}

/** A diagnostic as people read it: what, where, the lines around it, why, and the fix. Plain text without colours. */
export function formatDiagnostic(diagnostic: Diagnostic, { language, source }: Reader): string {
  const { severity, code, file, start } = diagnostic
  const { message, because, fix } = toldIn(language, diagnostic)
  const labels = labelsIn[language]
  const frame = source === undefined ? [] : ['', ...codeFrame(diagnostic, source), '']
  return [
    `${labels[severity]}${message}`,
    `  ${labels.at} ${file}:${start.line}:${start.column} (${code})`,
    ...frame,
    `  ${labels.why}${because}`,
    `  ${labels.fix}${fix}`,
  ].join('\n')
}

const labelsIn = {
  en: { error: 'error: ', warning: 'warning: ', info: 'info: ', at: 'at', why: 'Why: ', fix: 'Fix: ' },
  zh: { error: '错误：', warning: '警告：', info: '提示：', at: '位于', why: '原因：', fix: '解决：' },
} as const

/** The lines around the place, which is marked. */
export function codeFrame(diagnostic: Diagnostic, source: string): readonly string[] {
  const lines = source.split(/\r\n|\r|\n/)
  const { line, column } = diagnostic.start
  const first = Math.max(1, line - CONTEXT_LINES)
  const last = Math.min(lines.length, line + CONTEXT_LINES)
  const numberWidth = String(last).length
  const cut = Math.max(0, column - SHOWN_COLUMNS + 20)

  const frame: string[] = []
  for (let number = first; number <= last; number++) {
    // `number` is between 1 and the count of lines.
    const text = lines[number - 1] as string
    const shown = shownPart(text, number === line ? cut : 0)
    const marker = number === line ? '>' : ' '
    frame.push(`  ${marker} ${String(number).padStart(numberWidth)} | ${shown}`.trimEnd())
    if (number === line) {
      const before = shownPart(text.slice(0, column - 1), cut)
      frame.push(
        `    ${' '.repeat(numberWidth)} | ${' '.repeat(columnsOf(before))}${underline(diagnostic, text, cut)}`,
      )
    }
  }
  return frame
}

function shownPart(text: string, cut: number): string {
  const start = cut === 0 ? '' : '…'
  const end = text.length > cut + SHOWN_COLUMNS ? '…' : ''
  return start + text.slice(cut, cut + SHOWN_COLUMNS).replaceAll('\t', '  ') + end
}

function underline({ start, end }: Diagnostic, text: string, cut: number): string {
  const lineEnd = Math.min(text.length, cut + SHOWN_COLUMNS)
  const stop = end === undefined ? start.column : end.line === start.line ? end.column - 1 : lineEnd
  const marked = text.slice(start.column - 1, Math.min(stop, lineEnd)).replaceAll('\t', '  ')
  return '^'.repeat(Math.max(1, columnsOf(marked)))
}

/** Terminals draw Chinese characters two columns wide: the caret has to count them so. */
function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += isWide(character.codePointAt(0) as number) ? 2 : 1
  return columns
}

function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x1f300 && code <= 0x1faff) ||
      (code >= 0x20000 && code <= 0x3fffd))
  )
}
