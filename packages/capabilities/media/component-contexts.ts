/**
 * `wx.createVideoContext`, `createMapContext`, `createAudioContext` and the contexts of cameras
 * and live streams — methods of built-in components, by their `id`.
 *
 * A method that a component does not have is refused through its callbacks.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.createVideoContext.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const playerContexts = defineInLogic({
  names: ['createVideoContext', 'createAudioContext'],
  support: partial('Casting and background playback are refused.'),
  see: 'media/video/wx.createVideoContext',
})

export const deviceContexts = defineInLogic({
  names: ['createMapContext', 'createCameraContext', 'createLivePlayerContext', 'createLivePusherContext'],
  support: partial('Given, but their components are placeholders: methods are refused.'),
  see: 'media/map/wx.createMapContext',
})
