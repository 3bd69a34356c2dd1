import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'
import { drawWritten } from './draw-written.ts'
import { runWritten, type RunningApp, type WrittenApp } from './written-app.ts'

let browser: ViewBrowser
beforeAll(async () => {
  browser = await openViewBrowser()
})
afterAll(() => browser.close())

interface Drawn {
  readonly page: Page
  readonly app: RunningApp
  follow(): Promise<string>
  set(fields: object): Promise<string>
}

/** Every step is drawn without a fault, in view and logic. */
async function draw(written: WrittenApp): Promise<Drawn> {
  const drawn = await drawWritten(written, { browser, compile: compileTemplate })
  const checked = async (result: Promise<string>): Promise<string> => {
    await result
    expect(await drawn.errors()).toEqual([])
    expect(drawn.app.uncaught()).toEqual([])
    return drawn.page.evaluate(() => window.view.drawn())
  }
  return {
    page: drawn.page,
    app: drawn.app,
    follow: () => checked(drawn.follow()),
    set: (fields) => checked(drawn.set(fields)),
  }
}

describe('a page', () => {
  it('draws what its template and data say, and follows the data', async () => {
    const { follow, set } = await draw({
      page: {
        wxml: `<view id="{{id}}" class="a {{b}}" style="width: {{w}}rpx" hidden="{{h}}">{{text}}<text wx:if="{{c}}">yes</text><text wx:else>no</text></view>`,
        options: { data: { id: 'i', b: 'x', w: 10, h: false, text: 'hello', c: true } },
      },
    })
    expect(await follow()).toBe(
      '<view class="a x" id="i" style="width: calc(var(--rpx) * 10);">hello<text>yes</text></view>',
    )
    expect(await set({ b: 'y', text: '<b>', c: false, h: true })).toBe(
      '<view class="a y" hidden="" id="i" style="width: calc(var(--rpx) * 10);"><b><text>no</text></view>',
    )
  })

  it('is shown as it was at an earlier start, with its images, until logic tells of it', async () => {
    const wxml = `<view bindtap="tapped">{{text}}</view><image src="/a.png"/><image src="{{address}}"/>`
    const options = { data: { text: 'first', address: '/b.png' } }
    const app = await runWritten({ page: { wxml, options } }, compileTemplate)
    const told = (await app.take()).map((wire) => (typeof wire === 'string' ? wire : JSON.stringify(wire)))
    const page = await browser.open({
      units: app.units,
      start: { assets: JSON.stringify({ 'a.png': 'hash', 'b.png': 'hash' }) },
      page: { firstRendering: told[0] ?? '' },
    })
    const shown = await page.evaluate(() => [
      document.querySelector<HTMLElement>('wx-page')?.inert,
      document.querySelector('wx-page')?.textContent,
      ...[...document.querySelectorAll('wx-page:first-of-type img')].map((image) =>
        image.getAttribute('src'),
      ),
    ])
    const content = 'https://content.test/app/'
    expect(shown).toEqual([
      true,
      'first',
      expect.stringMatching(`^${content}.*a\\.png$`),
      expect.stringMatching(`^${content}.*b\\.png$`),
    ])
    await page.evaluate(async (wires) => {
      for (const wire of wires) await window.view.update(wire)
    }, told)
    expect(await page.evaluate(() => document.querySelectorAll('wx-page').length)).toBe(1)
  })

  it('matches rows by key and keeps their elements', async () => {
    const { follow, set, page } = await draw({
      page: {
        wxml: `<view><view wx:for="{{rows}}" wx:key="id" id="r{{item.id}}">{{index}}:{{item.t}}</view></view>`,
        options: { data: { rows: [1, 2, 3, 4].map((id) => ({ id, t: `t${id}` })) } },
      },
    })
    await follow()
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('wx-view > wx-view'))
        (row as HTMLElement & { was?: string }).was = row.id
    })
    const was = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('wx-view > wx-view')].map(
          (row) => `${row.textContent}<${(row as HTMLElement & { was?: string }).was ?? 'new'}`,
        ),
      )
    await set({ rows: [4, 1, 9, 3].map((id) => ({ id, t: `t${id}` })) })
    expect(await was()).toEqual(['0:t4<r4', '1:t1<r1', '2:t9<new', '3:t3<r3'])
    await set({ 'rows[1].t': 'changed', 'rows[2]': { id: 3, t: 'a' }, 'rows[3]': { id: 9, t: 'b' } })
    expect(await was()).toEqual(['0:t4<r4', '1:changed<r1', '2:a<r3', '3:b<new'])
    await set({ rows: [] })
    expect(await was()).toEqual([])
  })
})

