/**
 * Compiles a WXS module to the checked subset that `WxsGuard` describes.
 *
 * What comes out is always a function expression that any JavaScript engine can parse, so that
 * one bad module does not take down the script that it is put into; a module that cannot be
 * read exports nothing.
 */
import { Script } from 'node:vm'
import { parseSync, type ParseResult, type Span } from 'oxc-parser'
import { nestingOf } from '../modules/nesting.ts'
import { resolveProjectPath } from '../analyze/project-path.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import {
  wxsFileNotFound,
  wxsRequire,
  wxsSyntax,
  wxsUndeclared,
  wxsUnknownName,
  wxsUnsupported,
} from '../diagnostics/wxs-diagnostics.ts'
import type { LineMappings } from '../modules/source-map.ts'
import { renameFreeWords } from './free-words.ts'
import { unmarked } from './marked-text.ts'
import { printModule, type PrintEvents } from './print-module.ts'

export type ReadFile = (path: string) => string | undefined

export interface WxsRequest {
  /** The file that the module stands in; paths in `require` are relative to it. */
  readonly source: SourceText
  /** The stretch of `source` that is the module, if it stands in a template: all of it, if not said. */
  readonly start?: number
  readonly end?: number
  readonly readFile: ReadFile
}

/** A module as it stands in the script of its package. */
export interface WxsModule {
  /** `function (module, exports, require, guard) {…}` */
  readonly code: string
  /** Where its lines come from. */
  readonly file: string
  readonly mappings: LineMappings
}

export interface CompiledWxs extends WxsModule {
  /** Paths of the files that it requires, which are also their keys. */
  readonly requires: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const emptyModule = 'function (module, exports, require, guard) {}'

export function compileWxs({ source, start = 0, end, readFile }: WxsRequest): CompiledWxs {
  const diagnostics: Diagnostic[] = []
  const requires = new Set<string>()
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic)
  const place = (span: Span): ReturnType<SourceText['place']> =>
    source.place(start + span.start, start + span.end)
  const refuse = (message: string, offset: number): CompiledWxs => {
    report(wxsSyntax.at(source.place(start + offset), { message: message.replace(/\.$/, '') }))
    return { code: emptyModule, file: source.path, mappings: '', requires: [], diagnostics }
  }

  const text = source.text.slice(start, end)
  const { isTooDeep, limit, at } = nestingOf(text)
  if (isTooDeep) return refuse(`nested more than ${limit} deep`, at)
  const { program, errors } = parseWxs(text)
  const [error] = errors
  if (error) return refuse(error.message, error.labels[0]?.start ?? 0)

  const events: PrintEvents = {
    unsupported: (span, what) => report(wxsUnsupported.at(place(span), what)),
    unknownName: (span, name) => report(wxsUnknownName.at(place(span), { name })),
    undeclared: (span, name) => report(wxsUndeclared.at(place(span), { name })),
    badRequire: (span) => report(wxsRequire.at(place(span), {})),
    require: (span, written) => {
      const path = resolveProjectPath(source.path, written)
      const found = [path, `${path}.wxs`].find((candidate) => readFile(candidate) !== undefined)
      if (found === undefined) report(wxsFileNotFound.at(place(span), { path: written }))
      else requires.add(found)
      return found
    },
  }
  const { code, mappings } = unmarked(printModule(program.body, events), source, start)
  const problem = syntaxProblem(code)
  return problem === undefined
    ? { code, file: source.path, mappings, requires: [...requires], diagnostics }
    : refuse(problem, 0)
}

function parseWxs(text: string): ParseResult {
  const read = parseToTheEnd(text)
  if (read.errors.length === 0) return read
  const renamed = renameFreeWords(text)
  return renamed === text ? read : parseToTheEnd(renamed)
}

/** A comment that is not closed goes to the end of the module, as the official pages say. */
function parseToTheEnd(text: string): ParseResult {
  const read = parse(text)
  const opened = read.errors[0]?.labels[0]?.start
  if (opened === undefined || !text.startsWith('/*', opened) || text.includes('*/', opened)) return read
  return parse(text.slice(0, opened))
}

const parse = (text: string): ParseResult => parseSync('module.js', text, { sourceType: 'script' })

/** Some errors are no matter of grammar: a `const` declared twice, a label that is not there. */
function syntaxProblem(code: string): string | undefined {
  try {
    // Only compiled, never run.
    void new Script(`(${code})`)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
