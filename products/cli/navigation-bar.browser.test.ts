/** What a page says of its own bar and window by `<page-meta>` and `<navigation-bar>`, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage, type OpenedApp } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

const files = (attributes: string, data: object, meta = ''): Readonly<Record<string, string>> => ({
  'app.json': JSON.stringify({ pages: ['a'] }),
  'a.wxml': `<page-meta ${meta}><navigation-bar ${attributes} /></page-meta><view bindtap="turn">shown</view>`,
  'a.js': `Page({ data: ${JSON.stringify(data)}, turn() { this.setData(this.data.next) } })`,
})

const bar = ({ page }: OpenedApp) => page.locator('.sheet:not(.resting) header.navigation')
const styleOf = (opened: OpenedApp, property: string) =>
  bar(opened).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

describe('a navigation-bar', () => {
  it('has its title, colours and loading from the attributes, and follows them', async () => {
    const opened = await stage.open(
      files(
        'title="{{title}}" loading="{{loading}}" front-color="{{front}}" background-color="{{back}}" color-animation-duration="{{0}}"',
        {
          ...{ title: 'One', loading: true, front: '#000000', back: '#ff0000' },
          next: { title: 'Two', loading: false, front: '#ffffff', back: '#0000ff' },
        },
      ),
    )
    const frame = await opened.frameWith('shown')
    await bar(opened).getByText('One').waitFor()
    await bar(opened).getByRole('status').waitFor()
    await expect.poll(() => styleOf(opened, 'background-color')).toBe('rgb(255, 0, 0)')
    expect(await bar(opened).getAttribute('class')).toContain('dark')
    await frame.locator('wx-view').click()
    await bar(opened).getByText('Two').waitFor()
    await bar(opened).getByRole('status').waitFor({ state: 'hidden' })
    await expect.poll(() => styleOf(opened, 'background-color')).toBe('rgb(0, 0, 255)')
    expect(await bar(opened).getAttribute('class')).toContain('light')
    expect(opened.errors).toEqual([])
  })

  it('changes its colour over a time, in the way that it names', async () => {
    const opened = await stage.open(
      files(
        'front-color="#ffffff" background-color="#00ff00" color-animation-duration="2000" color-animation-timing-func="easeInOut"',
        {},
      ),
    )
    await opened.frameWith('shown')
    await expect.poll(() => styleOf(opened, 'transition-duration')).toBe('2s')
    expect(await styleOf(opened, 'transition-timing-function')).toBe('ease-in-out')
  })

  it('keeps the colour that it does not name', async () => {
    const opened = await stage.open(files('background-color="#ff0000"', {}))
    await opened.frameWith('shown')
    await expect.poll(() => styleOf(opened, 'background-color')).toBe('rgb(255, 0, 0)')
    expect(await bar(opened).getAttribute('class')).toContain('light')
    expect(opened.errors).toEqual([])
  })
})

describe('a page-meta', () => {
  it('gives the window and the page behind its content their colours', async () => {
    const opened = await stage.open(
      files(
        '',
        {},
        'background-color="#ff0000" background-color-top="#00ff00" root-background-color="#0000ff"',
      ),
    )
    const frame = await opened.frameWith('shown')
    const colors = () =>
      frame.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.body, '::before').backgroundColor,
        getComputedStyle(document.querySelector('.maque-pull') as Element).backgroundColor,
      ])
    await expect.poll(colors).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 255)', 'rgb(0, 255, 0)'])
    const sheet = opened.page.locator('.sheet:not(.resting)')
    await expect
      .poll(() => sheet.evaluate((element) => getComputedStyle(element).backgroundColor))
      .toBe('rgb(0, 255, 0)')
    expect(opened.errors).toEqual([])
  })
})
