/** What only a real browser can prove: pictures, canvases, dialogs, storage and files of an app run as authors run theirs. */
import { openDevStage, type DevStage, type OpenedApp } from '@maque/cli/testing/dev-stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

/** A page that runs `steps` once it is drawn, and logs what they return as one line. */
async function run(steps: string): Promise<unknown> {
  return resultOf(await open(steps))
}

function open(steps: string): Promise<OpenedApp> {
  return stage.open({
    'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'] }),
    'app.js': 'App({})',
    'pages/a/a.wxml':
      '<view id="box" style="width: 40px; height: 20px">drawn</view><canvas canvas-id="c" style="width: 30px; height: 20px"></canvas>',
    'pages/a/a.js': `
      const call = (name, options) => new Promise((resolve) => wx[name]({ ...options, success: resolve, fail: resolve }));
      const steps = async () => { ${steps} };
      Page({
        onReady() {
          steps().then((value) => console.log('RESULT ' + JSON.stringify(value)), (error) => console.log('RESULT ' + JSON.stringify(String(error.stack || error.errMsg))))
        },
      })`,
    'pages/b/b.wxml': '<view>second {{given}}</view>',
    'pages/b/b.js': `Page({
      data: { given: '' },
      onLoad(query) {
        const channel = this.getOpenerEventChannel();
        channel.on('given', (value) => { this.setData({ given: value + query.k }); channel.emit('taken', 'thanks') })
      },
    })`,
  })
}

async function resultOf({ lines, page }: OpenedApp): Promise<unknown> {
  const line = () => lines.find((text) => text.startsWith('RESULT '))
  while (line() === undefined) await page.waitForEvent('console', { timeout: 20_000 })
  return JSON.parse(line()?.slice('RESULT '.length) ?? 'null')
}

describe('in a browser', () => {
  it('a drawing becomes a picture that is measured, made smaller, and read as a file', async () => {
    const result = await run(`
      const context = wx.createCanvasContext('c');
      context.setFillStyle('red');
      context.fillRect(0, 0, 30, 20);
      await new Promise((resolve) => context.draw(false, resolve));
      const pixels = await call('canvasGetImageData', { canvasId: 'c', x: 0, y: 0, width: 1, height: 1 });
      const { tempFilePath } = await call('canvasToTempFilePath', { canvasId: 'c', destWidth: 60, destHeight: 40 });
      const whole = await call('getImageInfo', { src: tempFilePath });
      const smaller = await call('compressImage', { src: tempFilePath, compressedWidth: 15 });
      const half = await call('getImageInfo', { src: smaller.tempFilePath });
      const { data } = await new Promise((success, fail) => wx.getFileSystemManager().readFile({ filePath: tempFilePath, encoding: 'base64', success, fail }));
      return [Array.from(pixels.data), [whole.width, whole.height, whole.type], [half.width, half.height, half.type], data.slice(0, 6)]`)
    expect(result).toEqual([[255, 0, 0, 255], [60, 40, 'png'], [15, 10, 'jpeg'], 'iVBORw'])
  })

  it('text of a canvas is measured in logic', async () => {
    const width = await run(`
      const context = wx.createCanvasContext('c');
      context.setFontSize(20);
      return context.measureText('麻雀').width`)
    expect(width).toBeCloseTo(40, 0)
  })

  it('elements are measured where they are', async () => {
    expect(
      await run(`
        return new Promise((resolve) => wx.createSelectorQuery().select('#box').boundingClientRect((rect) => resolve([rect.width, rect.height])).exec())`),
    ).toEqual([40, 20])
  })

  it('pages speak over their event channel', async () => {
    const app = await open(`
      return new Promise((resolve) => wx.navigateTo({
        url: '../b/b?k=!',
        events: { taken: resolve },
        success: ({ eventChannel }) => eventChannel.emit('given', 'hello'),
      }))`)
    expect(await resultOf(app)).toBe('thanks')
    await app.frameWith('second hello!')
  })

  it('what was stored and written is there after opening again', async () => {
    const app = await open(`
      const files = wx.getFileSystemManager();
      const path = wx.env.USER_DATA_PATH + '/note.txt';
      const kept = await new Promise((resolve) => files.readFile({ filePath: path, encoding: 'utf8', success: ({ data }) => resolve(data), fail: ({ errMsg }) => resolve(errMsg) }));
      const before = wx.getStorageSync('count');
      await call('setStorage', { key: 'count', data: { at: new Date(5), n: 1 } });
      await new Promise((success, fail) => files.writeFile({ filePath: path, data: '麻雀', success, fail }));
      return [before, kept]`)
    expect(await resultOf(app)).toEqual(['', 'readFile:fail no such file or directory wxfile://usr/note.txt'])
    const again = app.page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('RESULT '),
    })
    await app.page.reload()
    expect((await again).text()).toBe(
      `RESULT ${JSON.stringify([{ at: '1970-01-01T00:00:00.005Z', n: 1 }, '麻雀'])}`,
    )
  })

  it('a dialog is answered by the person', async () => {
    const app = await open(`return call('showModal', { title: 'Sure?', confirmText: 'Yes' })`)
    await app.page.getByText('Yes', { exact: true }).click()
    expect(await resultOf(app)).toEqual({
      confirm: true,
      cancel: false,
      content: null,
      errMsg: 'showModal:ok',
    })
  })

  it('the device is told, and what cannot be had is refused', async () => {
    const result = await run(`
      const info = wx.getSystemInfoSync();
      const window = wx.getWindowInfo();
      return [
        info.windowWidth === window.windowWidth && window.windowWidth > 0,
        typeof info.platform,
        (await call('getNetworkType')).networkType,
        (await call('login')).errMsg,
        (await call('openBluetoothAdapter')).errMsg,
        (await call('showToast', {})).errMsg,
        (await call('navigateTo', { url: '/pages/none/none' })).errMsg,
      ]`)
    expect(result).toEqual([
      true,
      'string',
      expect.any(String),
      'login:ok',
      'openBluetoothAdapter:fail not supported',
      'showToast:fail parameter error: parameter.title should be String instead of Undefined;',
      'navigateTo:fail page "pages/none/none" is not found',
    ])
  })
})
