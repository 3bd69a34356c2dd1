/**
 * Messages to the author of an app.
 *
 * (1) A diagnostic is collected, never thrown: one bad file does not hide the others.
 * (2) Each comes from a catalogue entry, so that the same mistake always has the same
 *     code, reason and fix.
 * (3) An `error` means that what was written cannot work; a bundle is made all the same,
 *     without the offending part. A `warning` means that it works, perhaps not as meant. An `info`
 *     tells what is otherwise here than on the vendor's clients; nothing needs to be done.
 */

export type Severity = 'error' | 'warning' | 'info'

export interface SourcePosition {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** From 0, in UTF-16 units. */
  readonly offset: number
}

/** A stretch of a file. Without `end` it is a point. */
export interface SourcePlace {
  /** As in the project: `pages/a/a.wxml`. */
  readonly file: string
  readonly start: SourcePosition
  readonly end?: SourcePosition
}

export interface Diagnostic extends SourcePlace {
  /** `wxml/for-without-key`: stable, and the name under which it can be looked up. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly because: string
  readonly fix: string
}

/** Where diagnostics are collected. */
export type Report = (diagnostic: Diagnostic) => void

export interface DiagnosticDefinition<Details> {
  readonly code: string
  readonly severity: Severity
  /** What was seen, in the author's words. */
  readonly says: (details: Details) => string
  /** What it costs. */
  readonly because: string | ((details: Details) => string)
  /** The smallest edit that helps. */
  readonly fix: string | ((details: Details) => string)
}

export interface DefinedDiagnostic<Details> {
  readonly code: string
  /** The entry as it stands in the catalogue, with the names of details in place of their values. */
  readonly entry: CatalogueEntry
  at(place: SourcePlace, details: Details): Diagnostic
}

export interface CatalogueEntry {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly because: string
  readonly fix: string
}

/** Makes a catalogue entry. A kind without details is raised with `at(place, {})`. */
export function defineDiagnostic<Details = Record<never, never>>(
  definition: DiagnosticDefinition<Details>,
): DefinedDiagnostic<Details> {
  const { code, severity, says, because, fix } = definition
  const fixFor = (details: Details): string => (typeof fix === 'string' ? fix : fix(details))
  const becauseOf = (details: Details): string => (typeof because === 'string' ? because : because(details))
  return {
    code,
    get entry() {
      // Every detail reads as its own name in `…`: entries only put details into sentences.
      const named = new Proxy({}, { get: (_, name) => `<${String(name)}>` }) as Details
      return { code, severity, message: says(named), because: becauseOf(named), fix: fixFor(named) }
    },
    at: (place, details) => ({
      code,
      severity,
      message: says(details),
      file: place.file,
      start: place.start,
      ...(place.end ? { end: place.end } : {}),
      because: becauseOf(details),
      fix: fixFor(details),
    }),
  }
}

/** For a diagnostic about a file as a whole, or one that is not there. */
export function wholeFile(file: string): SourcePlace {
  return { file, start: { line: 1, column: 1, offset: 0 } }
}
