/** Where the cluster of an instance is. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReachableBy, type Account } from './unprivileged-account.ts'

/** For what the unprivileged account must reach, when the instance's own folder is below `/root`, say. */
export const REACHABLE_FOLDER = '/var/lib/maque'

/**
 * In the instance's folder; where the database's account cannot reach that, elsewhere, and a file
 * in the instance's folder says where. Without that file, after the folder was deleted, a new
 * instance gets a new cluster and not the leftovers of the old one.
 */
export function clusterFolderFor(homeFolder: string, account: Account | undefined): string {
  if (account === undefined || isReachableBy(account, homeFolder)) return join(homeFolder, 'postgres')
  const note = join(homeFolder, 'postgres.location')
  if (!existsSync(note)) {
    mkdirSync(REACHABLE_FOLDER, { recursive: true })
    chmodSync(REACHABLE_FOLDER, 0o755)
    const place = join(REACHABLE_FOLDER, `postgres-${randomBytes(8).toString('hex')}`)
    writeFileSync(note, `${place}\n`, { flush: true })
  }
  return readFileSync(note, 'utf8').trim()
}
