/**
 * `npm run crawl -- FOLDER [--only TEXT] [--shots FOLDER] [--taps N]`: opens every page of a mini program in Chromium.
 *
 * For projects that nobody here wrote: runs `maque dev` on the folder, opens each page by deep link, taps a
 * few of its elements, and prints what each page showed and which errors it raised.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { startDevPlayer } from './dev-player.ts'

export interface PageVisit {
  readonly path: string
  /** Text on the page, shortened. */
  readonly text: string
  readonly elements: number
  readonly errors: readonly string[]
}

export async function crawl(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string' }, shots: { type: 'string' }, taps: { type: 'string', default: '0' } },
  })
  const [folder] = positionals
  if (folder === undefined) {
    console.error(
      'crawl: name the folder of a mini program, as in `npm run crawl -- node_modules/wux-weapp/example`',
    )
    return false
  }
  if (values.shots) mkdirSync(values.shots, { recursive: true })
  const player = await startDevPlayer(folder)
  const browser = await launchBrowser()
  try {
    const paths = player.pages.filter((path) => path.includes(values.only ?? ''))
    const visits: PageVisit[] = []
    for (const path of paths) {
      const visit = await visitPage(browser, player.address, path, {
        taps: Number(values.taps),
        shots: values.shots,
      })
      visits.push(visit)
      console.log(
        `${visit.errors.length === 0 && visit.elements > 0 ? 'ok  ' : 'FAIL'} ${path}  ${visit.elements} elements  ${JSON.stringify(visit.text.slice(0, 80))}`,
      )
      for (const error of visit.errors) console.log(`       ${error.slice(0, 400)}`)
    }
    const failed = visits.filter(({ errors, elements }) => errors.length > 0 || elements === 0).length
    console.log(`${visits.length - failed} passed, ${failed} failed`)
    return failed === 0
  } finally {
    await browser.close()
    player.stop()
  }
}

async function visitPage(
  browser: Browser,
  address: string,
  path: string,
  { taps, shots }: { readonly taps: number; readonly shots: string | undefined },
): Promise<PageVisit> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  try {
    await page.goto(`${address}/?path=${encodeURIComponent(path)}`)
    const drawn = await waitUntilDrawn(page)
    if (drawn && taps > 0) await tapAround(page, taps)
    if (shots) await page.screenshot({ path: `${shots}/${path.replaceAll('/', '_')}.png` })
    const { text, elements } = drawn ? await readPage(page) : { text: '', elements: 0 }
    return { path, text, elements, errors: drawn ? errors : ['nothing was drawn within 8 s', ...errors] }
  } finally {
    await context.close()
  }
}

async function waitUntilDrawn(page: Page): Promise<boolean> {
  for (const deadline = Date.now() + 8000; Date.now() < deadline;) {
    if ((await readPage(page)).elements > 0) {
      await page.waitForTimeout(200)
      return true
    }
    await page.waitForTimeout(50)
  }
  return false
}

async function readPage(page: Page): Promise<{ text: string; elements: number }> {
  for (const frame of page.frames().toReversed()) {
    const found = await frame
      .evaluate(() => {
        const root = document.querySelector('wx-page')
        return (
          root && {
            text: (root as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
            elements: root.querySelectorAll('*').length,
          }
        )
      })
      .catch(() => null)
    if (found && found.elements > 0) return found
  }
  return { text: '', elements: 0 }
}

/** Taps elements that look like they react: buttons, cells, switches. */
async function tapAround(page: Page, taps: number): Promise<void> {
  for (const frame of page.frames()) {
    const targets = frame.locator('wx-button, wx-switch, wx-checkbox, wx-radio, [class*=cell], [class*=item]')
    const count = Math.min(await targets.count().catch(() => 0), taps)
    for (let index = 0; index < count; index++) {
      await targets
        .nth(index)
        .tap({ force: true, timeout: 500 })
        .catch(() => undefined)
      await page.waitForTimeout(60)
    }
  }
}
