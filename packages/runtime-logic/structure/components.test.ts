import { describe, expect, it } from 'vitest'
import type { EventBinding, StructureNode } from '@maque/protocol/bundle/program.ts'
import { body, data, local, TestApp, unit, type AppThis, type ModuleScope } from '../testing/test-app.ts'

interface Event {
  readonly type: string
  readonly detail: unknown
  readonly target: { readonly id: string; readonly dataset: object }
  readonly currentTarget: { readonly id: string; readonly dataset: object }
  readonly mark: object
}

/** A page over hand-made components; their scripts by name, and the page's own object. */
async function run(parts: {
  readonly page: readonly StructureNode[]
  readonly components?: Readonly<Record<string, readonly StructureNode[]>>
  readonly scripts?: Readonly<Record<string, (scope: ModuleScope) => void>>
  readonly options?: object
}) {
  const { page, components = {}, scripts = {}, options = {} } = parts
  const names = Object.keys(components)
  const using = Object.fromEntries(names.map((name) => [name, name]))
  const pages: AppThis[] = []
  const app = new TestApp({
    units: {
      page: unit(page, { module: 'page.js', using, isComponent: false }),
      ...Object.fromEntries(
        names.map((name) => [name, unit(components[name] ?? [], { module: `${name}.js`, using })]),
      ),
    },
    modules: {
      'page.js': ({ Page }) =>
        Page({
          ...options,
          onLoad(this: AppThis) {
            pages.push(this)
          },
        }),
      ...Object.fromEntries(
        names.map((name) => [`${name}.js`, scripts[name] ?? (({ Component }: ModuleScope) => Component({}))]),
      ),
    },
  })
  const view = await app.visit('page')
  const [self] = pages
  if (!self) throw new Error(`the page did not load: ${app.uncaught.join()}`)
  return { app, view, page: self }
}

function host(
  tag: string,
  more: Partial<Extract<StructureNode, { t: 'host' }>> = {},
  site = 0,
): StructureNode {
  return { t: 'host', site, tag, ...more }
}

function element(tag: string, more: Partial<Extract<StructureNode, { t: 'element' }>>): StructureNode {
  return { t: 'element', tag, ...more }
}

