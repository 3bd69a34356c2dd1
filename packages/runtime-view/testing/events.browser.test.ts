import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import type { HandlerCall, ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawWritten, type DrawnApp } from './draw-written.ts'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'
import type { StageOptions } from './view-stage.ts'
import type { WrittenApp } from './written-app.ts'

let browser: ViewBrowser
beforeAll(async () => {
  browser = await openViewBrowser()
})
afterAll(() => browser.close())

const draw = (
  written: WrittenApp,
  more: { readonly options?: Omit<StageOptions, 'units'>; readonly hasTouch?: boolean } = {},
): Promise<DrawnApp> => drawWritten(written, { browser, compile: compileTemplate, ...more })

const box = { wxml: '<view id="frame" class="f" bindtap="inner" mark:m="box"><slot/></view>' }

function callsOf(messages: readonly ViewToLogic[]): readonly HandlerCall[] {
  return messages.flatMap((message) => (message.t === 'event' ? message.calls : []))
}
const handlersOf = (messages: readonly ViewToLogic[]): readonly string[] =>
  callsOf(messages).map(({ instance, handler }) => `${instance}:${handler}`)

describe('an event', () => {
  it('goes down, then up, through the template and the components around, told at once', async () => {
    const drawn = await draw({
      page: {
        wxml: `<view capture-bind:tap="down" bindtap="up" mark:m="page" mark:n="{{1}}">
          <box bindtap="host"><text id="t" data-user-id="{{7}}" bindtap="own">tap</text></box></view>`,
      },
      components: { box },
    })
    await drawn.page.click('#t')
    const heard = await drawn.heard()
    expect(heard).toHaveLength(1)
    const [, root] = [0, callsOf(heard)[2]?.instance]
    expect(handlersOf(heard)).toEqual(['0:down', '0:own', `${root}:inner`, '0:host', '0:up'])
    expect(callsOf(heard)[1]?.event).toMatchObject({
      type: 'tap',
      target: { id: 't', dataset: { userId: 7 } },
      currentTarget: { id: 't' },
      mark: { m: 'page', n: 1 },
      touches: [{ identifier: 0 }],
    })
    // The component cannot see what its user put into its slot.
    expect(callsOf(heard)[2]?.event.target).toMatchObject({ id: 'frame' })
  })

  it.each([
    [
      'ends at `catch`',
      '<view bindtap="a"><view catchtap="b"><view id="t" bindtap="c">x</view></view></view>',
      ['0:c', '0:b'],
    ],
    [
      'ends at `capture-catch`',
      '<view capture-catch:tap="a"><view id="t" bindtap="c">x</view></view>',
      ['0:a'],
    ],
    [
      'calls one of the `mut-bind`s',
      '<view mut-bind:tap="a" bindtap="d"><view mut-bind:tap="b"><view id="t" bindtap="c">x</view></view></view>',
      ['0:c', '0:b', '0:d'],
    ],
    [
      'is told with the name that the data gives',
      `<view bindtap="{{on ? 'yes' : ''}}"><view id="t" bindtap="{{on ? '' : 'no'}}">x</view></view>`,
      ['0:yes'],
    ],
    [
      'is not told by a disabled button',
      '<view bindtap="a"><button id="t" disabled bindtap="b">x</button></view>',
      [],
    ],
  ])('%s', async (_, wxml, handlers) => {
    const drawn = await draw({ page: { wxml, options: { data: { on: true } } } })
    await drawn.page.click('#t', { force: true })
    expect(handlersOf(await drawn.heard())).toEqual(handlers)
  })

  it('is seen by a page as of the component that it happened in', async () => {
    const drawn = await draw({
      page: { wxml: '<view bindtap="up"><inside id="host" data-a="1"/></view>' },
      components: { inside: { wxml: '<view id="t" data-b="2">x</view>' } },
    })
    await drawn.page.click('#t')
    expect(callsOf(await drawn.heard())[0]?.event.target).toMatchObject({ id: 'host', dataset: { a: '1' } })
  })

  it('reaches components that have no element of their own, also as content of such', async () => {
    const virtual = (wxml: string) => ({ wxml, options: { options: { virtualHost: true } } })
    const drawn = await draw({
      page: {
        wxml: `<view bindtap="up" mark:a="1"><outer id="{{id}}" data-n="{{n}}" bindtap="outer" mark:b="2">
          <outer wx:if="{{n}}" class="{{id}}" style="top: {{n}}px" hidden="{{!n}}" bindtap="content">
            <text id="t" bindtap="own">x</text></outer></outer></view>`,
        options: { data: { n: 1, id: 'first' } },
      },
      components: {
        outer: virtual('<inner bindtap="inner"><slot/></inner>'),
        inner: virtual('<view wx:if="{{true}}" bindtap="view"><slot/></view><text>after</text>'),
      },
    })
    await drawn.set({ n: 2, id: 'second' })
    await drawn.page.click('#t')
    const calls = callsOf(await drawn.heard())
    expect(await drawn.errors()).toEqual([])
    expect(calls.map(({ handler }) => handler)).toEqual([
      'own',
      'view',
      'inner',
      'content',
      'view',
      'inner',
      'outer',
      'up',
    ])
    expect(calls.at(-2)?.event).toMatchObject({
      target: { id: 't' },
      currentTarget: { id: 'second', dataset: { n: 2 } },
      mark: { a: '1', b: '2' },
    })
    await drawn.page.click('text=after >> nth=0')
    const after = callsOf(await drawn.heard())
    expect(after.map(({ handler }) => handler)).toEqual(['inner', 'content', 'view', 'inner', 'outer', 'up'])
    expect(after.at(-1)?.event.target).toMatchObject({ id: '' })
  })

  it('counts its time from when the page was opened, in whole milliseconds', async () => {
    const drawn = await draw({ page: { wxml: '<view id="t" bindtap="go">x</view>' } })
    const sinceStart = await drawn.page.evaluate(() => performance.now())
    await drawn.page.click('#t')
    const [call] = callsOf(await drawn.heard())
    const timeStamp = call?.event.timeStamp ?? -1
    expect(Number.isInteger(timeStamp)).toBe(true)
    const now = await drawn.page.evaluate(() => performance.now())
    expect(timeStamp).toBeLessThan(now)
    expect(sinceStart).toBeGreaterThan(0)
  })

  it('of a finger is a tap, or a long press that is none', async () => {
    const drawn = await draw(
      {
        page: {
          wxml: '<view id="t" bindtap="tap" bindlongpress="long" bindtouchstart="start" bindtouchend="end">x</view>',
        },
      },
      { hasTouch: true },
    )
    await drawn.page.tap('#t')
    expect(handlersOf(await drawn.heard())).toEqual(['0:start', '0:end', '0:tap'])
    const session = await drawn.page.context().newCDPSession(drawn.page)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 5, y: 5 }] })
    await expect.poll(async () => handlersOf(await drawn.heard())).toContain('0:long')
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect.poll(async () => handlersOf(await drawn.heard())).toEqual(['0:end'])
  })

  it('of the mouse is one of a finger, outside of the element as well', async () => {
    const drawn = await draw({
      page: {
        wxml: '<view id="t" style="height:20px" bindtouchstart="s" bindtouchmove="m" bindtouchend="e" bindtap="t">x</view>',
      },
    })
    await drawn.page.mouse.move(10, 10)
    await drawn.page.mouse.down()
    await drawn.page.mouse.move(10, 200)
    await drawn.page.mouse.up()
    expect(handlersOf(await drawn.heard())).toEqual(['0:s', '0:m', '0:e'])
  })

  it('of touch stops scrolling only where it is caught', async () => {
    const drawn = await draw(
      {
        page: {
          wxml: '<view style="height:3000px"><view id="a" style="height:100px" catchtouchmove="">x</view><view id="b" style="height:100px" bindtouchmove="m">y</view></view>',
        },
      },
      { hasTouch: true },
    )
    const prevented = (id: string): Promise<boolean> =>
      drawn.page.evaluate((target) => {
        const element = document.getElementById(target)
        const touch = new Touch({ identifier: 1, target: element as HTMLElement })
        const init = { bubbles: true, cancelable: true, touches: [touch], changedTouches: [touch] }
        const event = new TouchEvent('touchmove', init)
        element?.dispatchEvent(event)
        return event.defaultPrevented
      }, id)
    expect(await prevented('a')).toBe(true)
    expect(await prevented('b')).toBe(false)
  })

  it('by Enter on an element that can have the focus is a tap', async () => {
    const drawn = await draw({ page: { wxml: '<view id="t" role="button" bindtap="tap">x</view>' } })
    await drawn.page.focus('#t')
    await drawn.page.keyboard.press('Enter')
    expect(handlersOf(await drawn.heard())).toEqual(['0:tap'])
  })
})

