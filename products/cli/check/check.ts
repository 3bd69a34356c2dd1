import { styleText } from 'node:util'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import { scanApp } from '@maque/examination/scan/scan-app.ts'
import type { ExaminationFinding } from '@maque/protocol/platform/examination.ts'
import { isFolder } from '../build/build.ts'
import { printDiagnostics } from '../terminal/print-diagnostics.ts'
import type { Terminal } from '../terminal/terminal.ts'

/**
 * `maque check`: what a platform finds in the source when it is submitted, but for what only the
 * platform knows: which domains and personal data are declared there. Those that the app makes use
 * of are listed. The exit code is 1 when there are errors.
 */
export async function check(folder: string, terminal: Terminal): Promise<0 | 1> {
  const { texts, say, print } = terminal
  if (!isFolder(folder)) {
    say(texts.folderMissing(folder))
    return 1
  }
  const files = openProjectFolder(folder)
  const compiled = await compileProject({ files, mode: 'release' })
  const counts = printDiagnostics(compiled, terminal)
  if (compiled.bundle === null) {
    say(texts.nothingBuilt)
    return 1
  }
  const { findings, facts } = scanApp({ files, compiled })
  // The gravest come last: that is where the eye is.
  for (const finding of findings.toReversed()) print(told(finding, terminal))
  if (findings.length === 0) print(texts.nothingFound)
  print(texts.toDeclare(facts))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  print(texts.found({ errors: counts.errors + errors, warnings: counts.warnings + warnings }))
  return counts.errors + errors === 0 ? 0 : 1
}

const colors = { error: 'red', warning: 'yellow', info: 'blue' } as const

function told(
  { severity, code, item, message, place, evidence }: ExaminationFinding,
  { texts, hasColors }: Terminal,
): string {
  const where = place ? `${place.file}:${place.line}:${place.column}` : ''
  const head = [severity, item, code, where].filter((part) => part !== '').join(' ')
  const shown = evidence === '' ? '' : `\n    ${evidence.replaceAll('\n', '\n    ')}`
  return `${hasColors ? styleText(['bold', colors[severity]], head) : head}\n  ${message[texts.language]}${shown}\n`
}
