/**
 * `npm run bench`: the benchmark app through the full isolated path beside hand-written DOM, in the same run.
 *
 *   npm run bench -- [--quick] [--runs N] [--peer NAME=URL]… [--project FOLDER]
 *
 * Machines are noisy, so all subjects are measured in every run, in turns, and what is compared is
 * of the same run. `--quick` is three runs and fewer openings, in about two minutes.
 * A peer's URL serves `corpora/bench/app` with `{page}` where the page's name goes: list, components, ping, long.
 * What a peer cannot do is said and left out of the table: it ends nothing.
 * The peer `glass-easel` needs no URL: `--peer glass-easel` serves it here.
 * The project is what compiling is measured on.
 */
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { extname, join } from 'node:path'
import process from 'node:process'
import { chromium, type Browser, type Frame } from 'playwright-core'
import { GLASS_EASEL, planBench, type BenchPlan } from './bench/arguments.ts'
import { budgets, printBudgets, type Measured } from './bench/budgets.ts'
import { measureColdStart } from './bench/cold-start.ts'
import { measureHandler, measureSmoothness, measureStyling, measureUpdates } from './bench/feel.ts'
import { measureMemory } from './bench/memory.ts'
import { measureCompile, type CompileTimes } from './bench/compile.ts'
import { serveGlassEasel } from './bench/glass-easel.ts'
import { measureHeap, type HeapGrowth } from './bench/heap.ts'
import { buildFrames } from './build.ts'
import { startDevPlayer } from './dev-player.ts'
import { measureAction, measureNavigation, openBenchPage, readOutput } from './bench/measure.ts'
import { inPlainBrowser } from './bench/plain-browser.ts'
import { meanRatios, printTable, ratiosOf, type Measurements } from './bench/table.ts'

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
  addressOf(page: 'list' | 'components' | 'ping' | 'long'): string
  /** Only apps have logic to ping and pages to navigate to. */
  readonly isApp: boolean
  readonly isPeer?: true
  /** Handlers in the view: `corpora/bench/motion`. */
  readonly scripted?: string
  /** Sliding of a built-in component, in the same app. */
  readonly sliding?: string
  /** A page that opens further ones on top of itself. */
  readonly deep?: string
}

export async function bench(args: readonly string[]): Promise<boolean> {
  const plan = planBench(args)
  if (!plan.ok) {
    console.error(plan.refusal)
    return false
  }
  await run(plan.value)
  return true
}

async function run({ runs, openings, peers, project }: BenchPlan): Promise<void> {
  const [runtimeBytes, compiled] = [await readRuntimeSize(), await measureCompile(project)]
  const handWritten = await serveFolder('corpora/bench/hand-written')
  const player = await startDevPlayer('corpora/bench/app')
  const motion = await startDevPlayer('corpora/bench/motion')
  const served = peers.some(({ name }) => name === GLASS_EASEL) ? await serveGlassEasel() : undefined
  const subjects: Subject[] = [
    {
      name: 'hand-written',
      addressOf: (page) => `${handWritten.address}/?page=${page}`,
      isApp: false,
      scripted: `${handWritten.address}/?page=wxs`,
    },
    {
      name: 'maque',
      addressOf: (page) => `${player.address}/?path=pages/${page}/${page}`,
      isApp: true,
      scripted: `${motion.address}/?path=pages/wxs/wxs`,
      sliding: `${motion.address}/?path=pages/swiper/swiper`,
      deep: `${player.address}/?path=pages/deep/deep`,
    },
    ...peers.map(({ name, url = `${served?.address}/?page=pages/{page}/{page}` }) => ({
      name,
      addressOf: (page: string) => url.replaceAll('{page}', page),
      isApp: true,
      isPeer: true as const,
    })),
  ]
  const results = new Map<string, Measurements>(subjects.map(({ name }) => [name, new Map()]))
  try {
    for (let run = 1; run <= runs; run++) {
      process.stderr.write(`run ${run} of ${runs}\r`)
      // In turns: what becomes faster or slower while a run lasts favours nobody.
      for (const subject of run % 2 === 1 ? subjects : subjects.toReversed()) {
        const measured = results.get(subject.name) as Measurements
        await measureSubject(subject, measured)
      }
    }
    console.log(
      `${runs} runs, load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}\n`,
    )
    printTable(results)
    const heap = await inBrowser((browser) => measureHeap(browser, player.address, openings))
    printBudgets(judge(results, { runtimeBytes, compiled, heap }))
  } finally {
    player.stop()
    motion.stop()
    handWritten.server.close()
    served?.server.close()
  }
}

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function inBrowser<Result>(run: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_ARGS })
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
): readonly Measured[] {
  const reference: Measurements = results.get('hand-written') ?? new Map()
  const ours: Measurements = results.get('maque') ?? new Map()
  const of = (name: string): readonly number[] => ours.get(name) ?? []
  const beside = (what: string, name: string): Measured['beside'] => ({
    what,
    ratios: ratiosOf(ours, reference, name),
  })
  const painted = listActions.map(([action]) => `1,000 rows: ${action} (paint)`)
  return [
    { budget: budgets.rows, values: meanRatios(ours, reference, painted) },
    {
      budget: budgets.components,
      values: ratiosOf(ours, reference, '500 components: create (paint)'),
    },
    {
      budget: budgets.componentsDom,
      values: ratiosOf(ours, reference, '500 components: create (dom)'),
    },
    {
      budget: budgets.coldStart,
      values: of(COLD_START),
      beside: beside('the hand-written page', COLD_START),
    },
    { budget: budgets.navigate, values: of('navigate to next page') },
    {
      budget: budgets.roundTrip,
      values: of(ROUND_TRIP),
      beside: beside('a worker and a page that answer each other', ROUND_TRIP),
    },
    { budget: budgets.unread, values: of(UNREAD), beside: beside('structuredClone of it', UNREAD) },
    { budget: budgets.runtime, values: [runtimeBytes / 1024] },
    { budget: budgets.compileCold, values: [compiled.coldMs] },
    { budget: budgets.compileMemory, values: [compiled.peakBytes / 1024 / 1024] },
    { budget: budgets.compileChange, values: [compiled.changeMs] },
    { budget: budgets.heap, values: [(heap.afterBytes / heap.beforeBytes - 1) * 100] },
  ]
}

