/**
 * How a picture looks, as far as a program can say: whether there is anything on it, and what people
 * would take for the same.
 *
 * A look is 64 bits: the signs of the lowest frequencies of the picture in grey, so that another size,
 * another compression or a slight tint change few of them. Two pictures are alike up to so many bits.
 */
import sharp from 'sharp'

export interface Look {
  /** 64 bits, as 0 and 1. */
  readonly bits: string
  /** How much of it is of its commonest colour. */
  readonly plainPercent: number
}

/** Not a rule: the size at which pictures are compared. */
const SIDE = 32
/** Not a rule: how many frequencies of each direction are. */
const FREQUENCIES = 8

export async function lookOf(picture: Buffer): Promise<Look> {
  const flat = sharp(picture).flatten({ background: '#fff' }).resize(SIDE, SIDE, { fit: 'fill' })
  const [grey, colours] = await Promise.all([
    flat.clone().greyscale().raw().toBuffer(),
    flat.clone().removeAlpha().toColourspace('srgb').raw().toBuffer(),
  ])
  return { bits: bitsOf(grey), plainPercent: plainPercentOf(colours) }
}

/** How many bits differ. */
export function distance(one: string, other: string): number {
  return [...one].filter((bit, index) => bit !== other[index]).length
}

/** `wave[u][x]`: what a frequency weighs at a place. */
const wave = Array.from({ length: FREQUENCIES + 1 }, (_, u) =>
  Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))),
)

function bitsOf(grey: Buffer): string {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    wave.map((of) => sum((x) => (of[x] ?? 0) * (grey[y * SIDE + x] ?? 0))),
  )
  const strengths: number[] = []
  // The lowest of all is how bright it is.
  for (let v = 1; v <= FREQUENCIES; v += 1)
    for (let u = 1; u <= FREQUENCIES; u += 1) {
      strengths.push(sum((y) => (wave[v]?.[y] ?? 0) * (rows[y]?.[u] ?? 0)))
    }
  const middle = strengths.toSorted((a, b) => a - b)[strengths.length / 2] ?? 0
  return strengths.map((strength) => (strength > middle ? '1' : '0')).join('')
}

function sum(of: (index: number) => number): number {
  let total = 0
  for (let index = 0; index < SIDE; index += 1) total += of(index)
  return total
}

/** Not a rule: shades that people do not tell apart. */
const SHADES = 16
/** Not a rule: red, green and blue. */
const CHANNELS = 3
/** Not a rule: the whole. */
const PERCENT = 100

function plainPercentOf(colours: Buffer): number {
  const counts = new Map<string, number>()
  for (let at = 0; at < colours.length; at += CHANNELS) {
    const colour = [...colours.subarray(at, at + CHANNELS)].map((part) => Math.floor(part / SHADES)).join(' ')
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return Math.floor((Math.max(...counts.values()) / (SIDE * SIDE)) * PERCENT)
}
