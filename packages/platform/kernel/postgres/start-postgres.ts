/**
 * Runs the PostgreSQL that came with `npm install`, for this process alone.
 *
 * (1) What was committed is on disk: nothing about durability is loosened unless tests ask for it.
 * (2) It listens on a unix socket only, and to one user with a password that this machine made up.
 * (3) When this process ends, PostgreSQL ends, in order; also after `kill -9` where the kernel
 *     can be asked for that (Linux with util-linux). Where it was left behind all the same, the
 *     next start takes it over.
 * (4) Two processes never serve one folder: see `hold-instance.ts`.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import pg from 'pg'
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts'
import { clusterFolderFor, REACHABLE_FOLDER } from './cluster-folder.ts'
import { CLUSTER_USER, openCluster, type Cluster } from './cluster.ts'
import { findPostmaster, removeStaleFiles } from './postmaster-file.ts'
import { unprivilegedAccount, type Account } from './unprivileged-account.ts'

export interface EmbeddedPostgres {
  readonly connection: PostgresConnection
  /** Settles when PostgreSQL has ended, asked to or not. */
  readonly ended: Promise<void>
  /** Ends it after its sessions were cut off; resolves once all is on disk. */
  stop(): Promise<void>
}

/** As `pg` takes it. */
export interface PostgresConnection {
  readonly host: string
  readonly user: string
  readonly password: string
  readonly database: string
}

export type PostgresRefusal = 'no-binaries'

export interface EmbeddedPostgresOptions {
  readonly homeFolder: string
  /** `false` only for tests: a power cut may then take everything. */
  readonly isDurable?: boolean
}

export async function startEmbeddedPostgres({
  homeFolder,
  isDurable = true,
}: EmbeddedPostgresOptions): Promise<Result<EmbeddedPostgres, PostgresRefusal>> {
  // Sockets in the file system are what (2) stands on.
  if (process.platform === 'win32') return refuse('no-binaries')
  const account = unprivilegedAccount()
  mkdirSync(homeFolder, { recursive: true })
  const folder = clusterFolderFor(homeFolder, account)
  const binaries = await findPostgresBinaries(account, REACHABLE_FOLDER)
  if (!binaries) return refuse('no-binaries')
  const cluster = await openCluster({ binaries, account, folder, isDurable })
  const connection: PostgresConnection = {
    host: cluster.socketFolder,
    user: CLUSTER_USER,
    password: cluster.password,
    database: 'postgres',
  }
  const running = findPostmaster(cluster.dataFolder)
  if (running !== undefined && (await answers(connection, running))) {
    return accept(takenOver(running, connection))
  }
  removeStaleFiles(cluster)
  return accept(
    await launch({ binaries, account, cluster, connection, isDurable, logFile: join(folder, 'log') }),
  )
}

interface Launch {
  readonly binaries: PostgresBinaries
  readonly account: Account | undefined
  readonly cluster: Cluster
  readonly connection: PostgresConnection
  readonly isDurable: boolean
  readonly logFile: string
}

async function launch({
  binaries,
  account,
  cluster,
  connection,
  isDurable,
  logFile,
}: Launch): Promise<EmbeddedPostgres> {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: cluster.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(!isDurable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const command = [
    ...dyingWithParent(),
    binaries.postgres,
    '-D',
    cluster.dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const { child, ended } = await spawnUntilUp({ command, account, connection, logFile })
  child.unref()
  return {
    connection,
    ended,
    async stop() {
      child.ref()
      child.kill('SIGINT')
      await ended
    },
  }
}

interface Spawning {
  readonly command: readonly string[]
  readonly account: Account | undefined
  readonly connection: PostgresConnection
  readonly logFile: string
}

interface Spawned {
  readonly child: ChildProcess
  readonly ended: Promise<void>
}

const START_TIMEOUT_MS = 60_000
const POLL_MS = 15
const LONGEST_POLL_MS = 200
const RETRY_MS = 200

async function spawnUntilUp(spawning: Spawning): Promise<Spawned> {
  const { connection, logFile } = spawning
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const spawned = spawnPostgres(spawning)
    const outcome = await untilItAnswers(connection, spawned.child, deadline)
    if (outcome === 'up') return spawned
    if (outcome === 'late') {
      spawned.child.kill('SIGINT')
      throw new Error(
        `PostgreSQL did not answer within ${START_TIMEOUT_MS / 1000} s; ${logFile} may say why.`,
      )
    }
    // Sessions of one that was killed live a moment longer than it, and keep its memory.
    if (!endOfFile(logFile).includes('pre-existing shared memory block') || Date.now() > deadline) {
      throw new Error(`PostgreSQL ended while starting; ${logFile} says why.`)
    }
    await delay(RETRY_MS)
  }
}

function spawnPostgres({ command, account, logFile }: Spawning): Spawned {
  const log = openLog(logFile, account)
  // Its own session: Ctrl-C in a terminal is for us, who then end it in order.
  const child = spawn(command[0] ?? '', command.slice(1), {
    ...account,
    cwd: '/',
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve())
    child.once('error', (cause) => reject(new Error('PostgreSQL could not be started.', { cause })))
  })
  // A failed spawn shows as an end; later ends are for `stop` and for whoever wants to know.
  ended.catch(() => undefined)
  return { child, ended }
}

function takenOver(pid: number, connection: PostgresConnection): EmbeddedPostgres {
  const ended = async (): Promise<void> => {
    while (isAlive(pid)) await delay(50)
  }
  return {
    connection,
    // Not our child: nothing tells us when it ends. Queries will.
    ended: new Promise<void>(() => undefined),
    async stop() {
      if (isAlive(pid)) process.kill(pid, 'SIGINT')
      await ended()
    },
  }
}

/** SIGINT is PostgreSQL's word for: cut sessions off, write everything down, end. */
function dyingWithParent(): readonly string[] {
  const hasSetpriv = process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0
  return hasSetpriv ? ['setpriv', '--pdeathsig', 'INT', '--'] : []
}

const MAX_LOG_BYTES = 10 * 1024 * 1024

function openLog(file: string, account: Account | undefined): number {
  if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) truncateSync(file)
  const log = openSync(file, 'a', 0o600)
  if (account) chownSync(file, account.uid, account.gid)
  return log
}

/** Recovery after a crash can take a while; then it refuses connections, and goes on. */
async function untilItAnswers(
  connection: PostgresConnection,
  child: ChildProcess,
  deadline: number,
): Promise<'up' | 'ended' | 'late'> {
  let wait = POLL_MS
  for (; Date.now() < deadline; await delay(wait)) {
    wait = Math.min(wait * 1.2, LONGEST_POLL_MS)
    if ((await tryConnecting(connection)) === 'connected') return 'up'
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return 'ended'
  }
  return 'late'
}

const SHOWN_BYTES = 2000

function endOfFile(file: string): string {
  const text = readFileSync(file)
  return text.subarray(Math.max(0, text.length - SHOWN_BYTES)).toString()
}

/** A server that is just ending is waited for, and does not count. */
async function answers(connection: PostgresConnection, pid: number): Promise<boolean> {
  for (; isAlive(pid); await delay(POLL_MS)) {
    if ((await tryConnecting(connection)) === 'connected') return true
  }
  return false
}

async function tryConnecting(connection: PostgresConnection): Promise<'connected' | 'not-yet'> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
    await client.end()
    return 'connected'
  } catch {
    return 'not-yet'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
