/**
 * `npm run bench`: the benchmark app through the full isolated path beside hand-written DOM, in the same run.
 *
 *   npm run bench -- [--runs N] [--peer NAME=URL]… [--project FOLDER]
 *
 * Machines are noisy, so runs of the two alternate and only ratios of medians are compared.
 * A peer's URL serves `corpora/bench/app` with `{page}` where the page's name goes: list, components, ping.
 * The peer `glass-easel` needs no URL: `--peer glass-easel` serves it here.
 * The project is what compiling is measured on.
 */
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { budgets, printBudgets, slowness, type Measured } from './bench/budgets.ts'
import { measureCompile, type CompileTimes } from './bench/compile.ts'
import { serveGlassEasel } from './bench/glass-easel.ts'
import { measureHeap, type HeapGrowth } from './bench/heap.ts'
import { buildFrames } from './build.ts'
import { startDevPlayer } from './dev-player.ts'
import { measureAction, measureNavigation, openBenchPage, readOutput } from './bench/measure.ts'
import { meanRatio, median, printTable, type Measurements } from './bench/table.ts'

const listActions = [
  ['create', 'rows 1000'],
  ['update', 'updated 990'],
  ['swap', 'moved 1'],
  ['pick', 'danger 5'],
  ['remove', 'rows 999'],
  ['append', 'rows 1999'],
  ['replace', 'rows 1000'],
  ['clear', 'rows 0'],
] as const
const componentActions = [
  ['create', 'rows 500'],
  ['update', 'updated 490'],
  ['clear', 'rows 0'],
] as const

interface Subject {
  readonly name: string
  addressOf(page: 'list' | 'components' | 'ping'): string
  /** Only apps have logic to ping and pages to navigate to. */
  readonly isApp: boolean
}

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '7' },
      peer: { type: 'string', multiple: true },
      project: { type: 'string', default: 'node_modules/wux-weapp/example' },
    },
  })
  const [runtimeBytes, compiled] = [await readRuntimeSize(), await measureCompile(values.project)]
  const handWritten = await serveFolder('corpora/bench/hand-written')
  const player = await startDevPlayer('corpora/bench/app')
  const glassEasel = values.peer?.includes(GLASS_EASEL) ? await serveGlassEasel() : undefined
  const peers = (values.peer ?? []).map((peer) => {
    if (peer === GLASS_EASEL) return { name: peer, url: `${glassEasel?.address}/?page=pages/{page}/{page}` }
    const [name = '', url] = peer.split(/=(.*)/s)
    if (!url) throw new Error(`--peer ${peer} names no address: write ${name}=URL`)
    return { name, url }
  })
  const subjects: Subject[] = [
    { name: 'hand-written', addressOf: (page) => `${handWritten.address}/?page=${page}`, isApp: false },
    { name: 'maque', addressOf: (page) => `${player.address}/?path=pages/${page}/${page}`, isApp: true },
    ...peers.map(({ name, url }) => ({
      name,
      addressOf: (page: string) => url.replaceAll('{page}', page),
      isApp: true,
    })),
  ]
  const results = new Map<string, Measurements>(subjects.map(({ name }) => [name, new Map()]))
  try {
    for (let run = 1; run <= Number(values.runs); run++) {
      process.stderr.write(`run ${run} of ${values.runs}\r`)
      for (const subject of subjects) {
        const measured = results.get(subject.name) as Measurements
        await inBrowser((browser) => measureSubject(browser, subject, measured))
      }
    }
    printTable(results)
    const heap = await inBrowser((browser) => measureHeap(browser, player.address, OPENINGS))
    printBudgets(...judge(results, { runtimeBytes, compiled, heap }))
  } finally {
    player.stop()
    handWritten.server.close()
    glassEasel?.server.close()
  }
}

const GLASS_EASEL = 'glass-easel'
const OPENINGS = 200

async function inBrowser<Result>(run: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  })
  return run(browser).finally(() => browser.close())
}

/** What every app loads before its own code; built-ins that are loaded later do not count. */
async function readRuntimeSize(): Promise<number> {
  const built = await buildFrames()
  return built
    .flatMap(({ scripts }) => scripts)
    .filter(({ file }) => /\/(?:logic-frame|logic-worker|view)\.js$/.test(file))
    .reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
}

interface Rest {
  readonly runtimeBytes: number
  readonly compiled: CompileTimes
  readonly heap: HeapGrowth
}

function judge(
  results: ReadonlyMap<string, Measurements>,
  { runtimeBytes, compiled, heap }: Rest,
): readonly [readonly Measured[], number] {
  const reference = results.get('hand-written') ?? new Map()
  const ours = results.get('maque') ?? new Map()
  const of = (name: string, measured: Measurements = ours): number => median(measured.get(name) ?? [])
  return [
    [
      { budget: budgets.rows, value: meanRatio(ours, reference, (name) => /^1,000 rows.*paint/.test(name)) },
      {
        budget: budgets.components,
        value: meanRatio(ours, reference, (name) => name === '500 components: create (paint)'),
      },
      { budget: budgets.coldStart, value: of('cold start') },
      { budget: budgets.navigate, value: of('navigate to next page') },
      { budget: budgets.roundTrip, value: of('setData round trip') },
      { budget: budgets.unread, value: of('setData of 1 MB nobody reads') },
      { budget: budgets.runtime, value: runtimeBytes / 1024 },
      { budget: budgets.compileCold, value: compiled.coldMs },
      { budget: budgets.compileMemory, value: compiled.peakBytes / 1024 / 1024 },
      { budget: budgets.compileChange, value: compiled.changeMs },
      { budget: budgets.heap, value: (heap.afterBytes / heap.beforeBytes - 1) * 100 },
    ],
    slowness(of('cold start', reference)),
  ]
}

async function measureSubject(browser: Browser, subject: Subject, into: Measurements): Promise<void> {
  const note = (name: string, value: number): void => void into.set(name, [...(into.get(name) ?? []), value])

  const list = await openBenchPage(browser, subject.addressOf('list'))
  note('cold start', list.coldStartMs)
  for (const [action, check] of listActions) {
    const { dom, paint } = await measureAction(list.frame, action, check)
    note(`1,000 rows: ${action} (dom)`, dom)
    note(`1,000 rows: ${action} (paint)`, paint)
  }
  if (subject.isApp) note('navigate to next page', await measureNavigation(list, 'navigate', '.second'))
  await list.close()

  const components = await openBenchPage(browser, subject.addressOf('components'))
  for (const [action, check] of componentActions) {
    const { dom, paint } = await measureAction(components.frame, action, check)
    note(`500 components: ${action} (dom)`, dom)
    note(`500 components: ${action} (paint)`, paint)
  }
  await components.close()

  if (!subject.isApp) return
  const ping = await openBenchPage(browser, subject.addressOf('ping'))
  note('setData round trip', await readOutput(ping.frame, 'ping'))
  note('2,000 setData in one turn', await readOutput(ping.frame, 'burst'))
  note('setData of 1 MB nobody reads', await readOutput(ping.frame, 'unread'))
  note('capability call', await readOutput(ping.frame, 'api'))
  await ping.close()
}

async function serveFolder(folder: string): Promise<{ address: string; server: Server }> {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path === '/' ? '/index.html' : path
    readFile(join(folder, file)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the benchmark server has no port')
  return { address: `http://127.0.0.1:${bound.port}`, server }
}
