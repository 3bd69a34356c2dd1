/** The square that is cut out of a picture, as parts of its sides. */
import type { Crop } from '@maque/protocol/platform/profile.ts'

/** Each 0 to 1: how much of the shorter side, and where in what is left over. */
export interface CropChoice {
  readonly size: number
  readonly across: number
  readonly down: number
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

export const middle: CropChoice = { size: 1, across: 0.5, down: 0.5 }

export function cropOf({ size, across, down }: CropChoice, { width, height }: PictureSize): Required<Crop> {
  const side = Math.min(width, height) * size
  const left = (width - side) * across
  const top = (height - side) * down
  return {
    x1: left / width,
    y1: top / height,
    x2: (left + side) / width,
    y2: (top + side) / height,
  }
}

/** Moved by parts of the picture's sides; stays within it. */
export function moved(choice: CropChoice, by: PictureSize, { width, height }: PictureSize): CropChoice {
  const side = Math.min(width, height) * choice.size
  const along = (where: number, part: number, whole: number): number => {
    const room = whole - side
    return room <= 0 ? where : Math.min(1, Math.max(0, where + (part * whole) / room))
  }
  return {
    ...choice,
    across: along(choice.across, by.width, width),
    down: along(choice.down, by.height, height),
  }
}
