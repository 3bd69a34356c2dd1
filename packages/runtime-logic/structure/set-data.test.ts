import { describe, expect, it } from 'vitest'
import { data, TestApp, unit, type AppThis } from '../testing/test-app.ts'

/** One component in a page; `self` of both can be used from outside. */
async function mount(
  options: object,
  attributes: Readonly<Record<string, string>> = {},
  pageData: object = {},
) {
  const pages: AppThis[] = []
  const reads = ['a', 'b', 'c', 'obj', 'list', 'value']
  const app = new TestApp({
    units: {
      page: unit(
        [
          {
            t: 'host',
            site: 0,
            tag: 'part',
            attributes: [
              ['id', 'part'],
              ...Object.entries(attributes).map(([name, field]) => [name, data(field)] as const),
            ],
          },
        ],
        { module: 'page.js', using: { part: 'part' }, isComponent: false },
      ),
      part: unit([], { module: 'part.js', reads }),
    },
    modules: {
      'page.js': ({ Page }) =>
        Page({
          data: pageData,
          onLoad(this: AppThis) {
            pages.push(this)
          },
        }),
      'part.js': ({ Component }) => Component(options),
    },
  })
  const view = await app.visit('page')
  const [page] = pages
  const part = page?.selectComponent('#part')
  if (!page || !part) throw new Error('the page did not load')
  return { app, view, page, part }
}

