import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'
import { randomApp, randomComponents, type RandomApp } from './random-app.ts'
import { runWritten } from './written-app.ts'

let browser: ViewBrowser
let page: Page
beforeAll(async () => {
  browser = await openViewBrowser()
  page = await browser.open({ units: { units: {} } })
})
afterAll(() => browser.close())

interface Outcome {
  readonly drawn: readonly string[]
  readonly errors: readonly string[]
  readonly data: unknown
}

/** What is drawn after each update. */
async function drawnBy({ wxml, data, updates }: RandomApp): Promise<Outcome> {
  const app = await runWritten(
    { page: { wxml, options: { data } }, components: randomComponents },
    compileTemplate,
  )
  const steps = [await app.take()]
  for (const update of updates) {
    app.page.setData(update)
    steps.push(await app.take())
  }
  expect(app.uncaught()).toEqual([])
  const outcome = await page.evaluate(
    async ({ units, transactions }) => {
      window.view.end()
      const stage = new window.ViewStage({ units })
      window.view = stage
      const drawn: string[] = []
      for (const step of transactions) {
        for (const transaction of step) await stage.update(transaction)
        drawn.push(stage.drawn())
      }
      const errors = stage.toldHost.flatMap((message) => (message.t === 'error' ? [message.message] : []))
      return { drawn, errors }
    },
    { units: app.units, transactions: steps },
  )
  return { ...outcome, data: app.page.data }
}

describe('a view', () => {
  it(
    'after any updates shows what it would show if drawn from the data at once',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(randomApp, async (app) => {
          const followed = await drawnBy(app)
          expect(followed.errors).toEqual([])
          const fresh = await drawnBy({
            ...app,
            data: structuredClone(followed.data) as RandomApp['data'],
            updates: [],
          })
          expect(followed.drawn.at(-1)).toBe(fresh.drawn[0])
        }),
        { numRuns: Number(process.env['MAQUE_RUNS'] ?? 60) },
      )
    },
  )
})
