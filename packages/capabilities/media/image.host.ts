import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { openSource } from '../open-source.host.ts'
import { addTemporary } from '../temporary-file.host.ts'
import { IMAGE_HEAD_BYTES, imageType } from './image-type.ts'
import { chooseImage, compressImage, getImageInfo, previewImage, saveImageToPhotosAlbum } from './image.ts'
import { pickTemporary } from './pick-temporary.host.ts'

export const imageOnHost = [
  onHost(previewImage, async ({ urls, current }, { overlays }) => {
    const index = typeof current === 'string' ? urls.indexOf(current) : (current ?? 0)
    await overlays.previewImages({ urls, index: Math.min(Math.max(0, index), urls.length - 1) })
    return accept({})
  }),

  onHost(chooseImage, async ({ count, sourceType }, context) => {
    const picked = await pickTemporary(context, { accept: ['image/*'], count, sourceType })
    if (!picked.ok) return passOn(picked)
    return accept({
      tempFilePaths: picked.value.map(({ path }) => path),
      tempFiles: picked.value.map(({ path, file }) => ({ path, size: file.bytes.size })),
    })
  }),

  onHost(getImageInfo, async ({ src }, context) => {
    const source = await openSource(src, context)
    if (!source.ok) return passOn(source)
    if (!source.value) return refuse('file not found')
    const bitmap = await tryBitmap(source.value)
    if (!bitmap) return refuse('invalid image')

    const { width, height } = bitmap
    bitmap.close()
    const type = imageType(new Uint8Array(await source.value.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()))
    const path = /^https?:/i.test(src)
      ? await addTemporary(context, source.value, type === 'jpeg' ? 'jpg' : type)
      : src
    return accept({ width, height, path, type, orientation: 'up' as const })
  }),

  onHost(compressImage, async ({ src, quality, compressedWidth, compressedHeight }, context) => {
    const source = await context.files.read(src)
    if (!source) return refuse('file not found')
    const bitmap = await tryBitmap(source)
    if (!bitmap) return refuse('invalid image')

    const size = scaledSize(bitmap, compressedWidth, compressedHeight)
    const canvas = new OffscreenCanvas(size.width, size.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height)
    bitmap.close()
    const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
    return accept({ tempFilePath: await addTemporary(context, smaller, 'jpg') })
  }),

  onHost(saveImageToPhotosAlbum, async ({ filePath }, { files, device }) => {
    const picture = await files.read(filePath)
    if (!picture) return refuse('file not found')
    const outcome = await device.saveFile(picture, filePath.slice(filePath.lastIndexOf('/') + 1))
    return outcome.ok ? accept({}) : passOn(outcome)
  }),
]

function tryBitmap(bytes: Blob): Promise<ImageBitmap | undefined> {
  return createImageBitmap(bytes).catch(() => undefined)
}

/** One wanted side keeps the proportions. */
function scaledSize(
  { width, height }: ImageBitmap,
  wantedWidth: number | undefined,
  wantedHeight: number | undefined,
): { readonly width: number; readonly height: number } {
  const scale = wantedWidth ? wantedWidth / width : wantedHeight ? wantedHeight / height : 1
  return {
    width: Math.max(1, Math.round(wantedWidth ?? width * scale)),
    height: Math.max(1, Math.round(wantedHeight ?? height * scale)),
  }
}
