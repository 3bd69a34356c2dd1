/** What one more page of an app costs in memory, over all processes of the browser. */
import { readFileSync } from 'node:fs'
import type { PlainPage, Target } from './plain-browser.ts'
import { processesBelow } from './processes.ts'

/** Opened on top of the first two: the first is never alone, and the second is what the spare frame becomes. */
const PAGES = 6

/** `address` is a page whose `.do-deeper` opens another like it, titled by its depth. In bytes; `undefined` where the system does not tell. */
export async function measureMemory(page: PlainPage, address: string): Promise<number | undefined> {
  await page.goto(address)
  let drawn = await pageAt(page, 1)
  drawn = await deeper(page, drawn, 2)
  const before = await settledBytes(page.processId)
  for (let depth = 3; depth < 3 + PAGES; depth++) drawn = await deeper(page, drawn, depth)
  const after = await settledBytes(page.processId)
  return before === undefined || after === undefined ? undefined : (after - before) / PAGES
}

async function deeper(page: PlainPage, drawn: Target, depth: number): Promise<Target> {
  await drawn.evaluate(`document.querySelector('.do-deeper').click()`)
  return pageAt(page, depth)
}

/** The frame that shows this depth; the former pages stay open below it. */
async function pageAt(page: PlainPage, depth: number): Promise<Target> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    for (const target of await page.frames()) {
      const title = await target.evaluate<string>(`document.querySelector('.title')?.textContent ?? ''`)
      if (title === `deep ${depth} ready`) return target
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`page ${depth} did not open within 30 s`)
}

/** Once the next spare is made and garbage of opening is gone, as far as it goes by itself. */
async function settledBytes(root: number): Promise<number | undefined> {
  await new Promise((resolve) => setTimeout(resolve, 1500))
  try {
    return processesBelow(root).reduce((sum, process) => sum + proportionalBytes(process), 0)
  } catch {
    // Only Linux tells, and only of processes that have not ended meanwhile.
    return undefined
  }
}

/** What is shared counts for each of its users by its share: https://docs.kernel.org/filesystems/proc.html */
function proportionalBytes(process: number): number {
  const [, kilobytes = 0] =
    /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
