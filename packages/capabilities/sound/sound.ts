/**
 * `wx.createInnerAudioContext`, `getBackgroundAudioManager` — sounds without an element.
 *
 * A player is a call that lasts until it is destroyed or the app is closed; what it does is told
 * by news under its number.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/audio/wx.createInnerAudioContext.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const see = 'media/audio/wx.createInnerAudioContext'

export const openSound = defineCapability({
  name: 'openSound',
  params: z.object({ isForBackground: z.boolean() }),
  refusals: ['not supported'],
  reach: 'internal',
  support: full,
  see,
})

/** Does one thing with an open player. */
export const playSound = defineCapability({
  name: 'playSound',
  params: z.object({
    sound: z.number(),
    order: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('change'),
        settings: z.object({
          source: z.string().optional(),
          startTimeS: z.number().optional(),
          isLooping: z.boolean().optional(),
          volume: z.number().min(0).max(1).optional(),
          playbackRate: z.number().min(0.5).max(2).optional(),
          title: z.string().optional(),
          artist: z.string().optional(),
          album: z.string().optional(),
          coverUrl: z.string().optional(),
        }),
      }),
      z.object({ kind: z.literal('play') }),
      z.object({ kind: z.literal('pause') }),
      z.object({ kind: z.literal('stop') }),
      z.object({ kind: z.literal('seek'), positionS: z.number() }),
    ]),
  }),
  refusals: ['the sound is closed'],
  reach: 'internal',
  support: full,
  see,
})

export const soundOption = defineInLogic({
  names: ['setInnerAudioOption'],
  support: partial(
    'Sounds of browsers mix with those of other programs and come from the speaker: to want it otherwise is refused. What the mute switch does is up to the browser.',
  ),
  see: 'media/audio/wx.setInnerAudioOption',
})

export const sounds = defineInLogic({
  names: ['createInnerAudioContext', 'getBackgroundAudioManager'],
  support: partial(
    'Refused through `onError` where the player has no sound; `obeyMuteSwitch`, `useWebAudioImplement` and `protocol` change nothing.',
  ),
  see,
})
