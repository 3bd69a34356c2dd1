/** How much memory and how many open files a process has, over time. Where its system tells: Linux. */
import { readdirSync, readFileSync } from 'node:fs'

export interface Sample {
  readonly afterMs: number
  readonly rssMb: number
  readonly openFiles: number
}

/** Looks every so often until it is stopped, and tells all that it has seen. */
export function watchProcess(pid: number, everyMs: number): { stop(): readonly Sample[] } {
  const samples: Sample[] = []
  const began = performance.now()
  const look = (): void => {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    samples.push({
      afterMs: performance.now() - began,
      rssMb: Number(kilobytes) / 1024,
      openFiles: readdirSync(`/proc/${pid}/fd`).length,
    })
  }
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      clearInterval(timer)
      return samples
    },
  }
}
