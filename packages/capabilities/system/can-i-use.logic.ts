/**
 * `wx.canIUse` — whether a call, a component, or a part of one is there.
 *
 * Of a call: `wx` has it and does not always refuse it. Parts of calls (`showToast.object.image`)
 * and attributes of components are taken to be there with their whole.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/wx.canIUse.html
 */
import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { refusedNames } from '../refused-calls.ts'

/** Components whose behaviour the web has: the others are drawn without it. */
const components = new Set(
  'audio button canvas checkbox checkbox-group cover-image cover-view form grid-view icon image input keyboard-accessory label list-view match-media movable-area movable-view navigation-bar navigator open-data page-container page-meta picker picker-view picker-view-column progress radio radio-group rich-text root-portal scroll-view slider span sticky-header sticky-section swiper swiper-item switch text textarea video view web-view'.split(
    ' ',
  ),
)

export const canIUseInLogic: CapabilityInLogic = (port) => ({
  canIUse(schema: unknown) {
    const [name = '', part] = String(schema).split('.')
    if (components.has(name)) return true
    if (refusedNames.has(name)) return false
    const member = port.wx[name]
    if (member === undefined) return false
    // `SocketTask.close` and `cloud.init` ask for a member; `showToast.object.image` for an option.
    if (part === undefined || typeof member === 'function') return true
    return typeof member === 'object' && member !== null && part in member
  },
})
