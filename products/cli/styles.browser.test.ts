/** What style sheets come to in a real browser: lengths, themes, and who reaches whom. */
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from './testing/dev-stage.ts'

let stage: DevStage
beforeAll(async () => {
  stage = await openDevStage()
}, 120_000)
afterAll(() => stage.close())

/** Opens one page and reads computed properties of its elements, by id. */
async function read(
  files: Readonly<Record<string, string>>,
  asked: Readonly<Record<string, string>>,
  context: BrowserContextOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const opened = await stage.open(
    { 'app.json': '{"pages":["a"]}', 'app.js': 'App({})', 'a.js': 'Page({})', ...files },
    { context },
  )
  const frame = await opened.frameWith('shown')
  return frame.evaluate((properties) => {
    const read = Object.entries(properties).map(([id, property]) => {
      const [selector = '', pseudo] = id.split('::')
      const element = document.getElementById(selector)
      return [
        id,
        element ? getComputedStyle(element, pseudo && `::${pseudo}`).getPropertyValue(property) : 'absent',
      ]
    })
    return Object.fromEntries(read) as Record<string, string>
  }, asked)
}

describe('a length', () => {
  // The pixels of a frame in a process of its own are those of this machine, whatever the context says.
  it.each([
    [375, { wide: '375px', half: 16.5 }],
    [390, { wide: '390px', half: 17.16 }],
  ])('in rpx is exact, and never too thin to be seen, in a window %d wide', async (width, { wide, half }) => {
    const measured = await read(
      {
        'a.wxml': `<view>shown</view><view id="thin" class="thin"/><view id="wide" class="wide"/><view id="half" class="half"/>
          <view id="inline" style="width:{{w}}rpx;margin-left:-10rpx"/><view id="negative" class="negative"/><view id="media" class="media"/>`,
        'a.js': 'Page({ data: { w: 33 } })',
        'a.wxss': `.thin { height: 1rpx } .wide { width: 750rpx } .half { width: calc(43rpx - 10rpx) }
          .negative { margin-left: -33RPX } @media (min-width: 749rpx) and (max-width: 751rpx) { .media { width: 1px } }`,
      },
      {
        thin: 'height',
        wide: 'width',
        half: 'width',
        inline: 'width',
        negative: 'margin-left',
        media: 'width',
      },
      { viewport: { width, height: 667 } },
    )
    const near = (value: string | undefined): number => Number.parseFloat(value ?? '')
    expect(measured['thin']).toBe('1px')
    expect(measured['wide']).toBe(wide)
    expect(near(measured['half'])).toBeCloseTo(half, 1)
    expect(near(measured['inline'])).toBeCloseTo(half, 1)
    expect(near(measured['negative'])).toBeCloseTo(-half, 1)
    expect(measured['media']).toBe('1px')
  })

  it('of a safe area is that of the page', async () => {
    const files = {
      'a.wxml': '<view id="a" class="a" style="margin-bottom: env(safe-area-inset-bottom)">shown</view>',
      'a.wxss':
        '.a { padding-bottom: constant(safe-area-inset-bottom); padding-bottom: calc(1px + env(safe-area-inset-bottom)) }',
    }
    const { a } = await read(files, { a: 'padding-bottom' })
    expect(a).toBe('1px')
    expect(await read(files, { a: 'margin-bottom' })).toEqual({ a: '0px' })
  })
})

describe('a dark mode', () => {
  const files = {
    'a.wxml': '<view id="a" class="a">shown</view>',
    'a.wxss': `.a { color: rgb(1, 1, 1) }
      @media screen and (prefers-color-scheme: dark) { .a { color: rgb(2, 2, 2) } }
      @media (prefers-color-scheme:light) { .a { background-color: rgb(3, 3, 3) } }`,
  }
  const asked = { a: 'color' }

  it.each([
    ['is kept from an app without it', false, 'rgb(1, 1, 1)'],
    ['is given to an app that has it', true, 'rgb(2, 2, 2)'],
  ])('%s, whatever the person prefers', async (_, darkmode, color) => {
    const app = { ...files, 'app.json': JSON.stringify({ pages: ['a'], darkmode }) }
    expect(await read(app, asked, { colorScheme: 'dark' })).toEqual({ a: color })
    expect(await read(app, asked, { colorScheme: 'light' })).toEqual({ a: 'rgb(1, 1, 1)' })
  })
})

