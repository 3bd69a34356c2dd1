/** Writes packages as miniprogram-ci does, or as somebody who lies: see read-pack.ts of the platform. */
import { gzipSync } from 'node:zlib'

export interface PackEntry {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** What the list says, where that is not the truth. */
  readonly saidPlace?: number
  readonly saidSize?: number
}

export interface PackOptions {
  readonly saidCount?: number
  /** In the place of the marks BE and ED. */
  readonly marks?: readonly [number, number]
  readonly after?: Buffer
}

const HEAD_BYTES = 14
const INT_BYTES = 4

export function writePack(entries: readonly PackEntry[], options: PackOptions = {}): Buffer {
  const contents = entries.map(({ content = '' }) => Buffer.from(content))
  const names = entries.map(({ name }) => Buffer.from(name))
  const listBytes = names.reduce((sum, name) => sum + name.length + 3 * INT_BYTES, INT_BYTES)
  let place = HEAD_BYTES + listBytes
  const list = entries.flatMap(({ saidPlace, saidSize }, index) => {
    const [name, content] = [names[index] ?? Buffer.alloc(0), contents[index] ?? Buffer.alloc(0)]
    const described = [int(name.length), name, int(saidPlace ?? place), int(saidSize ?? content.length)]
    place += content.length
    return described
  })
  const data = Buffer.concat(contents)
  const [opens, ends] = options.marks ?? [0xbe, 0xed]
  return gzipSync(
    Buffer.concat([
      Buffer.from([opens]),
      int(0),
      int(listBytes),
      int(data.length),
      Buffer.from([ends]),
      int(options.saidCount ?? entries.length),
      ...list,
      data,
      options.after ?? Buffer.alloc(0),
    ]),
  )
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(INT_BYTES)
  bytes.writeUInt32BE(value)
  return bytes
}
