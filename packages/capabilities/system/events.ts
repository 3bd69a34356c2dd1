/**
 * `wx.on…` and `wx.off…`: news by name. Listeners are called in order of subscription; `off…`
 * without a listener takes off all of that name.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onThemeChange.html
 */
import { defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'
import { hostNews, routeNews } from './listenable.ts'

export const appEvents = defineInLogic({
  names: [
    'onAppShow',
    'offAppShow',
    'onAppHide',
    'offAppHide',
    'onError',
    'offError',
    'onPageNotFound',
    'offPageNotFound',
    'onUnhandledRejection',
    'offUnhandledRejection',
  ],
  support: full,
  see: 'base/app/app-event/wx.onAppShow',
})

/** Of the engine as well: it knows components and what is drawn. */
export const engineMembers = defineInLogic({
  names: ['createSelectorQuery', 'createIntersectionObserver', 'nextTick'],
  support: full,
  see: 'wxml/wx.createSelectorQuery',
})

export const hostEvents = defineInLogic({
  names: hostNews.flatMap((name) => [`on${name}`, `off${name}`]),
  support: partial('Told as the host tells it: interruptions and weight changes are never told.'),
  see: 'base/app/app-event/wx.onThemeChange',
})

export const routeEvents = defineInLogic({
  names: routeNews.flatMap((name) => [`on${name}`, `off${name}`]),
  support: partial(
    '`notFound` is true of a launch alone: other navigations to what is not there are refused. There is no `pipMode`.',
  ),
  see: 'base/app/app-route/wx.onBeforeAppRoute',
})
