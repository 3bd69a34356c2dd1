/**
 * `wx.navigateToMiniProgram`, `navigateBackMiniProgram`, `exitMiniProgram`, `restartMiniProgram`
 * — go to another app and back, leave this one, start it anew.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/navigate/wx.navigateToMiniProgram.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const navigateToMiniProgram = defineCapability({
  name: 'navigateToMiniProgram',
  params: z.object({
    appId: z.string().default(''),
    path: z.string().default(''),
    extraData: z.unknown().optional(),
    envVersion: z.enum(['develop', 'trial', 'release']).catch('release'),
    shortLink: z.string().default(''),
  }),
  refusals: ['appId or shortLink is required'],
  needsForeground: true,
  support: partial('Opens apps of this platform only; `noRelaunchIfPathUnchanged` is not applied.'),
  see: 'navigate/wx.navigateToMiniProgram',
})

export const navigateBackMiniProgram = defineCapability({
  name: 'navigateBackMiniProgram',
  params: z.object({ extraData: z.unknown().optional() }),
  needsForeground: true,
  support: full,
  see: 'navigate/wx.navigateBackMiniProgram',
})

export const exitMiniProgram = defineCapability({
  name: 'exitMiniProgram',
  support: full,
  see: 'navigate/wx.exitMiniProgram',
})

export const restartMiniProgram = defineCapability({
  name: 'restartMiniProgram',
  params: z.object({ path: z.string() }),
  support: full,
  see: 'navigate/wx.restartMiniProgram',
})
