/**
 * Brings in a subpackage that code asks for before a page of it is opened: `require.async` and
 * `import()` of a module in it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/async.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

export const loadSubpackage = defineCapability({
  name: 'loadSubpackage',
  params: z.object({ path: z.string() }),
  refusals: ['the package cannot be loaded'],
  reach: 'internal',
  support: full,
  see: 'base/subpackage/wx.preDownloadSubpackage',
})
