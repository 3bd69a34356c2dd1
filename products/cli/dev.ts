/**
 * `maque dev FOLDER`: runs a mini program from its folder, without account or database.
 *
 * (1) Nothing is written into the folder.
 * (2) Whatever is wrong with the project is told with its place, and the rest runs.
 * (3) A saved file is in the open players a moment later, on the pages where they were.
 */
import process from 'node:process'
import { styleText } from 'node:util'
import { networkInterfaces } from 'node:os'
import { buildPlayer } from './dev/built-player.ts'
import { startDevServer, type AppLogLine, type DevServer } from './dev/dev-server.ts'
import { openDevProject, type Compiled } from './dev/dev-project.ts'

export interface DevOptions {
  readonly folder: string
  readonly port: number
  /** Listens for other devices on the network as well. */
  readonly isPublic: boolean
}

export interface RunningDev {
  readonly port: number
  close(): Promise<void>
}

export async function dev({ folder, port, isPublic }: DevOptions): Promise<RunningDev> {
  let server: DevServer | undefined
  const project = openDevProject(folder, (compiled) => {
    printCompiled(compiled)
    if (compiled.bundle) server?.announce(compiled.bundle)
  })
  server = await startDevServer({
    port,
    isPublic,
    player: buildPlayer(),
    bundle: async () => (await project.latest()).bundle,
    onAppLog: printLine,
  })
  const started = server
  printAddresses(started.port, isPublic)
  return {
    port: started.port,
    async close() {
      await project.close()
      await started.close()
    },
  }
}

function printAddresses(port: number, isPublic: boolean): void {
  say(`Open ${styleText('bold', `http://localhost:${port}/`)}`)
  if (!isPublic) return
  for (const address of lanAddresses()) say(`  or http://${address}:${port}/ on a phone in the same network`)
  say(
    '  There the app shares an origin with the player: it is confined as well, but one that loops can freeze the page.',
  )
}

function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

function printCompiled({ bundle, diagnostics, tookMs }: Compiled): void {
  for (const { text, severity } of diagnostics) {
    process.stderr.write(`${styleText(severityColors[severity], text)}\n\n`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  const found = errors + warnings === 0 ? '' : `, ${errors} errors, ${warnings} warnings`
  say(bundle ? `Compiled in ${Math.round(tookMs)} ms${found}` : `Nothing to open yet${found}`)
}

const severityColors = { error: 'red', warning: 'yellow', info: 'blue' } as const
const colors = { debug: 'gray', log: 'white', info: 'white', warn: 'yellow', error: 'red' } as const

function printLine({ level, text }: AppLogLine): void {
  // Control characters of app text could rewrite what stands in the terminal.
  const plain = text.replaceAll(/[^\P{Cc}\n\t]/gu, '')
  process.stderr.write(`${styleText(colors[level], `[${level}] ${plain}`)}\n`)
}

function say(text: string): void {
  process.stderr.write(`maque: ${text}\n`)
}
