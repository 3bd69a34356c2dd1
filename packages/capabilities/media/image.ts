/**
 * Pictures: look at them, pick them, measure them, make them smaller, keep them.
 *
 * What a person picks becomes temporary files, gone when the app is closed. Leaving a picker is
 * refused with `cancel`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.chooseImage.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const sourceTypes = z.array(z.enum(['album', 'camera'])).default(['album', 'camera'])

export const previewImage = defineCapability({
  name: 'previewImage',
  params: z.object({
    urls: z.array(z.string()).min(1, 'should have at least 1 item'),
    current: z.union([z.string(), z.number()]).optional().catch(undefined),
  }),
  needsForeground: true,
  support: partial('`showmenu` and `referrerPolicy` change nothing.'),
  see: 'media/image/wx.previewImage',
})

export const chooseImage = defineCapability({
  name: 'chooseImage',
  params: z.object({ count: z.number().default(9), sourceType: sourceTypes }),
  result: z.object({
    tempFilePaths: z.array(z.string()),
    tempFiles: z.array(z.object({ path: z.string(), size: z.number() })),
  }),
  needsForeground: true,
  support: partial('`sizeType` changes nothing: pictures stay as they were picked.'),
  see: 'media/image/wx.chooseImage',
})

export const getImageInfo = defineCapability({
  name: 'getImageInfo',
  params: z.object({ src: z.string() }),
  result: z.object({
    width: z.number(),
    height: z.number(),
    path: z.string(),
    type: z.string(),
    orientation: z.literal('up'),
  }),
  refusals: ['file not found', 'invalid image'],
  support: partial('`orientation` is always `up`, as sizes are those of the turned picture.'),
  see: 'media/image/wx.getImageInfo',
})

export const compressImage = defineCapability({
  name: 'compressImage',
  params: z.object({
    src: z.string(),
    quality: z.number().min(0).max(100).catch(80),
    compressedWidth: z.number().positive().optional().catch(undefined),
    compressedHeight: z.number().positive().optional().catch(undefined),
  }),
  result: z.object({ tempFilePath: z.string() }),
  refusals: ['file not found', 'invalid image'],
  support: full,
  see: 'media/image/wx.compressImage',
})

export const saveImageToPhotosAlbum = defineCapability({
  name: 'saveImageToPhotosAlbum',
  params: z.object({ filePath: z.string() }),
  refusals: ['file not found'],
  scope: 'scope.writePhotosAlbum',
  needsForeground: true,
  support: partial('The picture is handed to the person as a download or through the share sheet.'),
  see: 'media/image/wx.saveImageToPhotosAlbum',
})
