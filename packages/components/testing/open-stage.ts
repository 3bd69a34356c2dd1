/** Opens a Chromium page with a `Stage` in it. */
import type { Page } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { rolldown } from 'rolldown'
import type { StageNode } from './stage.ts'

export interface OpenStage {
  readonly page: Page
  draw(...nodes: readonly StageNode[]): Promise<void>
  set(id: string, name: string, value: unknown): Promise<void>
  append(id: string, ...nodes: readonly StageNode[]): Promise<void>
  call(id: string, method: string, ...args: readonly unknown[]): Promise<unknown>
  /** Details of the events of one type at one element, in order. */
  details(id: string, type: string): Promise<readonly unknown[]>
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
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 667 } })
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>')
  await page.addScriptTag({ content: output[0].code })
  // As text: what is drawn has no end to its depth, which the types of `evaluate` do not like.
  return {
    page,
    draw: (...nodes) => page.evaluate((json) => window.stage.draw(JSON.parse(json)), JSON.stringify(nodes)),
    set: (id, name, value) =>
      page.evaluate(
        (json) => {
          const [at, attribute, next] = JSON.parse(json)
          window.stage.set(at, attribute, next)
        },
        JSON.stringify([id, name, value]),
      ),
    append: (id, ...nodes) =>
      page.evaluate(
        (json) => {
          const [at, added] = JSON.parse(json)
          window.stage.append(at, added)
        },
        JSON.stringify([id, nodes]),
      ),
    call: (id, method, ...args) =>
      page.evaluate(
        (json) => {
          const [at, name, values] = JSON.parse(json)
          return window.stage.call(at, name, ...values)
        },
        JSON.stringify([id, method, args]),
      ),
    details: (id, type) => page.evaluate(([at, of]) => window.stage.details(at, of), [id, type] as const),
    close: () => browser.close(),
  }
}
