/** An app's own files and those of its package in elements, and sources that nothing here can load, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

/** One pixel. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('a picture', () => {
  it('is shown from a file of the app, and fails as an event where nothing can load it', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({})',
      'pot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>',
      'a.wxml': `page a
        <image src="{{own}}" data-name="own" bindload="tell" binderror="tell"/>
        <cover-image src="{{own}}" data-name="cover" bindload="tell" binderror="tell"/>
        <image class="pot" src="/pot.svg" data-name="package" bindload="tell" binderror="tell"/>
        <cover-image class="pot" src="pot.svg" data-name="package cover" bindload="tell" binderror="tell"/>
        <image src="wxfile://usr/absent.png" data-name="absent" bindload="tell" binderror="tell"/>
        <image src="cloud://tea.746561/pot.png" data-name="cloud" bindload="tell" binderror="tell"/>`,
      'a.js': `Page({
        data: { own: '' },
        onLoad() {
          wx.preloadAssets({ data: [{ type: 'image', src: '/a.png' }] })
          const own = wx.env.USER_DATA_PATH + '/own.png'
          wx.getFileSystemManager().writeFileSync(own, '${PICTURE}', 'base64')
          this.setData({ own })
        },
        tell({ type, currentTarget, detail }) {
          console.log([currentTarget.dataset.name, type, detail.width].join(' '))
        },
      })`,
    })
    await expect
      .poll(() => [...opened.lines].sort())
      .toEqual([
        'absent error ',
        'cloud error ',
        'cover load 1',
        'own load 1',
        'package cover load 7',
        'package load 7',
      ])
    expect(opened.errors).toEqual([])
    // Of the package it is the host's, for all frames, and not of the network again in each of them.
    const frame = await opened.frameWith('page a')
    const sources = await frame
      .locator('.pot img')
      .evaluateAll((pictures) => pictures.map((picture) => picture.getAttribute('src')))
    expect(sources).toEqual([expect.stringMatching(/^blob:/), sources[0]])
  })
})

describe('a chosen file', () => {
  it('is read, looked at and copied at once, without waiting for the host', async () => {
    const opened = await stage.open({
      'app.json': JSON.stringify({ pages: ['a'] }),
      'app.js': 'App({})',
      'a.wxml': '<view bindtap="choose">choose</view>',
      'a.js': `Page({
        choose: () => wx.chooseImage({
          success({ tempFilePaths: [path] }) {
            const files = wx.getFileSystemManager()
            const copy = wx.env.USER_DATA_PATH + '/copy.png'
            files.accessSync(path)
            files.copyFileSync(path, copy)
            console.log(typeof FileReaderSync, files.readFileSync(path, 'base64'), files.statSync(path).size)
            console.log('copied ' + (files.readFileSync(copy, 'base64') === files.readFileSync(path, 'base64')))
          },
        }),
      })`,
    })
    const frame = await opened.frameWith('choose')
    const asked = opened.page.waitForEvent('filechooser')
    await frame.getByText('choose').click()
    const chosen = Buffer.from(PICTURE, 'base64')
    await (await asked).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: chosen })
    await expect.poll(() => opened.lines).toEqual([`undefined ${PICTURE} ${chosen.length}`, 'copied true'])
    expect(opened.errors).toEqual([])
  })
})
