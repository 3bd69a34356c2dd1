/** Threads of an app's own in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const files = {
  'app.json': JSON.stringify({ pages: ['a'], workers: { path: 'workers', isSubpackage: true } }),
  'app.js': 'App({})',
  'a.wxml': 'page a',
  'workers/request/index.js': `
    const { twice } = require('../lib')
    const reached = ['fetch', 'XMLHttpRequest', 'WebSocket', 'indexedDB', 'importScripts', 'Worker', 'postMessage', 'wx', 'getApp', 'location']
      .filter((name) => { try { return typeof globalThis[name] !== 'undefined' } catch { return false } })
    worker.onMessage(({ n, fail }) => {
      if (fail) throw new Error('from the worker')
      worker.postMessage({ twice: twice(n), reached, evil: (() => { try { return new Function('return 1')() } catch (error) { return error.name } })() })
    })
    console.log('worker runs')`,
  'workers/lib.js': 'exports.twice = (n) => n * 2',
  'other.js': '',
}

describe('a worker of an app', () => {
  it('answers, is walled in as the app is, tells of its errors, and makes room for the next', async () => {
    const opened = await stage.open({
      ...files,
      'a.js': `Page({ onLoad() {
        const first = wx.createWorker('workers/request/index.js')
        try { wx.createWorker('workers/request/index.js') } catch (error) { console.log(error.message.slice(0, 17)) }
        wx.onError((message) => console.log('heard ' + message.split('\\n')[0]))
        first.onMessage((answer) => {
          console.log(JSON.stringify(answer))
          first.postMessage({ fail: true })
          setTimeout(() => {
            first.terminate()
            const second = wx.createWorker('workers/request/index.js')
            second.onMessage(({ twice }) => { console.log('second ' + twice) })
            second.postMessage({ n: 4 })
          }, 50)
        })
        first.postMessage({ n: 21 })
      } })`,
    })
    await expect.poll(() => opened.lines).toContain('second 8')
    expect(opened.lines).toEqual(
      expect.arrayContaining([
        'createWorker:fail',
        'worker runs',
        '{"twice":42,"reached":[],"evil":"EvalError"}',
        'heard Error: from the worker',
      ]),
    )
  })

  it('runs scripts of its folder only, which can be fetched ahead', async () => {
    const opened = await stage.open({
      ...files,
      'a.js': `Page({ onLoad() {
        wx.onError((message) => console.log(message.split('\\n')[0]))
        const task = wx.preDownloadSubpackage({ packageType: 'workers', success: ({ errMsg }) => {
          console.log(errMsg)
          wx.createWorker('other.js')
        } })
        task.onProgressUpdate(({ progress, totalBytesWritten }) => console.log(progress + ' ' + (totalBytesWritten > 100)))
      } })`,
    })
    await expect
      .poll(() => opened.lines)
      .toEqual(
        expect.arrayContaining([
          '100 true',
          'preDownloadSubpackage:ok',
          expect.stringContaining('createWorker:fail "other.js" is not in the folder of workers'),
        ]),
      )
  })
})
