/** A PostgreSQL cluster on disk: its data, and where its socket is. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { PostgresBinaries } from './binaries.ts'
import type { Account } from './unprivileged-account.ts'

export const CLUSTER_USER = 'maque'

export interface Cluster {
  readonly dataFolder: string
  readonly socketFolder: string
  readonly password: string
}

export interface ClusterOptions {
  readonly binaries: PostgresBinaries
  readonly account: Account | undefined
  /** Belongs to the cluster alone. */
  readonly folder: string
  readonly isDurable: boolean
}

/** Opens the cluster, after making it when it is not there. An interrupted making leaves nothing. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, account, binaries } = options
  makeOwned(folder, account)
  const clusterFolder = join(folder, `cluster-${binaries.version.split('.')[0]}`)
  if (!existsSync(clusterFolder)) await createCluster(clusterFolder, options)
  return {
    dataFolder: join(clusterFolder, 'data'),
    socketFolder: prepareSocketFolder(folder, account),
    password: readFileSync(join(clusterFolder, 'password'), 'utf8').trim(),
  }
}

async function createCluster(
  clusterFolder: string,
  { binaries, account, isDurable }: ClusterOptions,
): Promise<void> {
  const unfinished = `${clusterFolder}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  makeOwned(unfinished, account)
  const passwordFile = join(unfinished, 'password')
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  try {
    await runInitdb(binaries.initdb, account, [
      `--pgdata=${join(unfinished, 'data')}`,
      `--username=${CLUSTER_USER}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(isDurable ? [] : ['--no-sync']),
    ])
    await rename(unfinished, clusterFolder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process that starts at the same time was faster: its cluster is as good.
    if (!existsSync(clusterFolder)) throw error
  }
}

function runInitdb(command: string, account: Account | undefined, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...account,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { LC_ALL: 'C' },
      cwd: '/',
    })
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${said.trim()}`)),
    )
  })
}

/** The kernel's limit on a socket's path, less the name that PostgreSQL adds. */
const MAX_SOCKET_FOLDER_LENGTH = 107 - '/.s.PGSQL.5432.lock'.length

function prepareSocketFolder(folder: string, account: Account | undefined): string {
  const beside = join(folder, 'socket')
  if (Buffer.byteLength(beside) <= MAX_SOCKET_FOLDER_LENGTH) {
    makeOwned(beside, account)
    return beside
  }
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const short = join(tmpdir(), `maque-${name}`)
  makeOwned(short, account)
  return short
}

function makeOwned(folder: string, account: Account | undefined): void {
  // The mode is for this folder alone, not for what leads to it.
  mkdirSync(dirname(folder), { recursive: true })
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  // In a folder that all may write to, somebody else may have put something of that name.
  const mayBe = [0, process.getuid?.(), account?.uid]
  if (!found.isDirectory() || !mayBe.includes(found.uid)) {
    throw new Error(`${folder} belongs to somebody else; remove it.`)
  }
  if (account) chownSync(folder, account.uid, account.gid)
}
