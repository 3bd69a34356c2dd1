import { accept } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { keepTemporaryFile } from './canvas.ts'

export const keepTemporaryFileOnHost = onHost(keepTemporaryFile, async ({ bytes, extension }, { files }) => {
  const type = extension === 'jpg' ? 'image/jpeg' : 'image/png'
  return accept({ tempFilePath: await files.addTemporary(new Blob([bytes], { type }), extension) })
})