const COLD_START = 'cold start'
const ROUND_TRIP = 'setData round trip'
const UNREAD = 'setData of 1 MB nobody reads'
const MEMORY = 'memory of one more page, MB'

/** A fault of ours ends the bench; what a peer does not do is told, once. */
async function tryWith({ name, isPeer }: Subject, what: string, measure: () => Promise<void>): Promise<void> {
  if (!isPeer) return measure()
  await measure().catch((error: unknown) => {
    const told = `${name} does without: ${what} (${String(error).split('\n')[0]})`
    if (!doneWithout.has(`${name} ${what}`)) console.error(told)
    doneWithout.add(`${name} ${what}`)
  })
}
const doneWithout = new Set<string>()

async function measureSubject(subject: Subject, into: Measurements): Promise<void> {
  const note = (name: string, value: number): void => void into.set(name, [...(into.get(name) ?? []), value])
  await tryWith(subject, COLD_START, async () =>
    note(
      COLD_START,
      await inPlainBrowser(CHROMIUM, BROWSER_ARGS, (page) =>
        measureColdStart(page, subject.addressOf('list')),
      ),
    ),
  )
  const { deep } = subject
  if (deep !== undefined) {
    const bytes = await inPlainBrowser(CHROMIUM, BROWSER_ARGS, (page) => measureMemory(page, deep))
    if (bytes !== undefined) note(MEMORY, bytes / 1024 / 1024)
  }
  await inBrowser((browser) => measureActions(browser, subject, note))
  await inBrowser((browser) => measureFeel(browser, subject, note))
}

async function measureFeel(
  browser: Browser,
  subject: Subject,
  note: (name: string, value: number) => void,
): Promise<void> {
  await tryWith(subject, 'the page of 2,000 rows', async () => {
    const long = await openBenchPage(browser, subject.addressOf('long'))
    note('press to handler', await measureHandler(long.frame, 'tap'))
    note('20 of 2,000 rows, to paint (p95)', await measureUpdates(long.frame, 'churn'))
    const scrolled = await measureSmoothness(long.frame, 'stir')
    note('scrolling under setData, frame to frame', scrolled.meanMs)
    note('scrolling under setData, frame to frame (p95)', scrolled.p95Ms)
    await long.close()
  })
  if (subject.scripted !== undefined) {
    const wxs = await openBenchPage(browser, subject.scripted)
    note('press to style by WXS', await measureStyling(wxs.frame, 'move', '.moved'))
    await wxs.close()
  }
  if (subject.sliding !== undefined) {
    const swiper = await openBenchPage(browser, subject.sliding)
    const slid = await measureSmoothness(swiper.frame, 'stir')
    note('swiper under setData, frame to frame', slid.meanMs)
    note('swiper under setData, frame to frame (p95)', slid.p95Ms)
    await swiper.close()
  }
}

async function measureActions(
  browser: Browser,
  subject: Subject,
  note: (name: string, value: number) => void,
): Promise<void> {
  const act = async (
    frame: Frame,
    what: string,
    [action, check]: readonly [string, string],
  ): Promise<void> => {
    const { dom, paint } = await measureAction(frame, action, check)
    note(`${what}: ${action} (dom)`, dom)
    note(`${what}: ${action} (paint)`, paint)
  }
  await tryWith(subject, 'the page of 1,000 rows', async () => {
    const list = await openBenchPage(browser, subject.addressOf('list'))
    for (const action of listActions) await act(list.frame, '1,000 rows', action)
    if (subject.isApp)
      await tryWith(subject, 'navigation', async () =>
        note('navigate to next page', await measureNavigation(list, 'navigate', '.second')),
      )
    await list.close()
  })
  await tryWith(subject, 'the page of 500 components', async () => {
    const components = await openBenchPage(browser, subject.addressOf('components'))
    for (const action of componentActions) await act(components.frame, '500 components', action)
    await components.close()
  })
  await tryWith(subject, 'the page of round trips', async () => {
    const ping = await openBenchPage(browser, subject.addressOf('ping'))
    note(ROUND_TRIP, await readOutput(ping.frame, 'ping'))
    if (subject.isApp) note('2,000 setData in one turn', await readOutput(ping.frame, 'burst'))
    note(UNREAD, await readOutput(ping.frame, 'unread'))
    if (subject.isApp) note('capability call', await readOutput(ping.frame, 'api'))
    await ping.close()
  })
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