describe('a pressed element', () => {
  it('shows its `hover-class`, scoped, and keeps it while its class changes', async () => {
    const drawn = await draw({
      page: { wxml: '<press/>' },
      components: {
        press: {
          wxml: '<view id="t" class="a {{b}}" hover-class="h" hover-start-time="{{0}}" hover-stay-time="{{0}}">x</view>',
          options: { data: { b: '' }, attached(this: { setData(fields: object): void }) {} },
        },
      },
    })
    const className = (): Promise<string> =>
      drawn.page.evaluate(() => document.getElementById('t')?.className.trim() ?? '')
    await drawn.page.hover('#t')
    await drawn.page.mouse.down()
    await expect.poll(className).toBe('press--a press--h')
    drawn.app.page.selectComponent('press')?.setData({ b: 'c' })
    await drawn.follow()
    expect(await className()).toBe('press--a press--c press--h')
    await drawn.page.mouse.up()
    await expect.poll(className).toBe('press--a press--c')
  })
})

describe('an input', () => {
  it('writes what was typed to where it is bound', async () => {
    const drawn = await draw({
      page: {
        wxml: '<input model:value="{{a.b}}" bindinput="typed"/>',
        options: { data: { a: { b: 'x' } } },
      },
    })
    await drawn.page.locator('input').fill('xy')
    const heard = await drawn.heard()
    expect(heard).toContainEqual({ t: 'write', instance: 0, path: ['a', 'b'], value: 'xy' })
    expect(handlersOf(heard)).toEqual(['0:typed'])
  })
})

