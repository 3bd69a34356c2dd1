import { describe, expect, it } from 'vitest'
import { openWx, type OpenWx } from '../testing/open-wx.ts'

interface Task {
  readonly readyState: number
  send(options: object): unknown
  close(options?: object): unknown
  onOpen(listener: (news: unknown) => void): void
  onMessage(listener: (news: unknown) => void): void
  onClose(listener: (news: unknown) => void): void
  onError(listener: (news: unknown) => void): void
}

const url = 'wss://a.test/'

function connect({ wx }: OpenWx, options: object = {}) {
  const told: unknown[] = []
  const task = wx['connectSocket']?.({
    url,
    success: () => told.push('success'),
    fail: ({ errMsg }: { readonly errMsg: string }) => told.push(errMsg),
    ...options,
  }) as Task
  const ended = new Promise<void>((resolve) => {
    task.onClose((news) => {
      told.push(['close', news])
      resolve()
    })
  })
  const opened = new Promise<void>((resolve) => {
    task.onOpen((news) => {
      told.push(['open', news])
      resolve()
    })
  })
  task.onMessage((news) => told.push(['message', news]))
  task.onError((news) => told.push(['error', news]))
  return { task, told, opened, ended }
}

describe('a socket', () => {
  it.each(['header', 'success'])('is not opened with options that throw when %s is read', async (name) => {
    const world = openWx()
    let reads = 0
    const options = Object.defineProperty({ url }, name, {
      enumerable: true,
      get() {
        // What is no function is read once, callbacks once more.
        if (name === 'header' || ++reads > 1) throw new Error('in a getter')
        return () => undefined
      },
    })
    expect(() => world.wx['connectSocket']?.(options)).toThrow('in a getter')
    const { told, opened } = connect(world)
    await opened
    expect(told[0]).toBe('success')
    expect(world.errors).toEqual([])
  })

  it('tells everybody who listens, whatever one of them throws; what is no function is left out', async () => {
    const world = openWx()
    const { task, told, opened } = connect(world)
    const late: unknown[] = []
    task.onOpen(() => {
      throw new Error('in onOpen')
    })
    ;(task.onMessage as (listener: unknown) => void)(5)
    task.onMessage((news) => late.push(news))
    await opened
    world.host.socket?.onMessage('hi')
    await task.close({ code: 1000, reason: 'bye' })
    expect(world.errors).toEqual(['in onOpen'])
    expect(late).toEqual([{ data: 'hi' }])
    expect(told).toContainEqual(['message', { data: 'hi' }])
  })

  it('opens, sends, receives and closes, in this order', async () => {
    const world = openWx()
    const { task, told, opened, ended } = connect(world, {
      protocols: ['chat'],
      header: { Token: 't' },
      perMessageDeflate: true,
    })
    expect(task.readyState).toBe(0)
    await opened
    expect(task.readyState).toBe(1)
    await task.send({ data: 'hello' })
    world.host.socket?.onMessage('hi')
    await task.close({ code: 1000, reason: 'bye' })
    await ended
    expect(task.readyState).toBe(3)
    expect(told).toEqual([
      'success',
      ['open', { header: { Upgrade: 'websocket' } }],
      ['message', { data: 'hi' }],
      ['close', { code: 1000, reason: 'bye' }],
    ])
    expect(world.host.asked).toEqual([
      [
        'network.connectSocket',
        { url, protocols: ['chat'], headers: { Token: 't' }, timeoutMs: 60_000, compresses: true },
      ],
      ['socket.send', 'hello'],
      ['socket.close', 1000, 'bye'],
    ])
  })

  it('that is refused fails, errs and is closed', async () => {
    const world = openWx()
    world.host.socketRefusal = 'url not in domain list'
    const { told, ended } = connect(world)
    await ended
    expect(told).toEqual([
      'connectSocket:fail url not in domain list',
      ['error', { errMsg: 'url not in domain list' }],
      ['close', { code: 1006, reason: 'url not in domain list' }],
    ])
  })

  it('tells an error and then that it is closed', async () => {
    const world = openWx()
    const { told, opened, ended } = connect(world)
    await opened
    world.host.socket?.onError('reset')
    world.host.socket?.onClose(1006, '')
    await ended
    expect(told.slice(2)).toEqual([
      ['error', { errMsg: 'reset' }],
      ['close', { code: 1006, reason: '' }],
    ])
  })

  it('is closed with the app', async () => {
    const world = openWx()
    const { opened } = connect(world)
    await opened
    world.close()
    expect(world.host.asked.at(-1)).toEqual(['socket.close', 1001, ''])
  })

  it('neither sends nor closes when it is not open', async () => {
    const world = openWx()
    const { task, opened, ended } = connect(world)
    const early = new Promise((resolve) => task.send({ data: '', fail: resolve }))
    expect(await early).toEqual({ errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN' })
    await opened
    await task.close()
    await ended
    const late = new Promise((resolve) => task.close({ fail: resolve }))
    expect(await late).toEqual({ errMsg: 'closeSocket:fail SocketTask.readyState is not OPEN' })
  })

  it.each([
    [{ code: 1001 }, 'invalid code'],
    [{ code: 2999 }, 'invalid code'],
    [{ code: 5000 }, 'invalid code'],
    [{ reason: '长'.repeat(42) }, 'reason is longer than 123 bytes'],
  ])('is not closed with %j', async (options, reason) => {
    const world = openWx()
    const { task, opened } = connect(world)
    await opened
    const refused = await new Promise((resolve) => task.close({ ...options, fail: resolve }))
    expect(refused).toEqual({ errMsg: `closeSocket:fail ${reason}` })
  })

  it.each([{ code: 3000 }, { code: 4999 }, { reason: '长'.repeat(41) }])(
    'is closed with %j',
    async (options) => {
      const world = openWx()
      const { task, opened, ended } = connect(world)
      await opened
      await task.close(options)
      await ended
      expect(world.host.asked.at(-1)).toEqual(['socket.close', options.code ?? 1000, options.reason ?? ''])
    },
  )

  it('is one of five at most', async () => {
    const world = openWx()
    const open = Array.from({ length: 5 }, () => connect(world))
    await Promise.all(open.map(({ opened }) => opened))
    const sixth = connect(world)
    await sixth.ended
    expect(sixth.told[0]).toBe('connectSocket:fail exceed max socket number')
    await open[0]?.task.close()
    await open[0]?.ended
    const another = connect(world)
    await another.opened
    expect(another.told).toEqual(['success', ['open', { header: { Upgrade: 'websocket' } }]])
  })

  it.each(['https://a.test', 'a.test'])('is not opened to %s', async (wrong) => {
    const { told, ended } = connect(openWx(), { url: wrong })
    await ended
    expect(told[0]).toBe('connectSocket:fail invalid url')
  })
})

describe('the calls without task', () => {
  it('speak to the socket opened last, with one listener each', async () => {
    const world = openWx()
    const { wx, host } = world
    const told: unknown[] = []
    wx['onSocketMessage']?.(() => told.push('replaced'))
    wx['onSocketMessage']?.((news: unknown) => told.push(news))
    const { opened } = connect(world)
    await opened
    await wx['sendSocketMessage']?.({ data: 'a' })
    host.socket?.onMessage('b')
    await wx['closeSocket']?.()
    expect(host.names().slice(1)).toEqual(['socket.send', 'socket.close'])
    expect(told).toEqual([{ data: 'b' }])
  })

  it('are refused without one', async () => {
    expect(await openWx().call('sendSocketMessage', { data: '' })).toEqual({
      errMsg: 'sendSocketMessage:fail WebSocket is not connected',
    })
  })
})
