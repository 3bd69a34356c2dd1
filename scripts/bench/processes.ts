/** Processes of this machine, where its system tells: Linux. */
import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it has started, itself first. */
export function processesBelow(root: number): readonly number[] {
  const parents = namesIn('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    const [, parent = 0] = /^\d+ \(.*\) \S (\d+)/s.exec(textOf(`/proc/${name}/stat`)) ?? []
    return [[Number(name), Number(parent)] as const]
  })
  const found = [root]
  for (const process of found)
    for (const [child, parent] of parents) if (parent === process) found.push(child)
  return found
}

/**
 * Milliseconds that the threads of these processes have run or waited for a processor since they began.
 * What ends meanwhile, and systems that do not tell, count as nothing.
 */
export function busyMs(processes: readonly number[]): number {
  let busy = 0
  for (const process of processes) {
    for (const thread of namesIn(`/proc/${process}/task`)) {
      const [ran = '0', waited = '0'] = textOf(`/proc/${process}/task/${thread}/schedstat`).split(' ')
      busy += (Number(ran) + Number(waited)) / 1e6
    }
  }
  return busy
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