describe('WXS', () => {
  const wxs = `maqueWxs({ 'page.wxml#m': function (module, exports, require, guard) { module.exports = {
    move: function (event, owner) { event.instance.setStyle({ width: '10rpx' }); owner.selectComponent('.other').addClass('on'); owner.callMethod('told', { y: event.touches[0].clientY }); return false },
    seen: function (now, before, owner, instance) { instance.setStyle('color: red; --n: ' + now + (before || '')) },
    fails: function () { return nothing.here } } } })`
  const wxml = (more: string): string => `<wxs module="m">module.exports = {}</wxs>${more}`

  it('handles events at once and reaches elements through descriptors', async () => {
    const drawn = await draw(
      {
        page: {
          wxml: wxml(
            '<view bindtouchstart="outer"><view id="t" bindtouchstart="{{m.move}}">x</view><view id="o" class="other">y</view></view>',
          ),
        },
      },
      { options: { start: { wxs: [wxs] } } },
    )
    await drawn.page.hover('#t')
    await drawn.page.mouse.down()
    const heard = await drawn.heard()
    expect(heard).toMatchObject([
      { t: 'call', instance: 0, method: 'told', args: [{ y: expect.any(Number) as number }] },
    ])
    expect(await drawn.page.getAttribute('#t', 'style')).toBe('width: calc(var(--rpx) * 10);')
    expect(await drawn.page.getAttribute('#o', 'class')).toBe('other on')
  })

  it('finds the elements of a component that has no host element', async () => {
    const bare = `maqueWxs({ 'components/bare/bare.wxml#m': function (module, exports, require, guard) { module.exports = {
      opened: function (now, before, owner) { owner.setStyle({ color: 'red' }).selectComponent('#in').setStyle({ width: now + 'px' }); owner.callMethod('told', now) } } } })`
    const drawn = await draw(
      {
        page: { wxml: '<bare o="{{4}}"/><view id="in">page</view><bare o="{{5}}"/>' },
        components: {
          bare: {
            wxml: wxml('<view o="{{o}}" change:o="{{m.opened}}"><text id="in">x</text></view>'),
            options: { options: { virtualHost: true }, properties: { o: Number } },
          },
        },
      },
      { options: { start: { wxs: [bare] } } },
    )
    const widths = drawn.page.locator('[id="in"]').evaluateAll((all) => all.map(({ style }) => style.width))
    expect(await widths).toEqual(['4px', '', '5px'])
    const heard = await drawn.heard()
    expect(heard.map((message) => message.t === 'call' && message.args)).toEqual([[4], [5]])
    expect(await drawn.errors()).toEqual([])
  })

  it('watches properties, and what it throws stops nothing else', async () => {
    const drawn = await draw(
      {
        page: {
          wxml: wxml('<view id="t" p="{{a}}" change:p="{{m.seen}}"><text>{{m.fails()}}</text>{{a}}</view>'),
          options: { data: { a: 1 } },
        },
      },
      { options: { start: { wxs: [wxs] } } },
    )
    const style = (): Promise<string | null> => drawn.page.getAttribute('#t', 'style')
    expect(await style()).toBe('color: red; --n: 1;')
    await drawn.set({ a: 2 })
    expect(await style()).toBe('color: red; --n: 21;')
    expect(await drawn.page.textContent('#t')).toBe('2')
    expect(await drawn.errors()).toEqual(expect.arrayContaining([expect.stringContaining('nothing')]))
  })
})

