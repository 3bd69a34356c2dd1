/** What the official pages leave open, beside the vendor's own framework: the same app through both. */
import { compileTemplate } from '@maque/compiler/template/compile-template.ts'
import { drawTemplate, type DrawnNode } from '@maque/compiler/testing/draw-template.ts'
import { randomApp, randomComponents } from '@maque/runtime-view/testing/random-app.ts'
import { runWritten, type WrittenApp } from '@maque/runtime-view/testing/written-app.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnInGlassEasel, inGlassEasel } from '../testing/glass-easel.ts'
import type { AppThis } from '../testing/test-app.ts'

type Log = unknown[]

/** Runs `act` on the page of the same app here and there, and gives what each wrote down. */
async function both(
  written: (log: Log) => WrittenApp,
  act: (page: AppThis, log: Log) => void,
): Promise<{ readonly here: Log; readonly there: Log }> {
  const here: Log = []
  const there: Log = []
  const running = await runWritten(written(here), compileTemplate)
  act(running.page, here)
  expect(running.uncaught()).toEqual([])
  act(inGlassEasel(written(there)), there)
  return { here, there }
}

describe('an event that a component triggers', () => {
  const listen = (name: string): string =>
    `id="${name}" mark:${name}="${name}" bind:go="${name}" capture-bind:go="${name}Down"`
  const app = (log: Log): WrittenApp => {
    const note = (...names: readonly string[]) => ({
      methods: Object.fromEntries(
        names
          .flatMap((name) => [name, `${name}Down`])
          .map((name) => [
            name,
            (event: { currentTarget: { id: string }; mark: object }) =>
              void log.push([name, event.currentTarget.id, { ...event.mark }]),
          ]),
      ),
    })
    const outer = note('seen', 'host', 'inner')
    return {
      page: {
        wxml: `<view ${listen('top')}><outer ${listen('out')}/></view>`,
        options: note('top', 'out').methods,
      },
      components: {
        outer: {
          wxml: `<view ${listen('seen')}><box ${listen('host')}><leaf ${listen('inner')}/></box></view>`,
          options: outer,
        },
        box: { wxml: `<view ${listen('shows')}><slot/></view>`, options: note('shows') },
        leaf: { wxml: `<view ${listen('own')}/>`, options: note('own') },
      },
    }
  }
  // The page's functions are methods there only where they stand among methods.
  const forBoth = (log: Log): WrittenApp => {
    const written = app(log)
    return {
      ...written,
      page: { ...written.page, options: { ...written.page.options, methods: written.page.options } },
    }
  }

  it.each([
    {},
    { bubbles: true },
    { composed: true },
    { capturePhase: true },
    { bubbles: true, composed: true },
    { bubbles: true, capturePhase: true },
    { composed: true, capturePhase: true },
    { bubbles: true, composed: true, capturePhase: true },
  ])('is heard in the same order, with the same marks: %j', async (options) => {
    const { here, there } = await both(forBoth, (page) => {
      page.selectComponent('#out')?.selectComponent('#inner')?.triggerEvent('go', {}, options)
    })
    expect(here).toEqual(there)
    expect(here.length).toBeGreaterThan(0)
  })
})

