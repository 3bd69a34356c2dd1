import { withLastCanvasFont } from '@maque/base/canvas-font.ts'

/** Taken before app code runs, for then the global is gone; absent where workers cannot draw. */
const Canvas = 'OffscreenCanvas' in globalThis ? globalThis.OffscreenCanvas : undefined
let context: OffscreenCanvasRenderingContext2D | null | undefined

/** Width in pixels. Without a canvas to measure with: an em for wide characters, half of one for others. */
export function measureText(text: string, font: string): number {
  context ??= Canvas && new Canvas(1, 1).getContext('2d')
  if (context) {
    context.font = withLastCanvasFont(font)
    return context.measureText(text).width
  }
  const size = Number(/(\d+(\.\d+)?)px/.exec(font)?.[1] ?? 10)
  let ems = 0
  for (const character of text) ems += character.charCodeAt(0) < 0x2e80 ? 0.5 : 1
  return ems * size
}
