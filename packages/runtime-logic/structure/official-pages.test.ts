/** What the official pages on components say, sentence by sentence, where other tests do not say it already. */
import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import { runWritten, type RunningApp, type WrittenApp } from '@maque/runtime-view/testing/written-app.ts'
import { describe, expect, it } from 'vitest'
import { SharedSource } from '../ports/shared-source.ts'
import { data, TestApp, unit, type AppThis, type ModuleScope } from '../testing/test-app.ts'

const open = (written: WrittenApp): Promise<RunningApp> => runWritten(written, compileTemplate)

/** A page with one component, `#part`. */
async function mount(
  options: Readonly<Record<string, unknown>>,
  wxml = '<part id="part"/>',
  pageOptions: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly app: RunningApp; readonly page: AppThis; readonly part: AppThis }> {
  const app = await open({
    page: { wxml, options: pageOptions },
    components: { part: { wxml: '<view>{{value}}</view>', options } },
  })
  const part = app.page.selectComponent('#part')
  if (!part) throw new Error('the component was not made')
  return { app, page: app.page, part }
}

const warnings = (app: RunningApp): readonly unknown[] => app.warnings()

describe('a lifetime', () => {
  it('may be the name of a method', async () => {
    const log: string[] = []
    await mount({
      lifetimes: { attached: 'begin' },
      created: 'make',
      pageLifetimes: { show: 'shown' },
      methods: {
        make: () => log.push('created'),
        begin: () => log.push('attached'),
        shown: () => log.push('show'),
      },
    })
    expect(log).toEqual(['created', 'attached', 'show'])
  })

  it('`error` runs for whatever a component’s own functions throw', async () => {
    const log: unknown[] = []
    const { app, part } = await mount({
      lifetimes: { error: (error: Error) => log.push(error.message) },
      observers: {
        value() {
          throw new Error('observed')
        },
      },
    })
    part.setData({ value: 1 })
    await app.take()
    expect(log).toEqual(['observed'])
    expect(app.uncaught()).toEqual(['Error: observed'])
  })
})

describe('pure data', () => {
  const options = {
    options: { pureDataPattern: /^_/g },
    properties: {
      a: Boolean,
      _b: {
        type: Boolean,
        observer: () => {
          throw new Error('the observer of pure data ran')
        },
      },
    },
    data: { _shown: true, inner: 0 },
    observers: {
      _b(this: AppThis, b: boolean) {
        this.setData({ seen: b })
      },
    },
  }

  it('is in `this.data`, observed by `observers`, and never told to a template', async () => {
    const app = await open({
      page: { wxml: '<part id="part" a _b="{{on}}"/>', options: { data: { on: true } } },
      components: {
        part: { wxml: '<leaf wx:if="{{_shown}}"/><leaf wx:else id="else" value="{{_b}}"/>{{_b}}', options },
        leaf: { wxml: '<view/>', options: { properties: { value: { type: null, value: 'own' } } } },
      },
    })
    const part = app.page.selectComponent('#part')
    expect(part?.data).toMatchObject({ a: true, _b: true, seen: true })
    expect(part?.selectComponent('#else')?.data['value']).toBeNull()
    expect(JSON.stringify(await app.take())).not.toContain('_b"')
    expect(app.uncaught()).toEqual([])
  })

  it('may be named in JSON', async () => {
    const page = unit([{ t: 'host', site: 0, tag: 'part' }], {
      module: 'page.js',
      using: { part: 'part' },
      isComponent: false,
    })
    const app = new TestApp({
      units: {
        page,
        part: unit([], { module: 'part.js', reads: ['_a', 'b'], pureDataPattern: '^_' }),
      },
      modules: {
        'page.js': ({ Page }) => Page({}),
        'part.js': ({ Component }) => Component({ data: { _a: 1, b: 2 } }),
      },
    })
    const view = await app.visit('page')
    expect(view.dataOf(2)).toEqual({ b: 2 })
  })
})

