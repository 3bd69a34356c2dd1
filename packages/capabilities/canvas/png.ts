/**
 * PNG files from pixels, at once: what browsers encode they encode later, and `canvas.toDataURL`
 * answers immediately. Nothing is compressed.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha of each pixel, line by line. */
  readonly data: Uint8ClampedArray
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The longest a block of uncompressed data may be. */
const BLOCK_BYTES = 0xffff

export function pngOf({ width, height, data }: Pixels): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits a channel, colour with alpha; compression, filter and interlace as always.
  header.set([8, 6, 0, 0, 0], 8)
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlibOf(linesOf(data, width * 4, height))),
    chunk('IEND', new Uint8Array(0)),
  ])
}

/** Each line begins with the number of its filter: none. */
function linesOf(data: Uint8ClampedArray, lineBytes: number, height: number): Uint8Array {
  const lines = new Uint8Array((lineBytes + 1) * height)
  for (let line = 0; line < height; line++) {
    lines.set(data.subarray(line * lineBytes, (line + 1) * lineBytes), line * (lineBytes + 1) + 1)
  }
  return lines
}

function zlibOf(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let start = 0; start < data.length; start += BLOCK_BYTES) {
    const block = data.subarray(start, start + BLOCK_BYTES)
    const { length } = block
    const isLast = start + BLOCK_BYTES >= data.length ? 1 : 0
    parts.push(Uint8Array.of(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block)
  }
  const checksum = new Uint8Array(4)
  new DataView(checksum.buffer).setUint32(0, adler32(data))
  return joined([...parts, checksum])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}

function adler32(data: Uint8Array): number {
  let low = 1
  let high = 0
  for (const byte of data) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return ((high << 16) | low) >>> 0
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(data: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of data) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffff_ffff) >>> 0
}
