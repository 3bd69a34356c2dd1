/**
 * A tap on `<button open-type="getPhoneNumber">`: the number goes to the app's own server, for a code.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

/** Asks the person every time. */
export const getPhoneNumber = defineCapability({
  name: 'getPhoneNumber',
  params: z.object({}),
  result: z.object({
    code: z.string(),
    encryptedData: z.string().optional(),
    iv: z.string().optional(),
  }),
  refusals: ['not supported', 'user deny'],
  reach: 'internal',
  needsForeground: true,
  support: full,
  see: 'component/button',
})