describe('a warning', () => {
  it.each([
    [String, null, 'expected <String> but get null value. Used empty string instead.'],
    [String, {}, 'expected <String> but got object-typed value. Force converted.'],
    [Number, 'many', 'expected <Number> but got non-number value. Used 0 instead.'],
    [Number, Number.NaN, 'expected <Number> but got NaN or Infinity. Used 0 instead.'],
    [Array, {}, 'expected <Array> but got non-array value. Used empty array instead.'],
    [Object, 1, 'expected <Object> but got non-object value. Used null instead.'],
  ])('tells once that a property of type %o does not take %j', async (type, value, mismatch) => {
    const { app } = await mount(
      { properties: { value: type } },
      '<part id="part" value="{{given}}"/><part value="{{given}}"/>',
      { data: { given: value } },
    )
    expect(warnings(app)).toEqual([
      `[Component] property "value" of "components/part/part" received type-uncompatible value: ${mismatch}`,
    ])
  })

  it.each([
    [Number, '12'],
    [Number, null],
    [Boolean, 'yes'],
    [Boolean, undefined],
    [String, 1],
    [Object, null],
    [null, undefined],
    [{ type: Number, optionalTypes: [String] }, 'many'],
  ])('is not given for a property of type %o and %j', async (type, value) => {
    const { app } = await mount({ properties: { value: type } }, '<part id="part" value="{{given}}"/>', {
      data: { given: value },
    })
    expect(warnings(app)).toEqual([])
  })

  it('tells that `undefined` is nothing to set', async () => {
    const { app, part } = await mount({})
    part.setData({ 'a.b': undefined })
    part.setData({ 'a.b': undefined })
    await app.take()
    expect(warnings(app)).toEqual(['Setting data field "a.b" to undefined is invalid.'])
  })

  it('tells that only objects can be set', async () => {
    const { app, part } = await mount({})
    for (const nothing of [null, undefined, 'text']) part.setData(nothing as unknown as object)
    await app.take()
    expect(warnings(app)).toHaveLength(3)
    expect(app.uncaught()).toEqual([])
  })
})

describe('a property', () => {
  it('with a `default` gives each component a value of its own', async () => {
    let made = 0
    const { app, page } = await mount(
      { properties: { value: { type: Object, default: () => ({ n: ++made }) } } },
      '<part id="part"/><part id="other"/>',
    )
    const values = ['#part', '#other'].map((id) => page.selectComponent(id)?.data['value'])
    expect(values).toEqual([{ n: 1 }, { n: 2 }])
    expect(JSON.stringify(await app.take())).toContain('{\\"n\\":2}')
  })
})

describe('observers that set what they observe', () => {
  it('end some time, and are reported', async () => {
    const { app, part } = await mount({
      observers: {
        value(this: AppThis, value: number) {
          this.setData({ value: value + 1 })
        },
      },
    })
    part.setData({ value: 1 })
    await app.take()
    expect(app.uncaught()).toEqual([
      'RangeError: the observers of "value" set what they observe, without end',
    ])
  })
})