describe('triggerEvent', () => {
  /** The document’s own example: a component inside another component’s slot. */
  function slotted(log: string[], how: Partial<EventBinding> = {}, where = '') {
    const listen = (name: string): readonly EventBinding[] => [
      { type: 'customevent', handler: name, ...(where === name && how) },
      ...(how.isCapture ? [{ type: 'customevent', handler: `${name} down`, isCapture: true } as const] : []),
    ]
    const methods = (names: readonly string[]) =>
      Object.fromEntries(
        names.flatMap((name) => [name, `${name} down`]).map((name) => [name, () => log.push(name)]),
      )
    return run({
      page: [
        host('another', {
          attributes: [['id', 'outer']],
          events: listen('page 1'),
          children: [host('my', { attributes: [['id', 'my']], events: listen('page 2') }, 1)],
        }),
      ],
      components: {
        another: [element('view', { events: listen('another'), children: [{ t: 'slot', site: 0 }] })],
        my: [element('view', { events: listen('my'), children: [{ t: 'slot', site: 0 }] })],
      },
      options: methods(['page 1', 'page 2']),
      scripts: {
        another: ({ Component }) => Component({ methods: methods(['another']) }),
        my: ({ Component }) => Component({ methods: methods(['my']) }),
      },
    })
  }

  it.each([
    ['only its own host', {}, ['page 2']],
    ['the hosts around it, with bubbles', { bubbles: true }, ['page 2', 'page 1']],
    [
      'the component whose slot it is in, when composed',
      { bubbles: true, composed: true },
      ['page 2', 'another', 'page 1'],
    ],
  ])('reaches %s', async (_, options, order) => {
    const log: string[] = []
    const { page } = await slotted(log)
    page.selectComponent('#my')?.triggerEvent('customevent', {}, options)
    expect(log).toEqual(order)
  })

  it('goes down first with capturePhase', async () => {
    const log: string[] = []
    const { page } = await slotted(log, { isCapture: true })
    const options = { bubbles: true, composed: true, capturePhase: true }
    page.selectComponent('#my')?.triggerEvent('customevent', {}, options)
    expect(log).toEqual(['page 1 down', 'another down', 'page 2 down', 'page 2', 'another', 'page 1'])
  })

  it('ends at a catch', async () => {
    const log: string[] = []
    const { page } = await slotted(log, { isCatch: true }, 'another')
    page.selectComponent('#my')?.triggerEvent('customevent', {}, { bubbles: true, composed: true })
    expect(log).toEqual(['page 2', 'another'])
  })

  it('tells each listener what its own template can see of the origin', async () => {
    const seen: unknown[] = []
    const note = (event: Event) =>
      seen.push([event.target.id, event.currentTarget.id, event.detail, event.mark])
    const { page } = await run({
      page: [
        element('view', {
          attributes: [
            ['mark:place', 'top'],
            ['id', 'around'],
          ],
          events: [{ type: 'go', handler: 'note' }],
          children: [
            host('outer', {
              attributes: [
                ['id', 'outer'],
                ['data-kind', data('kind')],
              ],
              events: [{ type: 'go', handler: 'note' }],
            }),
          ],
        }),
      ],
      components: {
        outer: [
          host('inner', {
            attributes: [
              ['id', 'inner'],
              ['mark:row', data('row')],
            ],
            events: [{ type: 'go', handler: 'note' }],
          }),
        ],
        inner: [],
      },
      options: { data: { kind: 'big' }, note },
      scripts: { outer: ({ Component }) => Component({ data: { row: 3 }, methods: { note } }) },
    })
    const detail = { run: () => 1 }
    page
      .selectComponent('#outer')
      ?.selectComponent('#inner')
      ?.triggerEvent('go', detail, { bubbles: true, composed: true })
    expect(seen).toEqual([
      ['inner', 'inner', detail, { row: 3 }],
      ['outer', 'outer', detail, { place: 'top' }],
      ['outer', 'around', detail, { place: 'top' }],
    ])
    expect((seen[0] as unknown[])[2]).toBe(detail)
    expect(page.selectComponent('#outer')?.['dataset']).toEqual({ kind: 'big' })
  })

  it('warns of a handler that is not there, and goes on', async () => {
    const log: string[] = []
    const { page, app } = await slotted(log)
    ;(page as Record<string, unknown>)['page 2'] = undefined
    page.selectComponent('#my')?.triggerEvent('customevent', {}, { bubbles: true })
    await app.settle()
    expect(log).toEqual(['page 1'])
    const warning = 'Page "page" does not have a method "page 2" to handle event "customevent".'
    expect(app.told).toContainEqual({ t: 'console', level: 'warn', args: [warning] })
    expect(app.uncaught).toEqual([])
  })
})

