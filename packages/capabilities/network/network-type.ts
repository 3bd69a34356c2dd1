/**
 * `wx.getNetworkType`, `onNetworkStatusChange` — whether and how the device is connected.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/device/network/wx.getNetworkType.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const getNetworkType = defineCapability({
  name: 'getNetworkType',
  result: z.object({ networkType: z.string(), hasSystemProxy: z.boolean() }),
  support: partial(
    'Browsers that do not tell the kind of network give `unknown`; signal strength is not told.',
  ),
  see: 'device/network/wx.getNetworkType',
})

/** Tells `networkStatusChange` for as long as the app runs: one call an app is enough. */
export const watchNetworkType = defineCapability({
  name: 'watchNetworkType',
  reach: 'internal',
  support: partial('As `getNetworkType`.'),
  see: 'device/network/wx.onNetworkStatusChange',
})

export const networkEvents = defineInLogic({
  names: ['onNetworkStatusChange', 'offNetworkStatusChange'],
  support: partial('As `getNetworkType`.'),
  see: 'device/network/wx.onNetworkStatusChange',
})
