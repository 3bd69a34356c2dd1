/**
 * `wx.chooseMedia`, `chooseVideo`, `chooseMessageFile` — let the person pick pictures, films or
 * files, which become temporary files of the app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

const sourceTypes = z.array(z.enum(['album', 'camera'])).default(['album', 'camera'])
const camera = z.enum(['back', 'front']).catch('back')

export const chooseMedia = defineCapability({
  name: 'chooseMedia',
  params: z.object({
    count: z.number().default(9),
    mediaType: z.array(z.enum(['image', 'video', 'mix'])).default(['image', 'video']),
    sourceType: sourceTypes,
    camera,
  }),
  result: z.object({
    type: z.enum(['image', 'video', 'mix']),
    tempFiles: z.array(
      z.object({
        tempFilePath: z.string(),
        size: z.number(),
        fileType: z.enum(['image', 'video']),
        width: z.number().optional(),
        height: z.number().optional(),
        duration: z.number().optional(),
      }),
    ),
  }),
  needsForeground: true,
  support: partial('`sizeType` and `maxDuration` change nothing; films have no `thumbTempFilePath`.'),
  see: 'media/video/wx.chooseMedia',
})

export const chooseVideo = defineCapability({
  name: 'chooseVideo',
  params: z.object({ sourceType: sourceTypes, camera }),
  result: z.object({
    tempFilePath: z.string(),
    duration: z.number(),
    size: z.number(),
    width: z.number(),
    height: z.number(),
  }),
  refusals: ['cancel'],
  needsForeground: true,
  support: partial('`compressed` and `maxDuration` change nothing.'),
  see: 'media/video/wx.chooseVideo',
})

export const chooseMessageFile = defineCapability({
  name: 'chooseMessageFile',
  params: z.object({
    count: z.number(),
    type: z.enum(['all', 'video', 'image', 'file']).catch('all'),
    extension: z.array(z.string()).default([]),
  }),
  result: z.object({
    tempFiles: z.array(
      z.object({
        path: z.string(),
        size: z.number(),
        name: z.string(),
        type: z.enum(['video', 'image', 'file']),
        time: z.number(),
      }),
    ),
  }),
  needsForeground: true,
  support: partial('Files are picked from the device, as there are no conversations to pick from.'),
  see: 'media/image/wx.chooseMessageFile',
})

export const getVideoInfo = defineCapability({
  name: 'getVideoInfo',
  params: z.object({ src: z.string() }),
  result: z.object({
    width: z.number(),
    height: z.number(),
    duration: z.number(),
    size: z.number(),
    type: z.string(),
    orientation: z.literal('up'),
  }),
  refusals: ['file not found', 'invalid video'],
  support: partial('`bitrate` and `fps` are not known.'),
  see: 'media/video/wx.getVideoInfo',
})
