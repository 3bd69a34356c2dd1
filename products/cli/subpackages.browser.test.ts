/** Subpackages in a real browser: ordinary and independent ones, and what waits for them. */
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { click } from './testing/click.ts'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const goTo = `Page({ go({ currentTarget }) { wx.navigateTo({ url: currentTarget.dataset.url, fail: ({ errMsg }) => console.log(errMsg) }) } })`
const press = async (opened: OpenedApp, on: string, button: string): Promise<void> => {
  const frame = await opened.frameWith(on)
  await click(frame.locator(button))
}
/** Files of a subpackage that the player has asked for. */
const requestsOf = (opened: OpenedApp): string[] => {
  const asked: string[] = []
  opened.page.on('request', (request) => {
    const file = /_maque\/(\w+\/)script\.js$/.exec(request.url())?.[1]
    if (file) asked.push(file)
  })
  return asked
}

const placeholders = {
  'app.json': JSON.stringify({ pages: ['a'], subpackages: [{ root: 'sub', pages: ['b'] }] }),
  'app.js': 'App({})',
  'a.json': JSON.stringify({
    usingComponents: { later: '/sub/later', now: '/now' },
    componentPlaceholder: { later: 'now' },
  }),
  'a.wxml': `<view>page a {{n}}</view><block wx:if="{{open}}"><later id="l" value="{{n}}" bind:told="told">slot {{n}}</later></block><button bindtap="open">open</button>`,
  'a.js': `Page({ data: { n: 1, open: false }, open() { this.setData({ open: true, n: 2 }) }, told({ detail }) { console.log('told ' + detail + ' ' + !!this.selectComponent('#l')) } })`,
  'now.json': '{"component":true}',
  'now.wxml': 'placeholder <slot/>',
  'now.js': `Component({ lifetimes: { detached() { console.log('placeholder gone') } } })`,
  'sub/later.json': '{"component":true}',
  'sub/later.wxml': `<wxs module="m">module.exports = { twice: function (n) { return n * 2 } }</wxs><view class="red">real {{m.twice(value)}} <slot/></view>`,
  'sub/later.wxss': '.red { color: rgb(255, 0, 0) }',
  'sub/later.js': `Component({ properties: { value: Number }, lifetimes: { attached() { this.triggerEvent('told', this.data.value) } } })`,
  'sub/b.wxml': 'page b',
  'sub/b.js': 'Page({})',
}

describe('a component of another subpackage', () => {
  it('is its placeholder until the subpackage has come, which is asked for when it is first seen', async () => {
    const opened = await stage.open(placeholders)
    const asked = requestsOf(opened)
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await opened.page.route('**/sub/script.js', async (route: Route) => {
      await held
      await route.continue()
    })
    const frame = await opened.frameWith('page a 1')
    await press(opened, 'page a 1', 'wx-button')
    await frame.getByText('placeholder slot 2').waitFor()
    await expect.poll(() => asked).toEqual(['sub/'])
    release()
    await frame.getByText('real 4 slot 2').waitFor()
    expect(await frame.getByText('real 4').evaluate((real) => getComputedStyle(real).color)).toBe(
      'rgb(255, 0, 0)',
    )
    expect(await frame.getByText('placeholder').count()).toBe(0)
    expect(opened.lines).toEqual(expect.arrayContaining(['told 2 true', 'placeholder gone']))
  })

  it('stays its placeholder when the subpackage cannot be had, which the app hears of', async () => {
    const opened = await stage.open({
      ...placeholders,
      'app.js': `wx.onLazyLoadError(({ type, subpackage }) => console.log(type + ' ' + subpackage)); App({})`,
    })
    await opened.page.route('**/sub/script.js', (route: Route) => route.abort())
    const frame = await opened.frameWith('page a 1')
    await press(opened, 'page a 1', 'wx-button')
    await expect.poll(() => opened.lines).toContain('subpackage sub/later')
    expect(await frame.getByText('placeholder slot 2').isVisible()).toBe(true)
  })
})

