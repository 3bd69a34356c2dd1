import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { policyOf } from '../../kernel/policy/policy.ts'
import { makeAvatar, squareOf } from './avatar.ts'

const policy = policyOf('guide-2018', {
  'profile.avatar-pixels': { min: 20, max: 100 },
  'profile.avatar-stored-pixels': 30,
})

/** Red on the left, blue on the right. */
async function picture(width: number, height: number): Promise<Buffer> {
  const half = { width: width >> 1, height, channels: 3 as const, background: '#f00' }
  return sharp({ create: { ...half, width, background: '#00f' } })
    .composite([{ input: { create: half }, left: 0, top: 0 }])
    .jpeg()
    .toBuffer()
}

const refusalOf = async (bytes: Buffer, crop = {}): Promise<string> => {
  const made = await makeAvatar(bytes, crop, policy)
  return made.ok ? 'accepted' : (made.refusal.problem.rule?.id ?? made.refusal.problem.code)
}

describe('what is cut out of a picture', () => {
  it.each([
    ['is the square in its middle', {}, { left: 20, top: 0, side: 60 }],
    ['is what was asked for', { x1: 0, y1: 0, x2: 0.5, y2: 50 / 60 }, { left: 0, top: 0, side: 50 }],
    ['stays within the picture', { x1: 0.41, y1: 0, x2: 1, y2: 0.98 }, { left: 41, top: 0, side: 59 }],
    ['is a square and nothing else', { x1: 0, y1: 0, x2: 0.5, y2: 0.5 }, undefined],
    ['is something', { x1: 0.5, y1: 0.5, x2: 0.5, y2: 0.5 }, undefined],
  ])('%s', (_, crop, square) => {
    expect(squareOf(crop, { width: 100, height: 60 })).toEqual(square)
  })
})

describe('an avatar (§2.4)', () => {
  it('is kept as a small PNG of what was cut out', async () => {
    const made = await makeAvatar(await picture(80, 40), { x1: 0.5, y1: 0, x2: 1, y2: 1 }, policy)
    expect(made.ok).toBe(true)
    const { data, info } = await sharp(made.ok ? made.value : Buffer.of())
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: 30, height: 30 })
    const middle = (15 * info.width + 15) * info.channels
    expect(data[middle + 2]).toBeGreaterThan(240)
    expect(data[middle]).toBeLessThan(15)
  })

  it.each([
    ['profile.avatar-pixels', 101, 40],
    ['accepted', 100, 40],
    ['accepted', 20, 20],
    ['profile.avatar-pixels', 20, 19],
  ])('%s: %d × %d pixels', async (outcome, width, height) => {
    expect(await refusalOf(await picture(width, height))).toBe(outcome)
  })

  it('is a picture through and through', async () => {
    expect(await refusalOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'icon-not-an-image',
    )
    const cut = (await picture(80, 40)).subarray(0, 200)
    expect(await refusalOf(cut)).toBe('icon-not-an-image')
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)])
    expect(await refusalOf(png)).toBe('icon-not-an-image')
  })
})