describe('selectComponent', () => {
  const tree = () =>
    run({
      page: [
        element('view', {
          attributes: [['class', ['join', [['lit', 'list '], data('mood')]]]],
          children: [
            host('part', {
              attributes: [
                ['id', 'first'],
                ['class', 'cell odd'],
              ],
            }),
            element('view', {
              attributes: [['class', 'inside']],
              children: [host('part', { attributes: [['class', 'cell']] }, 1)],
            }),
          ],
        }),
        host(
          'part',
          {
            attributes: [
              ['id', 'last'],
              ['class', 'cell'],
            ],
          },
          2,
        ),
      ],
      components: { part: [host('leaf', { attributes: [['class', 'leaf']] })], leaf: [] },
      options: { data: { mood: 'calm' } },
    })

  it.each([
    ['#first', 1],
    ['.cell', 3],
    ['.cell.odd', 1],
    ['part', 3],
    ['part.cell#last', 1],
    ['.list .cell', 2],
    ['.list > .cell', 1],
    ['.calm .inside > part', 1],
    ['.list.angry .cell', 0],
    ['#first, #last', 2],
    ['.leaf', 0],
    ['.list >>> .leaf', 2],
    ['.cell>>>.leaf', 3],
  ])('finds what matches %s', async (selector, count) => {
    const { page } = await tree()
    expect(page.selectAllComponents(selector)).toHaveLength(count)
    expect(page.selectComponent(selector) !== null).toBe(count > 0)
  })

  it('gives what a component exports', async () => {
    const { page } = await run({
      page: [host('part', { attributes: [['id', 'part']] })],
      components: { part: [] },
      scripts: {
        part: ({ Component }) =>
          Component({ behaviors: ['wx://component-export'], export: () => ({ name: 'exported' }) }),
      },
    })
    expect(page.selectComponent('#part')).toEqual({ name: 'exported' })
  })

  it('has a way back to the owner', async () => {
    const { page } = await tree()
    expect(page.selectComponent('#first')?.selectOwnerComponent()).toBe(page)
    expect(page.selectOwnerComponent()).toBeNull()
  })
})

describe('relations', () => {
  function lists(log: string[]) {
    const rows = { t: 'for', site: 0, list: data('items'), item: 0, index: 1, key: '*this' } as const
    return run({
      page: [
        host('ul', {
          attributes: [['id', 'ul']],
          children: [{ ...rows, body: body([host('li', { attributes: [['id', local(0)]] })]) }],
        }),
      ],
      components: { ul: [{ t: 'slot', site: 0 }], li: [] },
      options: { data: { items: ['a', 'b', 'c'] } },
      scripts: Object.fromEntries(
        [
          ['ul', './li', 'child'],
          ['li', './ul', 'parent'],
        ].map(([name = '', target = '', type]) => [
          name,
          ({ Component }: ModuleScope) =>
            Component({
              lifetimes: {
                attached: () => log.push(`${name} attached`),
                detached: () => log.push(`${name} detached`),
              },
              relations: {
                [target]: {
                  type,
                  ...Object.fromEntries(
                    ['linked', 'linkChanged', 'unlinked'].map((news) => [
                      news,
                      function (this: AppThis, other: AppThis) {
                        log.push(`${String(this['id'])} ${news} ${String(other['id'])}`)
                      },
                    ]),
                  ),
                },
              },
            }),
        ]),
      ),
    })
  }
  const ids = (found: readonly AppThis[] | undefined) => found?.map((one) => one['id'])

  it('link after attached, the outer side first, in the order of the template', async () => {
    const log: string[] = []
    const { page } = await lists(log)
    const pair = (id: string) => ['li attached', `ul linked ${id}`, `${id} linked ul`]
    expect(log).toEqual(['ul attached', ...pair('a'), ...pair('b'), ...pair('c')])
    expect(ids(page.selectComponent('#ul')?.getRelationNodes('./li'))).toEqual(['a', 'b', 'c'])
    expect(ids(page.selectComponent('#b')?.getRelationNodes('./ul'))).toEqual(['ul'])
  })

  it('follow rows that come, go and move', async () => {
    const log: string[] = []
    const { page } = await lists(log)
    log.length = 0
    page.setData({ items: ['c', 'a', 'd'] })
    expect(log).toEqual([
      'li detached',
      'ul unlinked b',
      'b unlinked ul',
      'ul linkChanged c',
      'c linkChanged ul',
      'li attached',
      'ul linked d',
      'd linked ul',
    ])
    expect(ids(page.selectComponent('#ul')?.getRelationNodes('./li'))).toEqual(['c', 'a', 'd'])
  })

  it.each([
    ['parent', 'child', []],
    ['ancestor', 'descendant', ['deep']],
  ])('of kind %s and %s pass over other components accordingly', async (inner, outer, linked) => {
    let mark: unknown
    const { page } = await run({
      page: [
        host('box', {
          attributes: [['id', 'box']],
          children: [host('other', { children: [host('item', { attributes: [['id', 'deep']] }, 2)] }, 1)],
        }),
      ],
      components: { box: [{ t: 'slot', site: 0 }], other: [{ t: 'slot', site: 0 }], item: [] },
      scripts: {
        box: ({ Component, Behavior }) => {
          mark = Behavior({})
          Component({ behaviors: [mark], relations: { item: { type: outer } } })
        },
        item: ({ Component }) => Component({ relations: { box: { type: inner, target: mark } } }),
      },
    })
    expect(ids(page.selectComponent('#box')?.getRelationNodes('item'))).toEqual(linked)
  })
})

