/**
 * Brings in a subpackage that code asks for before a page of it is opened: `require.async` and
 * `import()` of a module in it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/async.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const loadSubpackage = defineCapability({
  name: 'loadSubpackage',
  params: z.object({ path: z.string() }),
  refusals: ['the package cannot be loaded'],
  reach: 'internal',
  support: full,
  see: 'base/subpackage/wx.preDownloadSubpackage',
})

/** Fetches a package without running anything of it. */
export const fetchSubpackage = defineCapability({
  name: 'fetchSubpackage',
  params: z.object({ packageType: z.enum(['workers', 'normal']), name: z.string().optional() }),
  result: z.object({ sizeBytes: z.number() }),
  refusals: ['there is no such package', 'the package cannot be loaded'],
  reach: 'internal',
  support: full,
  see: 'base/subpackage/wx.preDownloadSubpackage',
})

export const preDownload = defineInLogic({
  names: ['preDownloadSubpackage'],
  support: partial('Progress is told once, at the end.'),
  see: 'base/subpackage/wx.preDownloadSubpackage',
})
