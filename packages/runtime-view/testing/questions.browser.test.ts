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

const noticesOf = (subscription: number): Promise<readonly unknown[]> =>
  drawn.page.evaluate(
    (wanted) =>
      window.view.told.flatMap((message) =>
        message.t === 'notice' && message.subscription === wanted ? [message.result] : [],
      ),
    subscription,
  )

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

  it('lays styles over those of the template', async () => {
    const style = await drawn.page.evaluate(async () => {
      const laid = { backgroundColor: 'rgb(1, 2, 3)', marginTop: '20rpx' }
      window.view.tell({
        t: 'tell',
        what: { kind: 'animated-style', instance: 0, selector: '#one', style: laid },
      })
      await window.view.settled()
      const { backgroundColor, marginTop } = getComputedStyle(document.getElementById('one') as Element)
      return { backgroundColor, marginTop }
    })
    expect(style).toEqual({ backgroundColor: 'rgb(1, 2, 3)', marginTop: '10px' })
  })

  it('takes back what was animated: what is named, then the rest', async () => {
    const animated = async (properties?: Readonly<Record<string, boolean>>): Promise<unknown> => {
      await drawn.page.evaluate(async (named) => {
        const what = { kind: 'clear-animation', instance: 0, selector: '#far' } as const
        window.view.tell({ t: 'tell', what: named ? { ...what, properties: named } : what })
        await window.view.settled()
      }, properties)
      return drawn.page.evaluate(() => {
        const { opacity, transform, width } = getComputedStyle(document.getElementById('far') as Element)
        return [opacity, transform, width === '7px']
      })
    }
    const keyframes = [
      { opacity: 1, width: '7px' },
      { opacity: 0.5, rotate: 90, translateX: 10, width: '7px' },
    ]
    await ask({ kind: 'animate', instance: 0, selector: '#far', keyframes, durationMs: 1 })
    expect(await animated({ opacity: true, rotate: true, width: false })).toEqual([
      '1',
      'matrix(1, 0, 0, 1, 10, 0)',
      true,
    ])
    expect(await animated({ translateX: true })).toEqual(['1', 'none', true])
    expect(await animated()).toEqual(['1', 'none', false])
  })

  it('tells how much of an element lies in what several areas have in common', async () => {
    await drawn.page.evaluate(async () => {
      window.scrollTo(0, 0)
      window.view.tell({ t: 'tell', what: { kind: 'clear-animation', instance: 0, selector: '#outer' } })
      window.view.tell({
        t: 'tell',
        what: {
          kind: 'observe-intersection',
          subscription: 2,
          instance: 0,
          selector: '#outer',
          // 100 × 50 at the top left: 80 × 25 of it are in both.
          relativeTo: [
            { selector: '#far', margins: { top: 5000, bottom: 0, left: 0, right: 0 } },
            { selector: null, margins: { bottom: 25 - innerHeight } },
            { selector: '#outer', margins: { right: -20 } },
            { selector: '.nowhere' },
          ],
          thresholds: [0, 0.3, 1],
          initialRatio: 0,
          observeAll: false,
        },
      })
      await window.view.settled()
    })
    const notices = (): Promise<readonly unknown[]> => noticesOf(2)
    await expect.poll(notices).toMatchObject([
      {
        id: 'outer',
        intersectionRatio: 0.4,
        intersectionRect: { left: 0, top: 0, width: 80, height: 25 },
        boundingClientRect: { width: 100, height: 50 },
      },
    ])
    await drawn.page.evaluate(() => window.scrollTo(0, 20))
    await expect.poll(async () => (await notices()).length).toBe(1)
    await drawn.page.evaluate(() => {
      const far = document.getElementById('far') as HTMLElement
      far.style.position = 'fixed'
    })
    await drawn.page.evaluate(() => window.scrollTo(0, 200))
    await expect.poll(async () => (await notices()).at(-1)).toMatchObject({ intersectionRatio: 0 })
    await drawn.page.evaluate(() => {
      window.view.tell({ t: 'tell', what: { kind: 'unsubscribe', subscription: 2 } })
    })
  })

  it('tells whether the page fits a description, and when that changes', async () => {
    await drawn.page.evaluate(async () => {
      const query = { minWidth: 300, maxWidth: 600, orientation: 'portrait' } as const
      window.view.tell({ t: 'tell', what: { kind: 'observe-media', subscription: 3, query } })
      await window.view.settled()
    })
    const matches = (): Promise<readonly unknown[]> => noticesOf(3)
    const before = drawn.page.viewportSize() ?? { width: 375, height: 667 }
    await drawn.page.setViewportSize({ width: 320, height: 500 })
    await expect.poll(async () => (await matches()).at(-1)).toEqual({ matches: true })
    await drawn.page.setViewportSize({ width: 700, height: 900 })
    await expect.poll(async () => (await matches()).at(-1)).toEqual({ matches: false })
    await drawn.page.setViewportSize(before)
  })
})
