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
      console.error(`${visits.length} of ${paths.length}  ${path}`)
    }
    const everywhere = errorsOfAll(visits)
    for (const error of everywhere) console.log(`every page: ${error.slice(0, 400)}`)
    let failed = 0
    for (const { path, text, elements, errors } of visits) {
      const own = errors.filter((error) => !everywhere.has(error) || error.includes(`${path}.`))
      const isGood = own.length === 0 && elements > 0
      if (!isGood) failed += 1
      console.log(
        `${isGood ? 'ok  ' : 'FAIL'} ${path}  ${elements} elements  ${JSON.stringify(text.slice(0, 80))}`,
      )
      for (const error of own) console.log(`       ${error.slice(0, 400)}`)
    }
    console.log(`${visits.length - failed} passed, ${failed} failed`)
    return failed === 0 && everywhere.size === 0
  } finally {
    await browser.close()
    player.stop()
  }
}

/** All scripts of a package run whichever page is opened: what one of them throws says nothing of the others. */
function errorsOfAll(visits: readonly PageVisit[]): ReadonlySet<string> {
  const [first, ...others] = visits
  if (!first || others.length === 0) return new Set()
  return new Set(first.errors.filter((error) => others.every(({ errors }) => errors.includes(error))))
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
