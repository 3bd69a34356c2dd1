/**
 * `npm run build`: bundles what runs in browsers, into `.maque/build`.
 *
 *     frames/    logic-frame.js, logic-worker.js, app-worker.js, view.js, view-with-all.js, site.js, site-bridge.js
 *     player/    dev.js, app.js, home.js: the player's pages; capabilities.js, asked for later; chunks that they share; home.css;
 *                offline.js, which starts them without network
 *
 * Each is built only when a file that went into it last time has changed, so that starting
 * again costs reading those files and no more.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildConsole } from './build-console.ts'
import { rolldown, type OutputChunk } from 'rolldown'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const buildFolder = join(root, '.maque/build')

export interface BuiltScript {
  /** Below `.maque/build`. */
  readonly file: string
  readonly sizeBytes: number
  readonly gzipBytes: number
  /** Names of the scripts beside it that it needs at once: a page loads them together with it. */
  readonly imports: readonly string[]
}

export interface Built {
  readonly scripts: readonly BuiltScript[]
  /** Whether it had to be built now. */
  readonly isFresh: boolean
}

interface Plan {
  readonly name: string
  /** Below `.maque/build`. */
  readonly folder: string
  /** Entries by the name of their script. */
  readonly entries: Readonly<Record<string, string>>
  /** Frames are classic scripts, complete in themselves: their documents admit them by hash. */
  readonly format: 'iife' | 'es'
  /** Copied as they are. */
  readonly copies?: readonly string[]
}

const frames: readonly Plan[] = [
  frame('logic-frame', 'products/player/frames/logic-frame.view.ts'),
  frame('logic-worker', 'products/player/frames/logic.logic.ts'),
  frame('app-worker', 'products/player/frames/app-worker.logic.ts'),
  frame('view', 'products/player/frames/view.view.ts'),
  frame('view-with-all', 'products/player/frames/view-with-all.view.ts'),
  frame('site', 'products/player/frames/site.view.ts'),
  frame('site-bridge', 'products/player/frames/site-bridge.ts'),
]

/** Complete in itself: it starts before anything that it could share with pages. */
const offline: Plan = {
  name: 'offline',
  folder: 'player',
  entries: { offline: 'products/player/offline/offline.worker.ts' },
  format: 'iife',
}

const player: Plan = {
  name: 'player',
  folder: 'player',
  entries: {
    dev: 'products/player/dev/main.ts',
    app: 'products/player/app/main.ts',
    home: 'products/player/home/main.tsx',
    capabilities: 'packages/capabilities/registry.host.ts',
  },
  format: 'es',
  copies: ['products/player/home/home.css'],
}

function frame(name: string, entry: string): Plan {
  return { name, folder: 'frames', entries: { [name]: entry }, format: 'iife' }
}

export function buildFrames(): Promise<readonly Built[]> {
  return Promise.all(frames.map(buildOne))
}

export async function buildPlayer(): Promise<readonly Built[]> {
  return Promise.all([buildOne(player), buildOne(offline)])
}

/** What went into a build, by path, with the hash of each. */
type Inputs = Readonly<Record<string, string>>

interface Stamp {
  readonly inputs: Inputs
  readonly scripts: readonly BuiltScript[]
}

async function buildOne(plan: Plan): Promise<Built> {
  const stampFile = join(buildFolder, plan.folder, `${plan.name}.stamp.json`)
  const known = await readStamp(stampFile)
  if (known && (await isUnchanged(known.inputs)) && (await areThere(known.scripts))) {
    return { scripts: known.scripts, isFresh: false }
  }
  const chunks = await bundle(plan)
  const inputs = await hashAll(inputsOf(plan, chunks))
  const scripts = await Promise.all(chunks.map((chunk) => writeScript(plan, chunk)))
  for (const copied of plan.copies ?? []) {
    await writeWhole(join(buildFolder, plan.folder, basename(copied)), await readFile(join(root, copied)))
  }
  await removeScripts(
    known?.scripts.filter(({ file }) => !scripts.some((script) => script.file === file)) ?? [],
  )
  await writeWhole(stampFile, JSON.stringify({ inputs, scripts } satisfies Stamp))
  return { scripts, isFresh: true }
}

async function bundle({ name, entries, format }: Plan): Promise<readonly OutputChunk[]> {
  const bundled = await rolldown({
    input: Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, join(root, entry)])),
    cwd: root,
    platform: 'browser',
    tsconfig: false,
    transform: { target: 'es2024', jsx: { runtime: 'automatic', importSource: 'preact' } },
    onLog(level, log) {
      if (level === 'warn') throw new Error(`${name}: ${log.message}`)
    },
  })
  const { output } = await bundled.generate({
    format,
    minify: true,
    // Signs for other bundlers, which never see these scripts.
    comments: false,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    ...(format === 'iife' && { codeSplitting: false }),
  })
  await bundled.close()
  return output.filter((made) => made.type === 'chunk')
}

/** The lock file and this file stand for the tools. */
function inputsOf({ copies = [] }: Plan, chunks: readonly OutputChunk[]): readonly string[] {
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.startsWith(root))
  return [
    ...new Set([
      ...modules.map((id) => relative(root, id)),
      ...copies,
      'package-lock.json',
      'scripts/build.ts',
    ]),
  ]
}

async function writeScript({ folder }: Plan, { code, fileName, imports }: OutputChunk): Promise<BuiltScript> {
  const bytes = Buffer.from(code)
  const file = `${folder}/${fileName}`
  await writeWhole(join(buildFolder, file), bytes)
  return { file, sizeBytes: bytes.length, gzipBytes: gzipSync(bytes).length, imports }
}

/** Chunks of the build before, under hashes that nothing names any more. */
async function removeScripts(scripts: readonly BuiltScript[]): Promise<void> {
  for (const { file } of scripts) await rm(join(buildFolder, file), { force: true })
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

async function areThere(scripts: readonly BuiltScript[]): Promise<boolean> {
  const reads = scripts.map(({ file }) => readFile(join(buildFolder, file)).then(Boolean, () => false))
  return (await Promise.all(reads)).every(Boolean)
}

/** Readers of a build in use see the old file or the new one, never a part. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, content)
  await rename(unfinished, file)
}

/** Builds everything and, unless quiet, says what it weighs. */
export async function build({ isQuiet = false }: { readonly isQuiet?: boolean } = {}): Promise<void> {
  const built = [...(await buildFrames()), ...(await buildPlayer())]
  const isConsoleFresh = await buildConsole(root, buildFolder)
  if (isQuiet) return
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`
  for (const { scripts, isFresh } of built) {
    for (const { file, sizeBytes, gzipBytes } of scripts) {
      console.error(
        `${file}  ${kilobytes(sizeBytes)}, gzip ${kilobytes(gzipBytes)}${isFresh ? '' : ' (unchanged)'}`,
      )
    }
  }
  console.error(`console${isConsoleFresh ? '' : ' (unchanged)'}`)
}

// `maque dev` runs this file itself, and needs no console.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--player')) await Promise.all([buildFrames(), buildPlayer()])
  else await build()
}
