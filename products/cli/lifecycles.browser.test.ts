/** The moments of an app's life in real frames: in WeChat's order, over pages that open and close, and starts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const moments = (who: string, names: readonly string[]): string =>
  names.map((name) => `${name}() { console.log('${who} ${name}') }`).join(', ')

/** The person looks at something else, or comes back. */
async function look(opened: OpenedApp, isAway: boolean): Promise<void> {
  await opened.page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isAway)
}

describe('an app', () => {
  const pageMoments = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onRouteDone']
  const files = {
    'app.json': JSON.stringify({ pages: ['a', 'b'] }),
    'app.js': `App({ onLaunch({ path, scene }) { console.log('app onLaunch ' + path + ' ' + scene + ' ' + getCurrentPages().length) },
      ${moments('app', ['onShow', 'onHide'])} })`,
    'a.json': JSON.stringify({ usingComponents: { part: 'part' } }),
    'a.wxml': '<view>page a</view><part/>',
    'a.js': `Page({ ${moments('a', pageMoments)} })`,
    'b.wxml': '<view>page b</view>',
    'b.js': `Page({ ${moments('b', pageMoments)} })`,
    'part.json': JSON.stringify({ component: true }),
    'part.wxml': '<view/>',
    'part.js': `Component({ lifetimes: { ${moments('part', ['created', 'attached', 'ready', 'detached'])} },
      pageLifetimes: { ${moments('part page', ['show', 'hide', 'routeDone'])} } })`,
  }

  it('lives through its moments in order', async () => {
    const opened = await stage.open(files)
    const said = async (last: string): Promise<readonly string[]> => {
      await expect.poll(() => opened.lines).toContain(last)
      return (opened.lines as string[]).splice(0)
    }
    expect(await said('a onRouteDone')).toEqual([
      'app onLaunch a 1001 0',
      'app onShow',
      'part created',
      'part attached',
      'a onLoad',
      'part page show',
      'a onShow',
      'part ready',
      'a onReady',
      'part page routeDone',
      'a onRouteDone',
    ])
    await look(opened, true)
    expect(await said('app onHide')).toEqual(['part page hide', 'a onHide', 'app onHide'])
    await look(opened, false)
    expect(await said('a onShow')).toEqual(['app onShow', 'part page show', 'a onShow'])
  })
})

describe('a launch with a page that there is not', () => {
  it('ends where the person is told, and may go to the first page', async () => {
    const files = {
      'app.json': JSON.stringify({ pages: ['a', 'b'] }),
      'app.js': `App({ onPageNotFound() { setTimeout(() => wx.redirectTo({ url: 'b', complete: ({ errMsg }) => console.log(errMsg) }), 50) } })`,
      'a.wxml': '<view>page a</view>',
      'a.js': `Page({ onLoad() { console.log('a onLoad') } })`,
      'b.wxml': '<view>page b</view>',
    }
    const opened = await stage.open(files, { path: 'gone', context: { locale: 'zh-CN' } })
    await opened.page.getByText('页面不存在').waitFor()
    await expect.poll(() => opened.lines).toContain('redirectTo:fail the page of the launch is not found')
    expect(opened.lines).not.toContain('a onLoad')
    await opened.page.getByRole('button', { name: '返回首页' }).click()
    await opened.frameWith('page a')
    await opened.page.getByText('页面不存在').waitFor({ state: 'detached' })
  })
})

describe('a page that an app is left on', () => {
  const files = {
    'app.json': JSON.stringify({ pages: ['home', 'form'] }),
    'home.wxml': '<view>home</view>',
    'home.js': `Page({ onReady() { if (!this.options.stay) wx.navigateTo({ url: 'form?id=7' }) } })`,
    'form.json': JSON.stringify({ restartStrategy: 'homePageAndLatestPage' }),
    'form.wxml': '<view>form</view>',
    'form.js': `Page({
      onLoad({ id }) { console.log('form ' + id + ' ' + JSON.stringify(this.exitState) + ' ' + getCurrentPages().length) },
      onSaveExitState() { console.log('saved'); return { data: { typed: 'abc' } } },
    })`,
  }

  it('is the first of the next cold start, with what it saved', async () => {
    const opened = await stage.open(files)
    await expect.poll(() => opened.lines).toContain('form 7 undefined 2')
    await opened.frameWith('form')
    await look(opened, true)
    await expect.poll(() => opened.lines).toContain('saved')
    await expect
      .poll(() => opened.page.evaluate(() => JSON.stringify({ ...localStorage })))
      .toContain('typed')
    // The very same address would count as a reload.
    await opened.page.goto('about:blank')
    await opened.page.goto(opened.address)
    await expect.poll(() => opened.lines).toContain('form 7 {"typed":"abc"} 1')

    await opened.page.goto(`${opened.address}?path=${encodeURIComponent('home?stay=1')}`)
    await opened.frameWith('home')
    await look(opened, true)
    await expect
      .poll(() => opened.page.evaluate(() => JSON.stringify({ ...localStorage })))
      .not.toContain('typed')
  })
})

