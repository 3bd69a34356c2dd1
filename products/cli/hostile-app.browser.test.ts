/** What an app that means harm reaches through the real frames: nothing. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createSocket, type Socket } from 'node:dgram'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
let canary: Server
let stun: Socket
let address: string
let hits: string[] = []
/** What was sent along, by what was asked for. */
let headersOf = new Map<string, IncomingHttpHeaders>()

beforeAll(async () => {
  canary = createServer((request, response) => {
    hits.push(request.url ?? '')
    headersOf.set(request.url ?? '', request.headers)
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached')
  })
  canary.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  const bound = canary.address()
  address = `127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
  stun = createSocket('udp4', () => hits.push('stun'))
  await new Promise<void>((resolve) => stun.bind(Number(address.split(':')[1]), '127.0.0.1', resolve))
  stage = await openDevStage()
}, 120_000)
afterAll(async () => {
  await stage.close()
  canary.close()
  stun.close()
})

const page = { 'pages/a/a.wxml': '<view>shown</view>', 'pages/a/a.js': 'Page({})' }
const app = (script: string, more: Readonly<Record<string, string>> = {}) => ({
  'app.json': '{"pages":["pages/a/a"]}',
  'app.js': script,
  ...page,
  ...more,
})

/** Runs each attempt and logs `name: reached` when it gave anything, `name: stopped` when it threw or was undefined. */
const attempts = (list: Readonly<Record<string, string>>): string =>
  `const scope = Function('return this')();
   const attempt = (name, run) => { try { const got = run(); console.log(name + ': ' + (got === undefined ? 'stopped' : 'reached')) } catch (error) { console.log(name + ': stopped') } };
   ${Object.entries(list)
     .map(([name, code]) => `attempt(${JSON.stringify(name)}, () => { ${code} });`)
     .join('\n')}
   App({}); console.log('all tried');`

const reach = (): Readonly<Record<string, string>> => {
  const url = JSON.stringify(`http://${address}/`)
  return {
    fetch: `return fetch(${url} + 'fetch')`,
    'global fetch': `return scope.fetch(${url} + 'fetch')`,
    XMLHttpRequest: `const x = new scope.XMLHttpRequest(); x.open('GET', ${url} + 'xhr'); x.send(); return x`,
    WebSocket: `return new scope.WebSocket(${url}.replace('http', 'ws') + 'ws')`,
    EventSource: `return new scope.EventSource(${url} + 'es')`,
    WebTransport: `return new scope.WebTransport(${url})`,
    RTCPeerConnection: `const c = new scope.RTCPeerConnection({ iceServers: [{ urls: 'stun:${address}' }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)); return c`,
    importScripts: `scope.importScripts(${url} + 'import'); return 1`,
    'nested worker': `return new scope.Worker('data:text/javascript,fetch(' + ${url} + ')')`,
    sendBeacon: `return scope.navigator.sendBeacon(${url} + 'beacon')`,
    FontFace: `return new scope.FontFace('x', 'url(' + ${url} + 'font)').load()`,
    indexedDB: `return scope.indexedDB.open('maque-app-storage')`,
    caches: `return scope.caches.keys()`,
    'private files': `return scope.navigator.storage.getDirectory()`,
    BroadcastChannel: `return new scope.BroadcastChannel('x')`,
    locks: `return scope.navigator.locks`,
    eval: `return scope.eval('1')`,
    'direct eval': `return eval('1')`,
    'new Function': `return new Function('return 1')()`,
    constructor: `return (() => 0).constructor('return 1')()`,
    'async constructor': `return (async () => 0).constructor('return 1')()`,
    'generator constructor': `return (function* () {}).constructor('yield 1')()`,
    WebAssembly: `return scope.WebAssembly`,
    'constructor of wasm': `return scope.WXWebAssembly.Memory.constructor('return 1')()`,
    'code of bytes': `const M = scope.WXWebAssembly.Memory.prototype; return new (M.constructor.Module)(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`,
    'timer of text': `return setTimeout('1', 0)`,
    parent: `return parent`,
    top: `return scope.top`,
    window: `return window`,
    document: `return document`,
    self: `return self`,
    location: `return location`,
    postMessage: `return scope.postMessage`,
    onmessage: `return scope.onmessage`,
    'blob URL': `return URL.createObjectURL`,
    'worker prototype': `return Object.getPrototypeOf(scope).postMessage`,
  }
}

describe('an app that means harm', () => {
  it('reaches nothing from its logic', async () => {
    hits = []
    const list = reach()
    const opened = await stage.open(app(attempts(list)))
    await expect.poll(() => opened.lines, { timeout: 20_000 }).toContain('all tried')
    await opened.frameWith('shown')
    const results = opened.lines.filter((line) => /: (reached|stopped)$/.test(line))
    expect(results).toEqual(Object.keys(list).map((name) => `${name}: stopped`))
    expect(hits).toEqual([])
  })

  it('has `Function("return this")` for libraries, and it leads to a scope with nothing in it', async () => {
    const opened = await stage.open(
      app(
        `const scope = Function('return this')(); App({}); console.log('scope ' + (scope === globalThis)); console.log('all tried')`,
      ),
    )
    await expect.poll(() => opened.lines).toContain('all tried')
    expect(opened.lines).toContain('scope true')
  })

  it('has pictures and fonts of the web brought by the proxy, as if nobody had asked for them', async () => {
    hits = []
    headersOf = new Map()
    const opened = await stage.open(
      app('App({})', {
        'pages/a/a.wxml': `<view>shown</view><view style="background:URL(http://${address}/style)">x</view>
          <view style="{{styled}}" class="a f">x</view>
          <rich-text nodes="{{nodes}}"></rich-text><image src="javascript:1"></image>`,
        'pages/a/a.js': `Page({ data: { styled: 'border-image-source:url(http://${address}/data)', nodes: '<img src="http://${address}/rich" onerror="1"><iframe src="http://${address}/frame"></iframe><script src="http://${address}/script"></script><link rel="stylesheet" href="http://${address}/link"><link rel="preconnect" href="http://${address}"><meta http-equiv="refresh" content="0;url=http://${address}/meta">' } })`,
        'pages/a/a.wxss': `@import "http://${address}/import.css";
          @font-face { font-family: f; src: url(http://${address}/font) } .f { font-family: f }
          .a { background: url(http://${address}/sheet) } .a::after { content: url(//${address}/content) }
          .a::before { content: ''; background: image-set("http://${address}/set" 1x); cursor: \\75rl(http://${address}/escaped), auto }`,
      }),
    )
    const frame = await opened.frameWith('shown')
    await frame.evaluate(() => document.fonts.ready)
    // By https, as the frame cannot know the scheme of `//`: the canary speaks none, and hears nothing.
    await expect
      .poll(() => [...hits].sort(), { timeout: 20_000 })
      .toEqual(['/data', '/font', '/rich', '/sheet', '/style'])
    for (const headers of headersOf.values()) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
      expect(headers).not.toHaveProperty('origin')
      // A browser would say so.
      expect(headers).not.toHaveProperty('user-agent')
      expect(headers).not.toHaveProperty('sec-fetch-dest')
    }
    expect(await frame.evaluate(() => origin)).toBe('null')
  })

  it('finds no way to a network in the view itself', async () => {
    hits = []
    const opened = await stage.open(app('App({})'))
    const frame = await opened.frameWith('shown')
    const found = await frame.evaluate(async (at) => {
      const tried: Record<string, string> = {}
      const attempt = async (name: string, run: () => unknown): Promise<void> => {
        try {
          tried[name] = (await run()) === undefined ? 'stopped' : 'reached'
        } catch {
          tried[name] = 'stopped'
        }
      }
      await attempt('fetch', () => fetch(`http://${at}/fetch`))
      await attempt('rtc', () => (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection)
      await attempt('rtc of a new frame', () => {
        const inner = document.createElement('iframe')
        inner.srcdoc = '<script>parent.postMessage(1)</script>'
        document.body.append(inner)
        return (inner.contentWindow as { RTCPeerConnection?: unknown } | null)?.RTCPeerConnection
      })
      await attempt('storage', () => localStorage)
      await attempt('databases', () => indexedDB.databases())
      await attempt('top', () => top?.document)
      await attempt(
        'image',
        () =>
          new Promise((resolve, reject) => {
            const image = new Image()
            image.onload = resolve
            image.onerror = reject
            image.src = `http://${at}/image`
          }),
      )
      await attempt('service worker', () => navigator.serviceWorker.register('/frame/view'))
      return tried
    }, address)
    expect(found).toMatchObject({
      fetch: 'stopped',
      rtc: 'stopped',
      storage: 'stopped',
      databases: 'stopped',
      top: 'stopped',
      image: 'stopped',
      'service worker': 'stopped',
    })
    expect(hits).toEqual([])
  })

  it('cannot leave its frame: the frame is taken down and the person told', async () => {
    hits = []
    const opened = await stage.open(app('App({})'))
    const frame = await opened.frameWith('shown')
    await frame
      .evaluate((at) => {
        location.href = `http://${at}/navigated`
      }, address)
      .catch(() => undefined)
    await opened.page.getByRole('alert').waitFor()
    expect(hits).toEqual([])
  })

  it('cannot reach the player through its ports', async () => {
    const opened = await stage.open(
      app(`App({}); Promise.all([
        wx.showToast({ title: 'x', __proto__: null, icon: 'none' }).catch(() => 0),
        wx.navigateTo({ url: 'javascript:alert(1)' }).catch((error) => console.log(error.errMsg)),
      ]).then(() => console.log('all tried'))`),
    )
    await expect.poll(() => opened.lines).toContain('all tried')
    expect(opened.lines).toContainEqual(expect.stringMatching(/^navigateTo:fail /))
    expect(opened.page.url()).toBe(opened.address)
  })

  it('writes nothing but text into what surrounds it, however it is written (ADM-02)', async () => {
    const hostile = `<img src=x onerror="document.title='taken'">\\u202e${'\\u{1f468}\\u200d\\u{1f469}\\u200d\\u{1f467}'.repeat(200)}</title><script>document.title='taken'</script>`
    const opened = await stage.open(
      app('App({})', {
        'app.json': JSON.stringify({
          pages: ['pages/a/a', 'pages/b/b'],
          tabBar: {
            list: [
              { pagePath: 'pages/a/a', text: '<b onclick=alert(1)>one</b>' },
              { pagePath: 'pages/b/b', text: 'two' },
            ],
          },
        }),
        'pages/b/b.wxml': '<view>b</view>',
        'pages/b/b.js': 'Page({})',
        'pages/a/a.js': `const text = \`${hostile}\`
          Page({ onReady() {
            wx.setNavigationBarTitle({ title: text })
            wx.setTabBarItem({ index: 1, text })
            wx.showToast({ title: text, icon: 'none', duration: 60000, complete() {
              wx.showModal({ title: text, content: text, confirmText: '<i>y</i>' })
              wx.showActionSheet({ itemList: [text] })
              console.log('written')
            } })
          } })`,
      }),
    )
    await opened.frameWith('shown')
    await expect.poll(() => opened.lines, { timeout: 20_000 }).toContain('written')
    const found = await opened.page.evaluate(() => {
      const roots: (Document | ShadowRoot)[] = [document]
      for (const root of roots)
        for (const element of root.querySelectorAll('*'))
          if (element.shadowRoot) roots.push(element.shadowRoot)
      const all = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
      return {
        title: document.title,
        ofText: all('img[onerror], b[onclick], i').length,
        isWide: document.documentElement.scrollWidth > innerWidth,
      }
    })
    expect(found).toEqual({ title: expect.not.stringMatching(/^taken$/), ofText: 0, isWide: false })
    // Who opened it can always leave.
    const capsule = await opened.page
      .getByRole('button', { name: /关闭|close/i })
      .first()
      .boundingBox()
    const width = opened.page.viewportSize()?.width ?? 0
    expect(capsule && capsule.x + capsule.width).toBeLessThanOrEqual(width)
    expect(capsule?.width).toBeGreaterThan(10)
  })
})

const closable = async (opened: Awaited<ReturnType<DevStage['open']>>): Promise<void> => {
  const lag = await opened.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const asked = performance.now()
        setTimeout(() => resolve(performance.now() - asked))
      }),
  )
  expect(lag).toBeLessThan(1000)
  await opened.page.getByRole('alertdialog').waitFor({ timeout: 20_000 })
  await opened.page.getByRole('group').getByRole('button').last().click()
  await opened.page.locator('.open').waitFor()
  expect(opened.page.frames().length).toBe(1)
}

