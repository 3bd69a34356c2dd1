/**
 * What is fixed while an app runs: where its files are, how it was opened, what it is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getLaunchOptionsSync.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const appFacts = defineInLogic({
  names: ['env', 'getLaunchOptionsSync', 'getEnterOptionsSync', 'getAccountInfoSync'],
  support: full,
  see: 'base/app/life-cycle/wx.getLaunchOptionsSync',
})

export const extConfig = defineInLogic({
  names: ['getExtConfig', 'getExtConfigSync'],
  support: full,
  see: 'ext/wx.getExtConfigSync',
})

export const fixedFacts = defineInLogic({
  names: ['getApiCategory', 'getExptInfoSync'],
  support: partial('There are no embedded apps and no experiments: always `default` and `{}`.'),
  see: 'base/app/wx.getApiCategory',
})
