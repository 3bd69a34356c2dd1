/**
 * Reads zip archives: stored and deflated entries.
 *
 * (1) An archive that is cut off, encrypted or of an unknown method gives no entry that is wrong.
 * (2) An entry is as large as the archive says it is, so that sizes can be judged before anything is
 *     unpacked.
 */
type Bytes = Uint8Array<ArrayBuffer>

export interface ZipEntry {
  /** As it stands in the archive; a directory has a slash at its end. */
  readonly path: string
  readonly sizeBytes: number
  /** `undefined` where it cannot be unpacked. */
  unpack(): Promise<Bytes | undefined>
}

const END = 0x06054b50
const END_BYTES = 22
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const UTF8 = 0x800

/** `undefined` for what is no archive. */
export function readZip(bytes: Bytes): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + CENTRAL_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return undefined
    entries.push(entryAt(bytes, view, at, nameLength))
    at = next
  }
  return entries
}

function entryAt(bytes: Bytes, view: DataView, at: number, nameLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedBytes = view.getUint32(at + 20, true)
  const sizeBytes = view.getUint32(at + 24, true)
  const local = view.getUint32(at + 42, true)
  const name = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)
  return {
    path: nameIn(name, (flags & UTF8) !== 0),
    sizeBytes,
    unpack: async () => {
      if ((flags & ENCRYPTED) !== 0) return undefined
      if (local + LOCAL_BYTES > bytes.length || view.getUint32(local, true) !== LOCAL) return undefined
      const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      if (start + packedBytes > bytes.length) return undefined
      const packed = bytes.slice(start, start + packedBytes)
      if (method === STORED) return packed.length === sizeBytes ? packed : undefined
      return method === DEFLATED ? inflate(packed, sizeBytes) : undefined
    },
  }
}

/** Where the record at the end of an archive begins: a comment may follow it. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === END) return at
  return undefined
}

/** Older archives of Chinese systems have names in GBK and do not say so. */
function nameIn(bytes: Bytes, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'gbk').decode(bytes)
  }
}

async function inflate(packed: Bytes, sizeBytes: number): Promise<Bytes | undefined> {
  const whole = new Uint8Array(sizeBytes)
  let filled = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return filled === sizeBytes ? whole : undefined
      if (filled + value.length > sizeBytes) {
        await reader.cancel()
        return undefined
      }
      whole.set(value, filled)
      filled += value.length
    }
  } catch {
    // What is not deflated, or cut off.
    return undefined
  }
}
