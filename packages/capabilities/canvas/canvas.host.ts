import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { openSource } from '../open-source.host.ts'
import { addTemporary } from '../temporary-file.host.ts'
import { keepTemporaryFile, readPicture } from './canvas.ts'

const keepTemporaryFileOnHost = onHost(keepTemporaryFile, async ({ bytes, extension }, context) => {
  const type = extension === 'jpg' ? 'image/jpeg' : 'image/png'
  return accept({ tempFilePath: await addTemporary(context, new Blob([bytes], { type }), extension) })
})

const readPictureOnHost = onHost(readPicture, async ({ source }, context) => {
  const opened = await openSource(source, context)
  if (!opened.ok) return passOn(opened)
  return opened.value ? accept({ bytes: await opened.value.arrayBuffer() }) : refuse('file not found')
})

export const canvasOnHost = [keepTemporaryFileOnHost, readPictureOnHost]
