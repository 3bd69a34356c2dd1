import { styleText } from 'node:util'
import type { CompileResult } from '@maque/compiler/compile-project.ts'
import type { Diagnostic } from '@maque/compiler/diagnostics/diagnostic.ts'
import { formatDiagnostic } from '@maque/compiler/diagnostics/format-diagnostic.ts'
import type { Terminal } from './terminal.ts'

export interface DiagnosticCounts {
  readonly errors: number
  readonly warnings: number
}

/** Prints each with the lines around it, what needs nothing done without them; errors last so that they are what is seen first. */
export function printDiagnostics(
  { diagnostics, sourceOf }: CompileResult,
  terminal: Terminal,
): DiagnosticCounts {
  const { language } = terminal.texts
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  for (const diagnostic of diagnostics.filter(({ severity }) => severity === 'info')) {
    terminal.say(`${coloured(formatDiagnostic(diagnostic, { language }), diagnostic, terminal)}\n`)
  }
  for (const diagnostic of [...warnings, ...errors]) {
    terminal.say(
      `${coloured(formatDiagnostic(diagnostic, { language, source: sourceOf(diagnostic.file) }), diagnostic, terminal)}\n`,
    )
  }
  return { errors: errors.length, warnings: warnings.length }
}

/** Only the first line: the frame is easier to read in the terminal's own colour. */
function coloured(text: string, { severity }: Diagnostic, { hasColors }: Terminal): string {
  if (!hasColors) return text
  const end = text.indexOf('\n')
  return styleText(['bold', colors[severity]], text.slice(0, end)) + text.slice(end)
}

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<
  Diagnostic['severity'],
  string
>
