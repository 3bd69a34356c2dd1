/** What changes around an app while it runs, in a real browser: theme, window, keyboard, the way back. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { click } from './testing/click.ts'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const theme = {
  light: { bar: '#ffffff', ink: 'black', tabs: '#eeeeee', picture: 'sun.png', ground: '#fafafa' },
  dark: { bar: '#111111', ink: 'white', tabs: '#222222', picture: 'moon.png', ground: '#333333' },
}
const themed = {
  'app.json': JSON.stringify({
    pages: ['a', 'b'],
    darkmode: true,
    themeLocation: 'theme.json',
    window: {
      navigationBarBackgroundColor: '@bar',
      navigationBarTextStyle: '@ink',
      backgroundColor: '#abcdef',
      backgroundColorContent: '@ground',
    },
    tabBar: {
      backgroundColor: '@tabs',
      list: ['a', 'b'].map((pagePath) => ({ pagePath, text: pagePath, iconPath: '@picture' })),
    },
  }),
  'theme.json': JSON.stringify(theme),
  'sun.png': '-',
  'moon.png': '-',
  'app.js': `App({ onThemeChange({ theme }) { console.log('app ' + theme) } })`,
  'a.wxml': '<view class="box">page a</view>',
  'a.wxss':
    '.box { color: rgb(1, 2, 3) } @media (prefers-color-scheme: dark) { .box { color: rgb(4, 5, 6) } }',
  'a.js': `
    wx.onThemeChange(({ theme }) => console.log('wx ' + theme + ' ' + wx.getSystemInfoSync().theme + ' ' + wx.getAppBaseInfo().theme))
    Page({ onLoad() { console.log('theme ' + wx.getSystemInfoSync().theme) } })`,
  'b.wxml': '<view>page b</view>',
  'b.js': 'Page({})',
}

const colorOf = (opened: OpenedApp, selector: string, property: string): Promise<string> =>
  opened.page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

describe('an app with dark mode', () => {
  it('follows the person from light to dark: variables, pictures, media queries, news', async () => {
    const opened = await stage.open(themed, { context: { colorScheme: 'light' } })
    const frame = await opened.frameWith('page a')
    const box = frame.locator('.box')
    expect(await box.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)')
    expect(await colorOf(opened, '.navigation', 'background-color')).toBe('rgb(255, 255, 255)')
    expect(await opened.page.locator('.tabs img').first().getAttribute('src')).toMatch(/sun\.png$/)

    await opened.page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => opened.lines).toContain('wx dark dark dark')
    expect(opened.lines).toEqual(expect.arrayContaining(['theme light', 'app dark']))
    await expect.poll(() => box.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(4, 5, 6)')
    expect(await colorOf(opened, '.navigation', 'background-color')).toBe('rgb(17, 17, 17)')
    expect(await colorOf(opened, '.navigation', 'color')).toBe('rgb(255, 255, 255)')
    expect(await colorOf(opened, '.tabs', 'background-color')).toBe('rgb(34, 34, 34)')
    expect(await colorOf(opened, 'iframe[title=page]', 'color-scheme')).toBe('dark')
    expect(await opened.page.locator('.tabs img').first().getAttribute('src')).toMatch(/moon\.png$/)
    expect(await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(51, 51, 51)',
    )
  })

  it('begins dark, and a page that is opened later is dark too', async () => {
    const opened = await stage.open(themed, { context: { colorScheme: 'dark' } })
    await opened.frameWith('page a')
    expect(opened.lines).toContain('theme dark')
    await opened.page.getByRole('tab', { name: 'b' }).click()
    const second = await opened.frameWith('page b')
    expect(await second.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })
})

describe('an app without dark mode', () => {
  it('is light, has no theme and hears of none', async () => {
    const { darkmode: _, ...config } = JSON.parse(themed['app.json']) as Record<string, unknown>
    const opened = await stage.open(
      { ...themed, 'app.json': JSON.stringify(config) },
      { context: { colorScheme: 'dark' } },
    )
    await opened.frameWith('page a')
    expect(opened.lines).toContain('theme undefined')
    // This is what media queries in the frame follow.
    expect(await colorOf(opened, 'iframe[title=page]', 'color-scheme')).toBe('light')
    expect(await colorOf(opened, '.navigation', 'background-color')).toBe('rgb(255, 255, 255)')
    await opened.page.emulateMedia({ colorScheme: 'light' })
    await opened.page.emulateMedia({ colorScheme: 'dark' })
    expect(opened.lines.filter((line) => /^(app|wx) /.test(line))).toEqual([])
  })
})

const NAVIGATION_PX = 44
const sized = {
  'app.json': JSON.stringify({ pages: ['a', 'b'], window: { navigationStyle: 'custom' } }),
  'app.js': `wx.onWindowResize(({ size, deviceOrientation }) => console.log('wx ' + size.windowWidth + ' ' + size.windowHeight + ' ' + deviceOrientation))
    App({})`,
  'a.wxml': `<view>page a</view><view id="half" style="width: 375rpx; height: 10px"></view><button bindtap="go">go</button>`,
  'a.js': `Page({ onResize({ size }) { const { windowWidth } = wx.getWindowInfo(); console.log('a ' + size.windowWidth + ' ' + windowWidth) }, go() { wx.navigateTo({ url: '/b' }) } })`,
  'b.json': JSON.stringify({ pageOrientation: 'landscape', navigationStyle: 'default' }),
  'b.wxml': `<view>page b</view><button bindtap="back">back</button>`,
  'b.js': `Page({ onResize({ size, deviceOrientation }) { console.log('b ' + size.windowWidth + ' ' + size.windowHeight + ' ' + deviceOrientation) }, back() { wx.navigateBack() } })`,
}

describe('the window of an app', () => {
  it('tells the page on top, wx.onWindowResize and rpx when its size changes', async () => {
    const opened = await stage.open(sized)
    const frame = await opened.frameWith('page a')
    await opened.page.setViewportSize({ width: 480, height: 600 })
    await expect.poll(() => opened.lines).toEqual(['wx 480 600 portrait', 'a 480 480'])
    await expect.poll(() => frame.locator('#half').evaluate((half) => half.clientWidth)).toBe(240)
  })

  it('turns for a landscape page in a high window, and back with the page below', async () => {
    const opened = await stage.open(sized)
    const first = await opened.frameWith('page a')
    await click(first.locator('wx-button'))
    const second = await opened.frameWith('page b')
    await expect.poll(() => opened.lines).toContain('b 667 331 landscape')
    await expect.poll(() => second.evaluate(() => innerWidth)).toBe(667)
    // A finger meets what it sees: what is below the bar in the frame is left of it on the screen.
    const { x, y } = await second.locator('wx-button').evaluate((button) => {
      const box = button.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    })
    await opened.page.mouse.click(375 - NAVIGATION_PX - y, x)
    await expect.poll(() => first.evaluate(() => innerWidth)).toBe(375)
  })
})

describe('an app in the background', () => {
  it('shows nothing when it asks for that', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'], window: { visualEffectInBackground: 'hidden' } }),
      'app.js': 'App({})',
      'a.wxml': '<view>page a</view>',
    })
    await opened.frameWith('page a')
    const hide = (isHidden: boolean): Promise<void> =>
      opened.page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, isHidden)
    await hide(true)
    expect(await colorOf(opened, 'iframe[title=page]', 'visibility')).toBe('hidden')
    await hide(false)
    expect(await colorOf(opened, 'iframe[title=page]', 'visibility')).toBe('visible')
  })
})

describe('a keyboard on the screen', () => {
  it('is told with its height to the app and to the input that has focus', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({})',
      'a.wxml': `<input placeholder="page a" bindkeyboardheightchange="height" /><view>page a</view>`,
      'a.js': `wx.onKeyboardHeightChange(({ height }) => console.log('wx ' + height))
        Page({ height({ detail }) { console.log('input ' + detail.height) } })`,
    })
    const frame = await opened.frameWith('page a')
    await frame.locator('input').focus()
    const cover = (px: number): Promise<void> =>
      opened.page.evaluate((coveredPx) => {
        Object.defineProperty(visualViewport, 'height', {
          value: innerHeight - coveredPx,
          configurable: true,
        })
        visualViewport?.dispatchEvent(new Event('resize'))
      }, px)
    await cover(300)
    await expect.poll(() => opened.lines).toEqual(expect.arrayContaining(['wx 300', 'input 300']))
    await cover(40)
    await expect.poll(() => opened.lines).toEqual(expect.arrayContaining(['wx 0', 'input 0']))
  })
})

describe('going back', () => {
  const files = {
    'app.json': JSON.stringify({ pages: ['a', 'b'] }),
    'app.js': 'App({})',
    'a.wxml': '<view>page a</view>',
    'a.js': `Page({ onShow() { console.log('show a') }, onReady() { wx.navigateTo({ url: '/b' }) } })`,
    'b.wxml': `<view>page b</view><page-container show="{{open}}" bind:afterleave="left"><view>inside</view></page-container>`,
    'b.js': `Page({ data: { open: OPEN }, onLoad() { LOAD }, left() { console.log('left') }, onUnload() { console.log('unload b') } })`,
  }

  it('closes a page-container first, and then the page', async () => {
    const opened = await stage.open({
      ...files,
      'b.js': files['b.js'].replace('OPEN', 'true').replace('LOAD', ''),
    })
    const frame = await opened.frameWith('page b')
    await frame.getByText('inside').waitFor()
    await opened.page
      .getByRole('button', { name: /返回|Back/ })
      .last()
      .click()
    await expect.poll(() => opened.lines).toContain('left')
    expect(opened.lines).not.toContain('unload b')
    await opened.page
      .getByRole('button', { name: /返回|Back/ })
      .last()
      .click()
    await expect.poll(() => opened.lines.slice(-2)).toEqual(['unload b', 'show a'])
  })

  it('asks first when the page wants it, for wx.navigateBack as well', async () => {
    const load = `wx.enableAlertBeforeUnload({ message: 'leave it?' })`
    const opened = await stage.open({
      ...files,
      'b.js': files['b.js'].replace('OPEN', 'false').replace('LOAD', load),
      'b.wxml': `<view>page b</view><button bindtap="left">x</button>`,
      'app.js': `App({})`,
    })
    await opened.frameWith('page b')
    await opened.page
      .getByRole('button', { name: /返回|Back/ })
      .last()
      .click()
    await opened.page.getByText('leave it?').waitFor()
    await opened.page.getByRole('button', { name: /取消|Cancel/ }).click()
    expect(opened.lines).not.toContain('unload b')
    await opened.page
      .getByRole('button', { name: /返回|Back/ })
      .last()
      .click()
    await opened.page.getByRole('button', { name: /^(确定|确认|OK)$/ }).click()
    await expect.poll(() => opened.lines).toContain('unload b')
  })
})

describe('a region picker', () => {
  it('has the regions of China from the player', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({})',
      'a.wxml': `<picker mode="region" value="{{['广东省','广州市','海珠区']}}" bindchange="chosen"><view>page a</view></picker>`,
      'a.js': `Page({ chosen({ detail }) { console.log(detail.value.join('/') + ' ' + detail.code[2]) } })`,
    })
    const frame = await opened.frameWith('page a')
    await frame.getByText('page a').click()
    await frame.getByText('海珠区').waitFor()
    await frame.getByText(/^(确定|OK)$/).click()
    await expect.poll(() => opened.lines).toContain('广东省/广州市/海珠区 440105')
  })
})

describe('an app with a WebSocket', () => {
  it('speaks through the player to a server of its own, and hears its headers', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await once(server, 'listening')
    server.on('headers', (headers) => headers.push('X-Room: 7'))
    server.on('connection', (socket, { headers }) => {
      socket.send(`${headers['token']} ${headers['sec-websocket-protocol']}`)
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
    })
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({})',
      'a.wxml': '<view>page a</view>',
      'a.js': `Page({ onLoad() {
        const url = 'ws://127.0.0.1:${(server.address() as AddressInfo).port}/'
        const task = wx.connectSocket({ url, header: { token: 't' }, protocols: ['tea'], tcpNoDelay: true })
        task.onOpen(({ header }) => {
          console.log('open ' + header['x-room'])
          task.send({ data: 'hello' })
          task.send({ data: new Uint8Array([1, 255]).buffer })
        })
        let count = 0
        task.onMessage(({ data }) => {
          console.log(typeof data === 'string' ? data : new Uint8Array(data).join())
          if (++count === 3) task.close({ code: 4001, reason: 'bye' })
        })
        task.onClose(({ code, reason }) => console.log('closed ' + code + ' ' + reason))
      } })`,
    })
    await opened.frameWith('page a')
    await expect
      .poll(() => opened.lines.slice(-5), { timeout: 10_000 })
      .toEqual(['open 7', 't tea', 'hello', '1,255', 'closed 4001 bye'])
    server.close()
  })
})