describe('`this`', () => {
  it('has routers whose paths are relative to the page, or to the component itself', async () => {
    const asked: unknown[] = []
    const app = new TestApp({
      units: {
        'pages/home/index': unit([{ t: 'host', site: 0, tag: 'part', attributes: [['id', 'part']] }], {
          module: 'page.js',
          using: { part: 'components/part/part' },
          isComponent: false,
        }),
        'components/part/part': unit([], { module: 'part.js' }),
      },
      capabilities: [() => ({ navigateTo: (options: unknown) => void asked.push(options) })],
      modules: {
        'page.js': ({ Page }) =>
          Page({
            onReady(this: AppThis) {
              const part = this.selectComponent('#part')
              for (const [self, name] of [
                [this, 'router'],
                [this, 'pageRouter'],
                [part, 'pageRouter'],
                [part, 'router'],
              ] as const) {
                const router = self?.[name] as Record<string, (options: object) => void>
                router['navigateTo']?.({ url: './new-page?a=../b', success: 1 })
              }
              const router = this['router'] as Record<string, (options: object) => void>
              for (const url of ['/whole', '../up', 'plugin://p/page']) router['navigateTo']?.({ url })
            },
          }),
        'part.js': ({ Component }) => Component({}),
      },
    })
    await app.visit('pages/home/index')
    expect(app.uncaught).toEqual([])
    expect(asked).toEqual([
      { url: '/pages/home/new-page?a=../b', success: 1 },
      { url: '/pages/home/new-page?a=../b', success: 1 },
      { url: '/pages/home/new-page?a=../b', success: 1 },
      { url: '/components/part/new-page?a=../b', success: 1 },
      { url: '/whole' },
      { url: '/pages/up' },
      { url: 'plugin://p/page' },
    ])
  })

  it('says what draws it, and may keep a field of any of these names', async () => {
    const { part, page } = await mount({
      methods: {
        keep(this: Record<string, unknown>) {
          this['router'] = 'mine'
          return this['router']
        },
      },
    })
    expect(part['renderer']).toBe('webview')
    expect((part['keep'] as () => unknown)()).toBe('mine')
    expect(page['options']).toEqual({})
  })

  it('can be told of its updates: those that went in one are merged', async () => {
    const { app, part } = await mount({})
    const heard: Record<string, unknown>[] = []
    const listen = part['setUpdatePerformanceListener'] as (options: object | null, listener: unknown) => void
    listen.call(part, { withDataPaths: true }, (news: Record<string, unknown>) => heard.push(news))
    part.setData({ value: 1 })
    part.setData({ 'unread.a[0]': 1, value: 2 })
    await app.take()
    listen.call(part, null, null)
    part.setData({ value: 3 })
    await app.take()
    expect(heard).toMatchObject([
      { isMergedUpdate: false, dataPaths: [['value']] },
      { isMergedUpdate: true, dataPaths: [['unread', 'a', 0], ['value']] },
    ])
    expect(heard[0]?.['updateProcessId']).toBe(heard[1]?.['updateProcessId'])
    const [{ pendingStartTimestamp, updateStartTimestamp, updateEndTimestamp } = {}] = heard
    expect(Number(pendingStartTimestamp)).toBeLessThan(Number(updateStartTimestamp))
    expect(Number(updateStartTimestamp)).toBeLessThan(Number(updateEndTimestamp))
  })

  it('lays styles over elements that follow the shared values they read', async () => {
    const { app, part } = await mount({})
    const source = new SharedSource()
    let offset = 1
    const told: unknown[] = []
    const apply = part['applyAnimatedStyle'] as (...args: unknown[]) => void
    const update = () => {
      source.read()
      return { transform: `translateX(${offset}px)`, opacity: 0.5, skipped: null }
    }
    const move = async (to: number) => {
      offset = to
      source.changed()
      source.changed()
      await app.take()
    }
    apply.call(part, '.a', update, undefined, ({ styleId }: { styleId: number }) => told.push(styleId))
    apply.call(part, '.b', update, { immediate: false, flush: 'sync' })
    await app.take()
    await move(2)
    const clear = part['clearAnimatedStyle'] as (...args: unknown[]) => void
    clear.call(part, '.b', [], () => told.push('cleared'))
    await move(3)
    clear.call(part, '.a', [told[0]])
    await move(4)
    expect(told).toEqual([1, 'cleared'])
    const styles = app
      .takeOrders()
      .map((order) => (order.kind === 'animated-style' ? [order.selector, order.style] : order.kind))
    const style = (x: number) => ({ transform: `translateX(${x}px)`, opacity: '0.5' })
    expect(styles).toEqual([
      ['.a', style(1)],
      ['.b', style(2)],
      ['.b', style(2)],
      ['.a', style(2)],
      ['.a', style(3)],
    ])
  })

  it('finds related components by the key of the relation or by their path', async () => {
    const app = await open({
      page: { wxml: '<list id="list"><item/><item/></list>' },
      components: {
        list: { wxml: '<slot/>', options: { relations: { '../item/item': { type: 'child' } } } },
        item: { wxml: '', options: { relations: { '../list/list': { type: 'parent' } } } },
      },
    })
    const list = app.page.selectComponent('#list')
    for (const key of ['../item/item', 'components/item/item', '/components/item/item']) {
      expect(list?.getRelationNodes(key)).toHaveLength(2)
    }
    expect(list?.getRelationNodes('item')).toEqual([])
  })
})

