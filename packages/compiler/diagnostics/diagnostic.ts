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

import type { Phrase } from './phrase.ts'

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
  /** In English; `toldIn` says it in other languages. */
  readonly message: string
  readonly because: string
  readonly fix: string
  /** What the texts name. */
  readonly details: Details
}

export type Details = Readonly<Record<string, string | number | Phrase>>

/** Details as they stand in the sentences of one language. */
type InWords<Named> = {
  readonly [Name in keyof Named]: Named[Name] extends Phrase ? string : Named[Name]
}

/** Where diagnostics are collected. */
export type Report = (diagnostic: Diagnostic) => void

export interface DiagnosticDefinition<Named> {
  readonly code: string
  readonly severity: Severity
  /** What was seen, in the author's words. */
  readonly says: (details: InWords<Named>) => string
  /** What it costs. */
  readonly because: string | ((details: InWords<Named>) => string)
  /** The smallest edit that helps. */
  readonly fix: string | ((details: InWords<Named>) => string)
}

export interface DefinedDiagnostic<Named> {
  readonly code: string
  /** The entry as it stands in the catalogue, with the names of details in place of their values. */
  readonly entry: CatalogueEntry
  at(place: SourcePlace, details: Named): Diagnostic
}

export interface CatalogueEntry {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly because: string
  readonly fix: string
}

/** Makes a catalogue entry. A kind without details is raised with `at(place, {})`. */
export function defineDiagnostic<Named extends Details = Record<never, never>>(
  definition: DiagnosticDefinition<Named>,
): DefinedDiagnostic<Named> {
  const { code, severity, says, because, fix } = definition
  const fixFor = (details: InWords<Named>): string => (typeof fix === 'string' ? fix : fix(details))
  const becauseOf = (details: InWords<Named>): string =>
    typeof because === 'string' ? because : because(details)
  return {
    code,
    get entry() {
      // Every detail reads as its own name in `…`: entries only put details into sentences.
      const named = new Proxy({}, { get: (_, name) => `<${String(name)}>` }) as InWords<Named>
      return { code, severity, message: says(named), because: becauseOf(named), fix: fixFor(named) }
    },
    at(place, details) {
      const words = inWords(details)
      return {
        code,
        severity,
        message: says(words),
        file: place.file,
        start: place.start,
        ...(place.end ? { end: place.end } : {}),
        because: becauseOf(words),
        fix: fixFor(words),
        details,
      }
    },
  }
}

function inWords<Named extends Details>(details: Named): InWords<Named> {
  const words = Object.entries(details).map(([name, detail]) => [
    name,
    typeof detail === 'object' ? detail.en : detail,
  ])
  // Each member is the same or, for a phrase, its English.
  return Object.fromEntries(words) as InWords<Named>
}

/** For a diagnostic about a file as a whole, or one that is not there. */
export function wholeFile(file: string): SourcePlace {
  return { file, start: { line: 1, column: 1, offset: 0 } }
}
