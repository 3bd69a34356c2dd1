import { refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { answered } from '../testing/fake-host.ts'
import { openWx } from '../testing/open-wx.ts'

interface Task {
  abort(): void
  onHeadersReceived(listener: (news: unknown) => void): void
  onProgressUpdate(listener: (news: unknown) => void): void
  offProgressUpdate(listener?: unknown): void
  onChunkReceived(listener: (news: unknown) => void): void
}

const url = 'https://a.test/p'
const header = { 'content-type': 'application/json' }

describe('a request', () => {
  it.each([
    ['JSON', {}, '{"a":1}', { a: 1 }],
    ['text that is no JSON', {}, '<p>', '<p>'],
    ['text when it asked for that', { dataType: 'text' }, '{"a":1}', '{"a":1}'],
    ['bytes when it asked for those', { responseType: 'arraybuffer' }, 'ab', Uint8Array.of(97, 98).buffer],
  ])('gives %s', async (_, options, body, data) => {
    const { call, host } = openWx()
    host.respond = () => answered(body, { status: 201 })
    expect(await call('request', { url, ...options })).toEqual({
      data,
      statusCode: 201,
      header,
      cookies: [],
      errMsg: 'request:ok',
    })
  })

  it('succeeds with any status', async () => {
    const { call, host } = openWx()
    host.respond = () => answered('', { status: 500 })
    expect(await call('request', { url })).toMatchObject({ statusCode: 500, data: '' })
  })

  it('says what it wants of the host', async () => {
    const { call, host } = openWx()
    await call('request', { url, method: 'post', data: { a: 1 }, header: { X: 'y' }, timeout: 5 })
    expect(host.asked).toEqual([
      [
        'network.request',
        {
          url,
          method: 'POST',
          headers: { ...header, x: 'y' },
          body: '{"a":1}',
          timeoutMs: 5,
          purpose: 'request',
        },
      ],
    ])
  })

  it('waits a minute unless it is told otherwise', async () => {
    const { call, host } = openWx()
    await call('request', { url })
    expect(host.asked).toMatchObject([['network.request', { timeoutMs: 60_000, method: 'GET' }]])
  })

  it.each([
    ['url not in domain list', 600002],
    ['timeout', 5],
    ['connection failed', undefined],
  ])('passes on why it was refused: %s', async (reason, errno) => {
    const { call, host } = openWx()
    host.respond = () => refuse(reason)
    expect(await call('request', { url })).toEqual({
      errMsg: `request:fail ${reason}`,
      ...(errno !== undefined && { errno }),
    })
  })

  it.each(['ftp://a/b', '/api', 'https://'])('is not made to %s', async (wrong) => {
    const { call, host } = openWx()
    expect(await call('request', { url: wrong })).toEqual({ errMsg: 'request:fail invalid url' })
    expect(host.asked).toEqual([])
  })

  it('needs a url', async () => {
    expect(await openWx().call('request')).toEqual({
      errMsg: 'request:fail parameter error: parameter.url should be String instead of Undefined;',
    })
  })

  it('gives a task that tells the head and pieces before success', async () => {
    const { wx, host } = openWx()
    host.respond = () => answered('"x"')
    const told: unknown[] = []
    await new Promise<void>((resolve) => {
      const task = wx['request']?.({ url, enableChunked: true, success: () => resolve() }) as Task
      task.onHeadersReceived((news) => told.push(news))
      task.onChunkReceived((news) => told.push(news))
    })
    expect(told).toEqual([
      { header, statusCode: 200, cookies: [] },
      { data: new TextEncoder().encode('"x"').buffer },
    ])
  })

  it('is refused with abort when its task ends it', async () => {
    const { wx, host } = openWx()
    host.isNetworkHanging = true
    const outcome = await new Promise((resolve) => {
      const task = wx['request']?.({ url, fail: resolve }) as Task
      task.abort()
    })
    expect(outcome).toEqual({ errMsg: 'request:fail abort' })
  })

  it('gives its task without callbacks too, and no unheard rejection', () => {
    const { wx } = openWx()
    expect(wx['request']?.({ url: 'nowhere' })).toMatchObject({ abort: expect.any(Function) })
  })
})

describe('a download', () => {
  it('becomes a temporary file', async () => {
    const { call, host } = openWx()
    host.respond = () => answered('png', { type: 'image/png' })
    expect(await call('downloadFile', { url: 'https://a.test/x' })).toMatchObject({
      statusCode: 200,
      tempFilePath: 'wxfile://tmp/1.png',
      errMsg: 'downloadFile:ok',
    })
    expect(host.asked).toMatchObject([['network.request', { purpose: 'download' }]])
  })

  it('is written where the app wants it', async () => {
    const { call, host } = openWx()
    host.respond = () => answered('a')
    expect(await call('downloadFile', { url, filePath: 'wxfile://usr/a.txt' })).toMatchObject({
      filePath: 'wxfile://usr/a.txt',
    })
    expect(host.files.has('wxfile://usr/a.txt')).toBe(true)
    expect(await call('downloadFile', { url, filePath: '/a.txt' })).toEqual({
      errMsg: 'downloadFile:fail permission denied, open "/a.txt"',
    })
  })

  it('tells how far it is, until nobody listens', async () => {
    const { wx, host } = openWx()
    host.respond = () => answered('a')
    const told: unknown[] = []
    await new Promise<void>((resolve) => {
      const task = wx['downloadFile']?.({ url, success: () => resolve() }) as Task
      task.onProgressUpdate((news) => told.push(news))
      task.onProgressUpdate(() => told.push('not any more'))
      task.offProgressUpdate()
      task.onProgressUpdate((news) => told.push(news))
    })
    expect(told).toEqual([{ progress: 50, totalBytesWritten: 5, totalBytesExpectedToWrite: 10 }])
  })
})

describe('an upload', () => {
  it('sends the file and the fields as a form', async () => {
    const { call, host } = openWx()
    host.files.set('wxfile://tmp/a.png', new Blob(['bytes']))
    host.respond = () => answered('done')
    expect(
      await call('uploadFile', {
        url,
        filePath: 'wxfile://tmp/a.png',
        name: 'file',
        formData: { n: 1 },
        header: { 'Content-Type': 'x', Token: 't' },
      }),
    ).toMatchObject({ data: 'done', statusCode: 200, errMsg: 'uploadFile:ok' })
    const [[, request] = []] = host.asked
    expect(request).toMatchObject({ method: 'POST', purpose: 'upload', headers: { Token: 't' } })
    const { body } = request as { readonly body: FormData }
    expect([...body.keys()]).toEqual(['n', 'file'])
    const sent = body.get('file') as File
    expect([sent.name, sent.type]).toEqual(['a.png', 'image/png'])
  })

  it('needs a file that is there', async () => {
    expect(await openWx().call('uploadFile', { url, filePath: 'wxfile://tmp/no', name: 'f' })).toEqual({
      errMsg: 'uploadFile:fail file not found',
    })
  })
})

describe('the kind of network', () => {
  it('is told', async () => {
    const { call } = openWx()
    expect(await call('getNetworkType')).toEqual({
      networkType: 'wifi',
      hasSystemProxy: false,
      errMsg: 'getNetworkType:ok',
    })
  })

  it('is told again when it changes, asked of the host once, until the app is closed', async () => {
    const { wx, call, host, close } = openWx()
    const told: unknown[] = []
    const listener = (news: unknown) => told.push(news)
    wx['onNetworkStatusChange']?.(listener)
    wx['onNetworkStatusChange']?.(() => undefined)
    await call('getNetworkType')
    host.tellNetworkType('none')
    await call('getNetworkType')
    wx['offNetworkStatusChange']?.(listener)
    host.tellNetworkType('4g')
    await call('getNetworkType')
    expect(told).toEqual([{ isConnected: false, networkType: 'none' }])
    close()
    await Promise.resolve()
    expect(host.names()).toEqual(['network.onTypeChange', 'network.stop'])
  })
})
