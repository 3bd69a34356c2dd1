/**
 * `wx.getRandomValues` — bytes that nobody can guess, up to 1 MB.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/crypto/wx.getRandomValues.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const getRandomValues = defineCapability({
  name: 'getRandomValues',
  params: z.object({ length: z.number().min(0).max(1_048_576) }),
  result: z.object({ randomValues: z.instanceof(ArrayBuffer) }),
  support: full,
  see: 'base/crypto/wx.getRandomValues',
})
