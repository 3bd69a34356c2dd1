/**
 * `wx.worklet` — values and functions that Skyline runs beside the page.
 *
 * Here they run in logic: shared values hold what they are given, an animation ends at once at its
 * last value, and functions are called where they stand. An app that prepares for Skyline goes on,
 * its values are right, and styles that `applyAnimatedStyle` computes from them follow at once.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/skyline/worklet.html
 */
import { defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const worklets = defineInLogic({
  names: ['worklet'],
  support: partial('Run in logic: animations end at once; styles of `applyAnimatedStyle` follow.'),
  see: 'ui/worklet/base/worklet.shared',
})
