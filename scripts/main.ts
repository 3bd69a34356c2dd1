/** The program behind `npm run …`: one word a deed, each in a file of its own. */
import process from 'node:process'

const deeds: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  start: async (args) => (await import('./start.ts')).start(args),
  dev: async (args) => (await import('./start.ts')).start([...args, '--watch']),
  test: async (args) => (await import('./test.ts')).test(args),
  check: async () => (await import('./check.ts')).check(),
  tidy: async () => (await import('./tidy.ts')).tidy(),
  types: async () => (await import('./check.ts')).checkTypes(),
  format: async () => (await import('./check.ts')).format(),
  docs: async () => {
    ;(await import('./conformance.ts')).writeConformance()
    ;(await import('./rules.ts')).writeRules()
    ;(await import('./diagnostics-page.ts')).writeDiagnosticsPage()
    ;(await import('./official-pages.ts')).writeOfficialPages()
    return true
  },
  build: async () => (await import('./build.ts')).build().then(() => true),
  'replace-signing-key': async () =>
    (await import('../products/server/replace-signing-key.ts')).replaceKeyOfInstance(),
  'move-blobs': async (args) =>
    (await import('../products/server/blobs/move-blobs.ts')).moveBlobsOfInstance(args),
  bench: async (args) => (await import('./bench.ts')).bench(args),
  storm: async (args) => (await import('./storm.ts')).storm(args),
  soak: async (args) => (await import('./soak.ts')).soak(args),
  'bench:server': async (args) => (await import('./bench-server.ts')).benchServer(args),
  clients: async (args) => (await import('./clients.ts')).clients(args),
  mutations: async (args) => (await import('./mutations.ts')).mutations(args),
  edges: async (args) => (await import('./edges.ts')).edges(args),
  crawl: async (args) => (await import('./crawl.ts')).crawl(args),
}

const [name = '', ...args] = process.argv.slice(2)
const deed = deeds[name]
if (deed === undefined) {
  console.error(`There is no "${name}". There is: ${Object.keys(deeds).join(', ')}.`)
  process.exitCode = 1
} else if (!(await deed(args))) process.exitCode = 1
