import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

const system = {
  windowWidth: 375,
  pixelRatio: 2,
  platform: 'android',
  brand: 'b',
  SDKVersion: '3.8.0',
  language: 'zh_CN',
  theme: 'dark',
  wifiEnabled: true,
}

describe('what the device is', () => {
  it.each([
    ['getSystemInfoSync', system],
    ['getWindowInfo', { windowWidth: 375, pixelRatio: 2 }],
    ['getDeviceInfo', { platform: 'android', brand: 'b' }],
    ['getAppBaseInfo', { SDKVersion: '3.8.0', language: 'zh_CN', theme: 'dark' }],
    ['getSystemSetting', { wifiEnabled: true }],
    ['getMenuButtonBoundingClientRect', { width: 87, height: 32, top: 4, right: 368, bottom: 36, left: 281 }],
  ])('is told by %s', (name, info) => {
    expect(openWx({ system }).wx[name]?.()).toEqual(info)
  })

  it.each(['getSystemInfo', 'getSystemInfoAsync'])('is told later by %s', async (name) => {
    expect(await openWx({ system }).call(name)).toEqual({ ...system, errMsg: `${name}:ok` })
  })

  it('is the app’s to change in its own copy only', () => {
    const { wx } = openWx({ system })
    Object.assign(wx['getSystemInfoSync']?.() as object, { windowWidth: 1 })
    expect(wx['getSystemInfoSync']?.()).toEqual(system)
  })
})

describe('what the app is', () => {
  it('is told', () => {
    const { wx } = openWx()
    expect(wx['getAccountInfoSync']?.()).toEqual({
      miniProgram: { appId: 'wx123', envVersion: 'release', version: '1.2.3' },
    })
    expect(wx['getLaunchOptionsSync']?.()).toMatchObject({
      path: 'pages/a/a',
      query: { from: 'x' },
      scene: 1001,
    })
    expect(wx['getExtConfigSync']?.()).toEqual({})
    expect(wx['env']).toEqual({ USER_DATA_PATH: 'wxfile://usr' })
  })
})

describe('canIUse', () => {
  it.each([
    ['showToast', true],
    ['showToast.object.image', true],
    ['getSystemInfoSync.return.theme', true],
    ['button', true],
    ['button.open-type.share', true],
    ['env.USER_DATA_PATH', true],
    ['env.OTHER', false],
    ['openBluetoothAdapter', false],
    ['createRewardedVideoAd', false],
    ['onBLEConnectionStateChange', false],
    ['cloud', false],
    ['live-pusher', false],
    ['noSuchThing', false],
    ['', false],
  ])('says of %j: %s', (schema, answer) => {
    expect(openWx().wx['canIUse']?.(schema)).toBe(answer)
  })
})

describe('bytes', () => {
  it('become base64 and come back, whatever their number', () => {
    const { wx } = openWx()
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
    const text = wx['arrayBufferToBase64']?.(bytes.buffer)
    expect(text).toBe(Buffer.from(bytes).toString('base64'))
    expect(wx['base64ToArrayBuffer']?.(text)).toEqual(bytes.buffer)
  })

  it.each([0, 1, 65_537])('are drawn at random: %i', async (length) => {
    const { randomValues } = await openWx().call('getRandomValues', { length })
    expect((randomValues as ArrayBuffer).byteLength).toBe(length)
  })

  it.each([-1, 1_048_577])('are not drawn at random: %i', async (length) => {
    expect(await openWx().call('getRandomValues', { length })).toMatchObject({
      errMsg: expect.stringContaining('getRandomValues:fail parameter error: parameter.length'),
    })
  })
})

describe('news', () => {
  it('are heard until they are not listened to', () => {
    const { wx, emit } = openWx()
    const told: unknown[] = []
    const listener = (news: unknown) => told.push(news)
    wx['onThemeChange']?.(listener)
    emit('themeChange', { theme: 'dark' })
    wx['offThemeChange']?.(listener)
    emit('themeChange', { theme: 'light' })
    wx['onThemeChange']?.(listener)
    wx['offThemeChange']?.()
    emit('themeChange', { theme: 'light' })
    expect(told).toEqual([{ theme: 'dark' }])
  })
})

describe('idle work', () => {
  it('runs later, with time left, unless it is called off', async () => {
    const { wx } = openWx()
    const ran: unknown[] = []
    const handle = wx['requestIdleCallback']?.(() => ran.push('called off'))
    wx['cancelIdleCallback']?.(handle)
    await new Promise<void>((resolve) => {
      wx['requestIdleCallback']?.((deadline: { didTimeout: boolean; timeRemaining(): number }) => {
        ran.push(deadline.didTimeout, deadline.timeRemaining() > 0)
        resolve()
      })
    })
    expect(ran).toEqual([false, true])
  })

  it('is refused at once when there is nothing to run', () => {
    const { wx } = openWx()
    expect(() => wx['requestIdleCallback']?.(5)).toThrow(
      'requestIdleCallback:fail parameter error: parameter.callback should be Function instead of Number;',
    )
    expect(() => wx['cancelIdleCallback']?.(Symbol('no handle'))).not.toThrow()
  })
})
