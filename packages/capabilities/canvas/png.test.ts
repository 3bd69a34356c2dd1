import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pngOf } from './png.ts'

describe('a PNG', () => {
  it('holds the pixels, line by line', () => {
    const data = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 128)
    const png = Buffer.from(pngOf({ width: 1, height: 2, data }))
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1, 2])
    const start = png.indexOf('IDAT') + 4
    const length = png.readUInt32BE(start - 8)
    expect([...inflateSync(png.subarray(start, start + length))]).toEqual([
      0, 255, 0, 0, 255, 0, 0, 255, 0, 128,
    ])
    // The check sum of an empty end is the same in every file.
    expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082')
  })

  it('holds more than fits into one block', () => {
    const data = new Uint8ClampedArray(200 * 200 * 4).fill(7)
    const png = Buffer.from(pngOf({ width: 200, height: 200, data }))
    const start = png.indexOf('IDAT') + 4
    const lines = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
    expect(lines).toHaveLength(200 * 801)
    expect(lines.at(-1)).toBe(7)
  })
})
