import { accept, refuse } from '@maque/base/result.ts'
import { readAhead } from '@maque/runtime-host/ports/files-ahead.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { loadFiles, readFile, removeFile, unpackArchive, writeFile } from './file-system.ts'
import { readZip } from './zip.host.ts'

export const fileSystemOnHost = [
  onHost(loadFiles, async (_, { files }) =>
    accept({ files: [...(await readAhead(files, ['wxfile://usr/']))] }),
  ),

  onHost(readFile, async ({ path }, { files }) => {
    const blob = await files.read(path)
    return blob ? accept({ bytes: await blob.arrayBuffer() }) : refuse('no such file or directory')
  }),

  onHost(unpackArchive, async ({ path, only, limitBytes }, { files }) => {
    const blob = await files.read(path)
    if (!blob) return refuse('no such file or directory')
    const all = readZip(new Uint8Array(await blob.arrayBuffer()))
    if (!all) return refuse('unzip open file fail')
    const wanted = all.filter((entry) => only?.includes(entry.path) ?? true)
    if (wanted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > limitBytes)
      return refuse('the maximum size of the file storage limit is exceeded')
    const entries = []
    for (const entry of wanted) {
      const bytes = await entry.unpack()
      entries.push({ path: entry.path, ...(bytes && { bytes: bytes.buffer }) })
    }
    return accept({ entries })
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
