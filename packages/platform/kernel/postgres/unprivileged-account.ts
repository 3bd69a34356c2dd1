/**
 * PostgreSQL refuses to run as root. Where the platform runs as root (containers mostly do), it
 * runs under this account instead, which must then be able to reach its files.
 */
import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import process from 'node:process'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** `undefined`: this process is not root, and its own account will do. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  // initdb looks its user up by number, so it must be one that the system knows.
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const entry = known.find(([user]) => user === name)
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  throw new Error(
    'Running as root, and the system has neither an account "postgres" nor "nobody" to run PostgreSQL as.',
  )
}

/**
 * Whether the account can walk down to this path. Parts of it that do not exist yet count as
 * reachable. Access lists are not looked at: with them the answer may be a needless no.
 */
export function isReachableBy(account: Account, path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found?.isDirectory() && !admits(found, account)) return false
    if (folder === dirname(folder)) return true
  }
}

interface Ownership extends Account {
  readonly mode: number
}

function admits(folder: Ownership, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}
