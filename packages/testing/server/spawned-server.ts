/** The real server, as a process that a test can kill. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { confirmHere } from '@maque/client/confirm-here.ts'
import { createPlatformClient, type PlatformClient } from '@maque/client/platform-client.ts'

export interface SpawnedServer {
  readonly origin: string
  readonly homeFolder: string
  /** Of the server; its database has others. */
  readonly pid: number
  /** What it has printed so far. */
  output(): string
  /** Somebody with cookies of their own. */
  newVisitor(): PlatformClient
  /** Somebody who signs in, as the announcement says. */
  signIn(who: 'owner' | 'reviewer'): Promise<PlatformClient>
  /** Ends server and database at once, as a power cut would end the processes. */
  killAll(): Promise<void>
  /** The server alone. */
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

const START_TIMEOUT_MS = 120_000
const POLL_MS = 25

/** A folder for a server's data; gone when the test run is over. */
export function makeHomeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'maque-home-'))
  // The account that the database runs as must reach it.
  chmodSync(folder, 0o755)
  leftovers.folders.add(folder)
  return folder
}

/** What a test that failed did not clean up. */
const leftovers = { folders: new Set<string>(), children: new Set<ChildProcess>() }
process.once('exit', () => {
  for (const child of leftovers.children) child.kill('SIGKILL')
  for (const folder of leftovers.folders) rmSync(folder, { recursive: true, force: true })
})

/** Resolves when its health is good. With the origin of one that was killed, its visitors go on where they were. */
export async function spawnServer(
  homeFolder: string,
  environment: NodeJS.ProcessEnv = {},
  origin?: string,
): Promise<SpawnedServer> {
  const port = origin === undefined ? await freePort() : Number(new URL(origin).port)
  const { child, output } = launchServer(homeFolder, { PORT: String(port), ...environment })
  const place = `http://localhost:${port}`
  await untilHealthy(place, child, output)
  const ended = endOf(child)
  return {
    origin: place,
    homeFolder,
    // It has answered.
    pid: child.pid ?? 0,
    output,
    newVisitor: () => newVisitor(place),
    signIn: (who) => signIn(place, who, output()),
    async killAll() {
      child.kill('SIGKILL')
      const postmaster = findPostmaster(homeFolder)
      if (postmaster !== undefined) killIfThere(postmaster)
      await ended
    },
    async kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}

export interface LaunchedServer {
  readonly child: ChildProcess
  output(): string
}

/** Without waiting for anything. */
export function launchServer(homeFolder: string, environment: NodeJS.ProcessEnv): LaunchedServer {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', resolve('products/server/main.ts')],
    {
      env: {
        PATH: process.env['PATH'],
        // Most of a start is reading the program.
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        MAQUE_HOME: homeFolder,
        EXAMPLES: 'none',
        // It would drive a browser of its own beside the test's.
        EXAMINER: 'off',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  leftovers.children.add(child)
  child.once('close', () => leftovers.children.delete(child))
  return { child, output: () => said }
}

export function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
}

async function untilHealthy(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await delay(POLL_MS)) {
    const isUp = await fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    // The announcement comes right after.
    if (isUp && output().includes('Ctrl-C')) return
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not come up: ${output()}`)
}

/** Free when it was looked for. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0))
    })
  })
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It was killed before, and left its file.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function findPostmaster(homeFolder: string): number | undefined {
  const clusters = join(homeFolder, 'postgres')
  if (!existsSync(clusters)) return undefined
  const cluster = readdirSync(clusters).find((name) => name.startsWith('cluster-'))
  const file = join(clusters, cluster ?? '', 'data/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

async function signIn(origin: string, who: string, output: string): Promise<PlatformClient> {
  const [, email = '', password = ''] = new RegExp(`(${who}@\\S+)\\s+(\\S+)`).exec(output) ?? []
  const client = newVisitor(origin)
  await client.signIn({ email, password })
  return client
}

function newVisitor(origin: string): PlatformClient {
  let cookie = ''
  return createPlatformClient({
    origin,
    confirm: (confirmation, _, call) => confirmHere(confirmation, call),
    async fetch(request) {
      request.headers.set('cookie', cookie)
      const response = await fetch(request)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
  })
}