describe('a page with an initial rendering cache', () => {
  const files = (mode: string, onReady: string): Readonly<Record<string, string>> => ({
    'app.json': JSON.stringify({ pages: ['a'] }),
    // At its second start logic never comes to its pages.
    'app.js': `if (wx.getStorageSync('again')) for (;;) {}
      App({ onLaunch() { wx.setStorage({ key: 'again', data: 1, success: () => console.log('stored') }) } })`,
    'a.json': JSON.stringify({ initialRenderingCache: mode, usingComponents: { part: 'part' } }),
    'a.wxml': `<view class="box" bindtap="tapped">{{text}} <part value="{{text}}"/></view><input placeholder="typed" />`,
    'a.wxss': '.box { color: rgb(1, 2, 3) }',
    'a.js': `Page({ data: { text: 'begins' }, onLoad() { this.setData({ text: 'loaded' }) }, onReady() { ${onReady} } })`,
    'part.json': '{"component":true}',
    'part.wxml': '<text>part {{value}}</text>',
    'part.js': `Component({ properties: { value: String } })`,
  })

  it.each([
    ['static', '', 'begins part begins'],
    ['capture', 'this.setInitialRenderingCache()', 'loaded part loaded'],
    ['dynamic', `this.setInitialRenderingCache({ text: 'soon' })`, 'soon part soon'],
  ])('that is %s is seen before logic has answered, and answers nobody', async (mode, onReady, text) => {
    const opened = await stage.open(files(mode, onReady))
    await opened.frameWith('loaded part loaded')
    await expect.poll(() => opened.lines).toContain('stored')
    await expect
      .poll(() => opened.page.evaluate(() => JSON.stringify({ ...localStorage })))
      .toContain('maque-first/')
    await opened.page.goto('about:blank')
    await opened.page.goto(opened.address)
    const frame = await opened.frameWith(text)
    const seen = await frame
      .locator('wx-page')
      .first()
      .evaluate((page) => ({
        isInert: page.hasAttribute('inert'),
        color: getComputedStyle(page.querySelector('wx-view') ?? page).color,
        fields: page.querySelectorAll('input').length,
      }))
    expect(seen).toEqual({ isInert: true, color: 'rgb(1, 2, 3)', fields: 0 })
  })
})

describe('an error that nothing caught', () => {
  it('is told to the app with its author’s files and lines, in the order in which errors happened', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      // The app looks itself: what it logs is told with its places anyway.
      'app.js': `const told = (text) => text.split('\\n')[0] + ' ' + /\\ba\\.js:\\d+/.exec(text)
      App({
        onError(text) { console.log('app heard ' + told(text)) },
        onUnhandledRejection({ reason }) { console.log('rejected ' + told(reason.stack)) },
      })
      wx.onError((text) => console.log('wx heard ' + told(text)))`,
      'a.wxml': '<view>page a</view>',
      'a.js': `Page({
        onLoad() { throw new Error('one') },
        onShow() { throw new Error('two') },
        onReady() { setTimeout(() => Promise.reject(new Error('three'))) },
      })`,
    })
    const heard = (): readonly string[] => opened.lines.filter((line) => /^(?:app|wx|rejected) /.test(line))
    await expect.poll(() => heard().length).toBe(5)
    expect(heard()).toEqual([
      'app heard Error: one a.js:2',
      'wx heard Error: one a.js:2',
      'app heard Error: two a.js:3',
      'wx heard Error: two a.js:3',
      'rejected Error: three a.js:4',
    ])
  })
})
