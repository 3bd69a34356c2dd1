/**
 * `wx.getUpdateManager` — whether a newer release waits, and starting it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/update/wx.getUpdateManager.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const checkForUpdate = defineCapability({
  name: 'checkForUpdate',
  result: z.object({ hasUpdate: z.boolean() }),
  reach: 'internal',
  support: partial('Asked of the platform; a player without platform has no updates.'),
  see: 'base/update/UpdateManager.onCheckForUpdate',
})

export const applyUpdate = defineCapability({
  name: 'applyUpdate',
  reach: 'internal',
  support: partial('Restarts the app.'),
  see: 'base/update/UpdateManager.applyUpdate',
})

export const updates = defineInLogic({
  names: ['getUpdateManager'],
  support: partial('A newer release is taken when the app is next opened; `onUpdateFailed` is never told.'),
  see: 'base/update/wx.getUpdateManager',
})