describe('setData', () => {
  it('copies what it is given, and keeps functions in logic', async () => {
    const { part, view, app } = await mount({ data: { obj: null } })
    const given = { n: 1, run: () => 'ran', inside: { list: [1] } }
    part.setData({ obj: given })
    given.inside.list.push(2)
    await app.settle()
    const kept = part.data['obj'] as typeof given
    expect(kept.inside.list).toEqual([1])
    expect(kept.run()).toBe('ran')
    expect(view.dataOf(2)).toEqual({ obj: { n: 1, inside: { list: [1] } } })
  })

  it.each([
    ['a field', { a: 1 }, [[['a'], 1]]],
    ['a path', { 'obj.x[1].y': 2 }, [[['obj', 'x', 1, 'y'], 2]]],
    ['a field and something below it, as the field', { 'obj.x': 1, obj: { y: 2 } }, [[['obj'], { y: 2 }]]],
    ['nothing of a field that no leaf reads', { hidden: 1, a: 2 }, [[['a'], 2]]],
    ['undefined as no value', { a: undefined }, [[['a']]]],
  ])('tells the view %s', async (_, fields, patches) => {
    const { part, view, app } = await mount({ data: { obj: {} } })
    part.setData(fields)
    await app.settle()
    expect(view.transactions.at(-1)?.data).toEqual([[2, patches]])
  })

  it('tells many calls in one turn as one transaction with the last values', async () => {
    const { part, view, app } = await mount({ data: { a: 0 } })
    for (let n = 1; n <= 2000; n++) part.setData({ a: n })
    await app.settle()
    expect(view.transactions.slice(1)).toEqual([{ id: 2, data: [[2, [[['a'], 2000]]]] }])
  })

  it.each([
    ['JSON text for plain data', { a: { b: [1, 'x', null] } }, 'string'],
    ['an object for NaN', { a: Number.NaN }, 'object'],
    ['an object for dates', { a: new Date(0) }, 'object'],
    ['an object for undefined in a list', { a: [undefined] }, 'object'],
    ['an object for binary data', { a: new Uint8Array(2).buffer }, 'object'],
    ['JSON text when only unread fields need more', { hidden: Number.NaN, a: 1 }, 'string'],
    ['an object without the functions beside a date', { a: { at: new Date(0), run: () => 1 } }, 'object'],
  ])('travels as %s', async (_, fields, kind) => {
    const { part, view, app } = await mount({})
    part.setData(fields)
    await app.settle()
    expect(typeof view.wires.at(-1)).toBe(kind)
    expect(app.uncaught).toEqual([])
  })

  it('refuses a value that contains itself, by the name of the field', async () => {
    const { part } = await mount({})
    const ring: Record<string, unknown> = {}
    ring['self'] = ring
    expect(() => part.setData({ 'obj.x': ring })).toThrow('"obj.x" contains itself')
  })

  it('does not let data change what all objects share', async () => {
    const { part } = await mount({ data: { obj: {} } })
    part.setData({
      '__proto__.polluted': 1,
      'obj.__proto__.polluted': 1,
      obj: JSON.parse('{"__proto__": {"polluted": 1}}'),
    })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('calls back once the view has applied, even when nothing crosses', async () => {
    const { part, view, app } = await mount({})
    const log: string[] = []
    part.setData({ hidden: 1 }, () => log.push('hidden'))
    part.setData({ a: 1 }, () => log.push('a'))
    expect(log).toEqual([])
    await app.settle()
    expect(log).toEqual(['hidden', 'a'])
    expect(view.transactions).toHaveLength(2)
  })

  it('reaches the data at once', async () => {
    const { part } = await mount({ data: { obj: { x: [] } } })
    part.setData({ 'obj.x[1]': 'second' })
    expect(part.data['obj']).toEqual({ x: [undefined, 'second'] })
    expect(part['properties']).toBe(part.data)
  })
})

describe('observers', () => {
  const cases: readonly (readonly [watched: string, set: object, calls: readonly unknown[][]])[] = [
    ['a', { a: 1 }, [[1]]],
    ['a', { a: 0 }, [[0]]],
    ['a', { b: 1 }, []],
    ['a, b', { b: 2 }, [[0, 2]]],
    ['a, b', { a: 1, b: 2 }, [[1, 2]]],
    ['obj.x', { obj: { x: 3 } }, [[3]]],
    ['obj.x', { 'obj.x': 4 }, [[4]]],
    ['obj.x', { 'obj.y': 4 }, []],
    ['obj', { 'obj.x': 4 }, []],
    ['obj.**', { 'obj.x': 4 }, [[{ x: 4 }]]],
    ['obj.**', { obj: { x: 4 } }, [[{ x: 4 }]]],
    ['list[1]', { 'list[1]': 'b' }, [['b']]],
    ['list[1]', { 'list[0]': 'b' }, []],
    ['list[1]', { list: [1, 2] }, [[2]]],
    ['list[0].x', { 'list[0]': { x: 5 } }, [[5]]],
  ]
  it.each(cases)('of %s hear %j as %j', async (watched, set, calls) => {
    const heard: unknown[][] = []
    const { part } = await mount({
      data: { a: 0, b: 0, obj: { x: 0 }, list: [] },
      observers: { [watched]: (...values: unknown[]) => heard.push(structuredClone(values)) },
    })
    part.setData(set)
    expect(heard).toEqual(calls)
  })

  it('of ** hear everything and are given all data', async () => {
    const heard: unknown[] = []
    const { part } = await mount({ observers: { '**': (all: unknown) => heard.push(all) } })
    part.setData({ a: 1 })
    expect(heard).toEqual([part.data])
  })

  it('of a property may work on its object and set it again', async () => {
    const heard: unknown[] = []
    const { part } = await mount({
      properties: {
        list: {
          type: Array,
          observer(this: AppThis, list: { n: number }[]) {
            heard.push(structuredClone(list))
            for (const one of this.data['list'] as { n: number }[]) one.n++
            this.setData({ list: this.data['list'] })
          },
        },
      },
    })
    part.setData({ list: [{ n: 1 }] })
    part.setData({ list: part.data['list'] })
    expect(heard).toEqual([[{ n: 1 }]])
    part.setData({ list: [...(part.data['list'] as object[])] })
    expect(heard).toEqual([[{ n: 1 }], [{ n: 2 }]])
    expect(part.data['list']).toEqual([{ n: 3 }])
  })

  it('run before the template follows, properties’ own observers after it; behaviours first', async () => {
    const log: string[] = []
    const { part } = await mount({
      behaviors: [],
      properties: { value: { type: Number, observer: () => log.push('property') } },
      observers: {
        value(this: AppThis) {
          log.push('observer')
          this.setData({ b: 1 })
          log.push('observer done')
        },
        b: () => log.push('b'),
      },
    })
    part.setData({ value: 1 })
    expect(log).toEqual(['observer', 'observer done', 'b', 'property'])
  })
})

describe('properties', () => {
  it('take the owner’s values after created, as copies, and follow them', async () => {
    const log: unknown[] = []
    const { page, part, app, view } = await mount(
      {
        properties: { obj: Object, value: { type: Number, value: 1, observer: 'valueChanged' } },
        observers: { 'obj.x': (x: unknown) => log.push(`obj.x ${String(x)}`) },
        methods: { valueChanged: (now: number, before: number) => log.push(`value ${before} → ${now}`) },
        lifetimes: {
          created(this: AppThis) {
            log.push(this.data['value'])
          },
          attached(this: AppThis) {
            log.push(this.data['value'])
          },
        },
      },
      { obj: 'o', value: 'v' },
      { o: { x: 1 }, v: 5 },
    )
    expect(log).toEqual([1, 'obj.x 1', 'value 1 → 5', 5])
    log.length = 0
    page.setData({ 'o.x': 2, v: 5 })
    expect(log).toEqual(['obj.x 2'])
    ;(part.data['obj'] as { x: number }).x = 9
    expect(page.data['o']).toEqual({ x: 2 })
    await app.settle()
    expect(view.dataOf(2)).toMatchObject({ obj: { x: 9 }, value: 5 })
  })

  it.each([
    [String, 12, '12'],
    [String, null, ''],
    [String, undefined, ''],
    [Number, '4.5', 4.5],
    [Number, 'abc', 0],
    [Boolean, '', false],
    [Boolean, 'false', true],
    [Array, {}, []],
    [Object, 'text', null],
    [Object, [1], [1]],
    [null, undefined, null],
    [null, 'x', 'x'],
    [{ type: String, optionalTypes: [Number] }, 12, 12],
    [{ type: Number, optionalTypes: [String] }, true, 1],
    [{ optionalTypes: [Boolean, Number] }, '', ''],
  ])('of type %o turn %j into %j', async (type, value, converted) => {
    const { part } = await mount({ properties: { value: type } }, { value: 'v' }, { v: value })
    expect(part.data['value']).toEqual(converted)
  })

  it('hand what the component sets itself to a two-way binding', async () => {
    const pages: AppThis[] = []
    const app = new TestApp({
      units: {
        page: unit(
          [
            {
              t: 'host',
              site: 0,
              tag: 'field',
              attributes: [['value', data('form', 'name'), ['form', 'name']]],
            },
          ],
          { module: 'page.js', using: { field: 'field' }, isComponent: false, reads: ['form'] },
        ),
        field: unit([], { module: 'field.js', reads: ['value'] }),
      },
      modules: {
        'page.js': ({ Page }) =>
          Page({
            data: { form: { name: 'a' } },
            onLoad(this: AppThis) {
              pages.push(this)
            },
          }),
        'field.js': ({ Component }) => Component({ properties: { value: String } }),
      },
    })
    const view = await app.visit('page')
    view.say({ t: 'write', instance: 2, path: ['value'], value: 'typed' })
    await app.settle()
    expect(pages[0]?.data['form']).toEqual({ name: 'typed' })
    expect(view.dataOf(0)).toEqual({ form: { name: 'typed' } })
  })
})
