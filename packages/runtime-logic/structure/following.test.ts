import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { body, data, local, TestApp, unit, type AppThis } from '../testing/test-app.ts'

/**
 * A page with everything that decides structure: keyed and unkeyed rows, rows in rows, branches that
 * depend on rows and on data around them, a template with data, content of a component, and a
 * component that decides from its property.
 */
const cell = {
  t: 'host',
  site: 0,
  tag: 'cell',
  attributes: [
    ['text', local(0, 'text')],
    ['mode', data('mode')],
  ],
} as const

const units = {
  page: unit(
    [
      {
        t: 'for',
        site: 0,
        list: data('rows'),
        item: 0,
        index: 1,
        key: 'id',
        body: body([
          {
            ...cell,
            children: [{ t: 'if', site: 0, branches: [{ when: local(0, 'on'), body: body([cell]) }] }],
          },
          {
            t: 'for',
            site: 1,
            list: local(0, 'inner'),
            item: 2,
            index: 3,
            body: body([
              {
                t: 'host',
                site: 0,
                tag: 'cell',
                attributes: [['text', ['join', [local(0, 'text'), local(2), local(1), local(3)]]]],
              },
            ]),
          },
        ]),
      },
      {
        t: 'if',
        site: 1,
        branches: [
          {
            when: ['binary', '===', data('mode'), ['lit', 'a']],
            body: body([{ t: 'host', site: 0, tag: 'cell' }]),
          },
          { when: ['get', ['at', data('rows'), ['lit', 0]], 'on'], body: body([]) },
          { body: body([{ t: 'host', site: 0, tag: 'cell', attributes: [['text', data('obj', 'x')]] }]) },
        ],
      },
      {
        t: 'template',
        site: 2,
        is: ['join', [['lit', 't-'], data('mode')]],
        among: { 't-a': 'one', 't-b': 'two' },
        data: [
          'object',
          [
            ['...', data('obj'), 'spread'],
            ['all', data('rows')],
          ],
        ],
      },
    ],
    {
      module: 'page.js',
      using: { cell: 'cell' },
      isComponent: false,
      reads: ['rows', 'mode'],
      templates: {
        one: body([{ t: 'host', site: 0, tag: 'cell', attributes: [['text', data('x')]] }]),
        two: body([
          {
            t: 'for',
            site: 0,
            list: data('all'),
            item: 0,
            index: 1,
            key: '*this',
            body: body([
              {
                t: 'host',
                site: 0,
                tag: 'cell',
                attributes: [['text', ['join', [local(0, 'text'), data('x')]]]],
              },
            ]),
          },
        ]),
      },
    },
  ),
  cell: unit(
    [{ t: 'if', site: 0, branches: [{ when: data('text'), body: body([{ t: 'slot', site: 0 }]) }] }],
    {
      module: 'cell.js',
      reads: ['text', 'mode'],
    },
  ),
}

function makeApp(initial: object, take: (page: AppThis) => void) {
  return new TestApp({
    units,
    modules: {
      'page.js': ({ Page }) =>
        Page({
          data: initial,
          onLoad(this: AppThis) {
            take(this)
          },
        }),
      'cell.js': ({ Component }) => Component({ properties: { text: String, mode: String } }),
    },
  })
}

const row = fc.record({
  id: fc.integer({ min: 0, max: 4 }),
  text: fc.constantFrom('', 'p', 'q'),
  on: fc.boolean(),
  inner: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
})
const rows = fc.array(row, { maxLength: 5 })
const mode = fc.constantFrom('a', 'b', 'c')
const place = fc.integer({ min: 0, max: 5 })
const update: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  rows.map((value) => ({ rows: value })),
  mode.map((value) => ({ mode: value })),
  fc.constantFrom('', '1', '2').map((value) => ({ 'obj.x': value })),
  fc.tuple(place, row).map(([at, value]) => ({ [`rows[${at}]`]: value })),
  fc.tuple(place, fc.boolean()).map(([at, value]) => ({ [`rows[${at}].on`]: value })),
  fc.tuple(place, fc.integer({ min: 0, max: 4 })).map(([at, value]) => ({ [`rows[${at}].id`]: value })),
  fc.tuple(place, fc.constantFrom('', 'p', 'r')).map(([at, value]) => ({ [`rows[${at}].text`]: value })),
  fc.tuple(place, fc.constantFrom('x', 'z')).map(([at, value]) => ({ [`rows[${at}].inner[0]`]: value })),
)

describe('the structure', () => {
  it('after any updates, in any batches, is what would be built from the final data', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ rows, mode, obj: fc.constant({ x: '0' }) }),
        fc.array(fc.tuple(update, fc.boolean()), { maxLength: 12 }),
        async (initial, updates) => {
          let page: AppThis | undefined
          const app = makeApp(initial, (self) => {
            page = self
          })
          const view = await app.visit('page')
          for (const [fields, isBatchEnd] of updates) {
            page?.setData(fields)
            if (isBatchEnd) await app.settle()
          }
          await app.settle()
          expect(app.uncaught).toEqual([])

          const fresh = makeApp(structuredClone(page?.data ?? {}), () => undefined)
          const freshView = await fresh.visit('page')
          expect(app.drawn(view)).toEqual(fresh.drawn(freshView))
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})

describe('a row', () => {
  it('in rows that did not change knows what changed around it, though only events ask', async () => {
    const heard: unknown[] = []
    const app = new TestApp({
      units: {
        page: unit(
          [
            {
              t: 'for',
              site: 0,
              list: data('outer'),
              item: 0,
              index: 1,
              body: body([
                {
                  t: 'for',
                  site: 0,
                  list: data('inner'),
                  item: 2,
                  index: 3,
                  body: body([
                    {
                      t: 'host',
                      site: 0,
                      tag: 'cell',
                      attributes: [
                        ['class', 'cell'],
                        ['data-name', local(0, 'name')],
                      ],
                    },
                  ]),
                },
              ]),
            },
          ],
          { module: 'page.js', using: { cell: 'cell' }, isComponent: false },
        ),
        cell: unit([], { module: 'cell.js' }),
      },
      modules: {
        'page.js': ({ Page }) =>
          Page({
            data: { outer: [{ name: 'before' }], inner: [1] },
            onLoad(this: AppThis) {
              this.setData({ 'outer[0]': { name: 'after' } })
              heard.push(this.selectComponent('.cell')?.['dataset'])
            },
          }),
        'cell.js': ({ Component }) => Component({}),
      },
    })
    await app.visit('page')
    expect(heard).toEqual([{ name: 'after' }])
  })
})
