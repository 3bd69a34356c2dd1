/** Writes the pack that read-pack.ts reads. Names are paths of a project: they were read from one. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { ENDS, HEAD_BYTES, INT_BYTES, OPENS } from './read-pack.ts'

const compress = promisify(gzip)

export async function writePack(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const entries = [...files].map(([name, content]) => ({ name: Buffer.from(`/${name}`), content }))
  const listBytes = entries.reduce((sum, { name }) => sum + name.length + 3 * INT_BYTES, INT_BYTES)
  let place = HEAD_BYTES + listBytes
  const list = entries.flatMap(({ name, content }) => {
    const described = [int(name.length), name, int(place), int(content.byteLength)]
    place += content.byteLength
    return described
  })
  const contentBytes = place - HEAD_BYTES - listBytes
  return compress(
    Buffer.concat([
      Buffer.from([OPENS]),
      int(0),
      int(listBytes),
      int(contentBytes),
      Buffer.from([ENDS]),
      int(entries.length),
      ...list,
      ...entries.map(({ content }) => content),
    ]),
  )
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(INT_BYTES)
  bytes.writeUInt32BE(value)
  return bytes
}
