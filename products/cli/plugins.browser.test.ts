/** A plugin project, run with its mini program in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { click } from './testing/click.ts'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const project = (sub: boolean): Readonly<Record<string, string>> => {
  const plugins = { hello: { version: 'dev', provider: 'wxplugin', export: 'shared.js' } }
  const app = sub
    ? {
        pages: ['a'],
        subpackages: [
          { root: 'sub', pages: ['b'], plugins: { hello: { version: 'dev', provider: 'wxplugin' } } },
        ],
      }
    : { pages: ['a'], plugins }
  return {
    'project.config.json': JSON.stringify({
      compileType: 'plugin',
      miniprogramRoot: 'miniprogram/',
      pluginRoot: 'plugin/',
      appid: 'wxplugin',
    }),
    'miniprogram/app.json': JSON.stringify(app),
    'miniprogram/app.js': `global.mine = 'of the app'; App({ secret: 1 })`,
    'miniprogram/app.wxss': 'page { color: rgb(1, 1, 1) } .box { color: rgb(2, 2, 2) }',
    'miniprogram/shared.js': `exports.whoami = 'the mini program'`,
    'miniprogram/a.json': sub ? '{}' : '{"usingComponents":{"greet":"plugin://hello/greet"}}',
    'miniprogram/a.wxml': `<view>page a</view><greet id="g" name="you" bind:greeted="greeted">slotted</greet><navigator url="plugin://hello/card?n=1">card</navigator><button bindtap="later">later</button>`,
    'miniprogram/a.js': `Page({
      onLoad() {
        wx.clearStorageSync()
        wx.setStorageSync('key', 'of the app')
        ${
          sub
            ? ''
            : `const hello = requirePlugin('hello')
        console.log(hello.say() + ' / ' + (requirePlugin('wxplugin') === hello))
        console.log('app has ' + wx.getStorageInfoSync().keys + ' ' + wx.getStorageSync('key') + ' ' + global.mine)`
        }
        try { requirePlugin('other') } catch (error) { console.log(error.message) }
      },
      later() { requirePlugin.async('hello').then((hello) => console.log(hello.say()), (error) => console.log(error.errMsg)) },
      greeted({ detail }) { console.log('greeted ' + detail + ' ' + this.selectComponent('#g')) },
    })`,
    'miniprogram/sub/b.wxml': 'page b',
    'miniprogram/sub/b.js': 'Page({})',
    'plugin/plugin.json': JSON.stringify({
      publicComponents: { greet: 'components/greet' },
      pages: { card: 'pages/card' },
      main: 'index.js',
    }),
    'plugin/index.js': `
      const { word } = require('/lib/word')
      global.mine = 'of the plugin'
      exports.say = () => {
        wx.setStorageSync('key', 'of the plugin')
        return [word, typeof getApp, typeof App, typeof wx.login, typeof wx.request, wx.getStorageInfoSync().keys, (requireMiniProgram() || {}).whoami].join(' ')
      }`,
    'plugin/lib/word.js': `exports.word = 'hello'`,
    'plugin/picture.png': 'png',
    'plugin/components/greet.json': '{"component":true}',
    'plugin/components/greet.wxml': `<view class="box">greet {{name}} <slot/></view><image src="/picture.png"/>`,
    'plugin/components/greet.wxss': '@import "/shared.wxss";',
    'plugin/shared.wxss': '.box { font-weight: 700 }',
    'plugin/components/greet.js': `Component({ properties: { name: String }, lifetimes: { attached() { this.triggerEvent('greeted', this.data.name) } } })`,
    'plugin/pages/card.json': '{"navigationBarTitleText":"The card"}',
    'plugin/pages/card.wxml': `<view class="box">page card {{n}}</view>`,
    'plugin/pages/card.js': `Page({ onLoad({ n }) { this.setData({ n }); console.log('card ' + getCurrentPages().length + ' ' + typeof getApp) } })`,
  }
}

describe('a plugin', () => {
  it('gives components, pages and functions, and keeps to itself what is its own', async () => {
    const opened = await stage.open(project(false))
    const frame = await opened.frameWith('greet you slotted')
    await expect
      .poll(() => opened.lines)
      .toEqual([
        'greeted you null',
        'hello undefined undefined undefined function key the mini program / true',
        'app has key of the app of the app',
        'plugin "other" is not available',
      ])
    const style = await frame.getByText('greet you').evaluate((box) => {
      const { color, fontWeight } = getComputedStyle(box)
      return { color, fontWeight }
    })
    expect(style).toEqual({ color: 'rgb(1, 1, 1)', fontWeight: '700' })
    // Its own file: the host gives pictures that the package has.
    const picture = frame.locator('wx-image img').first()
    await expect.poll(() => picture.getAttribute('src')).toMatch(/^blob:/)

    await click(frame.locator('wx-navigator'))
    const card = await opened.frameWith('page card 1')
    await expect.poll(() => opened.lines.at(-1)).toBe('card 1 undefined')
    // The app's style is not for it.
    expect(await card.getByText('page card').evaluate((box) => getComputedStyle(box).color)).toBe(
      'rgb(0, 0, 0)',
    )
    await opened.page.locator('.sheet:not(.resting) .title').getByText('The card').waitFor()
  })

  it('shows components of the app for the generics of its pages', async () => {
    const plugins = {
      hello: {
        version: 'dev',
        provider: 'wxplugin',
        genericsImplementation: { card: { 'mp-view': 'parts/mine' } },
      },
    }
    const opened = await stage.open({
      ...project(false),
      'miniprogram/app.json': JSON.stringify({ pages: ['a'], plugins }),
      'miniprogram/a.js': `Page({ onReady() { wx.navigateTo({ url: 'plugin://hello/card' }) } })`,
      'miniprogram/parts/mine.json': '{"component":true}',
      'miniprogram/parts/mine.js': `Component({ lifetimes: { attached() { console.log('mine ' + typeof getApp) } } })`,
      'miniprogram/parts/mine.wxml': 'of the app',
      'plugin/pages/card.json': '{"componentGenerics":{"mp-view":true}}',
      'plugin/pages/card.wxml': '<view>card <mp-view/></view>',
    })
    await opened.frameWith('card of the app')
    await expect.poll(() => opened.lines).toContain('mine function')
  })

  it('of a subpackage comes when it is asked for, and is compiled anew when it changes', async () => {
    const opened = await stage.open(project(true))
    const frame = await opened.frameWith('page a')
    const later = (): Promise<void> => click(frame.locator('wx-button'))
    await later()
    await expect.poll(() => opened.lines.at(-1)).toBe('hello undefined undefined undefined function key ')
    await opened.change({ 'plugin/lib/word.js': `exports.word = 'changed'` })
    const next = await opened.frameWith('page a')
    await expect
      .poll(() =>
        next
          .locator('wx-button')
          .count()
          .catch(() => 0),
      )
      .toBe(1)
    await expect
      .poll(async () => {
        const again = await opened.frameWith('page a')
        await again
          .locator('wx-button')
          .evaluate((button: HTMLElement) => button.click())
          .catch(() => undefined)
        return opened.lines.at(-1)
      })
      .toBe('changed undefined undefined undefined function key ')
  })
})
