import { describe, expect, it } from 'vitest'
import { withLastCanvasFont } from './canvas-font.ts'

describe('a font of a canvas', () => {
  it.each([
    ['20px "PingFang SC"', '20px "PingFang SC", sans-serif'],
    ['normal 400 20px "sans-serif"', 'normal 400 20px "sans-serif", sans-serif'],
    ['italic bold 12.5px/1.5 Arial, Heiti', 'italic bold 12.5px/1.5 Arial, Heiti, sans-serif'],
    ['10px sans-serif', '10px sans-serif'],
    ['10px Arial, Monospace ', '10px Arial, Monospace '],
    ['caption', 'caption'],
    ['20px', '20px'],
    ['', ''],
  ])('%s ends in a family that is there', (written, used) => {
    expect(withLastCanvasFont(written)).toBe(used)
  })
})
