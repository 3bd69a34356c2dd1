/** What only a real browser can prove: pictures, canvases, dialogs, storage and files of an app run as authors run theirs. */
import { openDevStage, type DevStage, type OpenedApp } from '@maque/cli/testing/dev-stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A PNG of one red pixel. */
const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAEElEQVR4AQEFAPr/AP8AAP8FAAH/+lyI0QAAAABJRU5ErkJggg=='

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
    'texts/first.txt': 'of the package',
    'pages/a/a.wxml':
      '<view id="box" style="width: 40px; height: 20px">drawn</view><canvas canvas-id="c" style="width: 30px; height: 20px"></canvas>' +
      '<canvas type="2d" id="n" style="width: 30px; height: 20px"></canvas><video id="v"></video>' +
      '<scroll-view scroll-y id="s" style="height: 20px"><view style="height: 90px"></view></scroll-view>',
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
      const half = async (x, isReserved) => {
        context.fillRect(x, 0, 15, 20);
        await new Promise((resolve) => context.draw(isReserved, resolve));
        const { data } = await call('canvasGetImageData', { canvasId: 'c', x, y: 0, width: 1, height: 1 });
        return Array.from(data);
      };
      const black = (await half(0, false), await half(0, false));
      context.setFillStyle('red');
      const pixels = [black, await half(0, false), await half(15, true)];
      const { tempFilePath } = await call('canvasToTempFilePath', { canvasId: 'c', destWidth: 60, destHeight: 40 });
      const whole = await call('getImageInfo', { src: tempFilePath });
      const smaller = await call('compressImage', { src: tempFilePath, compressedWidth: 15 });
      const small = await call('getImageInfo', { src: smaller.tempFilePath });
      const { data } = await new Promise((success, fail) => wx.getFileSystemManager().readFile({ filePath: tempFilePath, encoding: 'base64', success, fail }));
      return [pixels, [whole.width, whole.height, whole.type], [small.width, small.height, small.type], data.slice(0, 6)]`)
    const red = [255, 0, 0, 255]
    expect(result).toEqual([[[0, 0, 0, 255], red, red], [60, 40, 'png'], [15, 10, 'jpeg'], 'iVBORw'])
  })

  it('a canvas of the second interface is drawn on in logic and shown on the page', async () => {
    const app = await open(`
      const query = (fields) => new Promise((resolve) => wx.createSelectorQuery().select('#n').fields(fields, resolve).exec());
      const { node, width } = await query({ node: true, size: true });
      node.width = node.height = 4;
      const context = node.getContext('2d');
      context.fillStyle = '#00ff00';
      context.fillRect(0, 0, 4, 4);
      const widths = ['"sans-serif"', 'A Font Nobody Has', 'sans-serif'].map((family) => { context.font = 'bold 20px ' + family; return context.measureText('mini').width });
      const image = node.createImage();
      const file = wx.env.USER_DATA_PATH + '/dot.png';
      wx.getFileSystemManager().writeFileSync(file, '${RED_DOT}', 'base64');
      await new Promise((resolve, reject) => Object.assign(image, { onload: resolve, onerror: reject, src: file }));
      context.drawImage(image, 0, 0, 2, 2);
      const offscreen = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 });
      offscreen.getContext('2d').drawImage(node, 3, 3, 1, 1, 0, 0, 1, 1);
      const pixels = [context.getImageData(0, 0, 1, 1).data, offscreen.getContext('2d').getImageData(0, 0, 1, 1).data].map((data) => Array.from(data));
      const again = await query({ node: true });
      const { tempFilePath } = await call('canvasToTempFilePath', { canvas: node, destWidth: 8 });
      const info = await call('getImageInfo', { src: tempFilePath });
      const lost = await new Promise((resolve) => Object.assign(node.createImage(), { onload: resolve, onerror: resolve, src: '/none.png' }));
      return [width, again.node === node, context.canvas === node, node.getContext('none'), pixels, [info.width, info.height], node.toDataURL().slice(0, 22), lost.errMsg, new Set(widths).size]`)
    expect(await resultOf(app)).toEqual([
      30,
      true,
      true,
      null,
      [
        [255, 0, 0, 255],
        [0, 255, 0, 255],
      ],
      [8, 4],
      'data:image/png;base64,',
      'image:fail to load /none.png',
      1,
    ])
    const frame = await app.frameWith('drawn')
    const corner = (): Promise<readonly number[]> =>
      frame.locator('#n > canvas').evaluate((canvas: HTMLCanvasElement) => {
        const copy = document.createElement('canvas').getContext('2d')
        copy?.drawImage(canvas, 0, 0)
        return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])]
      })
    await expect.poll(corner).toEqual([255, 0, 0, 255])
  })

  it('a query gives what plays, scrolls and draws, and nothing for what does not', async () => {
    const result = await run(`
      const query = (selector, fields) => new Promise((resolve) => wx.createSelectorQuery().select(selector).fields(fields, resolve).exec());
      const { context } = await query('#v', { context: true });
      const { node } = await query('#s', { node: true });
      node.scrollTo({ top: 30, animated: false });
      const { scrollTop } = await query('#s', { scrollOffset: true });
      return [typeof context.play, scrollTop, await query('#box', { node: true, context: true })]`)
    expect(result).toEqual(['function', 30, { node: null, context: null }])
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

  it('modules of subpackages come when they are asked for', async () => {
    const app = await stage.open({
      'app.json': JSON.stringify({ pages: ['a/a'], subpackages: [{ root: 'sub', pages: ['b/b'] }] }),
      'app.js': `
        App({
          async onLaunch() {
            const { name } = await require.async('./sub/lib/name.js');
            const lost = await require.async(['.', 'sub', 'lib', 'none.js'].join('/')).catch(({ mod, errMsg }) => [typeof mod, typeof errMsg]);
            console.log('RESULT ' + JSON.stringify([name, lost]));
          },
        })`,
      'a/a.wxml': 'a',
      'sub/b/b.wxml': 'b',
      'sub/lib/name.js': `exports.name = require('./inner').name`,
      'sub/lib/inner.js': `exports.name = 'sub'`,
    })
    expect(await resultOf(app)).toEqual(['sub', ['string', 'string']])
  })

  it('what was stored and written, and what is in the package, is there at once after opening again', async () => {
    const app = await open(`
      const files = wx.getFileSystemManager();
      const path = wx.env.USER_DATA_PATH + '/note.txt';
      const read = (path) => { try { return files.readFileSync(path, 'utf8') } catch ({ errMsg }) { return errMsg } };
      const kept = [read(path), read('/texts/first.txt'), read('texts/first.txt'), read('/texts/none.txt')];
      const before = wx.getStorageSync('count');
      await call('setStorage', { key: 'count', data: { at: new Date(5), n: 1 } });
      await new Promise((success, fail) => files.writeFile({ filePath: path, data: '麻雀', success, fail }));
      return [before, kept]`)
    const ofPackage = [
      'of the package',
      'of the package',
      'readFileSync:fail no such file or directory /texts/none.txt',
    ]
    expect(await resultOf(app)).toEqual([
      '',
      ['readFileSync:fail no such file or directory wxfile://usr/note.txt', ...ofPackage],
    ])
    const again = app.page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('RESULT '),
    })
    await app.page.reload()
    expect((await again).text()).toBe(
      `RESULT ${JSON.stringify([{ at: '1970-01-01T00:00:00.005Z', n: 1 }, ['麻雀', ...ofPackage]])}`,
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
