import { accept, refuse } from '@maque/base/result.ts'
import { extensionOf } from '../file-extension.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { chooseMedia, chooseMessageFile, chooseVideo, getVideoInfo } from './pick.ts'
import { pickTemporary, type PickedTemporary } from './pick-temporary.host.ts'
import { measureVideo } from './measure-video.host.ts'

export const pickOnHost = [
  onHost(chooseMedia, async ({ count, mediaType, sourceType, camera }, context) => {
    const wanted = mediaType.includes('mix') ? ['image', 'video'] : mediaType
    const picked = await pickTemporary(context, {
      accept: wanted.map((type) => `${type}/*`),
      count,
      sourceType,
      camera,
    })
    if (!picked.ok) return passOn(picked)
    const tempFiles = await Promise.all(picked.value.map(describeMedia))
    const [first] = tempFiles
    const isOfOneKind = tempFiles.every(({ fileType }) => fileType === first?.fileType)
    return accept({ tempFiles, type: isOfOneKind && first ? first.fileType : ('mix' as const) })
  }),

  onHost(chooseVideo, async ({ sourceType, camera }, context) => {
    const picked = await pickTemporary(context, { accept: ['video/*'], count: 1, sourceType, camera })
    if (!picked.ok) return passOn(picked)
    const [film] = picked.value
    if (!film) return refuse('cancel')
    const measured = await measureVideo(film.file.bytes)
    return accept({
      tempFilePath: film.path,
      size: film.file.bytes.size,
      duration: measured?.duration ?? 0,
      width: measured?.width ?? 0,
      height: measured?.height ?? 0,
    })
  }),

  onHost(chooseMessageFile, async ({ count, type, extension }, context) => {
    const picked = await pickTemporary(context, {
      accept: acceptedBy(type, extension),
      count,
      sourceType: ['album'],
    })
    if (!picked.ok) return passOn(picked)
    return accept({
      tempFiles: picked.value.map(({ path, file }) => ({
        path,
        size: file.bytes.size,
        name: file.name,
        type: kindOf(file.bytes.type),
        time: Math.floor(file.modifiedAtMs / 1000),
      })),
    })
  }),

  onHost(getVideoInfo, async ({ src }, { files }) => {
    const film = await files.read(src)
    if (!film) return refuse('file not found')
    const measured = await measureVideo(film)
    if (!measured) return refuse('invalid video')
    return accept({
      ...measured,
      size: Math.ceil(film.size / 1024),
      type: extensionOf(src, film.type),
      orientation: 'up' as const,
    })
  }),
]

async function describeMedia({ path, file: { bytes } }: PickedTemporary) {
  const described = { tempFilePath: path, size: bytes.size }
  if (!bytes.type.startsWith('video/')) return { ...described, fileType: 'image' as const }
  return { ...described, fileType: 'video' as const, ...(await measureVideo(bytes)) }
}

function acceptedBy(
  type: 'all' | 'video' | 'image' | 'file',
  extensions: readonly string[],
): readonly string[] {
  if (type === 'image' || type === 'video') return [`${type}/*`]
  return extensions
    .filter((extension) => extension !== '')
    .map((extension) => `.${extension.replace(/^\./, '')}`)
}

function kindOf(mimeType: string): 'video' | 'image' | 'file' {
  if (mimeType.startsWith('image/')) return 'image'
  return mimeType.startsWith('video/') ? 'video' : 'file'
}
