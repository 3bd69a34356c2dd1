import { accept, refuse } from '@maque/base/result.ts'
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import { onHost, passOn, type Outcome } from '../on-host.host.ts'
import { openDocument, previewMedia, saveFileToDisk, saveVideoToPhotosAlbum } from './preview.ts'

export const previewOnHost = [
  onHost(previewMedia, async ({ sources, current }, { overlays }) => {
    const pictures = sources.filter(({ type }) => type === 'image')
    if (pictures.length === 0) return refuse('not supported')
    const shown = sources[current]
    const index = shown ? pictures.indexOf(shown) : 0
    await overlays.previewImages({ urls: pictures.map(({ url }) => url), index: Math.max(0, index) })
    return accept({})
  }),

  onHost(openDocument, ({ filePath, fileType }, context) => {
    const name = lastName(filePath)
    return handOver(filePath, fileType && !name.includes('.') ? `${name}.${fileType}` : name, context)
  }),
  onHost(saveFileToDisk, ({ filePath }, context) => handOver(filePath, lastName(filePath), context)),
  onHost(saveVideoToPhotosAlbum, ({ filePath }, context) => handOver(filePath, lastName(filePath), context)),
]

async function handOver(
  path: string,
  name: string,
  { files, device }: HostContext,
): Promise<Outcome<Readonly<Record<never, never>>, 'file not found'>> {
  const bytes = await files.read(path)
  if (!bytes) return refuse('file not found')
  const outcome = await device.saveFile(bytes, name)
  return outcome.ok ? accept({}) : passOn(outcome)
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
