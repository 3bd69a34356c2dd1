/** A written app in a view of its own: logic in the test, the view in a page. */
import type { Page } from 'playwright-core'
import type { ViewOrder, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewBrowser } from './open-view.ts'
import type { StageOptions } from './view-stage.ts'
import { runWritten, type Compile, type RunningApp, type WrittenApp } from './written-app.ts'

export interface DrawnApp {
  readonly app: RunningApp
  readonly page: Page
  /** Brings what logic has to say to the view; gives what is drawn. */
  follow(): Promise<string>
  set(fields: object): Promise<string>
  /** What the view told logic since this was last asked. */
  heard(): Promise<readonly ViewToLogic[]>
  errors(): Promise<readonly string[]>
}

/** The page is drawn. */
export async function drawWritten(
  written: WrittenApp,
  {
    browser,
    compile,
    options,
    ...context
  }: {
    readonly browser: ViewBrowser
    readonly compile: Compile
    readonly options?: Omit<StageOptions, 'units'>
    readonly hasTouch?: boolean
  },
): Promise<DrawnApp> {
  const app = await runWritten(written, compile)
  const page = await browser.open(
    { units: app.units, ...options, start: { wxs: app.wxs, ...options?.start } },
    context,
  )
  const follow = async (): Promise<string> => {
    const transactions = (await app.take()).map((wire) =>
      typeof wire === 'string' ? wire : JSON.stringify(wire),
    )
    const orders = app.takeOrders().map((order) => JSON.stringify(order))
    return page.evaluate(
      async (told) => {
        for (const transaction of told.transactions) await window.view.update(transaction)
        for (const order of told.orders) window.view.tell({ t: 'tell', what: JSON.parse(order) as ViewOrder })
        await window.view.settled()
        return window.view.drawn()
      },
      { transactions, orders },
    )
  }
  const drawn: DrawnApp = {
    app,
    page,
    follow,
    set(fields) {
      app.page.setData(fields)
      return follow()
    },
    async heard() {
      const text = await page.evaluate(async () => {
        await window.view.settled()
        return JSON.stringify(window.view.told.splice(0).filter(({ t }) => t !== 'applied' && t !== 'reply'))
      })
      return JSON.parse(text) as readonly ViewToLogic[]
    },
    errors: () =>
      page.evaluate(() =>
        window.view.toldHost.flatMap((message) => (message.t === 'error' ? [message.message] : [])),
      ),
  }
  await follow()
  return drawn
}
