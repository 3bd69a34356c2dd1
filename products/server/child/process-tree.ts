/** A process and all that it began, as Linux tells; elsewhere nobody tells, and a tree is its root alone. */
import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

export interface TreeProcess {
  readonly pid: number
  /** Tells it from a later process of the same number. */
  readonly startedAt: string
  /** What it does not share with others. */
  readonly ownMegabytes: number
}

export function processTree(root: number): readonly TreeProcess[] {
  const found: TreeProcess[] = []
  const visit = (pid: number): void => {
    const read = readProcess(pid)
    if (!read) return
    found.push(read)
    childrenOf(pid).forEach(visit)
  }
  visit(root)
  return found
}

/** Ends those that are still who they were. */
export function endProcesses(processes: readonly TreeProcess[]): void {
  for (const { pid, startedAt } of processes) {
    if (process.platform === 'linux' && readProcess(pid)?.startedAt !== startedAt) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

const PAGES_A_MEGABYTE = 256
/** Fields of /proc/<pid>/stat, counted after the name in parentheses, which may hold anything. */
const START_TIME = 19

function readProcess(pid: number): TreeProcess | undefined {
  if (process.platform !== 'linux') return { pid, startedAt: '', ownMegabytes: 0 }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME] ?? ''
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number)
    return { pid, startedAt, ownMegabytes: (resident - shared) / PAGES_A_MEGABYTE }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}

function childrenOf(pid: number): readonly number[] {
  if (process.platform !== 'linux') return []
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}
