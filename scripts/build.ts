/**
 * `npm run build`: bundles what runs in browsers, into `.maque/build`.
 *
 *     frames/   the scripts of the logic frame, its worker, and the view frame
 *     player/   the pages that host apps, with their styles
 *     console/  the console, as a static site
 *
 * Each is built only when a file that went into it last time has changed, so that starting
 * again costs reading those files and no more.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown, type OutputChunk } from 'rolldown'
import { buildConsole } from './build-console.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const buildFolder = join(root, '.maque/build')

export interface BuiltScript {
  /** Below `.maque/build`. */
  readonly file: string
  readonly sizeBytes: number
  readonly gzipBytes: number
  /** Whether it had to be built now. */
  readonly isFresh: boolean
}

interface ScriptPlan {
  readonly file: string
  readonly entry: string
  /** Frames are classic scripts, complete in themselves: their documents admit them by hash. */
  readonly format: 'iife' | 'es'
}

const frames: readonly ScriptPlan[] = [
  { file: 'frames/logic-frame.js', entry: 'products/player/frames/logic-frame.view.ts', format: 'iife' },
  { file: 'frames/logic-worker.js', entry: 'products/player/frames/logic.logic.ts', format: 'iife' },
  { file: 'frames/view.js', entry: 'products/player/frames/view.view.ts', format: 'iife' },
]

const player: readonly ScriptPlan[] = [
  { file: 'player/dev.js', entry: 'products/player/dev/main.ts', format: 'es' },
  { file: 'player/app.js', entry: 'products/player/app/main.ts', format: 'es' },
  { file: 'player/home.js', entry: 'products/player/home/main.tsx', format: 'es' },
]

export function buildFrames(): Promise<readonly BuiltScript[]> {
  return Promise.all(frames.map(buildScript))
}

export async function buildPlayer(): Promise<readonly BuiltScript[]> {
  const built = await Promise.all(player.map(buildScript))
  await writeWhole(
    join(buildFolder, 'player/home.css'),
    await readFile(join(root, 'products/player/home/home.css')),
  )
  return built
}

/** What went into a script, by path, with the hash of each. */
type Inputs = Readonly<Record<string, string>>

interface Stamp {
  readonly inputs: Inputs
  readonly sizeBytes: number
  readonly gzipBytes: number
}

async function buildScript(plan: ScriptPlan): Promise<BuiltScript> {
  const stampFile = join(buildFolder, `${plan.file}.stamp.json`)
  const known = await readStamp(stampFile)
  if (known && (await isUnchanged(known.inputs)) && (await exists(join(buildFolder, plan.file)))) {
    return { file: plan.file, sizeBytes: known.sizeBytes, gzipBytes: known.gzipBytes, isFresh: false }
  }
  const chunk = await bundle(plan)
  const code = Buffer.from(chunk.code)
  const stamp: Stamp = {
    inputs: await hashAll(inputsOf(chunk)),
    sizeBytes: code.length,
    gzipBytes: gzipSync(code).length,
  }
  await writeWhole(join(buildFolder, plan.file), code)
  await writeWhole(stampFile, JSON.stringify(stamp))
  return { file: plan.file, sizeBytes: stamp.sizeBytes, gzipBytes: stamp.gzipBytes, isFresh: true }
}

async function bundle({ entry, format }: ScriptPlan): Promise<OutputChunk> {
  const bundled = await rolldown({
    input: join(root, entry),
    cwd: root,
    platform: 'browser',
    tsconfig: false,
    transform: { target: 'es2024', jsx: { runtime: 'automatic', importSource: 'preact' } },
    onLog(level, log) {
      if (level === 'warn') throw new Error(`${entry}: ${log.message}`)
    },
  })
  const { output } = await bundled.generate({ format, minify: true, codeSplitting: false })
  await bundled.close()
  return output[0]
}

/** The lock file and this file stand for the tools. */
function inputsOf(chunk: OutputChunk): readonly string[] {
  const modules = chunk.moduleIds.filter((id) => id.startsWith(root)).map((id) => relative(root, id))
  return [...new Set([...modules, 'package-lock.json', 'scripts/build.ts'])]
}

async function hashAll(files: readonly string[]): Promise<Inputs> {
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await hashOf(file)] as const)))
}

async function isUnchanged(inputs: Inputs): Promise<boolean> {
  const checks = Object.entries(inputs).map(async ([file, hash]) => (await hashOf(file)) === hash)
  return (await Promise.all(checks)).every(Boolean)
}

/** `missing` for a file that is gone: then it has changed. */
async function hashOf(file: string): Promise<string> {
  const bytes = await readFile(join(root, file)).catch(() => undefined)
  return bytes ? createHash('sha256').update(bytes).digest('base64') : 'missing'
}

async function readStamp(file: string): Promise<Stamp | undefined> {
  try {
    // Written by this program.
    return JSON.parse(await readFile(file, 'utf8')) as Stamp
  } catch {
    return undefined
  }
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  )
}

/** Readers of a build in use see the old file or the new one, never a part. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, content)
  await rename(unfinished, file)
}

/** Builds everything and says what it weighs. */
export async function build(): Promise<void> {
  await buildConsole(root, buildFolder)
  const built = [...(await buildFrames()), ...(await buildPlayer())]
  for (const { file, sizeBytes, gzipBytes, isFresh } of built) {
    const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`
    console.error(
      `${file}  ${kilobytes(sizeBytes)}, gzip ${kilobytes(gzipBytes)}${isFresh ? '' : ' (unchanged)'}`,
    )
  }
}

// `maque dev` runs this file itself, and needs no console.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--player')) await Promise.all([buildFrames(), buildPlayer()])
  else await build()
}
