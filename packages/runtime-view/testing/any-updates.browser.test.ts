import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import type { Transaction } from '@maque/protocol/bridge/logic-view.ts'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'
import { randomApp, randomComponents, type RandomApp } from './random-app.ts'
import type { StageOptions } from './view-stage.ts'
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
    for (const fields of update) app.page.setData(fields)
    steps.push(await app.take())
  }
  expect(app.uncaught()).toEqual([])
  const outcome = await page.evaluate(
    async ({ options, transactions }) => {
      window.view.end()
      const stage = new window.ViewStage(JSON.parse(options) as StageOptions)
      window.view = stage
      const drawn: string[] = []
      for (const step of transactions) {
        for (const transaction of step) await stage.update(transaction)
        drawn.push(stage.drawn())
      }
      const errors = stage.toldHost.flatMap((message) => (message.t === 'error' ? [message.message] : []))
      return { drawn, errors }
    },
    {
      options: JSON.stringify({ units: app.units, start: { wxs: app.wxs } }),
      transactions: steps.map(wiresOf),
    },
  )
  return { ...outcome, data: app.page.data }
}

/** Transactions travel into the page as text, as they mostly do to a view. */
function wiresOf(step: readonly (string | Transaction)[]): readonly string[] {
  return step.map((wire) => (typeof wire === 'string' ? wire : JSON.stringify(wire)))
}

const RUNS = Number(process.env['MAQUE_RUNS'] ?? 60)

describe('a view', () => {
  it(
    'after any updates shows what it would show if drawn from the data at once',
    // A run takes some 50 ms, and as much again for each other that the machine is busy with.
    { timeout: Math.max(120_000, RUNS * 500) },
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
        { numRuns: RUNS },
      )
    },
  )
})
