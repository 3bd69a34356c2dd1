/** What an app stores in a real browser, and what of it survives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const appDoing = (onLoad: string): Readonly<Record<string, string>> => ({
  'app.json': '{"pages":["a"]}',
  'app.js': 'App({})',
  'a.wxml': '<view>found {{found}}</view>',
  'a.js': `Page({ onLoad() {
    const { keys } = wx.getStorageInfoSync();
    this.setData({ found: JSON.stringify(keys.map((key) => [key, wx.getStorageSync(key)])) });
    if (keys.length === 0) { ${onLoad} }
  } })`,
})

describe('what an app has stored', () => {
  it.each([
    [
      'is there after the page is left at the moment of success',
      `for (let n = 0; n < 200; n++) wx.setStorageSync('k' + n % 3, n);
       wx.setStorage({ key: 'last', data: { n: 200 }, success: () => console.log('stored') })`,
      [
        ['k0', 198],
        ['k1', 199],
        ['k2', 197],
        ['last', { n: 200 }],
      ],
    ],
    [
      'is what the last of many changes left, in the order they were made',
      `wx.setStorageSync('a', 1); wx.clearStorageSync(); wx.setStorageSync('b', 2); wx.setStorageSync('c', 3);
       wx.removeStorageSync('b'); wx.setStorage({ key: 'c', data: 4, success: () => console.log('stored') })`,
      [['c', 4]],
    ],
  ])('%s', async (_, onLoad, expected) => {
    const first = await stage.open(appDoing(onLoad))
    const again = await first.page.context().newPage()
    const isStored = (line: string): boolean => line === 'stored'
    if (!first.lines.some(isStored)) {
      await first.page.waitForEvent('console', { predicate: (message) => isStored(message.text()) })
    }
    // Left for another page, which is where browsers lose what IndexedDB was given last.
    await first.page.goto('about:blank')
    await again.goto(first.address)
    const shown = again.frameLocator('iframe[title=page]').first().getByText('found')
    expect(await shown.textContent()).toBe(`found ${JSON.stringify(expected)}`)
  })
})
