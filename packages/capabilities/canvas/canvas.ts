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
  names: ['createCanvasContext', 'createContext', 'drawCanvas'],
  support: partial('`measureText` is exact where the browser can measure in a worker, else estimated.'),
  see: 'canvas/wx.createCanvasContext',
})

export const canvasPictures = defineInLogic({
  names: ['canvasToTempFilePath', 'canvasGetImageData', 'canvasPutImageData'],
  support: full,
  see: 'canvas/wx.canvasToTempFilePath',
})

/** The bytes of a picture that `canvas.createImage()` draws: a file of the app, or one of the web. */
export const readPicture = defineCapability({
  name: 'readPicture',
  params: z.object({ source: z.string() }),
  result: z.object({ bytes: z.instanceof(ArrayBuffer) }),
  refusals: ['file not found'],
  reach: 'internal',
  support: full,
  see: 'canvas/Canvas.createImage',
})

export const offscreenCanvas = defineInLogic({
  names: ['createOffscreenCanvas'],
  support: partial('`toDataURL` always gives a PNG. Browsers that cannot draw in workers give `null`.'),
  see: 'canvas/wx.createOffscreenCanvas',
})
