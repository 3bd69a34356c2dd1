/** How long a project takes to compile: in a process that has just begun, and after one file changed. */
import { spawn } from 'node:child_process'
import process from 'node:process'
import { SMALL_NURSERY } from '../../products/server/child/limited-child.ts'

export interface CompileTimes {
  readonly pages: number
  readonly coldMs: number
  /** Most memory that the process had. */
  readonly peakBytes: number
  /** Median over several files. */
  readonly changeMs: number
}

/** From starting the process to its answer, as a person waits for it; a process like those of the server. */
export async function measureCompile(folder: string): Promise<CompileTimes> {
  const startedMs = performance.now()
  const child = spawn(
    process.execPath,
    [SMALL_NURSERY, '--disable-warning=ExperimentalWarning', 'scripts/bench/compile-once.ts', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  let coldMs = 0
  child.stdout.on('data', (part: Buffer) => {
    coldMs ||= performance.now() - startedMs
    text += part.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`compiling ${folder} ended with ${String(code)}`)
  const lines = text.trim().split('\n')
  return { coldMs, ...(JSON.parse(lines.at(-1) ?? '{}') as Omit<CompileTimes, 'coldMs'>) }
}
