/**
 * One JavaScript or TypeScript file → the body of a module function.
 *
 * (1) CommonJS stays exactly as written, so that stacks name its own lines, and runs as sloppily as it
 *     was meant to, unless project.config.json has it translated (`script-translation.ts`).
 * (2) ES modules become function bodies with live bindings (`module-parameters.ts` names what these
 *     bodies need). They have no dead zones, for they only run where they are translated: in a ring of
 *     imports a name that is not there yet is `undefined`.
 * (3) Types are stripped. Syntax newer than ES2022 is rewritten in TypeScript only: engines that
 *     run the platform know the rest.
 * (4) A body that comes out of here is one that V8 compiles: anything else is an error, so that one
 *     bad file cannot break the script it is put in.
 */
import { parseSync, type ParseResult } from 'oxc-parser'
import { moduleRunnerTransformSync, transformSync, type HelperMode } from 'oxc-transform'
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import type { Translation } from '../project/script-translation.ts'
import { DECORATOR_HELPERS, decoratorScript } from './decorators.ts'
import { findCalls } from './find-calls.ts'
import { findRequests, type ModuleRequest } from './find-requests.ts'
import { helpersNeeded, nestedTooDeep, notStrict, syntaxError } from './module-diagnostics.ts'
import { parametersFor } from './module-parameters.ts'
import { nestingOf } from './nesting.ts'
import { composeMaps, linesOf, shiftFirstLine, type LineMappings } from './source-map.ts'
import { withoutDeadZones } from './without-dead-zones.ts'

export type TransformedModule = ReadableModule | BrokenModule

