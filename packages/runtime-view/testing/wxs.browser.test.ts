import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawWritten, type DrawnApp } from './draw-written.ts'
import { openViewBrowser, type ViewBrowser } from './open-view.ts'
import type { WrittenApp } from './written-app.ts'

let browser: ViewBrowser
beforeAll(async () => {
  browser = await openViewBrowser()
})
afterAll(() => browser.close())

const draw = (written: WrittenApp): Promise<DrawnApp> =>
  drawWritten(written, { browser, compile: compileTemplate })

/** A module `m` with these functions, before a template. */
const withModule = (functions: string, wxml: string): string =>
  `<wxs module="m">module.exports = { ${functions} }</wxs>${wxml}`

/** The calls that logic was asked for. What is `undefined` arrives here as `null`: it comes out of the page as text. */
async function callsOf(drawn: DrawnApp): Promise<readonly unknown[]> {
  return (await drawn.heard()).flatMap((message): readonly unknown[] =>
    message.t === 'call'
      ? [[message.instance, message.method, ...message.args]]
      : message.t === 'trigger'
        ? [[message.instance, message.type, message.detail]]
        : message.t === 'event'
          ? message.calls.map(({ handler }) => handler)
          : [],
  )
}

describe('a WXS handler', () => {
  it('is given the event, its element and its component', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `tap: function (event, owner) {
             owner.callMethod('told', [event.type, event.target.id, event.target.dataset.userName, event.currentTarget.id, event.mark.k, event.instance.getDataset().x, event.instance.constructor]) }`,
          '<view id="o" bindtap="{{m.tap}}" data-x="{{[1]}}" mark:k="{{2}}"><text id="t" data-user-name="n">x</text></view>',
        ),
      },
    })
    await drawn.page.click('#t')
    expect(await callsOf(drawn)).toEqual([[0, 'told', ['tap', 't', 'n', 'o', 2, [1], 'Object']]])
  })

  it.each([
    ['false ends the event', 'false', ['capture']],
    ['nothing lets it go on', 'undefined', ['capture', 'outer']],
    ['0 lets it go on', '0', ['capture', 'outer']],
  ])('that returns %s', async (_, value, called) => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `f: function (event, owner) { return ${value} }`,
          '<view capture-bind:tap="capture" bindtap="outer"><view id="t" bindtap="{{m.f}}">x</view></view>',
        ),
      },
    })
    await drawn.page.click('#t')
    expect(await callsOf(drawn)).toEqual(called)
  })

  it('may be chosen by a condition, beside handlers of logic', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `f: function (event, owner) { owner.callMethod('script') }`,
          `<view id="a" bindtap="{{on ? m.f : 'logic'}}">a</view><view id="b" bindtap="{{on ? 'logic' : m.f}}">b</view>`,
        ),
        options: { data: { on: true } },
      },
    })
    await drawn.page.click('#a')
    await drawn.page.click('#b')
    expect(await callsOf(drawn)).toEqual([[0, 'script', null], 'logic'])
  })

  it('that fails stops nobody else', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          'f: function (event) { return event.nothing.here }',
          '<view bindtap="outer"><view id="t" bindtap="{{m.f}}">x</view></view>',
        ),
      },
    })
    await drawn.page.click('#t')
    expect(await callsOf(drawn)).toEqual(['outer'])
    expect(await drawn.errors()).toHaveLength(1)
  })

  it('is called for events of components, with those that bubble and those that do not', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `on: function (event, owner) { owner.callMethod(event.type, [event.detail, event.target.id, event.currentTarget.id, event.instance.getDataset().n]) },
           end: function (event, owner) { owner.callMethod('end'); return false }`,
          `<view id="p" data-n="0" bind:go="{{m.on}}" bind:stay="{{m.on}}"><child id="c" data-n="1" bind:go="{{m.on}}" bind:stay="{{m.on}}"/></view>
           <view bind:go="{{m.on}}"><child id="d" bind:go="{{m.end}}"/></view>`,
        ),
      },
      components: {
        child: {
          wxml: '<text>x</text>',
          options: {
            methods: {
              raise(
                this: { triggerEvent(...args: readonly unknown[]): void },
                type: string,
                options: object,
              ) {
                this.triggerEvent(type, { a: 1, f: () => 1 }, options)
              },
            },
          },
        },
      },
    })
    const child = (selector: string): { raise(type: string, options: object): void } =>
      drawn.app.page.selectComponent(selector) as unknown as { raise(type: string, options: object): void }
    child('#c').raise('stay', {})
    await drawn.follow()
    expect(await callsOf(drawn)).toEqual([[0, 'stay', [{ a: 1 }, 'c', 'c', '1']]])
    child('#c').raise('go', { bubbles: true })
    await drawn.follow()
    expect(await callsOf(drawn)).toEqual([
      [0, 'go', [{ a: 1 }, 'c', 'c', '1']],
      [0, 'go', [{ a: 1 }, 'c', 'p', '0']],
    ])
    child('#d').raise('go', { bubbles: true, composed: true })
    await drawn.follow()
    expect(await callsOf(drawn)).toEqual([[0, 'end', null]])
  })
})

