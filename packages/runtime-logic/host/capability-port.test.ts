import { describe, expect, it } from 'vitest'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'
import type { LogicPort } from '../ports/capability.ts'
import { TestApp, unit, type AppThis } from '../testing/test-app.ts'

/** An app with one page and the port that its capabilities are given. */
async function start(
  answers: Readonly<Record<string, CallAnswer>> = {},
  members: (port: LogicPort) => object = () => ({}),
) {
  let port: LogicPort | undefined
  const app = new TestApp({
    units: { page: unit([], { module: 'page.js', isComponent: false }) },
    modules: { 'page.js': ({ Page }) => Page({}) },
    answers,
    capabilities: [
      (given) => {
        port = given
        return members(given) as Readonly<Record<string, unknown>>
      },
    ],
  })
  const view = await app.visit('page')
  if (!port) throw new Error('no capability was asked')
  return { app, view, port }
}

describe('an asynchronous call', () => {
  const accepted: CallAnswer = { ok: true, result: { data: 7 } }
  const refused: CallAnswer = { ok: false, reason: 'no network', errno: 5, detail: { statusCode: 0 } }

  it.each([
    ['success and complete', accepted, ['success', 'complete'], { data: 7, errMsg: 'get:ok' }],
    [
      'fail and complete',
      refused,
      ['fail', 'complete'],
      { statusCode: 0, errno: 5, errMsg: 'get:fail no network' },
    ],
    ['a bare fail', { ok: false, reason: '' } as const, ['fail', 'complete'], { errMsg: 'get:fail' }],
  ])('answers by %s', async (_, answer, called, value) => {
    const { app, port } = await start({ get: answer })
    const log: unknown[] = []
    const note = (name: string) => (result: unknown) => log.push([name, result])
    const options = { key: 'k', success: note('success'), fail: note('fail'), complete: note('complete') }
    expect(port.invoke('get', options)).toBeUndefined()
    await app.settle()
    expect(log).toEqual(called.map((name) => [name, value]))
    expect(app.told).toContainEqual({ t: 'call', id: 1, name: 'get', params: { key: 'k' }, page: 1 })
  })

  it('answers by a promise when no callback is given', async () => {
    const { app, port } = await start({ get: accepted, lose: refused })
    const got = port.invoke('get')
    const lost = port.invoke('lose', {})?.catch((reason: unknown) => reason)
    await app.settle()
    expect(await got).toEqual({ data: 7, errMsg: 'get:ok' })
    expect(await lost).toEqual({ statusCode: 0, errno: 5, errMsg: 'lose:fail no network' })
  })

  it('calls complete although success throws, and reports it', async () => {
    const { app, port } = await start({ get: accepted })
    const log: string[] = []
    port.invoke('get', {
      success: () => {
        throw new Error('in success')
      },
      complete: () => log.push('complete'),
    })
    await app.settle()
    expect(log).toEqual(['complete'])
    expect(app.uncaught).toEqual(['Error: in success'])
  })

  it('refuses parameters that cannot cross', async () => {
    const { port } = await start()
    expect(await port.call('get', { nested: { run: () => 1 } })).toMatchObject({ ok: false })
  })

  it('fails when its answer cannot be made, and reports why', async () => {
    const { app, port } = await start()
    const log: unknown[] = []
    const options = { fail: (reason: unknown) => log.push(reason), complete: () => log.push('complete') }
    port.settle('draw', options, Promise.reject(new Error('a getter threw')))
    await app.settle()
    expect(log).toEqual([{ errMsg: 'draw:fail a getter threw' }, 'complete'])
    expect(app.uncaught).toEqual(['Error: a getter threw'])
  })

  it('can be cancelled until it is answered', async () => {
    const { app, port } = await start()
    const call = port.start('download', {})
    call.cancel()
    app.say({ t: 'answer', id: call.id, answer: { ok: false, reason: 'abort' } })
    await app.settle()
    expect(await call.answer).toEqual({ ok: false, reason: 'abort' })
    call.cancel()
    await app.settle()
    expect(app.told.filter(({ t }) => t === 'cancel')).toEqual([{ t: 'cancel', id: call.id }])
  })
})

describe('news', () => {
  it('reach listeners in order until they are taken off', async () => {
    const { app, port } = await start()
    const log: string[] = []
    const first = () => log.push('first')
    port.on('networkStatusChange', first)
    port.on('networkStatusChange', () => log.push('second'))
    app.say({ t: 'emit', name: 'networkStatusChange', payload: {} })
    await app.settle()
    port.off('networkStatusChange', first)
    app.say({ t: 'emit', name: 'networkStatusChange', payload: {} })
    await app.settle()
    port.off('networkStatusChange')
    app.say({ t: 'emit', name: 'networkStatusChange', payload: {} })
    await app.settle()
    expect(log).toEqual(['first', 'second', 'second'])
  })

  it('correct the mirror', async () => {
    const { app, port } = await start()
    app.say({
      t: 'emit',
      name: 'mirror',
      payload: { system: { theme: 'dark' }, storage: { a: '1', b: null } },
    })
    await app.settle()
    expect(port.mirror.system).toEqual({ theme: 'dark' })
    expect([...port.mirror.storage]).toEqual([['a', '1']])
  })

  it('of the app coming to the front reach App and wx.onAppShow', async () => {
    const { app, port } = await start()
    const heard: unknown[] = []
    ;(port.wx['onAppShow'] as (listener: unknown) => void)((options: unknown) => heard.push(options))
    const options = { path: 'page', query: {}, scene: 1089, referrerInfo: {} }
    app.say({ t: 'app-event', name: 'show', argument: options })
    await app.settle()
    expect(heard).toEqual([options])
    expect(port.enterOptions()).toEqual(options)
    expect(port.launchOptions().scene).toBe(1001)
  })
})

