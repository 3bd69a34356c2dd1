/** Writes archives that no honest program would: every field can be made to lie. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** What the local header says its name is. */
  readonly localName?: string
  /** What both headers say of sizes and checksum, where that is not the truth. */
  readonly saidSize?: number
  readonly saidChecksum?: number
  /** The upper half of the external attributes, as Unix has it: `0o120777` is a link. */
  readonly unixMode?: number
  readonly method?: number
  readonly flags?: number
  readonly extra?: Buffer
  /** Where the central directory says the entry is; it is then not written there. */
  readonly saidPlace?: number
}

export interface ZipOptions {
  readonly before?: Buffer
}

const DEFLATED = 8
const UTF8 = 0x800
const MADE_BY_UNIX = 3 << 8

export function writeZip(
  entries: readonly ZipEntry[],
  { before = Buffer.alloc(0) }: ZipOptions = {},
): Buffer {
  const parts: Buffer[] = [before]
  const central: Buffer[] = []
  let offset = before.length
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content ?? '')
    const method = entry.method ?? DEFLATED
    const packed = method === DEFLATED ? deflateRawSync(content) : content
    const checksum = entry.saidChecksum ?? crc32(content)
    const size = entry.saidSize ?? content.length
    const extra = entry.extra ?? Buffer.alloc(0)
    const flags = entry.flags ?? (typeof entry.name === 'string' ? UTF8 : 0)
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName)

    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    writeDescription(local, 4, { flags, method, checksum, packedSize: packed.length, size })
    local.writeUInt16LE(localName.length, 26)
    const place = entry.saidPlace ?? offset
    if (entry.saidPlace === undefined) {
      parts.push(local, localName, packed)
      offset += local.length + localName.length + packed.length
    }

    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(entry.unixMode === undefined ? 20 : MADE_BY_UNIX | 20, 4)
    writeDescription(header, 6, { flags, method, checksum, packedSize: packed.length, size })
    header.writeUInt16LE(name.length, 28)
    header.writeUInt16LE(extra.length, 30)
    header.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 38)
    header.writeUInt32LE(place, 42)
    central.push(header, name, extra)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

interface Description {
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
}

/** The run of fields that both headers share, from "version needed" on. */
function writeDescription(
  header: Buffer,
  at: number,
  { flags, method, checksum, packedSize, size }: Description,
): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(flags, at + 2)
  header.writeUInt16LE(method, at + 4)
  header.writeUInt32LE(checksum >>> 0, at + 10)
  header.writeUInt32LE(packedSize, at + 14)
  header.writeUInt32LE(size, at + 18)
}

/** An ordinary archive of these files. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  return writeZip(Object.entries(files).map(([name, content]) => ({ name, content })))
}
