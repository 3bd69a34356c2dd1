import type { Transaction } from '@maque/protocol/bridge/logic-view.ts'
import { describe, expect, it } from 'vitest'
import { data, TestApp, unit, type AppThis } from '../testing/test-app.ts'

type CachingPage = AppThis & { setInitialRenderingCache(data?: unknown): void }

/** A page with a component, `row`, for as long as it is loading. */
async function open(
  mode: string | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<{ readonly app: TestApp; readonly log: string[]; kept(): readonly (Transaction | undefined)[] }> {
  const log: string[] = []
  const note = (name: string) => () => log.push(name)
  const app = new TestApp({
    ...(mode !== undefined && { window: { initialRenderingCache: mode } }),
    units: {
      page: unit(
        [
          {
            t: 'if',
            site: 0,
            branches: [
              {
                when: data('loading'),
                body: {
                  hosts: 1,
                  nodes: [{ t: 'host', site: 0, tag: 'row', attributes: [['value', data('hint')]] }],
                },
              },
            ],
          },
        ],
        { module: 'page.js', using: { row: 'row' }, isComponent: false, reads: ['loading', 'hint'] },
      ),
      row: unit([], { module: 'row.js', reads: ['value', 'own'] }),
    },
    modules: {
      'page.js': ({ Page }) =>
        Page({ data: { loading: true, hint: 'wait' }, onReady: note('ready'), ...options }),
      'row.js': ({ Component }) =>
        Component({
          properties: { value: { type: String, observer: note('changed') } },
          data: { own: 1 },
          lifetimes: {
            attached(this: AppThis) {
              log.push('attached')
              this.setData({ own: 2 })
            },
          },
          observers: { value: note('observed') },
        }),
    },
  })
  await app.visit('page')
  await app.settle()
  const kept = (): readonly (Transaction | undefined)[] =>
    app.told.flatMap((told) =>
      told.t === 'first-rendering'
        ? [told.transaction === undefined ? undefined : (JSON.parse(told.transaction) as Transaction)]
        : [],
    )
  return { app, log, kept }
}

describe('the first rendering of a page', () => {
  it('is of its data alone where it is static: nothing that was set, and no function of the app runs for it', async () => {
    const { log, kept } = await open('static', {
      onLoad(this: AppThis) {
        this.setData({ hint: 'set' })
      },
    })
    const [drawn, ...more] = kept()
    expect(more).toEqual([])
    expect(drawn?.instances?.map(([, path]) => path)).toEqual(['page', 'row'])
    expect(JSON.stringify(drawn)).toContain('wait')
    expect(JSON.stringify(drawn)).not.toMatch(/"set"|"own",2/)
    // Once, for the page itself.
    expect(log.filter((name) => name === 'attached' || name === 'ready')).toEqual(['attached', 'ready'])
  })

  it('is of more data where it is dynamic, which decide what is in it and change nothing of the page', async () => {
    let shown: unknown
    const { kept } = await open('dynamic', {
      data: { loading: false, hint: 'wait' },
      onReady(this: CachingPage) {
        this.setInitialRenderingCache({ loading: true, hint: 'soon' })
        shown = { ...this.data }
      },
    })
    expect(shown).toEqual({ loading: false, hint: 'wait' })
    expect(kept().map((drawn) => drawn?.instances?.map(([, path]) => path))).toEqual([['page', 'row']])
    expect(JSON.stringify(kept())).toContain('soon')
  })

  it('is of the data that there are where it is captured', async () => {
    const { kept } = await open('capture', {
      onReady(this: CachingPage) {
        this.setData({ hint: 'captured' })
        this.setInitialRenderingCache()
      },
    })
    expect(JSON.stringify(kept())).toContain('captured')
  })

  it('is forgotten for null, and not kept where it is too much', async () => {
    const { kept } = await open('dynamic', {
      onReady(this: CachingPage) {
        this.setInitialRenderingCache({ hint: 'x'.repeat(128 * 1024) })
        this.setInitialRenderingCache(null)
      },
    })
    expect(kept()).toEqual([undefined, undefined])
  })

  it('is not kept of a page that does not ask for it, which is told so', async () => {
    const { app, kept } = await open(undefined, {
      onReady(this: CachingPage) {
        this.setInitialRenderingCache({})
      },
    })
    expect(kept()).toEqual([])
    const warned = app.told.flatMap((told) =>
      told.t === 'console' && told.level === 'warn' ? told.args : [],
    )
    expect(warned.join()).toContain('setInitialRenderingCache has no effect without')
  })
})