describe('an event channel', () => {
  it('joins the opener and the page that navigateTo opened, in both directions', async () => {
    const log: unknown[] = []
    let port: LogicPort | undefined
    const app = new TestApp({
      units: {
        page: unit([], { module: 'page.js', isComponent: false }),
        next: unit([], { module: 'next.js', isComponent: false }),
      },
      capabilities: [
        (given) => {
          port = given
          return {}
        },
      ],
      modules: {
        'page.js': ({ Page }) => Page({}),
        'next.js': ({ Page }) =>
          Page({
            onLoad(this: AppThis & { getOpenerEventChannel(): { on: Function; emit: Function } }) {
              const channel = this.getOpenerEventChannel()
              channel.on('greet', (word: string) => log.push(word))
              channel.emit('back', 1, 2)
            },
          }),
      },
    })
    await app.visit('page')
    const withdrawn = port?.offerEventChannel({ back: () => log.push('never') })
    withdrawn?.withdraw()
    const offered = port?.offerEventChannel({ back: (...args: unknown[]) => log.push(args) })
    await app.visit('next')
    offered?.channel.emit('greet', 'hello')
    expect(app.uncaught).toEqual([])
    expect(log).toEqual([[1, 2], 'hello'])
  })
})

describe('a question to the view', () => {
  it('is asked once for a whole selector query, inside the component it names', async () => {
    const { app, view, port } = await start()
    const log: unknown[] = []
    type Query = {
      select(selector: string): { boundingClientRect(run: (rect: unknown) => void): Query }
      exec(run: (all: unknown) => void): void
    }
    const query = (port.wx['createSelectorQuery'] as () => Query)()
    query
      .select('.a')
      .boundingClientRect((rect) => log.push(rect))
      .select('.b')
      .boundingClientRect((rect) => log.push(rect))
      .exec((all) => log.push(all))
    await app.settle()
    expect(view.questions).toMatchObject([
      {
        question: {
          kind: 'select',
          requests: [{ instance: 0, selector: '.a', isAll: false }, { selector: '.b' }],
        },
      },
    ])
    view.say({ t: 'reply', id: view.questions[0]?.id ?? 0, result: [{ width: 1 }] })
    await app.settle()
    expect(log).toEqual([{ width: 1 }, null, [{ width: 1 }, null]])
  })

  it('comes after what was set before it', async () => {
    const { app, view, port } = await start()
    const { far } = view.ports
    const hear = far.onmessage
    const heard: string[] = []
    far.onmessage = (event) => {
      heard.push((event.data as { readonly t: string }).t)
      hear?.(event)
    }
    const page = port.currentPage()?.instance as AppThis
    page.setData({ n: 1 }, () => undefined)
    void port.askView(1, { kind: 'select', requests: [] })
    port.tellView(1, { kind: 'unsubscribe', subscription: 1 })
    await app.settle()
    expect(heard).toEqual(['update', 'ask', 'tell'])
  })

  it('is refused when the page is gone', async () => {
    const { app, view, port } = await start()
    const answer = port.askView(1, { kind: 'select', requests: [] }).catch((error: unknown) => String(error))
    app.event(view, 'unload')
    await app.settle()
    expect(await answer).toBe('Error: the page is closed')
  })

  it('is refused when it holds what cannot cross', async () => {
    const { app, port } = await start()
    const args = [{ x: Symbol('x') }]
    const question = {
      kind: 'context',
      component: 'canvas',
      instance: 0,
      selector: '#a',
      method: 'draw',
      args,
    }
    const answer = port.askView(1, question as ViewQuestion).catch((error: unknown) => String(error))
    await app.settle()
    expect(await answer).toBe('Error: parameter error: parameters must be plain data')
    expect(app.uncaught).toEqual([])
  })
})

describe('the console of an app', () => {
  it('tells the host what cannot be cloned, in short', async () => {
    const ring: Record<string, unknown> = { n: 1 }
    ring['self'] = ring
    const app = new TestApp({
      units: {},
      modules: {
        'app.js': ({ console }) =>
          (console as Console).log(ring, () => 1, Symbol('s'), 'x'.repeat(20_000), new Error('e')),
      },
    })
    await app.settle()
    const told = app.told.find(({ t }) => t === 'console')
    expect(told).toMatchObject({
      level: 'log',
      args: [
        { n: 1, self: '[Circular]' },
        '[Function anonymous]',
        'Symbol(s)',
        expect.stringContaining('20000 characters'),
        expect.stringContaining('Error: e'),
      ],
    })
  })
})