describe('an app that never comes back', () => {
  it('from a loop in its logic leaves the player alive, and is closed by a tap', async () => {
    const opened = await stage.open(
      app('App({ onLaunch() { console.log("looping"); setTimeout(() => { while (true) {} }, 100) } })'),
    )
    await opened.frameWith('shown')
    await closable(opened)
  })

  it('from a loop while it is launched as well', async () => {
    await closable(await stage.open(app('while (true) {}')))
  })

  it('from a loop in its view leaves the player alive, and is closed by a tap', async () => {
    const opened = await stage.open(app('App({})'))
    const frame = await opened.frameWith('shown')
    void frame
      .evaluate(() =>
        setTimeout(() => {
          for (;;);
        }),
      )
      .catch(() => undefined)
    await closable(opened)
  })

  it('from a loop in WXS is brought back by the step budget', async () => {
    const opened = await stage.open(
      app('App({})', {
        'pages/a/a.wxml':
          '<wxs module="m">module.exports.loop = function () { while (true) {} }</wxs><view id="t" bindtap="{{m.loop}}">shown</view><view bindtap="hear" id="u">more</view>',
        'pages/a/a.js': 'Page({ hear() { console.log("heard") } })',
      }),
    )
    const frame = await opened.frameWith('shown')
    await frame.locator('#t').click()
    await frame.locator('#u').click({ timeout: 20_000 })
    await expect.poll(() => opened.lines, { timeout: 20_000 }).toContain('heard')
  })
})
