import { describe, expect, it } from 'vitest'
import { data, local, body, TestApp, unit, type AppThis } from './testing/test-app.ts'

/** A page with a list of rows, each a component with a property; the setting of the benchmark. */
const units = {
  'pages/list/list': unit(
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
            t: 'host',
            site: 0,
            tag: 'row',
            attributes: [
              ['item', local(0)],
              ['active', ['binary', '===', local(0, 'id'), data('sel')]],
            ],
            events: [{ type: 'pick', handler: 'pick' }],
          },
        ]),
      },
    ],
    { module: 'pages/list/list.js', using: { row: 'components/row' }, reads: ['out'], isComponent: false },
  ),
  'components/row': unit([{ t: 'slot', site: 0 }], {
    module: 'components/row.js',
    reads: ['item', 'active'],
  }),
}

function makeApp(log: string[] = []) {
  return new TestApp({
    units,
    modules: {
      'app.js': ({ App }) =>
        App({ onLaunch: () => log.push('onLaunch'), onShow: () => log.push('app onShow') }),
      'pages/list/list.js': ({ Page }) =>
        Page({
          data: { rows: [], sel: 0, out: '' },
          onLoad(this: AppThis, query: { n: string }) {
            log.push(`onLoad ${query.n}`)
            this.setData({
              rows: [
                { id: 1, label: 'one' },
                { id: 2, label: 'two' },
              ],
            })
          },
          onShow: () => log.push('onShow'),
          onReady: () => log.push('onReady'),
          pick(this: AppThis, event: { detail: { id: number } }) {
            this.setData({ sel: event.detail.id }, () => log.push('in the view'))
          },
        }),
      'components/row.js': ({ Component }) =>
        Component({
          properties: { item: { type: Object, value: {} }, active: Boolean },
          methods: {
            onTap(this: AppThis) {
              this.triggerEvent('pick', { id: (this.data['item'] as { id: number }).id })
            },
          },
        }),
    },
  })
}

describe('an app', () => {
  it('goes from launch to a drawn page, and from a tap to the view', async () => {
    const log: string[] = []
    const app = makeApp(log)
    const view = await app.visit('pages/list/list', { n: '7' })

    expect(app.uncaught).toEqual([])
    expect(log).toEqual(['onLaunch', 'app onShow', 'onLoad 7', 'onShow', 'onReady'])
    expect(view.transactions).toHaveLength(1)
    expect(typeof view.wires[0]).toBe('string')
    expect(app.drawn(view)).toMatchObject({
      component: 'pages/list/list',
      holds: [
        {
          rows: [
            [{ host: { data: { item: { id: 1, label: 'one' }, active: false } } }],
            [{ host: { data: { item: { id: 2, label: 'two' }, active: false } } }],
          ],
        },
      ],
    })

    const second = [...Array(20).keys()].findLast((id) => view.dataOf(id)?.['item'])
    const event = { type: 'tap', timeStamp: 0, target: node, currentTarget: node, detail: {} }
    view.say({ t: 'event', calls: [{ instance: second ?? -1, handler: 'onTap', event }] })
    await app.settle()
    expect(view.transactions.at(-1)).toEqual({ id: 2, data: [[second, [[['active'], true]]]] })
    expect(log.at(-1)).toBe('in the view')
  })
})

const node = { id: '', offsetLeft: 0, offsetTop: 0, dataset: {} }
