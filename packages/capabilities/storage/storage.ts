/**
 * The storage family: what an app keeps on this device, up to 1 MB a key and 10 MB in all.
 *
 * (1) Reads answer from the mirror in logic, so a read sees every earlier write of this app,
 *     synchronous or not.
 * (2) A write that would not fit changes nothing. Synchronous ones throw, others are refused.
 * (3) `success` of an asynchronous write means that it survives closing the app and the page: the
 *     browser has it, in order, though maybe not on disk yet. A synchronous write returns before
 *     that; should the host refuse it later, the mirror is put right and the refusal is reported
 *     as an error of the app.
 * (4) A key that was never written is refused by `getStorage` and gives `''` in `getStorageSync`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/storage/wx.setStorage.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const writeStorage = defineCapability({
  name: 'writeStorage',
  params: z.object({ entries: z.array(z.object({ key: z.string(), value: z.string() })) }),
  reach: 'internal',
  support: full,
  see: 'storage/wx.setStorage',
})

export const eraseStorage = defineCapability({
  name: 'eraseStorage',
  params: z.object({ key: z.string() }),
  reach: 'internal',
  support: full,
  see: 'storage/wx.removeStorage',
})

export const eraseAllStorage = defineCapability({
  name: 'eraseAllStorage',
  reach: 'internal',
  support: full,
  see: 'storage/wx.clearStorage',
})

export const storageInLogic = defineInLogic({
  names: [
    'getStorageSync',
    'setStorageSync',
    'removeStorage',
    'removeStorageSync',
    'clearStorage',
    'clearStorageSync',
    'getStorageInfo',
    'getStorageInfoSync',
    'batchSetStorage',
    'batchSetStorageSync',
    'batchGetStorage',
    'batchGetStorageSync',
  ],
  support: full,
  see: 'storage/wx.getStorageSync',
})

export const encryptedStorageInLogic = defineInLogic({
  names: ['setStorage', 'getStorage'],
  support: partial('`encrypt` is accepted, but the value is kept as any other value of the browser is.'),
  see: 'storage/wx.setStorage',
})
