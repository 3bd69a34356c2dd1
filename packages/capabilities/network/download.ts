/**
 * `wx.downloadFile` — fetches a file of up to 200 MB into a temporary file or to `filePath`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/download/wx.downloadFile.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

export const downloadFile = defineCapability({
  name: 'downloadFile',
  params: z.object({
    url: z.string(),
    header: z.record(z.string(), z.unknown()).default({}),
    timeout: z.number().positive().optional().catch(undefined),
    filePath: z.string().optional(),
  }),
  result: z.object({
    statusCode: z.number(),
    header: z.record(z.string(), z.string()),
    cookies: z.array(z.string()).readonly(),
    tempFilePath: z.string().optional(),
    filePath: z.string().optional(),
  }),
  refusals: ['invalid url', 'exceed max file size'],
  reach: 'own',
  support: partial('`profile` is not given; `useHighPerformanceMode` and `enableHttp2` change nothing.'),
  see: 'network/download/wx.downloadFile',
})
