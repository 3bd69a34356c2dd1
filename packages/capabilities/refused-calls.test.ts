import { describe, expect, it } from 'vitest'
import { openWx } from './testing/open-wx.ts'

describe('what is refused', () => {
  it('answers as WeChat does for what a device cannot do', async () => {
    expect(await openWx().call('openBluetoothAdapter')).toEqual({
      errMsg: 'openBluetoothAdapter:fail not supported',
      errno: 6,
    })
  })

  it('throws where an answer is needed at once', () => {
    expect(() => openWx().wx['getBatteryInfoSync']?.()).toThrow('getBatteryInfoSync:fail not supported')
  })

  it('is denied where that is an answer', () => {
    expect(openWx().wx['isVKSupport']?.('v1')).toBe(false)
  })

  it('is told to a bare callback as a status, by an object that then sees nothing', async () => {
    const session = openWx().wx['createVKSession']?.({}) as Record<string, (given?: unknown) => unknown>
    const status = await new Promise((resolve) => expect(session['start']?.(resolve)).toBeUndefined())
    expect(status).toBe(2000004)
    const given = ['getVKFrame', 'hitTest', 'getAllMarker', 'addMarker', 'detectFace', 'stop', 'on']
    expect(given.map((name) => session[name]?.())).toEqual([
      null,
      [],
      [],
      -1,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is no fault of who asks nothing of an object that gives no promises', async () => {
    const unhandled: unknown[] = []
    const hear = (error: unknown) => unhandled.push(error)
    process.on('unhandledRejection', hear)
    const { wx } = openWx()
    const recorder = wx['getRecorderManager']?.() as Record<string, (given?: unknown) => unknown>
    recorder['start']?.({})
    const files = wx['getFileSystemManager']?.() as typeof recorder
    files['access']?.({ path: 'wxfile://usr/no' })
    wx['drawCanvas']?.({ canvasId: 'no', actions: [] })
    await new Promise((resolve) => setTimeout(resolve))
    process.off('unhandledRejection', hear)
    expect(unhandled).toEqual([])
    await expect(recorder['stop']?.()).rejects.toMatchObject({ errno: 6 })
  })

  it('is told as an error where no answer is needed', () => {
    const { wx, errors } = openWx()
    wx['revokeBufferURL']?.('x')
    expect(errors).toEqual(['revokeBufferURL:fail not supported'])
  })

  it('goes unsaid where it only asks for speed, or for news that nobody tells', () => {
    const { wx, errors } = openWx()
    for (const name of ['preloadAssets', 'preloadWebview', 'preloadSkylineView', 'onBackgroundAudioPlay'])
      expect(wx[name]?.({ data: [] })).toBeUndefined()
    expect(errors).toEqual([])
  })

  it('is listened to without effect', () => {
    const { wx, errors } = openWx()
    expect(wx['onAccelerometerChange']?.(() => undefined)).toBeUndefined()
    expect(wx['offAccelerometerChange']?.()).toBeUndefined()
    expect(errors).toEqual([])
  })

  it('answers callbacks also where it gives an object', async () => {
    expect(await openWx().call('createCacheManager', {})).toMatchObject({
      errMsg: 'createCacheManager:fail not supported',
    })
  })

  it('as an advertisement refuses to load and tells onError', async () => {
    const ad = openWx().wx['createRewardedVideoAd']?.({ adUnitId: 'a' }) as Record<
      string,
      (...args: unknown[]) => unknown
    >
    const told: unknown[] = []
    ad['onError']?.((news: unknown) => told.push(news))
    ad['onClose']?.(() => told.push('closed'))
    await expect(ad['load']?.()).rejects.toEqual({
      errMsg: 'createRewardedVideoAd.load:fail not supported',
      errno: 6,
    })
    expect(told).toEqual([{ errCode: 1000, errMsg: 'createRewardedVideoAd:fail not supported' }])
  })
})

describe('frames of a camera', () => {
  it('are refused to who starts to listen', async () => {
    const camera = openWx().wx['createCameraContext']?.() as Record<string, (...args: unknown[]) => never>
    const listener = camera['onCameraFrame']?.(() => undefined) as unknown as Record<
      string,
      (options: object) => void
    >
    const refusal = await new Promise((fail) => listener['start']?.({ fail }))
    expect(refusal).toMatchObject({ errMsg: 'CameraFrameListener.start:fail not supported' })
  })
})

describe('the cloud', () => {
  it('gives a task to who transfers with callbacks', async () => {
    const cloud = openWx().wx['cloud'] as unknown as Record<string, (options: object) => unknown>
    let task: unknown
    const refusal = await new Promise((fail) => (task = cloud['downloadFile']?.({ fileID: 'x', fail })))
    expect(refusal).toMatchObject({ errMsg: 'cloud.downloadFile:fail not supported' })
    expect(task).toHaveProperty('onProgressUpdate')
  })

  it('prepares anything and refuses what asks', async () => {
    const cloud = openWx().wx['cloud'] as unknown as {
      init(options: object): void
      database(): {
        command: { gt(n: number): { and(other: unknown): unknown } }
        collection(name: string): { where(what: object): { get(): Promise<unknown> } }
      }
      callFunction(options: object): Promise<unknown>
    }
    cloud.init({ env: 'x' })
    const database = cloud.database()
    const condition = database.command.gt(1).and(database.command.gt(2))
    await expect(database.collection('c').where({ condition }).get()).rejects.toMatchObject({
      errMsg: 'database.get:fail not supported',
    })
    await expect(cloud.callFunction({ name: 'f' })).rejects.toMatchObject({
      errMsg: 'cloud.callFunction:fail not supported',
    })
  })
})