type Chain = Readonly<
  Record<
    'behavior' | 'property' | 'data' | 'methods' | 'lifetime' | 'observer' | 'options' | 'init' | 'register',
    (...args: readonly unknown[]) => Chain
  >
>
interface InitParts {
  readonly data: { readonly n: number }
  readonly setData: (fields: object) => void
  readonly method: (run: () => void) => () => void
  readonly lifetime: (name: string, run: () => void) => void
  readonly observer: (field: string, run: (n: number) => void) => void
}

describe('a definition in steps', () => {
  it('adds up: data and init for each component, everything else in order', async () => {
    const log: unknown[] = []
    let made = 0
    let late: (() => void) | undefined
    const app = new TestApp({
      units: {
        page: unit(
          [
            { t: 'host', site: 0, tag: 'part', attributes: [['id', 'one']] },
            { t: 'host', site: 1, tag: 'part', attributes: [['id', 'two']] },
          ],
          { module: 'page.js', using: { part: 'part' }, isComponent: false },
        ),
        part: unit([], { module: 'part.js', reads: ['n'] }),
      },
      modules: {
        'page.js': ({ Page }) => Page({}),
        'part.js': (scope) => {
          const { Component, Behavior } = scope as unknown as Record<'Component' | 'Behavior', () => Chain>
          const shared = Behavior()
            .property('text', String)
            .methods({ say: () => 'shared' })
            .register()
          Component()
            .behavior(shared)
            .property('size', { type: Number, value: 3 })
            .data(() => ({ n: ++made }))
            .data(() => ({ list: [] }))
            .methods({ say: () => 'own' })
            .lifetime('attached', () => log.push('first'))
            .lifetime('attached', () => log.push('second'))
            .observer(['size', 'n'], (size: number, n: number) => log.push(`size ${size} n ${n}`))
            .options({ multipleSlots: true })
            .init(function (this: AppThis, { method, lifetime, observer, data, setData }: InitParts) {
              const { id } = this as { id?: string }
              lifetime('attached', () => log.push(`init ${String(data.n)} ${String(id)}`))
              observer('n', (n: number) => log.push(`n ${n}`))
              late = () => lifetime('ready', () => undefined)
              return { grow: method(() => setData({ n: data.n * 10 })) }
            })
            .register()
        },
      },
    })
    const view = await app.visit('page')
    expect(app.uncaught).toEqual([])
    expect(log).toEqual(['first', 'second', 'init 1 one', 'first', 'second', 'init 2 two'])
    expect([view.dataOf(2), view.dataOf(3)]).toEqual([{ n: 1 }, { n: 2 }])
    expect(view.transactions[0]?.definitions?.find(({ path }) => path === 'part')?.slots).toBe('multiple')
    log.length = 0
    const node = { id: '', offsetLeft: 0, offsetTop: 0, dataset: {} }
    const event = { type: 'tap', timeStamp: 0, target: node, currentTarget: node, detail: {} }
    view.say({ t: 'event', calls: [{ instance: 3, handler: 'grow', event }] })
    await app.settle()
    expect(log).toEqual(['size 3 n 20', 'n 20'])
    expect(late).toThrow('only be called while init runs')
  })
})

