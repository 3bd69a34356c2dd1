/**
 * `wx.getPrivacySetting`, `requirePrivacyAuthorize`, `onNeedPrivacyAuthorization`, `openPrivacyContract`
 * and `<button open-type="agreePrivacyAuthorization">` — whether the person agrees to what the app's
 * privacy guide declares.
 *
 * The host asks before any call that gives personal data, by the app's own dialog where it listens, and
 * by one of its own where it does not.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

const see = 'open-api/privacy/wx.onNeedPrivacyAuthorization'

export const getPrivacySetting = defineCapability({
  name: 'getPrivacySetting',
  result: z.object({ needAuthorization: z.boolean(), privacyContractName: z.string() }),
  support: full,
  see: 'open-api/privacy/wx.getPrivacySetting',
})

export const requirePrivacyAuthorize = defineCapability({
  name: 'requirePrivacyAuthorize',
  refusals: ['privacy permission is not authorized'],
  needsForeground: true,
  support: full,
  see: 'open-api/privacy/wx.requirePrivacyAuthorize',
})

export const openPrivacyContract = defineCapability({
  name: 'openPrivacyContract',
  needsForeground: true,
  support: full,
  see: 'open-api/privacy/wx.openPrivacyContract',
})

export const onNeedPrivacyAuthorization = defineInLogic({
  names: ['onNeedPrivacyAuthorization'],
  support: partial(
    'Where an app listens, its own dialog is waited for: the one of the host does not come after it.',
  ),
  see,
})

/** Logic listens. */
export const takePrivacyQuestions = defineCapability({
  name: 'takePrivacyQuestions',
  reach: 'internal',
  support: full,
  see,
})

/** What the app's `resolve` was called with. */
export const answerPrivacyQuestion = defineCapability({
  name: 'answerPrivacyQuestion',
  params: z.object({
    question: z.number(),
    answer: z.discriminatedUnion('event', [
      z.object({ event: z.literal('agree'), buttonId: z.string() }),
      z.object({ event: z.literal('disagree') }),
    ]),
  }),
  reach: 'internal',
  support: full,
  see,
})

/** A button was tapped: only views know that. */
export const agreePrivacyAuthorization = defineCapability({
  name: 'agreePrivacyAuthorization',
  params: z.object({ buttonId: z.string() }),
  refusals: ['not supported'],
  reach: 'internal',
  support: full,
  see: 'component/button',
})
