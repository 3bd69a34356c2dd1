/**
 * Compiles what anybody may have uploaded, in a process that can be lost.
 *
 * (1) The child has none of this process's environment, may read nothing but the program itself,
 *     may write nothing, and start nothing.
 * (2) It is ended when it takes too long, too much memory, or answers with too much; that is then
 *     told to the author as a diagnostic.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Readable } from 'node:stream'
import { inAuthorsPlaces } from '@maque/compiler/bundle/authors-places.ts'
import { toStandardMap } from '@maque/compiler/bundle/source-maps.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import type { Compilation, Source, SourceCompiler } from '@maque/platform/source-compiler.ts'
import { MAPS, parseAnswer } from './compile-words.ts'
import { packParcel, unpackParcel } from './file-parcel.ts'
import { createMapReader } from './packed-maps.ts'

export interface ChildCompilerOptions {
  /** The repository: all that the child may read. */
  readonly programFolder: string
  readonly limits: CompileLimits
}

export interface CompileLimits {
  readonly timeMs: number
  /** Of JavaScript alone. */
  readonly heapMegabytes: number
  /** Of everything the process has, native libraries included. */
  readonly residentMegabytes: number
  readonly answerBytes: number
}

export const defaultCompileLimits: CompileLimits = {
  timeMs: 60_000,
  heapMegabytes: 1024,
  residentMegabytes: 1800,
  answerBytes: 200 * 1024 * 1024,
}

export function createChildCompiler({ programFolder, limits }: ChildCompilerOptions): SourceCompiler {
  const mapsOf = createMapReader()
  return {
    inAuthorsPlaces: (text, { digest, maps }) => inAuthorsPlaces(text, [{ digest, maps: mapsOf(maps) }]),
    standardMaps: (maps) =>
      new Map(
        [...mapsOf(maps)].map(([path, map]) => [
          `${path}.map`,
          JSON.stringify(toStandardMap(map, () => undefined)),
        ]),
      ),
    async compile(source) {
      const outcome = await runChild(source, programFolder, limits)
      if (outcome.kind === 'answered') return toCompilation(outcome.answer)
      return { diagnostics: [excess(outcome.kind, limits)] }
    },
  }
}

type Excess = 'too-slow' | 'too-much-memory' | 'too-large'

type ChildOutcome = { readonly kind: 'answered'; readonly answer: Buffer } | { readonly kind: Excess }

async function runChild(source: Source, programFolder: string, limits: CompileLimits): Promise<ChildOutcome> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      '--permission',
      `--allow-fs-read=${programFolder}/*`,
      // Parsers and minifiers are native.
      '--allow-addons',
      join(import.meta.dirname, 'compile-child.ts'),
    ],
    { cwd: programFolder, env: {}, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] },
  )
  let excess: Excess | undefined
  const end = (reason: Excess): void => {
    excess ??= reason
    child.kill('SIGKILL')
  }
  const timer = setTimeout(end, limits.timeMs, 'too-slow')
  const watch = watchMemory(child, limits.residentMegabytes, () => end('too-much-memory'))
  try {
    sendSource(child, source)
    const [answer, complaint, code] = await Promise.all([
      collect(child.stdio[3] as Readable, limits.answerBytes, () => end('too-large')),
      collect(child.stdio[2] as Readable, MAX_COMPLAINT_BYTES, () => undefined),
      ended(child),
    ])
    if (excess) return { kind: excess }
    if (code === 0) return { kind: 'answered', answer }
    if (ranOutOfHeap(code, complaint)) return { kind: 'too-much-memory' }
    throw new Error(`the compiling process ended with ${code}: ${complaint.toString().trim()}`)
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

function sendSource(child: ChildProcess, { appId, files }: Source): void {
  // A child that ended before it read everything is told of by its exit.
  child.stdin?.on('error', () => undefined)
  for (const part of packParcel({ words: { appId }, files })) child.stdin?.write(part)
  child.stdin?.end()
}

const MAX_COMPLAINT_BYTES = 64 * 1024

/** What comes within the limit; the rest is dropped. */
async function collect(stream: Readable, limitBytes: number, onExcess: () => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > limitBytes) onExcess()
    else chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
}

function ranOutOfHeap(code: number | NodeJS.Signals | null, complaint: Buffer): boolean {
  return code === 'SIGABRT' || complaint.includes('JavaScript heap out of memory')
}

const LOOK_EVERY_MS = 100

/** Native memory has no limit of its own; Linux says how much there is. */
function watchMemory(
  child: ChildProcess,
  limitMegabytes: number,
  onExcess: () => void,
): NodeJS.Timeout | undefined {
  if (process.platform !== 'linux') return undefined
  return setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0)
        if (kilobytes > limitMegabytes * 1024) onExcess()
      },
      // It has ended meanwhile.
      () => undefined,
    )
  }, LOOK_EVERY_MS)
}

function toCompilation(answer: Buffer): Compilation {
  const { words, files } = unpackParcel(answer, parseAnswer)
  if (words.manifest === undefined) return { diagnostics: words.diagnostics }
  const manifest = files.get(words.manifest)
  const maps = files.get(MAPS)
  if (!manifest || !maps) throw new Error('the compiling process sent a bundle without its manifest or maps')
  const bundled = new Map<string, Uint8Array>()
  for (const [path, bytes] of files)
    if (path.startsWith('files/')) bundled.set(path.slice('files/'.length), bytes)
  return { bundle: { manifest, files: bundled, maps }, diagnostics: words.diagnostics }
}

function excess(kind: Excess, limits: CompileLimits): ReleaseDiagnostic {
  const seconds = limits.timeMs / 1000
  const megabytes = limits.answerBytes / 1024 / 1024
  const leaveOut: BilingualText = {
    zh: '去掉小程序用不到的内容，尤其是生成的大脚本。',
    en: 'Leave out what the app does not use, above all large generated scripts.',
  }
  const said: Readonly<Record<Excess, readonly [message: BilingualText, fix: BilingualText]>> = {
    'too-slow': [
      {
        zh: `编译超过 ${seconds} 秒，已被终止。`,
        en: `Compiling took longer than ${seconds} s and was ended.`,
      },
      leaveOut,
    ],
    'too-much-memory': [
      {
        zh: `编译需要的内存超过 ${limits.residentMegabytes} MB，已被终止。`,
        en: `Compiling needed more than ${limits.residentMegabytes} MB of memory and was ended.`,
      },
      leaveOut,
    ],
    'too-large': [
      { zh: `编译结果超过 ${megabytes} MB。`, en: `The compiled app has more than ${megabytes} MB.` },
      {
        zh: '把大的图片和媒体放到服务器上加载，不要打进包里。',
        en: 'Load large pictures and media from a server instead of packing them.',
      },
    ],
  }
  const [message, fix] = said[kind]
  const because: BilingualText = {
    zh: '编译有限制，这样任何上传都不会让别人一直等待。',
    en: 'Compiling is limited, so that no upload can keep the others waiting.',
  }
  return {
    code: `upload/${kind}`,
    severity: 'error',
    message,
    because,
    fix,
    file: 'app.json',
    line: 1,
    column: 1,
  }
}
