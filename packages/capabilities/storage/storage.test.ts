import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'
import { sizeBytes } from './storage-sizes.ts'
import { decodeStored, encodeStored } from './stored-value.ts'

describe('a stored value', () => {
  it.each([
    ['text', 'a'],
    ['empty text', ''],
    ['a number', 1.5],
    ['NaN', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a boolean', false],
    ['null', null],
    ['nothing', undefined],
    ['a date', new Date(5)],
    ['a list', [1, 'a', null]],
    ['an object', { a: { b: [] } }],
  ])('keeps its type: %s', (_, value) => {
    expect(decodeStored(encodeStored(value))).toEqual(value)
  })

  it('is what JSON makes of it, inside', () => {
    expect(decodeStored(encodeStored({ at: new Date(0), no: undefined }))).toEqual({
      at: '1970-01-01T00:00:00.000Z',
    })
  })

  it.each(['plain', '{"a":1}', '[1]'])('that others wrote is the text it is: %s', (text) => {
    expect(decodeStored(text)).toBe(text)
  })

  it.each(['a', 'é', '麻', '😀', 'a麻😀'])('is measured in UTF-8: %j', (text) => {
    expect(sizeBytes(text)).toBe(new TextEncoder().encode(text).length)
  })
})

describe('storage', () => {
  it('gives what was written, at once and to the host', async () => {
    const { wx, call, host } = openWx()
    wx['setStorageSync']?.('k', { a: 1 })
    expect(wx['getStorageSync']?.('k')).toEqual({ a: 1 })
    expect(await call('getStorage', { key: 'k' })).toEqual({ data: { a: 1 }, errMsg: 'getStorage:ok' })
    expect(await call('setStorage', { key: 'j', data: 2 })).toEqual({ errMsg: 'setStorage:ok' })
    expect([...host.stored]).toEqual([
      ['k', '{"type":"Object","data":{"a":1}}'],
      ['j', '{"type":"Number","data":"2"}'],
    ])
  })

  it('reads what an earlier run wrote', () => {
    const { wx } = openWx({ stored: { k: encodeStored([1]) } })
    expect(wx['getStorageSync']?.('k')).toEqual([1])
  })

  it('tells a key that was never written from one written as null', async () => {
    const { wx, call } = openWx()
    expect(await call('getStorage', { key: 'k' })).toEqual({ errMsg: 'getStorage:fail data not found' })
    expect(wx['getStorageSync']?.('k')).toBe('')
    wx['setStorageSync']?.('k', null)
    expect(await call('getStorage', { key: 'k' })).toMatchObject({ data: null })
  })

  it('removes one key, or all', async () => {
    const { wx, call, host } = openWx()
    await call('batchSetStorage', {
      kvList: [
        { key: 'a', value: 0 },
        { key: 'b', value: 1 },
        { key: 'c', value: 2 },
      ],
    })
    wx['removeStorageSync']?.('a')
    await call('removeStorage', { key: 'b' })
    expect([...host.stored.keys()]).toEqual(['c'])
    expect(wx['batchGetStorageSync']?.(['a', 'c'])).toEqual(['', 2])
    await call('clearStorage')
    expect(host.stored.size).toBe(0)
    expect(wx['getStorageInfoSync']?.()).toEqual({ keys: [], currentSize: 0, limitSize: 10240 })
  })

  it.each([
    [
      'getStorageSync',
      'getStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
    ],
    [
      'setStorageSync',
      'setStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
    ],
    [
      'removeStorageSync',
      'removeStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
    ],
  ])('needs a key: %s', (name, message) => {
    const { wx } = openWx()
    expect(() => wx[name]?.()).toThrow(message)
  })

  it('refuses what JSON cannot hold', async () => {
    const { call } = openWx()
    const ring: Record<string, unknown> = {}
    ring['ring'] = ring
    expect(await call('setStorage', { key: 'k', data: ring })).toEqual({
      errMsg: 'setStorage:fail data cannot be made JSON text',
    })
  })

  // What stands around the text of a string, and the key `k`.
  const around = sizeBytes('k{"type":"String","data":""}')

  it('takes 1 MB a key and not a byte more', () => {
    const { wx } = openWx()
    wx['setStorageSync']?.('k', 'x'.repeat(1024 * 1024 - around))
    expect(() => wx['setStorageSync']?.('k', 'x'.repeat(1024 * 1024 - around + 1))).toThrow(
      'setStorageSync:fail exceed max item size',
    )
    expect(wx['getStorageSync']?.('k')).toHaveLength(1024 * 1024 - around)
  })

  it('takes 10 MB in all; writing over a value counts once', async () => {
    const { wx, call } = openWx()
    const megabyte = 'x'.repeat(1024 * 1024 - around)
    for (let key = 0; key < 10; key += 1) wx['setStorageSync']?.(String(key), megabyte)
    wx['setStorageSync']?.('9', megabyte)
    expect(wx['getStorageInfoSync']?.()).toMatchObject({ currentSize: 10240 })
    expect(await call('setStorage', { key: 'k', data: 1 })).toEqual({
      errMsg: 'setStorage:fail exceed max storage size',
    })
    expect(await call('getStorage', { key: 'k' })).toEqual({ errMsg: 'getStorage:fail data not found' })
  })

  it('puts the mirror right when the host refuses, and reports a write that nobody waits for', async () => {
    const { wx, call, host, errors } = openWx({ stored: { k: encodeStored('old') } })
    host.storageRefusal = 'exceed max storage size'
    wx['setStorageSync']?.('k', 'new')
    expect(await call('setStorage', { key: 'j', data: 1 })).toEqual({
      errMsg: 'setStorage:fail exceed max storage size',
    })
    expect(wx['getStorageSync']?.('k')).toBe('old')
    expect(wx['getStorageSync']?.('j')).toBe('')
    expect(errors).toEqual(['setStorageSync:fail exceed max storage size'])
  })
})