describe('a component descriptor', () => {
  it('styles and measures elements, and remembers', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `f: function (event, owner) {
             var box = owner.selectComponent('#box'), all = owner.selectAllComponents('.item');
             box.setStyle({ width: '100px', 'background-color': 'red', fontSize: '10px' }).addClass('one two').removeClass('old');
             all[1].setStyle('color: blue; height: 20rpx');
             var state = box.getState(); state.n = (state.n || 0) + 1;
             owner.callMethod('told', [all.length, owner.selectComponent('.none'), box.hasClass('one'), box.hasClass('old'), box.getDataset(),
               box.getBoundingClientRect().width, box.getComputedStyle(['width', 'backgroundColor']).width, owner.selectComponent('#box').getState().n, box === owner.selectComponent('#box')]) }`,
          '<view id="t" bindtap="{{m.f}}">x</view><view id="box" class="old kept" style="width: 50px" data-a="{{b}}"/><view class="item"/><view class="item"/>',
        ),
        options: { data: { b: { c: 1 } } },
      },
    })
    await drawn.page.click('#t')
    await drawn.page.click('#t')
    const told = (times: number): unknown => [
      0,
      'told',
      [2, null, true, false, { a: { c: 1 } }, 100, '100px', times, true],
    ]
    expect(await callsOf(drawn)).toEqual([told(1), told(2)])
    expect(await drawn.page.getAttribute('#box', 'class')).toBe('kept one two')
    expect(await drawn.page.locator('.item').nth(1).getAttribute('style')).toBe(
      'color: blue; height: calc(var(--rpx) * 20);',
    )
    // What the template says afterwards does not win over it.
    await drawn.set({ b: 2 })
    expect(await drawn.page.getAttribute('#box', 'class')).toBe('kept one two')
  })

  it('calls later, and not what was called off', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `f: function (event, owner) {
             var off = owner.setTimeout(function () { owner.callMethod('never') }, 1);
             owner.clearTimeout(off);
             owner.requestAnimationFrame(function () { owner.callMethod('frame'); owner.setTimeout(function () { owner.callMethod('late') }, 30) }) }`,
          '<view id="t" bindtap="{{m.f}}">x</view>',
        ),
      },
    })
    await drawn.page.click('#t')
    const calls: unknown[] = []
    await expect
      .poll(async () => {
        calls.push(...(await callsOf(drawn)))
        return calls.length
      })
      .toBe(2)
    expect(calls).toEqual([
      [0, 'frame', null],
      [0, 'late', null],
    ])
  })

  it('of a component reaches inside it, calls its methods and raises its events', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `f: function (event, owner) {
             var child = owner.selectComponent('#c');
             child.callMethod('go', { a: 1 }); child.triggerEvent('done', 2);
             owner.callMethod('told', [child.selectAllComponents('.in').length, owner.selectComponent('.in')]);
             event.instance.triggerEvent('own', 3) }`,
          '<view id="t" bindtap="{{m.f}}" bindown="own">x</view><child id="c"/>',
        ),
      },
      components: { child: { wxml: '<view class="in"/><view class="in"/>' } },
    })
    await drawn.page.click('#t')
    expect(await callsOf(drawn)).toEqual([[2, 'go', { a: 1 }], [2, 'done', 2], [0, 'told', [2, null]], 'own'])
  })
})