describe('observers', () => {
  it.each([
    [
      'of what an observer sets run when it is done, once for all',
      { x: 1 },
      { y: ['y'], x: ['x', { y: 2 }], z: ['z'], 'x, y': ['x, y'], '**': ['**'] },
    ],
    ['that set their own field run until they rest', { x: 1 }, { x: ['x', { x: 2 }] }],
    [
      'hear of what is set above them',
      { o: { a: { b: 1 } } },
      { o: ['o'], 'o.a': ['o.a'], 'o.a.b': ['b'], 'o.**': ['**'] },
    ],
    [
      'hear of what is set below them only with **',
      { 'o.a.b': 1 },
      { o: ['o'], 'o.a': ['o.a'], 'o.a.b': ['b'], 'o.**': ['**'] },
    ],
    ['hear of the same value again', { x: 0 }, { x: ['x'] }],
  ] as const)('%s', async (_, fields, observers) => {
    const { here, there } = await both(
      (log) => ({
        page: { wxml: '<part id="part"/>' },
        components: {
          part: {
            wxml: '<view/>',
            options: {
              data: { x: 0, y: 0, z: 0, o: { a: { b: 0 } } },
              observers: Object.fromEntries(
                Object.entries(observers).map(([watched, [name, sets]]) => [
                  watched,
                  function (this: AppThis, ...values: unknown[]) {
                    log.push([name, ...structuredClone(values)])
                    const isOnce = log.filter((entry) => (entry as unknown[])[0] === name).length === 1
                    if (sets && isOnce) this.setData(sets)
                    log.push(`${name} done ${JSON.stringify(this.data)}`)
                  },
                ]),
              ),
            },
          },
        },
      }),
      (page) => page.selectComponent('#part')?.setData(fields),
    )
    expect(here).toEqual(there)
    expect(here.length).toBeGreaterThan(0)
  })
})

describe('data that is set by a path', () => {
  it.each([
    [{ a: [1, 2] }, { 'a.b': 'x' }],
    [{ a: 'text' }, { 'a[0]': 'x' }],
    [{ a: 5 }, { 'a.b.c': 'x' }],
    [{ a: { b: [1] } }, { 'a.b.c': 'x' }],
    [{ a: { b: 1 } }, { 'a.b[1]': 'x' }],
    [{ a: null }, { 'a.b[0].c': 'x' }],
  ])('of %j by %j is the same', async (data, fields) => {
    const { here, there } = await both(
      () => ({ page: { wxml: '{{a}}', options: { data } } }),
      (page, log) => {
        page.setData(fields)
        log.push(structuredClone(page.data))
      },
    )
    expect(here).toEqual(there)
  })
})

describe('a property', () => {
  const values = {
    number: 1,
    text: 'abc',
    digits: '4.5',
    empty: '',
    true: true,
    null: null,
    undefined,
    nan: Number.NaN,
    infinity: Infinity,
    object: {},
    list: [1],
  }
  it.each([
    ['String', String],
    ['Number', Number],
    ['Boolean', Boolean],
    ['Array', Array],
    ['Object', Object],
    ['null', null],
    ['of two types', { type: Number, optionalTypes: [String] }],
    ['of a type and objects', { type: String, optionalTypes: [Object] }],
    ['with a value', { type: Number, value: 7 }],
  ])('of type %s holds the same of every value', async (_, property) => {
    const { here, there } = await both(
      () => ({
        page: { wxml: '<part id="part" value="{{value}}"/>', options: { data: { value: 0 } } },
        components: { part: { wxml: '<view/>', options: { properties: { value: property } } } },
      }),
      (page, log) => {
        for (const [name, value] of Object.entries(values)) {
          page.setData({ value })
          log.push([name, page.selectComponent('#part')?.data['value']])
        }
      },
    )
    expect(here).toEqual(there)
  })

  it('tells its own observer of the same changes', async () => {
    const { here, there } = await both(
      (log) => ({
        page: { wxml: '<part id="part"/>' },
        components: {
          part: {
            wxml: '<view/>',
            options: {
              properties: {
                value: {
                  type: Object,
                  value: { x: 1 },
                  observer: (...args: unknown[]) => log.push(args.slice(0, 1)),
                },
                text: { type: String, observer: (...args: unknown[]) => log.push(args.slice(0, 2)) },
              },
            },
          },
        },
      }),
      (page) => {
        const part = page.selectComponent('#part')
        part?.setData({ 'value.x': 3 })
        part?.setData({ value: { x: 4 } })
        part?.setData({ value: part.data['value'] })
        for (const text of ['a', 'a', 5, '5', 'b']) part?.setData({ text })
      },
    )
    expect(here).toEqual(there)
  })
})

