/**
 * Work on what anybody may have sent, in a process that can be lost.
 *
 * (1) The child has none of this process's environment.
 * (2) It, and all that it began, is ended when it takes too long, too much memory, or answers with
 *     too much; and when nobody wants its answer any more.
 * (3) What it had answered until then is there.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import process from 'node:process'
import type { Readable } from 'node:stream'
import { packParcel, type Parcel } from './file-parcel.ts'
import { endProcesses, processTree, type TreeProcess } from './process-tree.ts'

export interface ChildLimits {
  readonly timeMs: number
  /** Of JavaScript in the child itself. */
  readonly heapMegabytes: number
  /** Of everything the process and those it began have, native libraries included. */
  readonly residentMegabytes: number
  readonly answerBytes: number
}

export interface LimitedChild {
  /** A module that reads a parcel from standard input and answers on descriptor 3. */
  readonly program: string
  readonly programFolder: string
  /** For Node. */
  readonly options: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly parcel: Parcel<unknown>
  readonly limits: ChildLimits
  /** Absent: it is wanted until it ends. */
  readonly signal?: AbortSignal
}

/** `crashed`: native code lost its footing, as parsers do in what is nested without end. */
export type Excess = 'too-slow' | 'too-much-memory' | 'too-large' | 'crashed'

export type ChildOutcome =
  | { readonly kind: 'answered'; readonly answer: Buffer }
  | { readonly kind: Excess; readonly answer: Buffer }
  | { readonly kind: 'broken'; readonly answer: Buffer; readonly complaint: string }

/** The child of compilations and the like: reads the program, writes nothing, starts nothing. */
export function confinedTo(programFolder: string): readonly string[] {
  return [
    '--disable-warning=SecurityWarning',
    '--permission',
    `--allow-fs-read=${programFolder}/*`,
    // Parsers and minifiers are native.
    '--allow-addons',
  ]
}

/**
 * Compilers leave behind most of what they make. Where it lies in many megabytes until it is collected,
 * a project of 351 pages takes a third more memory, and no less time.
 */
export const SMALL_NURSERY = '--max-semi-space-size=8'

/** Rejects when `signal` is aborted. */
export async function runLimitedChild(work: LimitedChild): Promise<ChildOutcome> {
  const { program, programFolder, options, environment, parcel, limits, signal } = work
  signal?.throwIfAborted()
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.heapMegabytes}`,
      SMALL_NURSERY,
      '--disable-warning=ExperimentalWarning',
      ...options,
      program,
    ],
    { cwd: programFolder, env: environment, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] },
  )
  const watch = watchTree(child, limits.residentMegabytes, () => end('too-much-memory'))
  let excess: Excess | undefined
  const end = (reason?: Excess): void => {
    excess ??= reason
    watch.end()
  }
  const timer = setTimeout(end, limits.timeMs, 'too-slow')
  const abandon = (): void => end()
  signal?.addEventListener('abort', abandon)
  try {
    send(child, parcel)
    const [answer, complaint, code] = await Promise.all([
      collect(child.stdio[3] as Readable, limits.answerBytes, () => end('too-large')),
      collect(child.stdio[2] as Readable, MAX_COMPLAINT_BYTES, () => undefined),
      ended(child),
    ])
    signal?.throwIfAborted()
    if (excess) return { kind: excess, answer }
    if (code === 0) return { kind: 'answered', answer }
    if (ranOutOfHeap(code, complaint)) return { kind: 'too-much-memory', answer }
    if (crashes.has(code)) return { kind: 'crashed', answer }
    return { kind: 'broken', answer, complaint: `ended with ${code}: ${complaint.toString().trim()}` }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abandon)
    watch.end()
  }
}

function send(child: ChildProcess, parcel: Parcel<unknown>): void {
  // A child that ended before it read everything is told of by its exit.
  child.stdin?.on('error', () => undefined)
  for (const part of packParcel(parcel)) child.stdin?.write(part)
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

const crashes = new Set<unknown>(['SIGSEGV', 'SIGBUS', 'SIGILL'])

const LOOK_EVERY_MS = 100

interface TreeWatch {
  /** Ends the child and everything that was ever seen below it. */
  end(): void
}

/** Native memory has no limit of its own; Linux says how much there is. */
function watchTree(child: ChildProcess, limitMegabytes: number, onExcess: () => void): TreeWatch {
  /** Whoever loses its parent is not below the child any more. */
  const seen = new Map<string, TreeProcess>()
  const look = (): number => {
    const tree = child.pid === undefined ? [] : processTree(child.pid)
    for (const one of tree) seen.set(`${one.pid} ${one.startedAt}`, one)
    return tree.reduce((sum, { ownMegabytes }) => sum + ownMegabytes, 0)
  }
  const timer = setInterval(() => {
    if (look() > limitMegabytes) onExcess()
  }, LOOK_EVERY_MS)
  return {
    end() {
      clearInterval(timer)
      look()
      child.kill('SIGKILL')
      endProcesses([...seen.values()].filter(({ pid }) => pid !== child.pid))
    },
  }
}