describe('a subpackage', () => {
  const files = {
    'app.json': JSON.stringify({
      pages: ['a', 'c'],
      subpackages: [
        { root: 'one', name: 'first', pages: ['b'] },
        { root: 'two', pages: ['b'] },
      ],
      preloadRule: { c: { network: 'all', packages: ['first'] } },
    }),
    'app.js': 'App({})',
    'a.wxml': `<view>page a</view><button id="one" data-url="/one/b" bindtap="go"/><button id="c" data-url="/c" bindtap="go"/><button id="lib" bindtap="lib"/>`,
    'a.js': goTo.replace(
      'Page({',
      `Page({ lib() {
        require('./two/lib.js', (lib) => console.log('callback ' + lib.name), (error) => console.log(error.errMsg))
        require('./two/' + 'none.js', () => {}, ({ mod, errMsg }) => console.log(mod + ' ' + errMsg))
        require.async('./two/lib.js').then((lib) => console.log('async ' + lib.name))
      },`,
    ),
    'c.wxml': 'page c',
    'c.js': 'Page({})',
    'one/b.wxml': 'page one',
    'one/b.js': `Page({})`,
    'two/b.wxml': 'page two',
    'two/b.js': 'Page({})',
    'two/lib.js': `console.log('lib runs'); module.exports = { name: 'lib of two' }`,
  }

  it('is fetched when one of its pages is opened, and the person sees that something comes', async () => {
    const opened = await stage.open(files)
    const asked = requestsOf(opened)
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await opened.page.route('**/one/script.js', async (route: Route) => {
      await held
      await route.continue()
    })
    await press(opened, 'page a', '#one')
    await opened.page.getByText(/^(正在加载模块|Loading)$/).waitFor()
    release()
    await opened.frameWith('page one')
    expect(await opened.page.locator('.package-wait').count()).toBe(0)
    expect(asked).toEqual(['one/'])
  })

  it('that cannot be fetched leaves the app where it is', async () => {
    const opened = await stage.open(files)
    await opened.page.route('**/one/script.js', (route: Route) => route.abort())
    await press(opened, 'page a', '#one')
    await expect
      .poll(() => opened.lines)
      .toContain('navigateTo:fail the files of the page could not be loaded')
    await opened.page.unroute('**/one/script.js')
    await press(opened, 'page a', '#one')
    await opened.frameWith('page one')
  })

  it('is fetched ahead by preloadRule, by its name', async () => {
    const opened = await stage.open(files)
    const asked = requestsOf(opened)
    await press(opened, 'page a', '#c')
    await opened.frameWith('page c')
    await expect.poll(() => asked).toEqual(['one/'])
  })

  it('is brought by require with a callback and by require.async, which run a module once', async () => {
    const opened = await stage.open(files)
    await press(opened, 'page a', '#lib')
    await expect.poll(() => opened.lines.length).toBe(4)
    expect([...opened.lines].sort()).toEqual([
      './two/none.js module "./two/none.js" is not defined, required in "a.js"',
      'async lib of two',
      'callback lib of two',
      'lib runs',
    ])
  })
})

describe('an independent subpackage', () => {
  const files = {
    'app.json': JSON.stringify({
      pages: ['a'],
      subpackages: [{ root: 'alone', pages: ['b'], independent: true }],
    }),
    'app.js': `console.log('app.js runs')
      App({ mine: 1, onLaunch({ path }) { console.log('launch ' + path + ' ' + this.kept) }, onShow() { console.log('show app') } })`,
    'app.wxss': '.box { color: rgb(9, 9, 9) }',
    'a.wxml': `<view class="box">page a</view>`,
    'a.js': `Page({ onLoad() { console.log('a ' + getApp().mine + getApp().kept) } })`,
    'alone/b.wxml': `<view class="box">page b</view><button data-url="/a" bindtap="go"/>`,
    'alone/b.js': goTo.replace(
      'Page({',
      `Page({ onLoad() { console.log('b ' + getApp()); getApp({ allowDefault: true }).kept = 'kept'; console.log(wx.getLaunchOptionsSync().path) },`,
    ),
  }

  it('opens without the main package; app.js runs when a page of another one opens', async () => {
    const opened = await stage.open(files, { path: 'alone/b' })
    const frame = await opened.frameWith('page b')
    expect(opened.lines).toEqual(['b undefined', 'alone/b'])
    expect(await frame.getByText('page b').evaluate((box) => getComputedStyle(box).color)).toBe(
      'rgb(0, 0, 0)',
    )
    await press(opened, 'page b', 'wx-button')
    const next = await opened.frameWith('page a')
    expect(opened.lines.slice(2)).toEqual(['app.js runs', 'launch alone/b kept', 'show app', 'a 1kept'])
    expect(await next.getByText('page a').evaluate((box) => getComputedStyle(box).color)).toBe('rgb(9, 9, 9)')
  })
})
