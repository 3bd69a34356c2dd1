/**
 * `wx.createCanvasContext`, `canvasToTempFilePath`, `canvasGetImageData`, `canvasPutImageData` —
 * the first canvas interface: drawing is recorded in logic and replayed by the view on `draw()`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/canvas/wx.createCanvasContext.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

/** Keeps bytes that logic or the view made as a temporary file. */
export const keepTemporaryFile = defineCapability({
  name: 'keepTemporaryFile',
  params: z.object({ bytes: z.instanceof(ArrayBuffer), extension: z.enum(['png', 'jpg']) }),
  result: z.object({ tempFilePath: z.string() }),
  reach: 'internal',
  support: full,
  see: 'canvas/wx.canvasToTempFilePath',
})

export const canvas = defineInLogic({
  names: ['createCanvasContext'],
  support: partial('`measureText` is exact where the browser can measure in a worker, else estimated.'),
  see: 'canvas/wx.createCanvasContext',
})

export const canvasPictures = defineInLogic({
  names: ['canvasToTempFilePath', 'canvasGetImageData', 'canvasPutImageData'],
  support: full,
  see: 'canvas/wx.canvasToTempFilePath',
})