describe('behaviors', () => {
  it('merge in order: own wins, object data merges, lifetimes and observers all run once', async () => {
    const log: string[] = []
    const { page } = await run({
      page: [host('part', { attributes: [['id', 'part']] })],
      components: { part: [] },
      scripts: {
        part: ({ Component, Behavior }) => {
          const base = Behavior({
            data: { who: 'base', settings: { a: 1, b: { c: 1 } } },
            properties: { size: { type: Number, value: 1 }, only: { type: String, value: 'base' } },
            methods: { say: () => 'base', only: () => 'base' },
            lifetimes: { attached: () => log.push('base attached') },
            observers: { who: () => log.push('base who') },
          })
          const upper = Behavior({
            behaviors: [base],
            data: { who: 'upper', settings: { b: { d: 2 } } },
            methods: { say: () => 'upper' },
            attached: () => log.push('upper attached'),
          })
          Component({
            behaviors: [base, upper, 'wx://form-field'],
            data: { settings: { e: 3 } },
            properties: { size: { type: Number, value: 9 } },
            attached: () => log.push('never'),
            lifetimes: { attached: () => log.push('own attached') },
            observers: { who: () => log.push('own who') },
            methods: {
              has(this: AppThis) {
                const hasBehavior = this['hasBehavior'] as (behavior: unknown) => boolean
                return [base, upper, 'wx://form-field', 'wx://component-export'].map((one) =>
                  hasBehavior.call(this, one),
                )
              },
            },
          })
        },
      },
    })
    const part = page.selectComponent('#part') as AppThis & Record<string, () => unknown>
    expect(part.data).toEqual({
      who: 'upper',
      settings: { a: 1, b: { c: 1, d: 2 }, e: 3 },
      size: 9,
      only: 'base',
      name: '',
      value: null,
    })
    expect([part['say']?.(), part['only']?.()]).toEqual(['upper', 'base'])
    part.setData({ who: 'me' })
    expect(log).toEqual(['base attached', 'upper attached', 'own attached', 'base who', 'own who'])
    expect(part['has']?.()).toEqual([true, true, true, false])
  })

  it('can change the definitions that use them', async () => {
    const { page } = await run({
      page: [host('part', { attributes: [['id', 'part']] })],
      components: { part: [] },
      scripts: {
        part: ({ Component, Behavior }) => {
          const computed = Behavior({
            definitionFilter(definition: {
              data: Record<string, unknown>
              computed: Record<string, unknown>
            }) {
              Object.assign(definition.data, definition.computed)
            },
          })
          Component({ behaviors: [computed], data: { a: 1 }, computed: { b: 2 } })
        },
      },
    })
    expect(page.selectComponent('#part')?.data).toEqual({ a: 1, b: 2 })
  })
})

