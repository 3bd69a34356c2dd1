/**
 * `wx.uploadFile` — sends one file and text fields as `multipart/form-data`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

export const uploadFile = defineCapability({
  name: 'uploadFile',
  params: z.object({
    url: z.string(),
    filePath: z.string(),
    name: z.string(),
    fileName: z.string().optional(),
    header: z.record(z.string(), z.unknown()).default({}),
    formData: z.record(z.string(), z.unknown()).default({}),
    timeout: z.number().positive().optional().catch(undefined),
  }),
  result: z.object({
    statusCode: z.number(),
    header: z.record(z.string(), z.string()),
    cookies: z.array(z.string()).readonly(),
    data: z.string(),
  }),
  refusals: ['invalid url', 'file not found'],
  reach: 'own',
  support: partial('`enableHttp2` changes nothing.'),
  see: 'network/upload/wx.uploadFile',
})
