import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import type { NodeFields, ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawWritten, type DrawnApp } from './draw-written.ts'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'

let browser: ViewBrowser
let drawn: DrawnApp
beforeAll(async () => {
  browser = await openViewBrowser()
  drawn = await drawWritten(
    {
      page: {
        wxml: `<view class="a" id="outer" style="width:100px;height:50px"><text class="b" id="one" data-n="{{n}}">x</text>
          <box id="box" class="c"><text class="b" id="two" mark:k="v">y</text></box></view>
          <view style="height:2000px"/><view id="far" class="far">z</view>`,
        options: { data: { n: 5 } },
      },
      components: { box: { wxml: '<view class="b" id="inside"><slot/></view>', style: '.\u0001b{}' } },
    },
    { browser, compile: compileTemplate },
  )
})
afterAll(() => browser.close())

const ask = (question: ViewQuestion): Promise<unknown> =>
  drawn.page.evaluate((asked) => window.view.ask(asked), question)

async function select(selector: string, fields: NodeFields = { id: true }, instance = 0): Promise<unknown> {
  const [result] = (await ask({
    kind: 'select',
    requests: [{ instance, selector, isAll: true, fields }],
  })) as readonly unknown[]
  return result
}

describe('a selector', () => {
  it.each([
    ['#one', ['one']],
    ['.b', ['one', 'two']],
    ['.a .b', ['one', 'two']],
    ['.a>.b', ['one']],
    ['.c > .b', ['two']],
    ['.a >>> .b', ['one', 'inside', 'two']],
    ['text.b', ['one', 'two']],
    ['.far, #one', ['one', 'far']],
    ['#inside', []],
    ['[hidden]', []],
    ['[id="one"]', ['one']],
    ["text[id='two'], #far", ['two', 'far']],
    ['.a > [style="width: 9px, 1px"]', []],
    ['[id="one"', []],
    ['[id="one"] .b', []],
    ['view[class] .b', ['one', 'two']],
    ['.a::after', []],
  ])('%s finds what its author sees', async (selector, ids) => {
    expect(await select(selector)).toEqual(ids.map((id) => ({ id })))
  })
})

describe('the view', () => {
  it('describes what was asked for', async () => {
    expect(await select('#outer', { rect: true, size: true })).toMatchObject([
      { left: 0, top: 0, right: 100, bottom: 50, width: 100, height: 50 },
    ])
    expect(await select('#one', { dataset: true })).toEqual([{ dataset: { n: 5 } }])
    expect(await select('#two', { mark: true, computedStyle: ['display'] })).toEqual([
      { mark: { k: 'v' }, display: 'inline' },
    ])
  })

  it('tells of a built-in by its tag', async () => {
    const asked = { node: true, context: true }
    expect(await select('#one', asked)).toEqual([{ builtIn: { tag: 'text' } }])
  })

  it('scrolls to an element, and says so to those who listen', async () => {
    await drawn.page.evaluate(() => {
      window.view.tell({
        t: 'tell',
        what: { kind: 'listen', scroll: true, reachBottom: true, pullDown: false },
      })
      window.view.tell({ t: 'tell', what: { kind: 'page-scroll-to', selector: '#far', durationMs: 0 } })
    })
    const told = async (): Promise<readonly unknown[]> =>
      drawn.page.evaluate(() =>
        window.view.told.flatMap((message) => (message.t === 'page' ? [message.event.kind] : [])),
      )
    await expect.poll(told).toEqual(['scroll', 'reach-bottom'])
  })

  it('tells when an element comes into sight', async () => {
    await drawn.page.evaluate(() => {
      window.scrollTo(0, 0)
      window.view.tell({
        t: 'tell',
        what: {
          kind: 'observe-intersection',
          subscription: 1,
          instance: 0,
          selector: '.far',
          relativeTo: [{ selector: null }],
          thresholds: [0],
          initialRatio: 0,
          observeAll: false,
        },
      })
    })
    await drawn.page.evaluate(() => window.view.settled())
    await drawn.page.evaluate(() => window.scrollTo(0, 5000))
    const notices = (): Promise<readonly unknown[]> =>
      drawn.page.evaluate(() =>
        window.view.told.flatMap((message) => (message.t === 'notice' ? [message.result] : [])),
      )
    await expect.poll(async () => (await notices()).at(-1)).toMatchObject({ id: 'far', intersectionRatio: 1 })
  })

  it('animates, and says when it is done', async () => {
    const question: ViewQuestion = {
      kind: 'animate',
      instance: 0,
      selector: '#outer',
      keyframes: [{ opacity: 1 }, { opacity: 0.5, translate: [10, '20rpx'] }],
      durationMs: 10,
    }
    await ask(question)
    const style = await drawn.page.evaluate(() => {
      const { opacity, transform } = getComputedStyle(document.getElementById('outer') as Element)
      return { opacity, transform }
    })
    expect(style).toEqual({ opacity: '0.5', transform: 'matrix(1, 0, 0, 1, 10, 10)' })
  })
})
