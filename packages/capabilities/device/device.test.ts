import { refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'
import { toGcj02 } from './gcj02.ts'

describe('the clipboard', () => {
  it('takes text, and says so', async () => {
    const { call, host } = openWx()
    expect(await call('setClipboardData', { data: 'a' })).toEqual({ errMsg: 'setClipboardData:ok' })
    expect(host.asked).toMatchObject([['overlays.showToast', { title: '内容已复制' }]])
    expect(await call('getClipboardData')).toEqual({ data: 'a', errMsg: 'getClipboardData:ok' })
  })

  it('says nothing when it could not', async () => {
    const { call, host } = openWx()
    host.device = refuse('fail no permission')
    expect(await call('setClipboardData', { data: 'a' })).toEqual({
      errMsg: 'setClipboardData:fail fail no permission',
    })
    expect(host.asked).toEqual([])
  })

  it.each(['setClipboardData', 'getClipboardData'])('needs the app in front: %s', async (name) => {
    const { call, host } = openWx()
    host.isInForeground = false
    expect(await call(name, { data: '' })).toEqual({ errMsg: `${name}:fail not in foreground` })
  })
})

describe('the device', () => {
  it.each([
    ['makePhoneCall', { phoneNumber: '10086' }, ['device.callPhone', '10086']],
    ['vibrateShort', {}, ['device.vibrate', 15]],
    ['vibrateShort', { type: 'heavy' }, ['device.vibrate', 25]],
    ['vibrateShort', { type: 'other' }, ['device.vibrate', 15]],
    ['vibrateLong', {}, ['device.vibrate', 400]],
    ['setKeepScreenOn', { keepScreenOn: true }, ['device.setKeepScreenOn', true]],
  ])('does %s %j, or says why not', async (name, options, asked) => {
    const { call, host } = openWx()
    expect(await call(name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(host.asked).toEqual([asked])
    host.device = refuse('not supported')
    expect(await call(name, options)).toEqual({ errMsg: `${name}:fail not supported`, errno: 6 })
  })

  it('reads codes', async () => {
    expect(await openWx().call('scanCode')).toEqual({
      result: '麻雀',
      scanType: 'QR_CODE',
      charSet: 'utf-8',
      rawData: '6bq76ZuA',
      errMsg: 'scanCode:ok',
    })
  })
})

describe('a place', () => {
  it('is told in the system that was asked for', async () => {
    const { call, host } = openWx()
    expect(await call('getLocation')).toMatchObject({
      latitude: 39.908,
      longitude: 116.397,
      speed: -1,
      accuracy: 10,
    })
    const shifted = await call('getLocation', {
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 1,
    })
    expect(shifted['longitude']).toBeCloseTo(116.4032, 3)
    expect(host.asked).toEqual([
      ['device.locate', { isHighAccuracy: false, timeoutMs: 10_000 }],
      ['device.locate', { isHighAccuracy: true, timeoutMs: 3000 }],
    ])
  })

  it('is vague where that is enough', async () => {
    expect(await openWx().call('getFuzzyLocation')).toMatchObject({ latitude: 39.91, longitude: 116.4 })
  })

  it.each([
    ['getLocation', 'scope.userLocation'],
    ['getFuzzyLocation', 'scope.userFuzzyLocation'],
  ] as const)('is not told by %s without consent', async (name, scope) => {
    const { call, host } = openWx()
    host.permissions.set(scope, false)
    expect(await call(name)).toMatchObject({ errMsg: `${name}:fail auth deny` })
    expect(host.asked).toEqual([])
  })

  it.each([
    [
      'in Beijing is shifted',
      { latitude: 39.908, longitude: 116.397 },
      { latitude: 39.9094, longitude: 116.4032 },
    ],
    ['in Paris is not', { latitude: 48.8566, longitude: 2.3522 }, { latitude: 48.8566, longitude: 2.3522 }],
  ])('%s', (_, place, shifted) => {
    const { latitude, longitude } = toGcj02(place)
    expect(latitude).toBeCloseTo(shifted.latitude, 3)
    expect(longitude).toBeCloseTo(shifted.longitude, 3)
  })
})

describe('a keyboard', () => {
  const does = async (name: string, range: unknown) => {
    const { call, view } = openWx({ answerView: () => range })
    return [await call(name), ...view]
  }

  it('is put away, and was none there', async () => {
    const left = [{ errMsg: 'hideKeyboard:ok' }, { kind: 'focused-entry', does: 'leave' }]
    expect(await does('hideKeyboard', { start: 1, end: 2 })).toEqual(left)
    expect(await does('hideKeyboard', null)).toEqual(left)
  })

  it('tells what is selected where it writes', async () => {
    const look = { kind: 'focused-entry', does: 'look' }
    expect(await does('getSelectedTextRange', { start: 1, end: 2 })).toEqual([
      { start: 1, end: 2, errMsg: 'getSelectedTextRange:ok' },
      look,
    ])
    expect(await does('getSelectedTextRange', null)).toEqual([
      { errMsg: 'getSelectedTextRange:fail no input has the focus' },
      look,
    ])
  })
})