describe('a page', () => {
  const names = ['show', 'hide', 'routeDone', 'themeChange'] as const
  const scripts = (log: string[]): Readonly<Record<string, (scope: ModuleScope) => void>> => ({
    'page.js': ({ Page }) =>
      Page({ onShow: () => log.push('onShow'), onRouteDone: () => log.push('onRouteDone') }),
    'part.js': ({ Component }) =>
      Component({ pageLifetimes: Object.fromEntries(names.map((name) => [name, () => log.push(name)])) }),
    'bar.js': ({ Component }) =>
      Component({
        pageLifetimes: Object.fromEntries(names.map((name) => [name, () => log.push(`bar ${name}`)])),
      }),
  })
  const start = (log: string[]): TestApp =>
    new TestApp({
      units: {
        page: unit(
          [
            { t: 'host', site: 0, tag: 'part' },
            { t: 'host', site: 1, tag: 'maque-tab-bar' },
          ],
          { module: 'page.js', using: { part: 'part', 'maque-tab-bar': 'bar' }, isComponent: false },
        ),
        part: unit([], { module: 'part.js' }),
        bar: unit([], { module: 'bar.js' }),
      },
      modules: scripts(log),
    })

  it('tells its components, but not the tab bar of the app, of its moments', async () => {
    const log: string[] = []
    const app = start(log)
    const view = await app.visit('page')
    app.event(view, 'route-done')
    app.say({ t: 'app-event', name: 'theme-change', argument: { theme: 'dark' } })
    await app.settle()
    expect(log).toEqual(['show', 'onShow', 'routeDone', 'onRouteDone', 'themeChange'])
  })

  it('made by `Component` takes its query as properties, of their types', async () => {
    const log: unknown[] = []
    const app = new TestApp({
      units: { page: unit([], { module: 'page.js', isComponent: true }) },
      modules: {
        'page.js': ({ Component }) =>
          Component({
            properties: { paramA: Number, paramB: String },
            methods: {
              onLoad(this: AppThis, query: object) {
                log.push(this.data['paramA'], this.data['paramB'], query, this['options'])
              },
            },
          }),
      },
    })
    await app.visit('page', { paramA: '123', paramB: 'xyz' })
    expect(log).toEqual([123, 'xyz', { paramA: '123', paramB: 'xyz' }, { paramA: '123', paramB: 'xyz' }])
  })
})

describe('`addGlobalClass`', () => {
  const definitionOf = async (options: object, styleIsolation?: string) => {
    const app = new TestApp({
      units: {
        page: unit([{ t: 'host', site: 0, tag: 'part', attributes: [['value', data('x')]] }], {
          module: 'page.js',
          using: { part: 'part' },
          isComponent: false,
        }),
        part: unit([], { module: 'part.js', ...(styleIsolation !== undefined && { styleIsolation }) }),
      },
      modules: { 'page.js': ({ Page }) => Page({}), 'part.js': ({ Component }) => Component({ options }) },
    })
    const view = await app.visit('page')
    return view.transactions[0]?.definitions?.find(({ path }) => path === 'part')
  }

  it.each([
    [{ addGlobalClass: true }, undefined, { addGlobalClass: true, styleIsolation: 'isolated' }],
    [{ addGlobalClass: true, styleIsolation: 'isolated' }, undefined, { addGlobalClass: false }],
    [{ addGlobalClass: true }, 'shared', { addGlobalClass: false, styleIsolation: 'shared' }],
    [{ styleIsolation: 'apply-shared' }, 'shared', { styleIsolation: 'apply-shared' }],
  ])('of %j with %j in JSON gives %j', async (options, json, expected) => {
    expect(await definitionOf(options, json)).toMatchObject(expected)
  })
})

describe('a template', () => {
  it('that uses itself without end is told with the place of the use, and the page goes on', async () => {
    const wxml = '<template name="a"><part/><template is="a"/></template><template wx:if="{{on}}" is="a"/>'
    const app = await open({ page: { wxml, options: {} }, components: { part: { wxml: '' } } })
    expect(() => app.page.setData({ on: true })).toThrow(
      /page\.wxml:1:37: Templates use each other without end/,
    )
    app.page.setData({ on: false, more: 1 })
    expect(app.page.data).toMatchObject({ on: false, more: 1 })
  })
})
