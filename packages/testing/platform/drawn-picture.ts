import sharp from 'sharp'

/** A white bar on a ground: pictures with bars elsewhere look different, those of another size do not. */
export interface Drawn {
  readonly ground?: string
  readonly side?: number
  /** Parts of the side. */
  readonly left?: number
  readonly top?: number
  readonly width?: number
  readonly height?: number
}

export async function drawnPicture({
  ground = '#4a8a5a',
  side = 96,
  left = 0.2,
  top = 0.4,
  width = 0.5,
  height = 0.3,
}: Drawn = {}): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="${side}" height="${side}"><rect width="1" height="1" fill="${ground}"/><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

export async function drawnPng(drawn: Drawn = {}): Promise<Blob> {
  return new Blob([new Uint8Array(await drawnPicture(drawn))], { type: 'image/png' })
}