describe('a change of a property', () => {
  it('is told with the new value, the old one, the component and the element', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `seen: function (now, before, owner, instance) { owner.callMethod('seen', [now, before, instance.getDataset().n]) }`,
          '<view p="{{a}}" change:p="{{m.seen}}" data-n="v"/><child p="{{a}}" change:p="{{m.seen}}" data-n="c"/>',
        ),
        options: { data: { a: 1, b: 0 } },
      },
      components: { child: { wxml: '<text>{{p}}</text>', options: { properties: { p: Number } } } },
    })
    expect(await callsOf(drawn)).toEqual([
      [0, 'seen', [1, null, 'v']],
      [0, 'seen', [1, null, 'c']],
    ])
    await drawn.set({ b: 1 })
    expect(await callsOf(drawn)).toEqual([])
    await drawn.set({ a: { x: 1 } })
    await drawn.set({ 'a.x': 2 })
    expect(await callsOf(drawn)).toEqual([
      [0, 'seen', [{ x: 1 }, 1, 'v']],
      [0, 'seen', [{ x: 1 }, 1, 'c']],
      [0, 'seen', [{ x: 2 }, { x: 1 }, 'v']],
      [0, 'seen', [{ x: 2 }, { x: 1 }, 'c']],
    ])
  })
})

describe('a WXS function in an expression', () => {
  it('draws the same in leaves and as properties of components', async () => {
    const drawn = await draw({
      page: {
        wxml: withModule(
          `upper: function (text) { return text.toUpperCase() }, rows: function (n) { var l = []; for (var i = 0; i < n; i++) l.push({ id: 'r' + i }); return l }`,
          '<view wx:for="{{m.rows(n)}}" wx:key="id" class="{{m.upper(item.id)}}">{{m.upper(s)}}<child p="{{m.upper(item.id)}}"/></view>',
        ),
        options: { data: { n: 2, s: 'x' } },
      },
      components: { child: { wxml: '{{p}}', options: { properties: { p: String } } } },
    })
    expect(await drawn.page.textContent('wx-page')).toBe('XR0XR1')
    await drawn.set({ n: 3, s: 'y' })
    expect(await drawn.page.textContent('wx-page')).toBe('YR0YR1YR2')
    expect(await drawn.page.locator('.R2').count()).toBe(1)
  })
})

describe('WXS that would like to be more (CMP-04)', () => {
  /** Each may be anything that is harmless, but never a way out; none of them ends the others. */
  const ways: Readonly<Record<string, string>> = {
    constructorOfConstructor: '({}).constructor.constructor("return this")()',
    computed: '(function () {})["constr" + "uctor"]("return document")()',
    ofArray: '[]["map"]["constructor"]("return window")()',
    ofDate: 'getDate().constructor.constructor("return self")()',
    ofText: '"".constructor.fromCharCode.constructor("return globalThis")()',
    ofPattern: 'getRegExp("a").constructor.constructor("return 1")()',
    caller: 'arguments.callee.caller.caller',
    callee: 'arguments.callee.constructor("return this")()',
    prototype: '({}).__proto__.constructor("return this")()',
    hidden: '({})["__proto__"]["constructor"]["constructor"]("return this")()',
    self: 'this.document || this.window || this.self',
    ofEvent: 'event.constructor.constructor("return this")()',
    ofOwner: 'owner.selectComponent.constructor("return this")()',
    ofJson: 'JSON.parse.constructor("return this")()',
  }

  it('reaches nothing of the page that it is in', async () => {
    const functions = Object.entries(ways).map(
      ([name, way]) => `${name}: function (event, owner) { return ${way} }`,
    )
    const drawn = await draw({
      page: {
        wxml: withModule(
          functions.join(', '),
          Object.keys(ways)
            .map((name) => `<view id="${name}" bindtap="{{m.${name}}}">[{{m.${name}()}}]</view>`)
            .join(''),
        ),
      },
    })
    const shown = (await drawn.page.textContent('wx-page')) ?? ''
    expect(shown.match(/\[/g)).toHaveLength(Object.keys(ways).length)
    expect(shown).not.toMatch(/object (?:Window|HTMLDocument|global)|native code/i)
    for (const name of Object.keys(ways)) await drawn.page.click(`#${name}`)
    expect(await drawn.page.textContent('wx-page')).toBe(shown)
    // Nothing was given to what everybody has.
    expect(await drawn.page.evaluate(() => Object.keys(Object.prototype))).toEqual([])
  })
})
