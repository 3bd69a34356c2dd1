import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { describe, expect, it } from 'vitest'
import { body, data, TestApp, unit, type AppThis } from '../testing/test-app.ts'
import type { RecordingView } from '../testing/recording-view.ts'

const names = ['created', 'attached', 'ready', 'moved', 'detached'] as const

/** Lifetimes that write down their name. */
function lifetimes(who: string, log: string[]) {
  return Object.fromEntries(names.map((name) => [name, () => log.push(`${who} ${name}`)]))
}

function pageLifetimes(who: string, log: string[]) {
  return Object.fromEntries(
    ['show', 'hide', 'resize'].map((name) => [name, () => log.push(`${who} page ${name}`)]),
  )
}

/** A page holding an outer component with an inner one in its template, and another as its content. */
function nestedApp(log: string[]) {
  return new TestApp({
    units: {
      page: unit(
        [
          {
            t: 'if',
            site: 0,
            branches: [
              {
                when: data('shown'),
                body: body([
                  { t: 'host', site: 0, tag: 'outer', children: [{ t: 'host', site: 1, tag: 'content' }] },
                ]),
              },
            ],
          },
        ],
        { module: 'page.js', using: { outer: 'outer', content: 'content' }, isComponent: false },
      ),
      outer: unit(
        [
          { t: 'host', site: 0, tag: 'inner' },
          { t: 'slot', site: 0 },
        ],
        {
          module: 'outer.js',
          using: { inner: 'inner' },
        },
      ),
      inner: unit([], { module: 'inner.js' }),
      content: unit([], { module: 'content.js' }),
    },
    modules: {
      'page.js': ({ Page }) =>
        Page({
          data: { shown: true },
          ...Object.fromEntries(
            ['onLoad', 'onShow', 'onReady', 'onRouteDone', 'onHide', 'onUnload', 'onResize'].map((name) => [
              name,
              () => log.push(name),
            ]),
          ),
          toggle(this: AppThis) {
            this.setData({ shown: !this.data['shown'] })
          },
        }),
      ...Object.fromEntries(
        ['outer', 'inner', 'content'].map((name) => [
          `${name}.js`,
          ({ Component }: { Component: (options: object) => void }) =>
            Component({ lifetimes: lifetimes(name, log), pageLifetimes: pageLifetimes(name, log) }),
        ]),
      ),
    },
  })
}

function call(app: TestApp, view: RecordingView, handler: string) {
  const node = { id: '', offsetLeft: 0, offsetTop: 0, dataset: {} }
  const event = { type: 'tap', timeStamp: 0, target: node, currentTarget: node, detail: {} }
  view.say({ t: 'event', calls: [{ instance: 0, handler, event }] })
  return app.settle()
}

