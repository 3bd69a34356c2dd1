/**
 * Conformance cases as written: `corpora/conformance/README.md` explains the form.
 *
 * One file an official page, one `##` heading a case, fenced blocks for its files and checks.
 */

export interface CaseFile {
  /** Below `corpora/conformance`. */
  readonly path: string
  readonly title: string
  /** The official page whose statements most of the cases check. */
  readonly source: string
  readonly cases: readonly Case[]
}

export interface Case {
  readonly title: string
  readonly line: number
  /** The official page that it checks: its own, or its file's. */
  readonly source: string
  /** By name and extension: `page.wxml`, `part.js`. */
  readonly files: ReadonlyMap<string, string>
  readonly checks: readonly Check[]
  /** The address that its app is launched with, relative to the case. */
  readonly launchedWith: string | undefined
  /** Why it fails for now; the run fails when it no longer does. */
  readonly failsBecause: string | undefined
  /** By oracle: why what it says is not what we do. */
  readonly differences: ReadonlyMap<string, string>
}

export type Check =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'tree'; readonly tree: string }
  | { readonly kind: 'log' | 'errors'; readonly lines: readonly string[] }

/** One line of a `steps` block: a verb, then words, then JSON or text. */
export interface Step {
  readonly verb: StepVerb
  readonly rest: string
}

const STEP_VERBS = [
  'tap',
  'touch',
  'input',
  'set',
  'call',
  'to',
  'redirect',
  'switch',
  'relaunch',
  'back',
  'style',
  'scroll',
  'hide',
  'show',
  'wait',
  'attribute',
  'hold',
  'theme',
  'resize',
  'drag',
  'fetched',
  'restart',
  'tab',
  'press',
] as const
export type StepVerb = (typeof STEP_VERBS)[number]

/** Extensions of what a project consists of; other fences are checks. */
const FILE_KINDS = new Set(['wxml', 'wxss', 'wxs', 'js', 'ts', 'json', 'wasm'])

const FENCE = /^```(\w+)(?: +(\S+))?\s*$/
const FAILING = /^> expected to fail: (.+)$/
const LAUNCH = /^> launched with (\S+)$/
const DIFFERENCE = /^> differs from ([\w-]+): (.+)$/

export function parseCaseFile(path: string, text: string): CaseFile {
  const lines = text.split('\n')
  const fail = (index: number, why: string): never => {
    throw new Error(`${path}:${index + 1}: ${why}`)
  }
  let title = ''
  let source = ''
  const cases: WritableCase[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const last = cases.at(-1)
    const fence = FENCE.exec(line)
    if (line.startsWith('# ')) title = line.slice(2).trim()
    else if (line.startsWith('## ')) cases.push(emptyCase(line.slice(3).trim(), index + 1, source))
    else if (line.startsWith('https://') && !last) source = line.trim()
    else if (line.startsWith('https://') && last) last.source = line.trim()
    else if (fence) {
      const end = lines.indexOf('```', index + 1)
      if (end < 0) fail(index, 'the block is not closed')
      if (!last) return fail(index, 'a block stands before the first case')
      addBlock(last, fence, lines.slice(index + 1, end).join('\n'), (why) => fail(index, why))
      index = end
    } else if (last) {
      last.launchedWith ??= LAUNCH.exec(line)?.[1]
      last.failsBecause ??= FAILING.exec(line)?.[1]
      const difference = DIFFERENCE.exec(line)
      if (difference) last.differences.set(difference[1] ?? '', difference[2] ?? '')
    }
  }
  if (title === '' || source === '') fail(0, 'needs a `# title` and the address of the official page')
  for (const one of cases) {
    const hasApp = [...one.files.keys()].some((name) => name.startsWith('app.'))
    if (one.launchedWith !== undefined && !hasApp)
      fail(one.line - 1, 'only a case with an app of its own is launched')
    if (one.checks.every(({ kind }) => kind === 'steps')) fail(one.line - 1, 'nothing is checked')
  }
  return { path, title, source, cases }
}

interface WritableCase extends Case {
  readonly files: Map<string, string>
  readonly checks: Check[]
  source: string
  launchedWith: string | undefined
  failsBecause: string | undefined
  readonly differences: Map<string, string>
}

function emptyCase(title: string, line: number, source: string): WritableCase {
  const notes = { launchedWith: undefined, failsBecause: undefined, differences: new Map<string, string>() }
  return { title, line, source, files: new Map(), checks: [], ...notes }
}

function addBlock(
  into: WritableCase,
  [, kind = '', name = 'page']: RegExpExecArray,
  body: string,
  fail: (why: string) => never,
): void {
  if (FILE_KINDS.has(kind)) {
    const file = `${name}.${kind}`
    if (into.files.has(file)) fail(`the case has two files ${file}`)
    into.files.set(file, body)
    return
  }
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  switch (kind) {
    case 'tree':
      into.checks.push({ kind, tree: body })
      return
    case 'log':
    case 'errors':
      into.checks.push({ kind, lines: lines.map((line) => line.trim()) })
      return
    case 'steps':
      into.checks.push({ kind, steps: lines.map((line) => parseStep(line.trim(), fail)) })
      return
    default:
      fail(
        `there is no block "${kind}": files are ${[...FILE_KINDS].join(', ')}, checks are steps, tree, log, errors`,
      )
  }
}

function parseStep(line: string, fail: (why: string) => never): Step {
  const [written = '', rest = ''] = line.split(/ (.*)/s)
  const verb = STEP_VERBS.find((known) => known === written)
  if (verb === undefined) return fail(`there is no step "${written}": steps are ${STEP_VERBS.join(', ')}`)
  return { verb, rest: rest.trim() }
}
