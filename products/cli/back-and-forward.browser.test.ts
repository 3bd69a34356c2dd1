/** The browser's own Back, Forward and Reload, while an app is open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const page = (name: string, more = ''): string =>
  `Page({ onShow() { console.log('${name} ' + getCurrentPages().map(({ route }) => route).join('>')) }, ${more} })`
const files = {
  'app.json': JSON.stringify({
    pages: ['a', 'b', 'c', 'tab'],
    tabBar: { list: ['a', 'tab'].map((path) => ({ pagePath: path, text: path })) },
  }),
  'a.wxml': '<view bindtap="go">first page</view>',
  'a.js': page('a', `go() { wx.navigateTo({ url: 'b?n=1' }) }`),
  'b.wxml': '<view bindtap="go">second page</view>',
  'b.js': page('b', `go() { wx.navigateTo({ url: 'c' }) }`),
  'c.json': JSON.stringify({ navigationBarTitleText: 'third' }),
  'c.wxml':
    '<view bindtap="go">third page</view><page-container show="{{shown}}"><text>sheet</text></page-container>',
  'c.js': page('c', `data: { shown: false }, go() { wx.navigateBack({ delta: 2 }) }`),
  'tab.wxml': '<view>other tab</view>',
  'tab.js': page('tab'),
}

const last = (opened: OpenedApp): string | undefined => opened.lines.at(-1)
const lands = (opened: OpenedApp, line: string) => expect.poll(() => last(opened)).toBe(line)
const tap = async (opened: OpenedApp, text: string): Promise<void> => {
  const frame = await opened.frameWith(text)
  await frame.locator('wx-view', { hasText: text }).click()
}
const walk = (opened: OpenedApp, steps: number) =>
  // In a task of its own: leaving the page would take the answer away.
  opened.page.evaluate((by) => void setTimeout(() => history.go(by)), steps)
const level = (opened: OpenedApp) => opened.page.evaluate(() => history.state?.app?.level as unknown)

describe('the history of the browser', () => {
  it('walks through the pages of an app, both ways, and survives a reload', async () => {
    const opened = await stage.open(files)
    await tap(opened, 'first page')
    await lands(opened, 'b a>b')
    await tap(opened, 'second page')
    await lands(opened, 'c a>b>c')
    await walk(opened, -1)
    await lands(opened, 'b a>b')
    await walk(opened, -1)
    await lands(opened, 'a a')
    await walk(opened, 1)
    await lands(opened, 'b a>b')
    await walk(opened, 1)
    await lands(opened, 'c a>b>c')
    await opened.page.reload()
    await lands(opened, 'c a>b>c')
    await expect.poll(() => level(opened)).toBe(2)
    await walk(opened, -2)
    await lands(opened, 'a a')
    await walk(opened, -1)
    await expect.poll(() => opened.page.url()).toBe('about:blank')
    await walk(opened, 1)
    await lands(opened, 'a a')
  })

  it('follows what the app does by itself', async () => {
    const opened = await stage.open(files)
    await tap(opened, 'first page')
    await tap(opened, 'second page')
    await tap(opened, 'third page')
    await lands(opened, 'a a')
    await expect.poll(() => level(opened)).toBe(0)
    await tap(opened, 'first page')
    await lands(opened, 'b a>b')
    await expect.poll(() => level(opened)).toBe(1)
    await opened.page.getByText('tab', { exact: true }).click({ force: true })
    await walk(opened, -1)
    await lands(opened, 'a a')
  })

  it('closes the topmost dialog before it leaves a page', async () => {
    const opened = await stage.open({
      ...files,
      'a.js': page(
        'a',
        `onReady() { wx.showModal({ title: 'really?', complete: ({ cancel }) => console.log('answered ' + cancel) }) }`,
      ),
    })
    await opened.page.getByText('really?').waitFor()
    await expect.poll(() => level(opened)).toBe(1)
    await walk(opened, -1)
    await lands(opened, 'answered true')
    await opened.page.getByText('really?').waitFor({ state: 'detached' })
    await expect.poll(() => level(opened)).toBe(0)
  })

  it('closes what covers a page before it leaves it', async () => {
    const opened = await stage.open({
      ...files,
      'b.wxml': `<view>second page</view><page-container show="{{shown}}" bindafterleave="left"><text>sheet</text></page-container>`,
      'b.js': page('b', `data: { shown: true }, left() { console.log('closed') }`),
    })
    await tap(opened, 'first page')
    await expect.poll(() => level(opened)).toBe(2)
    await walk(opened, -1)
    await lands(opened, 'closed')
    await expect.poll(() => level(opened)).toBe(1)
    await walk(opened, -1)
    await lands(opened, 'a a')
  })

  it('gives an app its entry back that stays where it is', async () => {
    const opened = await stage.open({
      ...files,
      'b.js': page('b', `onLoad() { wx.enableAlertBeforeUnload({ message: 'unsaved' }) }`),
    })
    await tap(opened, 'first page')
    await lands(opened, 'b a>b')
    await walk(opened, -1)
    await opened.page.getByText('unsaved').waitFor()
    await opened.page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => level(opened)).toBe(1)
    await walk(opened, -1)
    await opened.page.getByText('unsaved').waitFor()
    await opened.page.getByRole('button', { name: 'OK' }).click()
    await lands(opened, 'a a')
    await expect.poll(() => level(opened)).toBe(0)
  })
})
