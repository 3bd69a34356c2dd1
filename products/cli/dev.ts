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
import type { Texts } from './terminal/texts.ts'
import type { Terminal } from './terminal/terminal.ts'

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

/** Nothing when another program has the port. */
export async function dev(
  { folder, port, isPublic }: DevOptions,
  { texts }: Terminal,
): Promise<RunningDev | undefined> {
  let server: DevServer | undefined
  const project = openDevProject({ folder, language: texts.language }, (compiled) => {
    printCompiled(compiled, texts)
    if (compiled.bundle) server?.announce(compiled.bundle)
  })
  const started = await startDevServer({
    port,
    isPublic,
    player: buildPlayer(),
    bundle: async () => (await project.latest()).bundle,
    onAppLog: printLine,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return undefined
  })
  if (started === undefined) {
    await project.close()
    say(texts.portTaken(port))
    return undefined
  }
  server = started
  printAddresses(started.port, isPublic, texts)
  return {
    port: started.port,
    async close() {
      await project.close()
      await started.close()
    },
  }
}

function printAddresses(port: number, isPublic: boolean, texts: Texts): void {
  say(texts.open(styleText('bold', `http://localhost:${port}/`)))
  if (!isPublic) return
  for (const address of lanAddresses()) say(`  ${texts.openFromPhone(`http://${address}:${port}/`)}`)
  say(`  ${texts.sharedOrigin}`)
}

function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

function printCompiled({ bundle, diagnostics, tookMs }: Compiled, texts: Texts): void {
  for (const { text, severity } of diagnostics) {
    process.stderr.write(`${styleText(severityColors[severity], text)}\n\n`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  say(bundle ? texts.compiled(Math.round(tookMs)) : texts.nothingBuilt)
  if (errors + warnings > 0) say(texts.found({ errors, warnings }))
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
