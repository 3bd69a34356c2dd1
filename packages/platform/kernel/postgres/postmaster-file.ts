/**
 * `postmaster.pid`, by which a cluster says who serves it.
 *
 * It stays behind after `kill -9` and after a container ends, and PostgreSQL then refuses to
 * start when another process has got that number by now, or when the dead one was never reaped.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** The process that serves this cluster, or `undefined`. */
export function findPostmaster(dataFolder: string): number | undefined {
  const text = readIfThere(join(dataFolder, 'postmaster.pid'))
  const pid = Number(text?.split('\n')[0])
  return Number.isInteger(pid) && pid > 0 && isPostmasterOf(pid, dataFolder) ? pid : undefined
}

export interface ClusterFolders {
  readonly dataFolder: string
  readonly socketFolder: string
}

/**
 * Removes the file, and its like beside the socket, if nobody serves the cluster: one that starts
 * at this moment keeps its own.
 */
export function removeStaleFiles({ dataFolder, socketFolder }: ClusterFolders): void {
  if (findPostmaster(dataFolder) !== undefined) return
  for (const file of [
    join(dataFolder, 'postmaster.pid'),
    join(socketFolder, '.s.PGSQL.5432.lock'),
    join(socketFolder, '.s.PGSQL.5432'),
  ]) {
    rmSync(file, { force: true })
  }
}

function isPostmasterOf(pid: number, dataFolder: string): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
    return stdout.includes('postgres') && stdout.includes(dataFolder)
  }
  const state = readIfThere(`/proc/${pid}/stat`)?.replace(/^.*\) /s, '')[0]
  if (state === undefined || state === 'Z' || state === 'X') return false
  return readIfThere(`/proc/${pid}/cmdline`)?.split('\0').includes(dataFolder) ?? false
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
