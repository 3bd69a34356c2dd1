/**
 * `wx.getFileSystemManager` — the app's own files below `wx.env.USER_DATA_PATH`, kept on this
 * device, and reading of temporary files and files of the package.
 *
 * (1) Logic holds the tree of the app's own files, loaded from the host when the manager is first
 *     asked for, and writes every change through.
 * (2) Asynchronous calls wait for that. An app whose scripts call synchronous ones is given its files
 *     before it starts, those of the package too; of files that are too large for it only the size.
 *     Temporary files are always read at once.
 * (3) `success` of an asynchronous change means that it survives closing the app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.getFileSystemManager.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const see = 'file/wx.getFileSystemManager'

/** Every file of the app, with the bytes of those that are small enough to know at once. */
export const loadFiles = defineCapability({
  name: 'loadFiles',
  result: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        sizeBytes: z.number(),
        modifiedAtMs: z.number(),
        bytes: z.instanceof(ArrayBuffer).optional(),
      }),
    ),
  }),
  reach: 'internal',
  support: full,
  see,
})

/** Any file that the app may read: its own, temporary, or of its package. */
export const readFile = defineCapability({
  name: 'readFile',
  params: z.object({ path: z.string() }),
  result: z.object({ bytes: z.instanceof(ArrayBuffer) }),
  refusals: ['no such file or directory'],
  reach: 'internal',
  support: full,
  see,
})

/** What stands in an archive, whole or as far as it is asked for. */
export const unpackArchive = defineCapability({
  name: 'unpackArchive',
  params: z.object({
    path: z.string(),
    only: z.array(z.string()).optional(),
    /** More than this, all together, is not unpacked. */
    limitBytes: z.number(),
  }),
  result: z.object({
    entries: z.array(
      // A directory has a slash at its end. An entry without bytes cannot be unpacked.
      z.object({ path: z.string(), bytes: z.instanceof(ArrayBuffer).optional() }),
    ),
  }),
  refusals: [
    'no such file or directory',
    'unzip open file fail',
    'the maximum size of the file storage limit is exceeded',
  ],
  reach: 'internal',
  support: full,
  see: 'file/FileSystemManager.unzip',
})

export const writeFile = defineCapability({
  name: 'writeFile',
  params: z.object({ path: z.string(), bytes: z.instanceof(ArrayBuffer) }),
  reach: 'internal',
  support: full,
  see,
})

export const removeFile = defineCapability({
  name: 'removeFile',
  params: z.object({ path: z.string() }),
  reach: 'internal',
  support: full,
  see,
})

export const fileSystem = defineInLogic({
  names: ['getFileSystemManager'],
  support: partial(
    'Synchronous calls read temporary files, and other files up to 1 MB each and 8 MB together; `readCompressedFile` is refused, as browsers do not unpack brotli.',
  ),
  see,
})

export const olderFileCalls = defineInLogic({
  names: ['saveFile', 'removeSavedFile', 'getSavedFileList', 'getSavedFileInfo', 'getFileInfo'],
  support: full,
  see: 'file/wx.saveFile',
})
