/**
 * Languages that compile to CSS.
 *
 * (1) They read nothing but files of the app: imports are resolved as in any style sheet, and what is
 *     not found is reported and left out, so that the rest of the sheet has its style.
 * (2) They end: one that takes longer than `MAX_TIME_MS` is stopped, and so is one that imports without
 *     end.
 * (3) No code of a project runs: plugins of Less and its JavaScript are refused.
 */
import { Script, createContext } from 'node:vm'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceFile } from '../project/source-tree.ts'
import type { SourceText } from '../diagnostics/source-text.ts'

export type StyleLanguage = 'Less' | 'Sass'

export interface PreprocessRequest {
  readonly file: SourceFile
  /** The file that an import means: the first of the names that a language would look for. */
  resolve(from: string, written: string, names: NamesLookedFor): SourceFile | undefined
}

/** The names to look for, best first, when a path says `name`. */
export type NamesLookedFor = (name: string) => readonly string[]

export interface Preprocessed {
  /** `undefined` when the language could make nothing of it. */
  readonly css: SourceText | undefined
  /** Files of the app that went in. */
  readonly imported: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}

const MAX_TIME_MS = 5000
export const MAX_IMPORTS = 2000

const bounded: { run: () => void } = { run: () => undefined }
const boundedContext = createContext(bounded)
const boundedCall = new Script('run()')

/** Runs `make` to its end, or throws when that takes too long: only a script can be stopped, not a function. */
export function inBoundedTime<Made>(make: () => Made, maxTimeMs = MAX_TIME_MS): Made {
  let made: { readonly value: Made } | undefined
  bounded.run = () => {
    made = { value: make() }
  }
  try {
    boundedCall.runInContext(boundedContext, { timeout: maxTimeMs })
  } finally {
    bounded.run = () => undefined
  }
  // `run` has assigned it: otherwise an error was thrown.
  return (made as unknown as { readonly value: Made }).value
}

/** The error is of the script's own realm, and so no `Error` of this one. */
export function isOutOfTime(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}

/** The place of an import in the text that says it: what languages tell is only the path. */
export function placeOfImport(
  text: string,
  written: string,
): { readonly start: number; readonly end: number } {
  const quoted = ['"', "'", '('].map((quote) => text.indexOf(quote + written)).filter((at) => at >= 0)
  const start = quoted.length === 0 ? 0 : Math.min(...quoted) + 1
  return { start, end: quoted.length === 0 ? 0 : start + written.length }
}