export interface ReadableModule {
  readonly kind: 'cjs' | 'esm'
  readonly body: string
  /** Names of the module function's parameters, in the fixed sequence. */
  readonly parameters: readonly string[]
  /** For each line of the body, where it comes from. */
  readonly mappings: LineMappings
  readonly requests: readonly ModuleRequest[]
  /** Interfaces of `noted-calls.ts` that it calls. */
  readonly calls: readonly string[]
  /** `export` is written somewhere: then `require` gives its names and no default. */
  readonly hasExports: boolean
  /** `this` at its top is what it exports, and nothing otherwise. */
  readonly hasThis: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export interface BrokenModule {
  readonly kind: 'broken'
  /** What requiring it throws. */
  readonly message: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface ModuleSource {
  /** Its path in the bundle. */
  readonly path: string
  readonly source: SourceText
  /** npm packages are given less advice: their authors do not read it. */
  readonly isForeign: boolean
  readonly translation: Translation
}

const STRICT = '"use strict";'

export function transformModule(module: ModuleSource): TransformedModule {
  const { source } = module
  const { isTooDeep, limit, at } = nestingOf(source.text)
  const tooDeep = (): BrokenModule => broken(nestedTooDeep.at(source.place(at), { limit }))
  if (isTooDeep) return tooDeep()
  try {
    return transform(module)
  } catch (error) {
    // V8 needs more of its stack for some things than for others.
    if (error instanceof RangeError) return tooDeep()
    throw error
  }
}

function broken(diagnostic: Diagnostic): BrokenModule {
  const { file, start, message } = diagnostic
  return {
    kind: 'broken',
    message: `${message} (${file}:${start.line}:${start.column})`,
    diagnostics: [diagnostic],
  }
}

function transform({ path, source, isForeign, translation }: ModuleSource): TransformedModule {
  const diagnostics: Diagnostic[] = []
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic)
  // What V8 ignores at the very start, a parser in the middle of a script would not.
  const text = source.text.replace(/^(?:\uFEFF)?(?:#![^\n]*)?/, (start) => ' '.repeat(start.length))

  let script = text
  let prelude = ''
  let ownMappings = linesOf(text)
  if (path.endsWith('.ts')) {
    const { code, map, errors, helpersUsed } = transformSync(path, text, {
      lang: 'ts',
      target: 'es2022',
      sourcemap: true,
      decorator: { legacy: true },
      // Its declaration is an enum that only TypeScript's own compiler can read.
      helpers: { mode: 'External' as HelperMode },
    })
    const error = errors[0]
    if (error) return broken(syntaxError.at(placeOf(error, source), { message: shortened(error.message) }))
    const helpers = Object.keys(helpersUsed)
    const unknown = helpers.filter((name) => !DECORATOR_HELPERS.has(name))
    if (unknown.length > 0) return broken(helpersNeeded.at(source.place(0), { names: unknown.join(', ') }))
    if (helpers.length > 0) prelude = decoratorScript
    script = code
    ownMappings = map?.mappings ?? ''
  }

  const parsed = parseScript(script)
  const error = parsed.errors[0]
  if (error) {
    const place = script === text ? placeOf(error, source) : source.place(0)
    return broken(syntaxError.at(place, { message: shortened(error.message) }))
  }
  const isAsWritten = script === text
  const found = findRequests(
    { text: script, parsed, source: isAsWritten ? source : undefined, isForeign },
    report,
  )
  const requests = isAsWritten ? found : found.map((request) => placedIn(text, request))
  const calls = findCalls(script, parsed.comments)
  const hasImportCalls = parsed.module.dynamicImports.length > 0
  const isEsm = parsed.module.hasModuleSyntax

  const opened =
    isEsm || translation !== 'none'
      ? withoutDeadZones(script, { parsed, isAsWritten })
      : { text: script, mappings: undefined, names: [] }
  let body = opened.text
  let mappings =
    opened.mappings === undefined
      ? ownMappings
      : composeMaps(opened.mappings, isAsWritten ? undefined : ownMappings)
  if (isEsm || hasImportCalls) {
    const isMoved = !isAsWritten || opened.mappings !== undefined
    const result = moduleRunnerTransformSync(path, body, { sourcemap: true })
    const failure = result.errors[0]
    if (failure)
      return broken(syntaxError.at(placeOf(failure, source), { message: shortened(failure.message) }))
    body = synchronous(result.code)
    mappings = composeMaps(result.map?.mappings ?? '', isMoved ? mappings : undefined)
  }
  const isStrict =
    translation === 'strict' ||
    (isEsm && translation === 'none') ||
    // What is put before a module would make a mere string of its own directive.
    (prelude !== '' && /^\s*['"]use strict['"]/.test(body))
  const before = `${isStrict ? STRICT : ''}${prelude}`
  if (before !== '') {
    body = `${before}${body}`
    mappings = shiftFirstLine(mappings, before.length)
  }

  const parameters = parametersFor(body, { needsEsm: isEsm || hasImportCalls, declared: opened.names })
  if (!parameters.ok) {
    const problem = isEsm ? undefined : parseScript(`${before}${script}`).errors[0]
    const at = problem?.labels[0]
    if (problem && at && isAsWritten) {
      const place = source.place(at.start - before.length, at.end - before.length)
      return broken(notStrict.at(place, { message: shortened(problem.message) }))
    }
    return broken(syntaxError.at(source.place(0), { message: shortened(parameters.refusal) }))
  }
  const hasExports = parsed.module.staticExports.length > 0
  return {
    kind: isEsm ? 'esm' : 'cjs',
    body,
    parameters: parameters.value,
    mappings,
    requests,
    calls,
    hasExports,
    hasThis: translation === 'sloppy' || (!isEsm && translation === 'none'),
    diagnostics,
  }
}

/** How the converter writes each export, before all else. */
const EXPORTED =
  /^Object\.defineProperty\(__vite_ssr_exports__, ("(?:[^"\\\n]|\\.)*"), \{\n\tenumerable: true,\n\tconfigurable: true,(?=\n\tget\(\) \{)/gm

function assigned(name: string): string {
  return `Object.defineProperty(__vite_ssr_exports__, ${name}, { value, writable: true, enumerable: true, configurable: true });`
}

/** A file is an ES module if it says `import` or `export`; anything else is CommonJS. */
export function parseScript(text: string): ParseResult {
  const parse = (sourceType: 'unambiguous' | 'commonjs'): ParseResult =>
    parseSync('module.js', text, { lang: 'js', sourceType, showSemanticErrors: true })
  if (!/\b(?:import|export)\b/.test(text)) return parse('commonjs')
  const parsed = parse('unambiguous')
  return parsed.module.hasModuleSyntax ? parsed : parse('commonjs')
}

/**
 * Modules of mini programs load at once; what would be awaited is called. Nor has their default a dead
 * zone. What they export may be assigned by others, who then all have that. Lines and columns stay the same.
 */
function synchronous(code: string): string {
  return code
    .replace(/^(const __vite_ssr_import_\d+__ = )await /gm, '$1      ')
    .replace(/^const (?=__vite_ssr_export_default__ = )/gm, 'var   ')
    .replace(EXPORTED, (written: string, name: string) => `${written} set(value) { ${assigned(name)} },`)
}

/** Types that were stripped moved everything, but a path is written as it was. */
function placedIn(text: string, request: ModuleRequest): ModuleRequest {
  const after = (quote: string): string => (request.isBeginning ? '' : quote)
  const quoted = ["'", '"', '`'].map((quote) => text.indexOf(quote + request.written + after(quote)))
  const start = Math.max(0, ...quoted) + 1
  return { ...request, start, end: start + request.written.length }
}

/** Parsers repeat what they cannot read, however long it is. */
function shortened(message: string): string {
  return message.length > 300 ? `${message.slice(0, 300)}…` : message
}

interface Labelled {
  readonly labels: readonly { readonly start: number; readonly end: number }[]
}

function placeOf(error: Labelled, source: SourceText) {
  const label = error.labels[0]
  return label ? source.place(label.start, label.end) : source.place(0)
}