describe('the moments of a page and its components', () => {
  const opening = [
    'inner created',
    'outer created',
    'content created',
    'outer attached',
    'inner attached',
    'content attached',
    'onLoad',
    'outer page show',
    'inner page show',
    'content page show',
    'onShow',
    'inner ready',
    'content ready',
    'outer ready',
    'onReady',
  ]

  it('come in WeChat’s order when a page opens', async () => {
    const log: string[] = []
    await nestedApp(log).visit('page')
    expect(log).toEqual(opening)
  })

  it('wait for the first showing before anything is ready', async () => {
    const log: string[] = []
    const app = nestedApp(log)
    const view = app.open('page')
    await app.settle()
    expect(log).toEqual(opening.slice(0, opening.indexOf('onLoad') + 1))
    app.event(view, 'show')
    await app.settle()
    expect(log).toEqual(opening)
  })

  it('wait for the view to have drawn before anything is ready', async () => {
    const log: string[] = []
    const app = nestedApp(log)
    const view = app.open('page')
    view.isSilent = true
    app.event(view, 'show')
    await app.settle()
    expect(log.at(-1)).toBe('onShow')
    view.say({ t: 'applied', transaction: 1 })
    await app.settle()
    expect(log).toEqual(opening)
  })

  it('have the end of the way in last, though the host may tell of it first', async () => {
    const log: string[] = []
    const app = nestedApp(log)
    const view = app.open('page')
    view.isSilent = true
    app.event(view, 'show')
    app.event(view, 'route-done')
    await app.settle()
    expect(log.at(-1)).toBe('onShow')
    view.say({ t: 'applied', transaction: 1 })
    await app.settle()
    expect(log).toEqual([...opening, 'onRouteDone'])
    app.event(view, 'route-done')
    await app.settle()
    expect(log).toEqual([...opening, 'onRouteDone', 'onRouteDone'])
  })

  it.each([
    ['hide', ['outer page hide', 'inner page hide', 'content page hide', 'onHide']],
    ['resize', ['outer page resize', 'inner page resize', 'content page resize', 'onResize']],
    ['unload', ['onUnload', 'content detached', 'inner detached', 'outer detached']],
  ] as const)('come in order at %s', async (event, order) => {
    const log: string[] = []
    const app = nestedApp(log)
    const view = await app.visit('page')
    log.length = 0
    app.event(view, event)
    await app.settle()
    expect(log).toEqual(order)
  })

  it('come in order when a branch goes and comes', async () => {
    const log: string[] = []
    const app = nestedApp(log)
    const view = await app.visit('page')
    log.length = 0
    await call(app, view, 'toggle')
    expect(log).toEqual(['content detached', 'inner detached', 'outer detached'])
    log.length = 0
    await call(app, view, 'toggle')
    expect(log).toEqual([
      'inner created',
      'outer created',
      'content created',
      'outer attached',
      'inner attached',
      'content attached',
      'inner ready',
      'content ready',
      'outer ready',
    ])
  })
})

