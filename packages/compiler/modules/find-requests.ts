import type { Comment, ParseResult } from 'oxc-parser'
import type { Report } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import { computedRequire } from './module-diagnostics.ts'
import { freeRequireAt } from './free-require.ts'

/** A module that another one names. */
export interface ModuleRequest {
  readonly written: string
  /** In the text that was parsed. */
  readonly start: number
  readonly end: number
  /** `require.async`, `import()` and `require` with a callback: it may live in another subpackage. */
  readonly isAsync: boolean
  /** The path is put together when the line runs, and only begins as `written`, with a folder. */
  readonly isBeginning?: { readonly endsInJson: boolean; readonly isGuarded: boolean }
}

export interface RequestsOf {
  readonly text: string
  readonly parsed: ParseResult
  /** Absent when the text is not what the author wrote: then nothing can be pointed at. */
  readonly source: SourceText | undefined
  readonly isForeign: boolean
}

const literalRequire =
  /(?<![\w$.])require\s*(\.\s*async\s*)?\(\s*(?:'([^'\\\n]+)'|"([^"\\\n]+)"|`([^`\\$\n]+)`)\s*([,)])/g
const anyCall = /(?<![\w$.])require\s*(\.\s*async\s*)?\(\s*(?![)\s])/g
/** What follows the bracket: `./folder/${…` or './folder/' + … */
const fixedFolder =
  /(?:`(\.{0,2}\/[^`\\$\n]*)\$\{|'(\.{0,2}\/[^'\\\n]*)'\s*\+|"(\.{0,2}\/[^"\\\n]*)"\s*\+)([^\n)]{0,1000}\)?)/y

/**
 * The modules that a file names, each path once.
 *
 * `require` is found by its text and only comments are excluded, since a syntax tree of every file
 * would cost more than all else: a path in a string that is no `require` at most adds a file. A path
 * that is put together behind a fixed folder is a request for what begins so.
 */
export function findRequests(file: RequestsOf, report: Report): readonly ModuleRequest[] {
  const { text, parsed } = file
  const requests = new Map<string, ModuleRequest>()
  const add = (request: ModuleRequest): void => {
    const known = requests.get(request.written)
    // Whoever cannot wait decides.
    if (!known || (known.isAsync && !request.isAsync)) requests.set(request.written, request)
  }

  for (const { moduleRequest } of parsed.module.staticImports) add(requestOf(moduleRequest))
  for (const { entries } of parsed.module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) add(requestOf(moduleRequest))
  }
  for (const { moduleRequest } of parsed.module.dynamicImports) {
    const written = /^(['"`])([^'"`\\$\n]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2]
    if (written !== undefined) add({ ...moduleRequest, written, isAsync: true })
  }
  if (!text.includes('require')) return [...requests.values()]

  const isComment = commentsOf(parsed.comments)
  const isLiteral = new Set<number>()
  for (const match of text.matchAll(literalRequire)) {
    isLiteral.add(match.index)
    if (isComment(match.index)) continue
    const written = match[2] ?? match[3] ?? match[4] ?? ''
    const start = match.index + match[0].indexOf(written)
    add({ written, start, end: start + written.length, isAsync: match[1] !== undefined || match[5] === ',' })
  }
  for (const request of computedRequests(file, isComment, isLiteral, report)) add(request)
  return [...requests.values()]
}

function computedRequests(
  { text, parsed, source, isForeign }: RequestsOf,
  isComment: (offset: number) => boolean,
  isLiteral: ReadonlySet<number>,
  report: Report,
): readonly ModuleRequest[] {
  const requests: ModuleRequest[] = []
  for (const match of text.matchAll(anyCall)) {
    const { index } = match
    if (isLiteral.has(index) || isComment(index)) continue
    fixedFolder.lastIndex = index + match[0].length
    const fixed = fixedFolder.exec(text)
    if (!fixed && (isForeign || !source)) continue
    const use = freeRequireAt(parsed, index)
    if (use === undefined) continue
    if (!fixed) {
      if (source) report(computedRequire.at(source.place(index, index + 'require'.length), {}))
      continue
    }
    const [, template, single, double, rest = ''] = fixed
    const written = template ?? single ?? double ?? ''
    const start = fixed.index + 1
    const endsInJson = /^[^)]*\.json\s*['"`]\s*[,)]/.test(rest)
    const isAsync = match[1] !== undefined || use.hasCallback
    const isBeginning = { endsInJson, isGuarded: use.isGuarded }
    requests.push({ written, start, end: start + written.length, isAsync, isBeginning })
  }
  return requests
}

function requestOf(request: {
  readonly value: string
  readonly start: number
  readonly end: number
}): ModuleRequest {
  return { written: request.value, start: request.start, end: request.end, isAsync: false }
}

/** Whether an offset lies in a comment. */
export function commentsOf(comments: readonly Comment[]): (offset: number) => boolean {
  // Comments come in sequence, and so do the offsets that are asked for.
  let next = 0
  let asked = -1
  return (offset) => {
    if (offset < asked) next = 0
    asked = offset
    for (
      let comment = comments[next];
      comment !== undefined && comment.end <= offset;
      comment = comments[next]
    ) {
      next += 1
    }
    const comment = comments[next]
    return comment !== undefined && comment.start <= offset
  }
}
