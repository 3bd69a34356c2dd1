/** Whether opening and closing an app over and over leaves anything behind in the window that hosts it. */
import type { Browser, CDPSession, Page } from 'playwright-core'

export interface HeapGrowth {
  readonly times: number
  readonly beforeBytes: number
  readonly afterBytes: number
  readonly nodesBefore: number
  readonly nodesAfter: number
}

/** The first openings fill caches that stay: compiled scripts, styles, icons. */
const WARM_UP = 20

/** `address` is a player of `maque dev`: when its app is closed it offers to open it again. */
export async function measureHeap(browser: Browser, address: string, times: number): Promise<HeapGrowth> {
  const context = await browser.newContext({ viewport: { width: 420, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  await waitUntilOpen(page)
  const session = await context.newCDPSession(page)
  await openAndClose(page, WARM_UP)
  const before = await readHeap(session)
  await openAndClose(page, times)
  const after = await readHeap(session)
  await context.close()
  return {
    times,
    beforeBytes: before.bytes,
    afterBytes: after.bytes,
    nodesBefore: before.nodes,
    nodesAfter: after.nodes,
  }
}

async function openAndClose(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page
      .locator('.capsule button')
      .last()
      .evaluate((button: HTMLElement) => button.click())
    await page.locator('button.open').evaluate((button: HTMLElement) => button.click())
    await waitUntilOpen(page)
  }
}

/** The view's frames are other processes: what tells here is that the splash has gone. */
async function waitUntilOpen(page: Page): Promise<void> {
  await page.locator('.capsule').waitFor()
  await page.locator('.splash').waitFor({ state: 'detached' })
}

async function readHeap(session: CDPSession): Promise<{ bytes: number; nodes: number }> {
  // Finalisers run between collections.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  return { bytes: usedSize, nodes }
}
