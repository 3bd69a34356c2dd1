import type { Browser } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MODULE_GLOBALS } from '@maque/protocol/bundle/manifest.ts'
import { data, unit } from './testing/test-app.ts'

const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).pathname)

/** As a worker's entry is written: hold on to the port, confine, start. */
const entry = `
  import { confine } from ${at('./confinement/confine.ts')}
  import { startLogic } from ${at('./start.ts')}
  onmessage = ({ ports: [port] }) => {
    onmessage = null
    startLogic({ port, platform: confine(globalThis), capabilities: [], scope: globalThis })
  }
`

const script = `
  maqueDefine('app.js', function (require, module, exports, ${MODULE_GLOBALS.join(', ')}) {
    App({ onError: (message) => console.error('heard', message.split('\\n')[0]) })
  })
  maqueDefine('page.js', function (require, module, exports, ${MODULE_GLOBALS.join(', ')}) {
    Page({
      data: { text: [typeof window, typeof fetch, typeof globalThis.fetch, typeof wx.nextTick].join() },
      onLoad() { setTimeout(() => this.setData({ text: 'later' }, () => { Promise.reject(new Error('nobody cares')) }), 0) },
      onShow() { setTimeout(() => { throw new TypeError('in a timer') }, 0) },
    })
  })
`

const units = {
  page: unit([], { module: 'page.js', isComponent: false, reads: ['text'] }),
  unused: unit([{ t: 'if', site: 0, branches: [{ when: data('a'), body: { nodes: [], hosts: 0 } }] }]),
}

describe('logic in a confined worker', () => {
  let browser: Browser
  let worker = ''

  beforeAll(async () => {
    const bundle = await rolldown({
      input: 'entry',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'entry' ? id : null),
          load: (id) => (id === 'entry' ? entry : null),
        },
      ],
    })
    worker = (await bundle.generate({ format: 'iife' })).output[0].code
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  it('runs an app over real ports, and tells of every error', async () => {
    const page = await browser.newPage()
    const told = await page.evaluate(
      ({ workerCode, appCode, unitsText }) =>
        new Promise<readonly string[]>((resolve) => {
          const url = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
          const log: string[] = []
          const host = new MessageChannel()
          const view = new MessageChannel()
          const thread = new Worker(url(workerCode))
          thread.onerror = ({ message }) => resolve([message])
          thread.postMessage(null, [host.port1])
          host.port2.onmessage = ({ data: message }) => {
            if (message.t === 'uncaught') log.push(`${message.where}: ${message.message}`)
            else if (message.t === 'console') log.push(message.args.join(' '))
            else log.push(message.t)
            // Two errors, each also heard by the app where it has a handler for it.
            if (log.length === 6) resolve(log)
          }
          view.port2.onmessage = ({ data: { transaction } }) => {
            const { id, definitions, data } = JSON.parse(transaction)
            log.push(definitions ? definitions[0].data.text : data[0][1][0][1])
            view.port2.postMessage({ t: 'applied', transaction: id })
          }
          const say = (message: unknown, ports: readonly MessagePort[] = []) =>
            host.port2.postMessage(message, [...ports])
          say({
            t: 'start',
            start: {
              config: { pages: ['page'], subpackages: [], window: {}, pageConfigs: {} },
              mirror: { system: {}, storage: {}, menuButton: {} },
              platform: {},
            },
          })
          say({ t: 'package', root: '', script: { text: appCode, name: 'app.js' }, units: unitsText })
          say({ t: 'launch', options: { path: 'page', query: {}, scene: 1001, referrerInfo: {} } })
          say({ t: 'open-page', page: 1, path: 'page', query: {}, openType: 'appLaunch' }, [view.port1])
          say({ t: 'page-event', page: 1, name: 'show' })
        }),
      { workerCode: worker, appCode: script, unitsText: JSON.stringify(units) },
    )
    await page.close()
    expect([...told].sort()).toEqual(
      [
        'ready',
        'page-ready',
        'undefined,undefined,undefined,function',
        'later',
        'setTimeout: TypeError: in a timer',
        'heard TypeError: in a timer',
      ].sort(),
    )
  })
})
