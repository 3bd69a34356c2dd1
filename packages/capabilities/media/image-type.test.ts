import { describe, expect, it } from 'vitest'
import { imageType } from './image-type.ts'

describe('a picture', () => {
  it.each([
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['gif', [...'GIF89a'].map((letter) => letter.charCodeAt(0))],
    ['webp', [...'RIFF1234WEBP'].map((letter) => letter.charCodeAt(0))],
    ['bmp', [0x42, 0x4d, 0]],
    ['unknown', [...'<svg'].map((letter) => letter.charCodeAt(0))],
    ['unknown', []],
  ])('is known by its first bytes: %s', (type, bytes) => {
    expect(imageType(Uint8Array.from(bytes))).toBe(type)
  })
})