describe('a page that can be pulled', () => {
  const drag = async (drawn: DrawnApp, byPx: number): Promise<void> => {
    await drawn.page.mouse.move(100, 10)
    await drawn.page.mouse.down()
    await drawn.page.mouse.move(100, 10 + byPx, { steps: 3 })
    await drawn.page.mouse.up()
  }
  const top = (drawn: DrawnApp): Promise<string> =>
    drawn.page.evaluate(() => document.querySelector<HTMLElement>('wx-page')?.style.top ?? '')

  it('tells that it was pulled far enough, once, and stays down until the app is done', async () => {
    const drawn = await draw(
      { page: { wxml: '<view style="height: 300px">x</view>' } },
      { options: { page: { canPullDown: true } } },
    )
    await drag(drawn, 60)
    expect([await top(drawn), await drawn.heard()]).toEqual(['', []])
    await drag(drawn, 200)
    expect(await top(drawn)).toBe('50px')
    expect(await drawn.heard()).toEqual([{ t: 'page', event: { kind: 'pull-down' } }])
    await drawn.page.evaluate(() => window.view.tellHost({ t: 'pull-down', isRunning: false }))
    await expect.poll(() => top(drawn)).toBe('')
  })
})

describe('a form', () => {
  const field = '<input name="inner" value="2"/><button class="inner" form-type="submit">go</button>'
  const withBehaviors = (...behaviors: readonly string[]) => ({ wxml: field, options: { behaviors } })
  const submitted = async (drawn: DrawnApp, button: string): Promise<unknown> => {
    await drawn.page.click(button)
    const [call] = callsOf(await drawn.heard())
    return (call?.event.detail as { readonly value?: unknown } | undefined)?.value
  }

  it.each([
    ['nothing of a component that says nothing', [], { own: '1' }, undefined],
    [
      'the fields of one that is a group of them',
      ['wx://form-field-group'],
      { own: '1', inner: '2' },
      undefined,
    ],
    ['the buttons of one that shows them', ['wx://form-field-button'], { own: '1' }, { own: '1' }],
    [
      'a component that is a field, and not what it is made of',
      ['wx://form-field'],
      { own: '1', custom: { any: [3] } },
      undefined,
    ],
  ])('takes %s', async (_, behaviors, byOwn, byInner) => {
    const wxml = `<form bindsubmit="submit"><input name="own" value="1"/>
      <wrap name="custom" value="{{value}}"/><button id="go" form-type="submit">go</button></form>`
    for (const isVirtual of [false, true]) {
      const wrap = withBehaviors(...behaviors)
      const drawn = await draw({
        page: { wxml, options: { data: { value: 0 } } },
        components: { wrap: { ...wrap, options: { ...wrap.options, options: { virtualHost: isVirtual } } } },
      })
      await drawn.set({ value: { any: [3] } })
      expect(await submitted(drawn, '#go')).toEqual(byOwn)
      expect(await submitted(drawn, '.wrap--inner, .inner')).toEqual(byInner)
      expect(await drawn.errors()).toEqual([])
    }
  })

  it('takes what others put in the slots of the component that it stands in', async () => {
    const drawn = await draw({
      page: { wxml: '<wrap bindsubmit="submit"><input name="outer" value="1"/></wrap>' },
      components: {
        wrap: {
          wxml: '<form bindsubmit="submit"><slot/><button class="inner" form-type="submit">go</button></form>',
        },
      },
    })
    expect(await submitted(drawn, '.wrap--inner')).toEqual({ outer: '1' })
  })
})
