/** An app that draws its tab bar itself, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const page = (name: string): Readonly<Record<string, string>> => ({
  [`${name}.wxml`]: `<view class="bar" style="height: 2000px">page ${name}</view>`,
  [`${name}.js`]: `Page({ onShow() { this.getTabBar((bar) => bar.setData({ selected: '${name}' })) } })`,
})
const files = {
  'app.json': JSON.stringify({
    pages: ['a', 'b'],
    tabBar: { custom: true, list: ['a', 'b'].map((pagePath) => ({ pagePath, text: `host ${pagePath}` })) },
  }),
  'app.js': 'App({})',
  ...page('a'),
  ...page('b'),
  'custom-tab-bar/index.json': '{"component":true}',
  'custom-tab-bar/index.wxml': `<view class="bar"><view wx:for="{{['a', 'b']}}" wx:key="*this"
    class="{{selected === item ? 'selected' : ''}}" data-to="{{item}}" bindtap="go">to {{item}}</view></view>`,
  'custom-tab-bar/index.wxss':
    '.bar { position: fixed; bottom: 0; left: 0; right: 0; height: 50px; display: flex; background: white } .selected { color: red }',
  'custom-tab-bar/index.js': `Component({
    data: { selected: '' },
    methods: { go({ currentTarget }) { wx.switchTab({ url: '/' + currentTarget.dataset.to }) } },
  })`,
}

describe('a tab bar that the app draws', () => {
  it("stands above the bottom of each tab page, with styles of its own, and the host's is away", async () => {
    const app = await stage.open(files)
    const first = await app.frameWith('page a')
    const bar = first.locator('wx-maque-tab-bar > wx-view')
    await first.locator('wx-maque-tab-bar [class*=selected]').getByText('to a').waitFor()
    const box = await bar.boundingBox()
    expect(box).toMatchObject({ x: 0, width: 375, height: 50 })
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(667)
    // The page has a class of that name too: the sheet of the tab bar is not for it.
    expect(await first.getByText('page a').evaluate((drawn) => getComputedStyle(drawn).position)).toBe(
      'static',
    )
    expect(await app.page.getByText('host a').isVisible()).toBe(false)
  })

  it('is another instance on the page that it leads to', async () => {
    const app = await stage.open(files)
    const first = await app.frameWith('page a')
    await first.getByText('to b').click({ noWaitAfter: true })
    const second = await app.frameWith('page b')
    await second.locator('wx-maque-tab-bar [class*=selected]').getByText('to b').waitFor()
    expect(await first.locator('wx-maque-tab-bar [class*=selected]').textContent()).toBe('to a')
  })
})
