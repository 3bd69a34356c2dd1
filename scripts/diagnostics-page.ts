/** Keeps docs/reference/diagnostics.md: every code that a person can be told, why, and what to do. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ExplainedDiagnostic } from '@maque/compiler/catalogue/catalogue.ts'
import { showExample } from '@maque/compiler/catalogue/show-example.ts'
import { explainedCodes } from '../products/cli/explain/explained-codes.ts'

const PAGE = 'docs/reference/diagnostics.md'

export function writeDiagnosticsPage(): void {
  mkdirSync(dirname(PAGE), { recursive: true })
  writeFileSync(PAGE, diagnosticsPage())
}

export function isDiagnosticsPageCurrent(): boolean {
  return readFileSync(PAGE, 'utf8') === diagnosticsPage()
}

function diagnosticsPage(): string {
  const areas = Map.groupBy(explainedCodes.values(), ({ code }) => code.slice(0, code.indexOf('/')))
  return [
    '# Diagnostics',
    '',
    'Generated from the catalogues in `packages/compiler/catalogue` and `packages/examination`, and from `packages/protocol/platform/upload-failures.ts`. `maque explain CODE` shows an entry in the terminal, in Chinese unless the terminal is set to another language (`--lang en`). An *error* leaves out the part it names and the rest of the app runs; a *warning* leaves out nothing; an *info* is for knowing.',
    ...[...areas].flatMap(([area, members]) => ['', `## ${area}`, ...members.flatMap(section)]),
    '',
  ].join('\n')
}

function section({ code, severity, en, zh, example }: ExplainedDiagnostic): readonly string[] {
  return [
    '',
    `### ${escaped(code)}`,
    '',
    `*${severity}* — ${escaped(en.message)}`,
    '',
    `${escaped(en.because)} **${escaped(en.fix)}**`,
    '',
    `${escaped(zh.message)}${escaped(zh.because)}**${escaped(zh.fix)}**`,
    ...(Object.keys(example).length > 0 ? ['', '```', showExample(example), '```'] : []),
  ]
}

/** Details are written `<name>`, which must not be taken for HTML outside of code. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('')
}
