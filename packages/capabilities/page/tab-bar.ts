/**
 * The tab bar: its items, badges, colours and whether it is shown.
 *
 * Changes of items and badges are kept while other pages are on top; showing, hiding and colours
 * are refused there, as in WeChat.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/tab-bar/wx.setTabBarItem.html
 */
import * as z from 'zod'
import { cssColor } from '../css-color.ts'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

const noBar = 'not TabBar page'
const noItem = 'tabbar item not found'
const item = z.object({ index: z.number() })
const shown = z.object({ animation: z.boolean().default(false) })

export const setTabBarItem = defineCapability({
  name: 'setTabBarItem',
  params: item.extend({
    text: z.string().optional(),
    iconPath: z.string().optional(),
    selectedIconPath: z.string().optional(),
  }),
  refusals: [noBar, noItem],
  support: full,
  see: 'ui/tab-bar/wx.setTabBarItem',
})

export const setTabBarStyle = defineCapability({
  name: 'setTabBarStyle',
  params: z.object({
    color: cssColor.optional(),
    selectedColor: cssColor.optional(),
    backgroundColor: cssColor.optional(),
    borderStyle: z.enum(['black', 'white']).optional().catch(undefined),
  }),
  refusals: [noBar],
  support: full,
  see: 'ui/tab-bar/wx.setTabBarStyle',
})

export const setTabBarBadge = defineCapability({
  name: 'setTabBarBadge',
  params: item.extend({ text: z.string() }),
  refusals: [noBar, noItem],
  support: full,
  see: 'ui/tab-bar/wx.setTabBarBadge',
})

export const removeTabBarBadge = defineCapability({
  name: 'removeTabBarBadge',
  params: item,
  refusals: [noBar, noItem],
  support: full,
  see: 'ui/tab-bar/wx.removeTabBarBadge',
})

export const showTabBarRedDot = defineCapability({
  name: 'showTabBarRedDot',
  params: item,
  refusals: [noBar, noItem],
  support: full,
  see: 'ui/tab-bar/wx.showTabBarRedDot',
})

export const hideTabBarRedDot = defineCapability({
  name: 'hideTabBarRedDot',
  params: item,
  refusals: [noBar, noItem],
  support: full,
  see: 'ui/tab-bar/wx.hideTabBarRedDot',
})

export const showTabBar = defineCapability({
  name: 'showTabBar',
  params: shown,
  refusals: [noBar],
  support: full,
  see: 'ui/tab-bar/wx.showTabBar',
})

export const hideTabBar = defineCapability({
  name: 'hideTabBar',
  params: shown,
  refusals: [noBar],
  support: full,
  see: 'ui/tab-bar/wx.hideTabBar',
})