describe('a page', () => {
  function single(page: (options: { log: unknown[] }) => object, log: unknown[] = []) {
    return new TestApp({
      units: { page: unit([], { module: 'page.js', isComponent: false, reads: ['a', 'list'] }) },
      modules: { 'page.js': ({ Page }) => Page(page({ log })) },
    })
  }

  it('gives each instance its own data and fields', async () => {
    const log: unknown[] = []
    const app = single(
      () => ({
        data: { list: [1] },
        cache: { seen: 0 },
        onLoad(this: AppThis & { cache: { seen: number } }) {
          ;(this.data['list'] as number[]).push(2)
          this.cache.seen++
          log.push(this.data['list'], this.cache.seen)
        },
      }),
      log,
    )
    await app.visit('page')
    await app.visit('page')
    expect(log).toEqual([[1, 2], 1, [1, 2], 1])
  })

  it('can keep fields that the platform also uses as names', async () => {
    const log: unknown[] = []
    const app = single(() => ({
      onLoad(this: Record<string, unknown>, query: { id: string }) {
        this['id'] = query.id
        this['options'] = query
        log.push(this['id'], this['route'], this['is'])
      },
    }))
    await app.visit('page', { id: '7' })
    expect(app.uncaught).toEqual([])
    expect(log).toEqual(['7', 'page', 'page'])
  })

  it('is blank, and reported, when its script throws; other pages go on', async () => {
    const app = new TestApp({
      units: {
        broken: unit([], { module: 'broken.js', isComponent: false }),
        fine: unit([], { module: 'fine.js', isComponent: false, reads: ['a'] }),
      },
      modules: {
        'broken.js': () => {
          throw new Error('no such thing')
        },
        'fine.js': ({ Page }) => Page({ data: { a: 1 } }),
      },
    })
    const broken = await app.visit('broken')
    const fine = await app.visit('fine')
    expect(app.uncaught).toEqual(['Error: no such thing'])
    expect(broken.transactions[0]?.instances).toEqual([[0, 'broken', 1]])
    expect(fine.dataOf(0)).toEqual({ a: 1 })
  })

  it('shows the rest of itself, and reports, when a function of its first rendering throws', async () => {
    const broken: Expression = ['call', ['get', ['module', 'format'], 'price'], [], 'page.wxml:1:9']
    const app = new TestApp({
      units: {
        page: unit(
          [
            { t: 'if', site: 0, branches: [{ when: broken, body: body([]) }] },
            { t: 'host', site: 0, tag: 'cell' },
          ],
          { module: 'page.js', isComponent: false, using: { cell: 'cell' } },
        ),
        cell: unit([], { module: 'cell.js' }),
      },
      wxs: {
        format: (module) => {
          module.exports = {
            price() {
              throw new TypeError('no such price')
            },
          }
        },
      },
      modules: { 'page.js': ({ Page }) => Page({}), 'cell.js': ({ Component }) => Component({}) },
    })
    const view = await app.visit('page')
    expect(app.uncaught).toEqual([expect.stringContaining('no such price')])
    expect(view.transactions[0]?.instances).toHaveLength(2)
  })

  it('reports what a moment throws, to the host and to App.onError, and lives on', async () => {
    const log: string[] = []
    const app = new TestApp({
      units: { page: unit([], { module: 'page.js', isComponent: false }) },
      modules: {
        'app.js': ({ App }) => App({ onError: (message: string) => log.push(message.split('\n')[0] ?? '') }),
        'page.js': ({ Page }) =>
          Page({
            onLoad() {
              throw new TypeError('oops')
            },
            onShow: () => log.push('onShow'),
          }),
      },
    })
    await app.visit('page')
    expect(app.uncaught).toEqual(['TypeError: oops'])
    expect(log).toEqual(['TypeError: oops', 'onShow'])
  })

  it('tells the host which handlers it has, and the view which events to send', async () => {
    const app = single(() => ({ onShareAppMessage: () => ({}), onPageScroll: () => undefined }))
    const view = await app.visit('page')
    expect(app.told).toContainEqual({
      t: 'page-ready',
      page: 1,
      handlers: ['onShareAppMessage', 'onPageScroll'],
    })
    expect(view.orders).toEqual([{ kind: 'listen', scroll: true, reachBottom: false, pullDown: false }])
  })

  it('hears of scrolling by a handler that is set once it is there', async () => {
    const app = single(() => ({
      onLoad(this: Record<string, unknown>) {
        this['onPageScroll'] = () => undefined
      },
    }))
    const view = await app.visit('page')
    expect(view.orders).toEqual([{ kind: 'listen', scroll: true, reachBottom: false, pullDown: false }])
  })

  it('replies to the host with what its share handler gives, a promise first', async () => {
    const app = single(() => ({
      onShareAppMessage: () => ({ title: 'early', promise: Promise.resolve({ title: 'late' }) }),
    }))
    const view = await app.visit('page')
    app.event(view, 'share-app-message', { from: 'menu' })
    await app.settle()
    expect(app.told.at(-1)).toEqual({
      t: 'page-reply',
      page: 1,
      name: 'share-app-message',
      value: { title: 'late' },
    })
  })

  it('gives the view what the handlers of an event returned, when it asks', async () => {
    const app = single(() => ({
      first: () => 'shown',
      second: () => undefined,
      promise: () => Promise.resolve(1),
    }))
    const view = await app.visit('page')
    const node = { id: '', offsetLeft: 0, offsetTop: 0, dataset: {} }
    const event = { type: 'input', timeStamp: 0, target: node, currentTarget: node, detail: {} }
    const calls = (...handlers: readonly string[]) =>
      handlers.map((handler) => ({ instance: 0, handler, event }))
    view.say({ t: 'event', calls: calls('first', 'second'), answer: 3 })
    view.say({ t: 'event', calls: calls('first') })
    view.say({ t: 'event', calls: calls('promise'), answer: 4 })
    await app.settle()
    expect(app.uncaught).toEqual([])
    expect(view.returned).toEqual([
      [3, 'shown'],
      [4, undefined],
    ])
  })

  it('is known to getCurrentPages from its onLoad on', async () => {
    const log: unknown[] = []
    const app = new TestApp({
      units: { page: unit([], { module: 'page.js', isComponent: false }) },
      modules: {
        'page.js': ({ Page, getCurrentPages }) =>
          Page({
            onLoad: () => log.push(getCurrentPages().length),
            onShow: () => log.push(getCurrentPages().length),
          }),
      },
    })
    await app.visit('page')
    await app.visit('page')
    expect(log).toEqual([1, 1, 2, 2])
  })
})