describe('a component', () => {
  const box = { wxml: '<view class="frame">[<slot/>]</view>', style: '.\u0001frame{color:red}' }

  it('shows its content in its slot, scoped by whose it is', async () => {
    const { follow, set } = await draw({
      page: {
        wxml: '<box id="b" class="c"><text class="d" wx:if="{{on}}">{{t}}</text>tail</box>',
        options: { data: { on: true, t: 1 } },
      },
      components: { box },
    })
    expect(await follow()).toBe(
      '<box class="c" id="b"><view class="box--frame">[<text class="d">1</text>tail]</view></box>',
    )
    expect(await set({ on: false })).toBe(
      '<box class="c" id="b"><view class="box--frame">[tail]</view></box>',
    )
    expect(await set({ on: true, t: 2 })).toBe(
      '<box class="c" id="b"><view class="box--frame">[<text class="d">2</text>tail]</view></box>',
    )
  })

  it('may use classes of the page, and of the components around it', async () => {
    const { follow, page } = await draw({
      page: { wxml: '<outer/>', style: '.\u0001p{color:rgb(1,0,0)}' },
      components: {
        outer: { wxml: '<inner/>', style: '.\u0001o{color:rgb(2,0,0)}' },
        inner: {
          wxml: '<view id="a" class="own ~p"/><view id="b" class="{{c}}"/><view id="c" class="^^p"/>',
          options: { data: { c: '^o' } },
        },
      },
    })
    const colors = () =>
      page.evaluate(() =>
        ['a', 'b', 'c'].map((id) => getComputedStyle(document.getElementById(id) as HTMLElement).color),
      )
    expect(await follow()).toContain('class="inner--own p"')
    expect(await colors()).toEqual(['rgb(1, 0, 0)', 'rgb(2, 0, 0)', 'rgb(1, 0, 0)'])
  })

  it('without an element takes class and style as what it declares them to be', async () => {
    const { follow, set, page } = await draw({
      page: {
        wxml: `<view style="display:flex"><bare class="{{name}} two" style="width:{{w}}px" id="bare">x</bare></view>`,
        style: '.\u0001red{color:rgb(255,0,0)} .\u0001two{top:1px}',
        options: { data: { name: 'red', w: 7 } },
      },
      components: {
        bare: {
          wxml: `<view id="inside" class="own class" style="flex:1;{{style}}"><slot/></view>`,
          options: {
            options: { virtualHost: true },
            properties: { style: String },
            externalClasses: ['class'],
          },
        },
      },
    })
    const view = (name: string, width: number): string =>
      `<view style="display:flex"><view class="bare--own bare--class ${name} two" id="inside" style="flex: 1 1 0%; width: ${width}px;">x</view></view>`
    expect((await follow()).replace('display: flex;', 'display:flex')).toBe(view('red', 7))
    const color = await page.evaluate(
      () => getComputedStyle(document.getElementById('inside') as Element).color,
    )
    expect(color).toBe('rgb(255, 0, 0)')
    expect((await set({ name: 'blue', w: 8 })).replace('display: flex;', 'display:flex')).toBe(
      view('blue', 8),
    )
  })

  it('divides its content among named slots, wherever they come and go', async () => {
    const { follow, set } = await draw({
      page: {
        wxml: `<multi on="{{on}}"><text slot="{{s}}">A</text><view wx:for="{{n}}" slot="b">{{index}}</view><text>D</text></multi>`,
        options: { data: { on: true, s: 'a', n: 2 } },
      },
      components: {
        multi: {
          wxml: `<view class="x"><slot name="b"/></view><block wx:if="{{on}}">(<slot name="a"/>)</block><slot/>`,
          options: { options: { multipleSlots: true }, properties: { on: Boolean } },
        },
      },
    })
    const a = '<text>A</text>'
    const d = '<text>D</text>'
    expect(await follow()).toBe(
      `<multi><view class="multi--x"><view>0</view><view>1</view></view>(${a})${d}</multi>`,
    )
    expect(await set({ on: false, n: 1 })).toBe(
      `<multi><view class="multi--x"><view>0</view></view>${d}</multi>`,
    )
    expect(await set({ on: true, s: 'b' })).toBe(
      `<multi><view class="multi--x">${a}<view>0</view></view>()${d}</multi>`,
    )
  })

  it('without an element of its own stands where it is used', async () => {
    const { follow, set } = await draw({
      page: {
        wxml: `<view><bare wx:for="{{list}}" wx:key="*this" name="{{item}}"><text>c{{item}}</text></bare><text>end</text></view>`,
        options: { data: { list: ['a', 'b'] } },
      },
      components: {
        bare: {
          wxml: `<text wx:if="{{name !== 'z'}}">{{name}}</text><slot/>`,
          options: { options: { virtualHost: true }, properties: { name: String } },
        },
      },
    })
    expect(await follow()).toBe(
      '<view><text>a</text><text>ca</text><text>b</text><text>cb</text><text>end</text></view>',
    )
    expect(await set({ list: ['z', 'b', 'a'] })).toBe(
      '<view><text>cz</text><text>b</text><text>cb</text><text>a</text><text>ca</text><text>end</text></view>',
    )
  })

  it('hands content on to a component inside it', async () => {
    const { follow, set } = await draw({
      page: { wxml: '<outer><text wx:if="{{on}}">t</text></outer>', options: { data: { on: false } } },
      components: {
        outer: { wxml: '<box><view>before</view><slot/></box>' },
        box,
      },
    })
    const around = (inside: string): string =>
      `<outer><box><view class="box--frame">[<view>before</view>${inside}]</view></box></outer>`
    expect(await follow()).toBe(around(''))
    expect(await set({ on: true })).toBe(around('<text>t</text>'))
    expect(await set({ on: false })).toBe(around(''))
  })

  it('goes where the slot or component without element around it goes, whatever is written on it', async () => {
    const { follow } = await draw({
      page: {
        wxml: '<own><text slot="a">x</text></own><own2><text slot="q">y</text></own2><deep><virt><text slot="a">z</text></virt></deep><deep><virt slot="a"><text>w</text></virt></deep>',
      },
      components: {
        deep: {
          wxml: '(<slot name="a"/>|<slot/>)',
          options: { options: { multipleSlots: true } },
        },
        own: { wxml: '<deep><text slot="a">t</text><slot/></deep>' },
        own2: { wxml: '<deep><slot slot="a"/></deep>' },
        virt: { wxml: '<text slot="a">i</text><slot/>', options: { options: { virtualHost: true } } },
      },
    })
    const text = (letter: string): string => `<text>${letter}</text>`
    expect(await follow()).toBe(
      `<own><deep>(${text('t')}|${text('x')})</deep></own><own2><deep>(${text('y')}|)</deep></own2><deep>(|${text('i')}${text('z')})</deep><deep>(${text('i')}${text('w')}|)</deep>`,
    )
  })

  it('gets classes from outside, through components between', async () => {
    const { follow, set } = await draw({
      page: { wxml: '<outer deep-class="p {{q}}"/>', options: { data: { q: 'q' } } },
      components: {
        outer: { wxml: '<inner my-class="deep-class o"/>', options: { externalClasses: ['deep-class'] } },
        inner: { wxml: '<view class="my-class n"/>', options: { externalClasses: ['my-class'] } },
      },
    })
    const around = (given: string): string =>
      `<outer><inner><view class="inner--my-class outer--deep-class ${given} outer--o inner--n"></view></inner></outer>`
    expect(await follow()).toBe(around('p q'))
    expect(await set({ q: 'r' })).toBe(around('p r'))
  })

  it('never shares its initial data with another of its kind', async () => {
    const { follow, app } = await draw({
      page: { wxml: '<count id="a"/><count id="b"/>' },
      components: { count: { wxml: '{{o.n}}', options: { data: { o: { n: 0 } } } } },
    })
    await follow()
    app.page.selectComponent('#a')?.setData({ 'o.n': 1 })
    expect(await follow()).toBe('<count id="a">1</count><count id="b">0</count>')
  })
})