describe('relations', () => {
  const related = (log: Log, kinds: readonly [inner: string, outer: string]) => {
    const heard = (name: string) =>
      Object.fromEntries(['linked', 'unlinked'].map((news) => [news, () => log.push(`${name} ${news}`)]))
    return {
      outer: {
        wxml: '<view><slot/></view>',
        options: { relations: { '../inner/inner': { type: kinds[1], ...heard('outer') } } },
      },
      inner: {
        wxml: '<view/>',
        options: { relations: { '../outer/outer': { type: kinds[0], ...heard('inner') } } },
      },
      between: { wxml: '<slot/>' },
      hiding: { wxml: '<inner/>' },
    }
  }
  it.each([
    '<outer><inner wx:if="{{on}}"/></outer>',
    '<outer><block wx:for="{{on ? [1, 2] : []}}" wx:key="*this"><inner/></block></outer>',
    '<outer><view><inner wx:if="{{on}}"/></view></outer>',
    '<outer><between><inner wx:if="{{on}}"/></between></outer>',
    '<outer><outer><inner wx:if="{{on}}"/></outer></outer>',
    '<outer wx:if="{{on}}"><inner/></outer>',
    '<outer><hiding wx:if="{{on}}"/></outer>',
    '<inner wx:if="{{on}}"/>',
  ])('link the same components in %s', async (wxml) => {
    for (const kinds of [
      ['parent', 'child'],
      ['ancestor', 'descendant'],
    ] as const) {
      const { here, there } = await both(
        (log) => ({ page: { wxml, options: { data: { on: true } } }, components: related(log, kinds) }),
        (page, log) => {
          log.push('opened')
          page.setData({ on: false })
          log.push('gone')
          page.setData({ on: true })
        },
      )
      expect(here).toEqual(there)
    }
  })
})

describe('components that `attached` brings about', () => {
  it.each(['attached', 'created'])('are attached after it: set when %s', async (lifetime) => {
    const app = (log: Log): WrittenApp => ({
      page: { wxml: '<outer/>', options: {} },
      components: {
        outer: {
          wxml: '<view><inner wx:for="{{rows}}" wx:key="*this" bind:here="here"/></view>',
          options: {
            data: { rows: [] as number[] },
            lifetimes: {
              [lifetime](this: AppThis) {
                log.push('begins')
                this.setData({ rows: [1, 2] })
                log.push('ends')
              },
            },
            methods: { here: () => void log.push('heard') },
          },
        },
        inner: {
          wxml: '<view/>',
          options: {
            lifetimes: {
              created: () => void log.push('made'),
              attached(this: AppThis) {
                log.push('attached')
                this.triggerEvent('here')
              },
            },
          },
        },
      },
    })
    const { here, there } = await both(app, () => undefined)
    expect(here).toEqual(there)
    expect(here.indexOf('attached')).toBeGreaterThan(here.indexOf('ends'))
  })
})

describe('a template of any shape', () => {
  /** As `drawnInGlassEasel` says it. */
  const drawn = (nodes: readonly DrawnNode[]): string =>
    nodes
      .map((node) => (typeof node === 'string' ? node : `<${node.tag}>${drawn(node.children)}</${node.tag}>`))
      .join('')

  it('draws the same of the same data', { timeout: 60_000 }, () => {
    const tags = ['text', ...Object.keys(randomComponents)]
    // Values of slots exist only within components that give them.
    const apps = fc.sample(randomApp, { numRuns: 100, seed: 20261122 })
    const compared = apps.filter(({ wxml }) => !wxml.includes('slot:'))
    expect(compared.length).toBeGreaterThan(50)
    for (const { wxml, data } of compared) {
      const compiled = compileTemplate({
        path: 'a.wxml',
        source: wxml,
        using: new Set(),
        isBuiltIn: () => true,
        readFile: () => undefined,
      })
      const there = drawnInGlassEasel({ wxml, options: { data } }, tags)
      expect(drawn(drawTemplate(compiled, data)), wxml).toBe(there)
    }
  })
})
