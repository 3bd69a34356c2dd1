/**
 * Makes an avatar of an uploaded picture: a square of it, as small as it is shown, as PNG without
 * what cameras write into pictures.
 *
 * Only the header is read before the size is known to be bearable.
 */
import sharp from 'sharp'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Crop } from '@maque/protocol/platform/profile.ts'
import { imageTypeOf } from '../../kernel/blobs/media-type.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { avatarNotAnImage, cropNotSquare } from './profile-problems.ts'

interface Size {
  readonly width: number
  readonly height: number
}

export interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** The part that is asked for, in pixels; without corners the largest square in the middle. */
export function squareOf({ x1, y1, x2, y2 }: Crop, { width, height }: Size): Square | undefined {
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) {
    const side = Math.min(width, height)
    return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side }
  }
  const [across, down] = [(x2 - x1) * width, (y2 - y1) * height]
  // Corners are parts of the sides: as pixels they are seldom whole.
  if (Math.abs(across - down) > 2) return undefined
  const side = Math.round(Math.min(across, down))
  const [left, top] = [Math.round(x1 * width), Math.round(y1 * height)]
  return side > 0
    ? { left: Math.min(left, width - side), top: Math.min(top, height - side), side }
    : undefined
}

export async function makeAvatar(
  bytes: Buffer,
  crop: Crop,
  policy: Policy,
): Promise<Result<Buffer, RaisedProblem>> {
  const size = imageTypeOf(bytes) === undefined ? undefined : await sizeOf(bytes)
  if (!size) return refuse(avatarNotAnImage)
  const { min, max } = policy.value('profile.avatar-pixels')
  const longest = Math.max(size.width, size.height)
  if (longest > max) return policy.refuse('profile.avatar-pixels', { used: longest })
  const square = squareOf(crop, size)
  if (!square) return refuse(cropNotSquare)
  const { left, top, side } = square
  if (side < min) return policy.refuse('profile.avatar-pixels', { used: side })
  const stored = policy.value('profile.avatar-stored-pixels')
  try {
    const made = await sharp(bytes, { limitInputPixels: max * max })
      .autoOrient()
      .extract({ left, top, width: side, height: side })
      .resize(stored, stored)
      .png()
      .toBuffer()
    return accept(made)
  } catch {
    // Its header is a picture's and the rest is not.
    return refuse(avatarNotAnImage)
  }
}

/** As it is seen: cameras write sideways and say so. */
async function sizeOf(bytes: Buffer): Promise<Size | undefined> {
  try {
    const { autoOrient } = await sharp(bytes).metadata()
    return autoOrient
  } catch {
    return undefined
  }
}