describe('the classes of a component', () => {
  const isolations = ['isolated', 'apply-shared', 'shared']
  const componentOf = (isolation: string): Readonly<Record<string, string>> => ({
    [`${isolation}.json`]: '{"component":true}',
    [`${isolation}.js`]: `Component({ options: { styleIsolation: '${isolation}' } })`,
    [`${isolation}.wxml`]: ['app', 'page', 'own', 'shared']
      .map(
        (sheet) =>
          `<view id="${sheet}-in-${isolation}" class="of-${sheet === 'own' ? isolation : sheet}">x</view>`,
      )
      .join(''),
    [`${isolation}.wxss`]: `.of-${isolation} { color: rgb(3, 3, 3) }`,
  })
  const filesFor = (pageIsolation: string): Readonly<Record<string, string>> => ({
    'app.wxss': '.of-app { color: rgb(3, 3, 3) }',
    'a.json': JSON.stringify({
      usingComponents: Object.fromEntries(isolations.map((name) => [`c-${name}`, name])),
    }),
    'a.js': `Component({ options: { styleIsolation: '${pageIsolation}' } })`,
    'a.wxml': `<view>shown</view>${isolations.map((name) => `<c-${name}/><view id="${name}-in-page" class="of-${name}">x</view>`).join('')}
      <view id="app-in-page" class="of-app">x</view><view id="page-in-page" class="of-page">x</view>`,
    'a.wxss': '.of-page { color: rgb(3, 3, 3) }',
    ...Object.assign({}, ...isolations.map(componentOf)),
  })
  const pairs = ['page', ...isolations].flatMap((place) =>
    place === 'page'
      ? ['app', 'page', ...isolations].map((sheet) => `${sheet}-in-page`)
      : ['app', 'page', 'own', 'shared'].map((sheet) => `${sheet}-in-${place}`),
  )
  const always = [
    'page-in-page',
    'own-in-isolated',
    'own-in-apply-shared',
    'own-in-shared',
    'shared-in-shared',
  ]

  it.each([
    [
      'shared',
      [
        'app-in-page',
        'shared-in-page',
        'app-in-apply-shared',
        'page-in-apply-shared',
        'shared-in-apply-shared',
        'app-in-shared',
        'page-in-shared',
      ],
    ],
    ['page-isolated', ['app-in-apply-shared', 'shared-in-apply-shared', 'app-in-shared']],
    [
      'page-apply-shared',
      ['shared-in-page', 'app-in-apply-shared', 'shared-in-apply-shared', 'app-in-shared'],
    ],
    [
      'page-shared',
      [
        'shared-in-page',
        'app-in-apply-shared',
        'page-in-apply-shared',
        'shared-in-apply-shared',
        'app-in-shared',
        'page-in-shared',
      ],
    ],
  ])('are reached by whom the isolations allow, on a page that is %s', async (pageIsolation, reached) => {
    const colors = await read(
      filesFor(pageIsolation),
      Object.fromEntries(pairs.map((pair) => [pair, 'color'])),
    )
    const styled = pairs.filter((pair) => colors[pair] === 'rgb(3, 3, 3)')
    // Pages that keep out of the app's style have none of it in their frame.
    const expected = pageIsolation === 'shared' ? reached : reached.filter((pair) => !pair.startsWith('app-'))
    expect(styled.sort()).toEqual([...always, ...expected].sort())
  })

  it('are not reached by tags, ids and attributes alone: these know no border', async () => {
    const colors = await read(
      {
        'a.json': '{"usingComponents":{"c":"c"}}',
        'a.wxml':
          '<view>shown</view><text id="t">x</text><view id="i">x</view><view id="d" data-x="1">x</view><view id="h"><c/></view>',
        'c.json': '{"component":true}',
        'c.js': 'Component({})',
        'c.wxml': '<view id="inner" class="k">x</view>',
        'c.wxss': `text { color: rgb(3, 3, 3) } #i { color: rgb(3, 3, 3) } [data-x="1"] { color: rgb(3, 3, 3) }
          :host { display: block; width: 50px } :host .k { color: rgb(4, 4, 4) } .k::after { content: 'x'; color: rgb(5, 5, 5) }`,
      },
      { t: 'color', i: 'color', d: 'color', inner: 'color', 'inner::after': 'color' },
    )
    expect(colors).toEqual({
      t: 'rgb(3, 3, 3)',
      i: 'rgb(3, 3, 3)',
      d: 'rgb(3, 3, 3)',
      inner: 'rgb(4, 4, 4)',
      'inner::after': 'rgb(5, 5, 5)',
    })
  })
})

describe('the style of `page`', () => {
  it('fills the window, as that of a body does', async () => {
    const opened = await stage.open({
      'app.json': '{"pages":["a"],"window":{"backgroundColor":"#ff0000"}}',
      'app.js': 'App({})',
      'app.wxss': 'page { --ground: rgb(1, 2, 3); height: 100%; overflow-x: hidden }',
      'a.js': `Page({ data: { style: '' }, hold() { this.setData({ style: '--ground: rgb(4, 5, 6); overflow: hidden' }) } })`,
      'a.json': '{"usingComponents":{}}',
      'a.wxml': `<page-meta page-style="{{style}}"/><view id="fill" bindtap="hold">shown</view>
        <view id="long"><view id="stuck">stuck</view></view>`,
      'a.wxss': `page { background-color: var(--ground); transition: background-color 60s } #fill { height: 50% } #long { height: 200%; margin-bottom: 30px }
        #stuck { position: sticky; top: 0 }`,
    })
    const frame = await opened.frameWith('shown')
    const measured = await frame.evaluate(() => {
      const root = document.documentElement
      root.scrollTop = root.clientHeight
      const { height } = (document.getElementById('fill') as Element).getBoundingClientRect()
      return {
        fills: height / root.clientHeight,
        color: getComputedStyle(root).backgroundColor,
        scrolled: root.scrollTop / root.clientHeight,
        stuckAt: document.getElementById('stuck')?.getBoundingClientRect().top,
        across: getComputedStyle(root).overflowX,
      }
    })
    expect(measured).toEqual({ fills: 0.5, color: 'rgb(1, 2, 3)', scrolled: 1, stuckAt: 0, across: 'hidden' })

    await frame.evaluate(() => (document.documentElement.scrollTop = 0))
    await frame.locator('#fill').click()
    await expect
      .poll(() => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      .toBe('rgb(4, 5, 6)')
    expect(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('hidden')
  })

  it('keeps the margins of what is in the page in what is scrolled', async () => {
    const opened = await stage.open({
      'app.json': '{"pages":["a"]}',
      'app.js': 'App({})',
      'a.js': 'Page({})',
      'a.wxml': '<view id="a">shown</view>',
      'a.wxss': '#a { margin: 20px 0 1000px; height: 10px }',
    })
    const frame = await opened.frameWith('shown')
    expect(await frame.evaluate(() => document.documentElement.scrollHeight)).toBe(1030)
  })
})
