/**
 * Files and a few words about them, as one run of bytes between two processes: four bytes with
 * the length of a JSON head, the head, then the files' bytes in the head's sequence.
 */
export interface Parcel<Words> {
  readonly words: Words
  readonly files: ReadonlyMap<string, Uint8Array>
}

interface Head<Words> {
  readonly words: Words
  readonly files: readonly (readonly [path: string, sizeBytes: number])[]
}

const LENGTH_BYTES = 4

export function packParcel<Words>({ words, files }: Parcel<Words>): readonly Uint8Array[] {
  const head: Head<Words> = {
    words,
    files: [...files].map(([path, bytes]) => [path, bytes.byteLength] as const),
  }
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(json.length)
  return [length, json, ...files.values()]
}

/** Throws when it is not whole. `parseWords` checks what came from the other process. */
export function unpackParcel<Words>(parcel: Buffer, parseWords: (words: unknown) => Words): Parcel<Words> {
  const end = LENGTH_BYTES + parcel.readUInt32BE(0)
  const head = JSON.parse(parcel.toString('utf8', LENGTH_BYTES, end)) as Head<unknown>
  const files = new Map<string, Uint8Array>()
  let offset = end
  for (const [path, sizeBytes] of head.files) {
    if (offset + sizeBytes > parcel.length) throw new Error('a parcel ends too early')
    files.set(path, parcel.subarray(offset, offset + sizeBytes))
    offset += sizeBytes
  }
  return { words: parseWords(head.words), files }
}

/** Parcels that came one after the other; the last is left out when it is not whole. */
export function parcelsIn<Words>(
  bytes: Buffer,
  parseWords: (words: unknown) => Words,
): readonly Parcel<Words>[] {
  const parcels: Parcel<Words>[] = []
  for (let offset = 0; offset + LENGTH_BYTES <= bytes.length;) {
    const rest = bytes.subarray(offset)
    const sizeBytes = sizeOf(rest)
    if (sizeBytes === undefined || sizeBytes > rest.length) break
    parcels.push(unpackParcel(rest, parseWords))
    offset += sizeBytes
  }
  return parcels
}

/** `undefined` while its head is not whole. */
function sizeOf(parcel: Buffer): number | undefined {
  const end = LENGTH_BYTES + parcel.readUInt32BE(0)
  if (end > parcel.length) return undefined
  const head = JSON.parse(parcel.toString('utf8', LENGTH_BYTES, end)) as Head<unknown>
  return head.files.reduce((sum, [, sizeBytes]) => sum + sizeBytes, end)
}
