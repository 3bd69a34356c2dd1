import type { Comment, ParseResult } from 'oxc-parser'
import type { Report } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import { computedRequire } from './module-diagnostics.ts'
import { freeRequireAt, type RequireUse } from './free-require.ts'

/** A module that another one names. */
export interface ModuleRequest {
  readonly written: string
  /** In the text that was parsed. */
  readonly start: number
  readonly end: number
  /** `require.async`, `import()` and `require` with a callback: it may live in another subpackage. */
  readonly isAsync: boolean
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
const computedCall = /(?<![\w$.])require\s*(?:\.\s*async\s*)?\(\s*(?!['"`)\s])/g

/**
 * The modules that a file names, each path once.
 *
 * `require` is found by its text and only comments are excluded, since a syntax tree of every file
 * would cost more than all else: a path in a string that is no `require` at most adds a file.
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
  for (const match of text.matchAll(literalRequire)) {
    if (isComment(match.index)) continue
    const written = match[2] ?? match[3] ?? match[4] ?? ''
    const start = match.index + match[0].indexOf(written)
    add({ written, start, end: start + written.length, isAsync: match[1] !== undefined || match[5] === ',' })
  }
  if (!file.isForeign && file.source) reportComputed(file, file.source, isComment, report)
  return [...requests.values()]
}

function reportComputed(
  { text, parsed }: RequestsOf,
  source: SourceText,
  isComment: (offset: number) => boolean,
  report: Report,
): void {
  for (const match of text.matchAll(computedCall)) {
    if (isComment(match.index)) continue
    const use: RequireUse | undefined = freeRequireAt(parsed, match.index)
    if (use) report(computedRequire.at(source.place(match.index, match.index + 'require'.length), {}))
  }
}

function requestOf(request: {
  readonly value: string
  readonly start: number
  readonly end: number
}): ModuleRequest {
  return { written: request.value, start: request.start, end: request.end, isAsync: false }
}

function commentsOf(comments: readonly Comment[]): (offset: number) => boolean {
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
