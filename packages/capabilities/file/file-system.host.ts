import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { loadFiles, readFile, removeFile, writeFile } from './file-system.ts'

/** Small files cross at once, so that synchronous reads find them. */
const SMALL_BYTES = 1024 * 1024
const LOADED_BYTES = 8 * 1024 * 1024

export const fileSystemOnHost = [
  onHost(loadFiles, async (_, { files }) => {
    let left = LOADED_BYTES
    const loaded = []
    for (const file of await files.list('wxfile://usr/')) {
      const isLoaded = file.sizeBytes <= Math.min(SMALL_BYTES, left)
      if (isLoaded) left -= file.sizeBytes
      const blob = isLoaded ? await files.read(file.path) : undefined
      loaded.push({ ...file, ...(blob && { bytes: await blob.arrayBuffer() }) })
    }
    return accept({ files: loaded })
  }),

  onHost(readFile, async ({ path }, { files }) => {
    const blob = await files.read(path)
    return blob ? accept({ bytes: await blob.arrayBuffer() }) : refuse('no such file or directory')
  }),

  onHost(writeFile, async ({ path, bytes }, { files }) => {
    const outcome = await files.write(path, new Blob([bytes]))
    return outcome.ok ? accept({}) : passOn(outcome)
  }),

  onHost(removeFile, async ({ path }, { files }) => {
    await files.remove(path)
    return accept({})
  }),
]
