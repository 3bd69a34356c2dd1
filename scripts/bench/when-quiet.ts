/**
 * Waits until browsers that were started here have nothing left to do of their own.
 *
 * A browser that has just begun, or opened a window, goes on for a second or two: it loads its own
 * surfaces in a process of their own and reads its profile. A page that is measured meanwhile shares
 * the processors with that, and one of two threads more so than one of one.
 */
import process from 'node:process'
import { busyMs, processesBelow } from './processes.ts'

const WINDOW_MS = 300
/** Of one processor. */
const QUIET_SHARE = 0.05
const AT_MOST_MS = 10_000

export async function whenQuiet(): Promise<void> {
  for (const deadline = Date.now() + AT_MOST_MS; Date.now() < deadline;) {
    const browsers = processesBelow(process.pid).slice(1)
    const before = busyMs(browsers)
    await new Promise((resolve) => setTimeout(resolve, WINDOW_MS))
    if (busyMs(browsers) - before < WINDOW_MS * QUIET_SHARE) return
  }
}
