import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawnPicture } from '@maque/testing/platform/drawn-picture.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import { distance, lookOf } from './avatar-look.ts'
import { nearest } from './protected-pictures.ts'
import ours from './protected-pictures.json' with { type: 'json' }

const bitsOf = async (picture: Buffer): Promise<string> => (await lookOf(picture)).bits
const ALIKE = 8
const policy = policyOf('guide-2018')

describe('how a picture looks', () => {
  it.each([
    ['is the same in another size', () => drawnPicture({ side: 400 }), true],
    [
      'is the same when it was compressed',
      async () =>
        sharp(await drawnPicture())
          .jpeg({ quality: 40 })
          .toBuffer(),
      true,
    ],
    ['is the same in a slightly other colour', () => drawnPicture({ ground: '#458a60' }), true],
    [
      'differs when something else is on it',
      () => drawnPicture({ left: 0.05, top: 0.05, width: 0.2 }),
      false,
    ],
    [
      'differs when it stands on its head',
      async () =>
        sharp(await drawnPicture())
          .flip()
          .toBuffer(),
      false,
    ],
  ])('%s', async (_, other, isAlike) => {
    const differs = distance(await bitsOf(await drawnPicture()), await bitsOf(await other()))
    expect(differs <= ALIKE).toBe(isAlike)
  })

  it.each([
    ['all of one colour', { width: 0 }, 100],
    ['half of it', { left: 0, top: 0, width: 0.5, height: 1 }, 50],
  ])('says how much of it is plain: %s', async (_, drawn, percent) => {
    const { plainPercent } = await lookOf(await drawnPicture(drawn))
    expect(Math.abs(plainPercent - percent)).toBeLessThanOrEqual(3)
  })

  it('knows the brand of the platform, as the console draws it', async () => {
    const sparrow =
      'M3 13c1.5-5 5-8 9.5-8 2.6 0 4.3 1.2 5.2 3L22 9.5l-3.8 1.6c-.2 4.6-3.3 8-7.7 8.4L9 22H7.6l.9-2.6C5.8 18.6 4 17 3 15l6-.6z'
    const drawn = sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="150" height="150"><rect width="24" height="24" fill="#fdfdfd"/><path d="${sparrow}" fill="#07b35c"/><circle cx="14.6" cy="8.6" r="1" fill="#fff"/></svg>`,
      ),
    )
    const bits = await bitsOf(await drawn.jpeg().toBuffer())
    expect(Math.min(...ours.pictures.map(({ look }) => distance(look, bits)))).toBeLessThanOrEqual(ALIKE)
    const own = await bitsOf(await drawnPicture())
    expect(Math.min(...ours.pictures.map(({ look }) => distance(look, own)))).toBeGreaterThan(ALIKE)
  })

  it.each([
    [8, '麻雀标志'],
    [9, undefined],
  ])('is that of a protected picture up to %i bits (profile.avatar-alike-bits)', (bits, name) => {
    const [brand] = ours.pictures
    const look = [...(brand?.look ?? '')]
      .map((bit, at) => (at < bits ? (bit === '1' ? '0' : '1') : bit))
      .join('')
    expect(nearest(ours.pictures, look, policy.value('profile.avatar-alike-bits'))?.name).toBe(name)
  })
})