describe('a template', () => {
  it('gives components through generics, external classes and <template> data', async () => {
    const pages: AppThis[] = []
    const app = new TestApp({
      units: {
        page: unit(
          [
            {
              t: 'template',
              site: 0,
              is: 'line',
              data: [
                'object',
                [
                  ['text', data('text')],
                  ['...', data('more'), 'spread'],
                ],
              ],
            },
            host('list', {
              attributes: [
                ['generic:item', 'fancy'],
                ['item-class', data('color')],
              ],
            }),
          ],
          {
            module: 'page.js',
            using: { list: 'list', fancy: 'fancy' },
            isComponent: false,
            templates: {
              line: body([
                host('fancy', {
                  attributes: [
                    ['text', data('text')],
                    ['size', data('size')],
                  ],
                }),
              ]),
            },
          },
        ),
        list: unit([host('item')], { module: 'list.js', generics: { item: 'plain' } }),
        fancy: unit([], { module: 'fancy.js', reads: ['text', 'size'] }),
        plain: unit([], { module: 'plain.js' }),
      },
      modules: {
        'page.js': ({ Page }) =>
          Page({
            data: { text: 'hi', more: { size: 1 }, color: 'red' },
            onLoad(this: AppThis) {
              pages.push(this)
            },
          }),
        'list.js': ({ Component }) => Component({ externalClasses: ['item-class'] }),
        'fancy.js': ({ Component }) => Component({ properties: { text: String, size: Number } }),
        'plain.js': ({ Component }) => Component({}),
      },
    })
    const view = await app.visit('page')
    const list = view.find('list') ?? -1
    expect(view.classOf(list, 'item-class')).toBe('red')
    expect(app.drawn(view)).toMatchObject({
      holds: [
        { template: 'line', holds: [{ host: { component: 'fancy', data: { text: 'hi', size: 1 } } }] },
        { host: { component: 'list', holds: [{ host: { component: 'fancy' } }] } },
      ],
    })
    pages[0]?.setData({ 'more.size': 2, color: 'blue' })
    await app.settle()
    expect(view.classOf(list, 'item-class')).toBe('blue')
    expect(app.drawn(view)).toMatchObject({
      holds: [{ holds: [{ host: { data: { text: 'hi', size: 2 } } }] }, {}],
    })
  })

  it('catches up with what attached components make their owner set', async () => {
    const { page, app, view } = await run({
      page: [
        {
          t: 'for',
          site: 0,
          list: data('rows'),
          item: 0,
          index: 1,
          key: '*this',
          body: body([host('row', { events: [{ type: 'here', handler: 'here' }] })]),
        },
        { t: 'if', site: 1, branches: [{ when: data('full'), body: body([host('badge')]) }] },
      ],
      components: { row: [], badge: [] },
      options: {
        data: { rows: [], count: 0, full: false },
        here(this: AppThis) {
          const count = Number(this.data['count']) + 1
          this.setData({ count, full: count >= 3 })
          if (count === 1) this.setData({ rows: [1, 2, 3, 4] })
        },
      },
      scripts: {
        row: ({ Component }) =>
          Component({
            attached(this: AppThis) {
              this.triggerEvent('here')
            },
          }),
      },
    })
    page.setData({ rows: [1, 2] })
    await app.settle()
    expect(page.data['count']).toBe(4)
    expect(app.drawn(view)).toMatchObject({ holds: [{ rows: [{}, {}, {}, {}] }, { branch: 0 }] })
  })
})

describe('moved', () => {
  it.each([
    ['nobody when a row is taken out', ['a', 'c', 'd'], ''],
    ['nobody when rows are put in', ['x', 'a', 'b', 'y', 'c', 'd'], ''],
    ['one for a row that went to the front', ['d', 'a', 'b', 'c'], 'd'],
    ['as few as explain a swap', ['d', 'b', 'c', 'a'], 'da'],
  ])('runs for %s', async (_, items, moved) => {
    let log = ''
    const { page } = await run({
      page: [
        {
          t: 'for',
          site: 0,
          list: data('items'),
          item: 0,
          index: 1,
          key: '*this',
          body: body([host('row', { attributes: [['name', local(0)]] })]),
        },
      ],
      components: { row: [] },
      options: { data: { items: ['a', 'b', 'c', 'd'] } },
      scripts: {
        row: ({ Component }) =>
          Component({
            properties: { name: String },
            lifetimes: {
              moved(this: AppThis) {
                log += String(this.data['name'])
              },
            },
          }),
      },
    })
    page.setData({ items })
    expect([...log].sort()).toEqual([...moved].sort())
  })
})
