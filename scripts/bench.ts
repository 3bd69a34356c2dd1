/**
 * `npm run bench`: the benchmark app through the full isolated path beside hand-written DOM, in the same run.
 *
 *   npm run bench -- [--runs N] [--peer NAME=URL]
 *
 * Machines are noisy, so runs of the two alternate and only ratios of medians are compared.
 * A peer's URL serves `corpora/bench/app` with `{page}` where the page's path goes.
 */
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { startDevPlayer } from './dev-player.ts'
import { measureAction, measureNavigation, openBenchPage, readOutput } from './bench/measure.ts'
import { printTable, type Measurements } from './bench/table.ts'

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
    options: { runs: { type: 'string', default: '7' }, peer: { type: 'string', multiple: true } },
  })
  const handWritten = await serveFolder('corpora/bench/hand-written')
  const player = await startDevPlayer('corpora/bench/app')
  const subjects: Subject[] = [
    { name: 'hand-written', addressOf: (page) => `${handWritten.address}/?page=${page}`, isApp: false },
    { name: 'maque', addressOf: (page) => `${player.address}/?path=pages/${page}/${page}`, isApp: true },
    ...(values.peer ?? []).map((peer): Subject => {
      const [name = '', url = ''] = peer.split(/=(.*)/s)
      return { name, addressOf: (page) => url.replaceAll('{page}', page), isApp: true }
    }),
  ]
  const results = new Map<string, Measurements>(subjects.map(({ name }) => [name, new Map()]))
  try {
    for (let run = 1; run <= Number(values.runs); run++) {
      process.stderr.write(`run ${run} of ${values.runs}\r`)
      for (const subject of subjects) {
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
        await measureSubject(browser, subject, results.get(subject.name) as Measurements).finally(() =>
          browser.close(),
        )
      }
    }
    printTable(results)
  } finally {
    player.stop()
    handWritten.server.close()
  }
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
