/** Opens a Chromium page with a `Stage` in it. */
import { chromium, type Page } from 'playwright-core'
import { rolldown } from 'rolldown'

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface OpenStage {
  readonly page: Page
  close(): Promise<void>
}

/** One browser a call: share it among the cases of a file. */
export async function openStage(): Promise<OpenStage> {
  const bundle = await rolldown({
    input: new URL('stage-page.ts', import.meta.url).pathname,
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'iife' })
  await bundle.close()
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: browserArguments,
  })
  const page = await browser.newPage({ viewport: { width: 375, height: 667 } })
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>')
  await page.addScriptTag({ content: output[0].code })
  return { page, close: () => browser.close() }
}
