/**
 * What built-in components ask for about pictures: the menu of one that is pressed long, and the
 * avatar of `<button open-type="chooseAvatar">`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/image.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { partial } from '../support.ts'

export const showImageMenu = defineCapability({
  name: 'showImageMenu',
  params: z.object({ url: z.string() }),
  refusals: ['cancel', 'file not found'],
  needsForeground: true,
  reach: 'internal',
  support: partial('The menu offers to look at the picture and to keep it.'),
  see: 'component/image',
})

export const chooseAvatar = defineCapability({
  name: 'chooseAvatar',
  result: z.object({ avatarUrl: z.string() }),
  refusals: ['cancel'],
  needsForeground: true,
  reach: 'internal',
  support: partial('The person picks a picture of the device.'),
  see: 'component/button',
})
