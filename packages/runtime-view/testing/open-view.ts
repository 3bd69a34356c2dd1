/** Opens Chromium pages in which `ViewStage`s can be made. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { rolldown } from 'rolldown'
import type { StageOptions } from './view-stage.ts'

export interface ViewBrowser {
  /** A fresh page whose `window.view` has this view. */
  open(options: StageOptions, context?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** One browser a call: share it among the cases of a file. */
export async function openViewBrowser(): Promise<ViewBrowser> {
  const code = await bundled('stage-page.ts')
  const browser: Browser = await launchBrowser()
  return {
    async open(options, context = {}) {
      const page = await browser.newPage({ viewport: { width: 375, height: 667 }, ...context })
      await page.setContent('<!doctype html><meta charset="utf-8"><body></body>')
      await page.addScriptTag({ content: code })
      // As text: the types of programs are too deep to be followed into the page.
      await page.evaluate(async (given) => {
        window.view = new window.ViewStage(JSON.parse(given) as StageOptions)
        await window.view.settled()
      }, JSON.stringify(options))
      return page
    },
    close: () => browser.close(),
  }
}

async function bundled(file: string): Promise<string> {
  const bundle = await rolldown({ input: new URL(file, import.meta.url).pathname, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife' })
  await bundle.close()
  return output[0].code
}
