/** Web sites that an app shows, in a real browser. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
let server: Server
let site = ''
beforeAll(async () => {
  stage = await openDevStage()
  server = createServer(({ url = '/' }, response) => {
    const bridge = new URL(url, 'http://localhost').searchParams.get('bridge') ?? ''
    response.setHeader('content-type', 'text/html')
    response.end(
      `<!doctype html><title>the site</title><script src="${bridge}"></script><h1>at ${url.split('?')[0]}</h1><button>go</button>
      <script>
        const to = (options) => ({ ...options, success: ({ errMsg }) => { document.title = errMsg }, fail: ({ errMsg }) => { document.body.append(errMsg) } })
        document.querySelector('button').onclick = () => {
          wx.miniProgram.getEnv(({ miniprogram }) => wx.miniProgram.postMessage({ data: { miniprogram, environment: window.__wxjs_environment } }))
          wx.miniProgram.postMessage({ data: 'second' })
          wx.miniProgram.navigateTo(to({ url: '/nowhere' }))
          wx.miniProgram.navigateTo(to({ url: '/b?from=site' }))
        }
      </script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  await stage.close()
  server.close()
})

const files = {
  'app.json': JSON.stringify({ pages: ['home', 'a', 'b'] }),
  'app.js': 'App({})',
  'home.wxml': '<view>page home</view>',
  'home.js': `Page({ onShow() { console.log('show home') }, onReady() { wx.navigateTo({ url: '/a' }) } })`,
  'a.wxml': `<web-view src="{{src}}" bindload="load" binderror="error" bindmessage="message"/>`,
  'a.js': `Page({ data: { src: 'SITE' },
    load({ detail }) { console.log('load ' + detail.src) }, error({ detail }) { console.log('error ' + detail.url) },
    message({ detail }) { console.log('message ' + JSON.stringify(detail.data)) },
    onReady() { console.log('ready a') }, onUnload() { console.log('unload a') } })`,
  'b.wxml': '<view>page b {{from}}</view>',
  'b.js': 'Page({ onLoad({ from }) { this.setData({ from }) } })',
}
/** The pages that were open are opened again: nothing has to lead there. */
const showing = (url: string): Readonly<Record<string, string>> => ({
  ...files,
  'home.js': `Page({ onShow() { console.log('show home') } })`,
  'a.js': files['a.js'].replace('SITE', url),
})

const openPageOfSite = async (): Promise<OpenedApp> => {
  const opened = await stage.open(files)
  await expect.poll(() => opened.lines).toContain('ready a')
  return opened
}

describe('a web site in an app', () => {
  it('is shown with its address, and talks to the app: opens pages, and what it posts is told when it is left', async () => {
    const opened = await openPageOfSite()
    const bridge = opened.address.replace('//localhost', '//app.localhost') + 'site.js'
    const url = `${site}/start?bridge=${encodeURIComponent(bridge)}`
    await opened.change(showing(url))
    await expect.poll(() => opened.lines, { timeout: 10_000 }).toContain(`load ${url}`)
    await opened.page.locator('.site-bar .where').getByText('127.0.0.1').waitFor()
    const inSite = opened.page.frameLocator('.site > iframe').frameLocator('iframe')
    await inSite.getByText('at /start').waitFor()
    // A site's title is the page's, which has none of its own.
    await opened.page.locator('.navigation .title').getByText('the site').waitFor()

    await inSite.locator('button').click()
    await opened.frameWith('page b site')
    await expect
      .poll(() => inSite.locator('body').textContent())
      .toContain('navigateTo:fail page "nowhere" is not found')
    const back = opened.page.getByRole('button', { name: /返回|Back/ }).last()
    await back.click()
    expect(opened.lines.some((line) => line.startsWith('message'))).toBe(false)
    await expect.poll(() => opened.page.locator('.sheet:not(.resting) .site').count()).toBe(1)
    await back.click()
    await expect
      .poll(() => opened.lines.slice(-3))
      .toEqual([
        'message [{"miniprogram":true,"environment":"miniprogram"},"second"]',
        'unload a',
        'show home',
      ])
  })

  it('is refused when it is the player itself, or no web site', async () => {
    const opened = await openPageOfSite()
    await opened.change(showing(opened.address))
    await expect.poll(() => opened.lines).toContain(`error ${opened.address}`)
    await opened.change(showing('javascript:alert(1)'))
    await expect.poll(() => opened.lines).toContain('error javascript:alert(1)')
    expect(await opened.page.locator('.site').count()).toBe(0)
  })
})
