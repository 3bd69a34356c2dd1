/**
 * `wx.previewMedia`, `openDocument`, `saveFileToDisk`, `saveVideoToPhotosAlbum` — show a file to
 * the person, or hand it to them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.previewMedia.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const previewMedia = defineCapability({
  name: 'previewMedia',
  params: z.object({
    sources: z
      .array(z.object({ url: z.string(), type: z.enum(['image', 'video']).catch('image') }))
      .min(1, 'should have at least 1 item'),
    current: z.number().default(0),
  }),
  refusals: ['not supported'],
  needsForeground: true,
  support: partial('Shows pictures; sources that are all films are refused. `showmenu` changes nothing.'),
  see: 'media/image/wx.previewMedia',
})

export const openDocument = defineCapability({
  name: 'openDocument',
  params: z.object({ filePath: z.string(), fileType: z.string().optional() }),
  refusals: ['file not found'],
  needsForeground: true,
  support: partial('The file is handed to the person, whose device opens it.'),
  see: 'file/wx.openDocument',
})

export const saveFileToDisk = defineCapability({
  name: 'saveFileToDisk',
  params: z.object({ filePath: z.string() }),
  refusals: ['file not found'],
  needsForeground: true,
  support: full,
  see: 'file/wx.saveFileToDisk',
})

export const saveVideoToPhotosAlbum = defineCapability({
  name: 'saveVideoToPhotosAlbum',
  params: z.object({ filePath: z.string() }),
  refusals: ['file not found'],
  scope: 'scope.writePhotosAlbum',
  needsForeground: true,
  support: partial('The film is handed to the person as a download or through the share sheet.'),
  see: 'media/video/wx.saveVideoToPhotosAlbum',
})
