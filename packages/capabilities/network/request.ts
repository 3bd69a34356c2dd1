/**
 * `wx.request` — one HTTP request through the host.
 *
 * (1) Any HTTP status is a success; only what never became an answer is refused.
 * (2) What the app listens to (`onHeadersReceived`, `onChunkReceived`) is told before `success`.
 * (3) An aborted request is refused with `abort`, once.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

export const request = defineCapability({
  name: 'request',
  params: z.object({
    url: z.string(),
    data: z.unknown().optional(),
    header: z.record(z.string(), z.unknown()).default({}),
    method: z.string().toUpperCase().default('GET'),
    responseType: z.enum(['text', 'arraybuffer']).catch('text'),
    timeout: z.number().positive().optional().catch(undefined),
    enableChunked: z.boolean().default(false),
  }),
  result: z.object({
    statusCode: z.number(),
    header: z.record(z.string(), z.string()),
    cookies: z.array(z.string()).readonly(),
    /** Text or bytes: logic makes JSON of text. */
    body: z.union([z.string(), z.instanceof(ArrayBuffer)]),
  }),
  refusals: ['invalid url', 'data cannot be sent'],
  reach: 'own',
  support: partial(
    'Sent by the platform’s proxy: `enableHttp2`, `enableQuic`, `enableHttpDNS`, `forceCellularNetwork` change nothing, redirects are always followed, `profile` is not given.',
  ),
  see: 'network/request/wx.request',
})
