/**
 * `wx.getUpdateManager` — whether a newer release waits, and starting it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/update/wx.getUpdateManager.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const checkForUpdate = defineCapability({
  name: 'checkForUpdate',
  result: z.object({ hasUpdate: z.boolean() }),
  reach: 'internal',
  support: partial('Asked of the platform; a player without platform has no updates.'),
  see: 'base/update/UpdateManager.onCheckForUpdate',
})

export const awaitUpdate = defineCapability({
  name: 'awaitUpdate',
  result: z.object({ isReady: z.boolean() }),
  reach: 'internal',
  support: full,
  see: 'base/update/UpdateManager.onUpdateReady',
})

export const applyUpdate = defineCapability({
  name: 'applyUpdate',
  reach: 'internal',
  support: full,
  see: 'base/update/UpdateManager.applyUpdate',
})

export const updates = defineInLogic({
  names: ['getUpdateManager'],
  support: full,
  see: 'base/update/wx.getUpdateManager',
})
