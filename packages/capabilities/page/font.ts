/**
 * `wx.loadFontFace` — makes a font of the web usable on the page.
 *
 * The host fetches it, as views have no network, and the page reads it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/ui/font/wx.loadFontFace.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

/** Gives a font file as a data URL. */
export const fetchFont = defineCapability({
  name: 'fetchFont',
  params: z.object({ url: z.string() }),
  result: z.object({ dataUrl: z.string() }),
  refusals: ['font not found', 'exceed max font size'],
  reach: 'internal',
  support: full,
  see: 'ui/font/wx.loadFontFace',
})

export const font = defineInLogic({
  names: ['loadFontFace'],
  support: partial('The font is loaded for the page that is shown: `global` and `scopes` change nothing.'),
  see: 'ui/font/wx.loadFontFace',
})
