/**
 * Calls that the platform behind the player answers: payment, messages, addresses, employees.
 *
 * The parameters are the platform's to check, as money and people's data are; the host only makes
 * sure that they are plain data. A player without platform refuses them with `not supported`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import type { PermissionScope } from '@maque/runtime-host/ports/permissions.ts'
import { partial } from '../support.ts'

const anything = z.record(z.string(), z.unknown())

const rows: readonly (readonly [name: string, see: string, scope?: PermissionScope])[] = [
  ['requestPayment', 'payment/wx.requestPayment'],
  ['requestSubscribeMessage', 'open-api/subscribe-message/wx.requestSubscribeMessage'],
  ['chooseAddress', 'open-api/address/wx.chooseAddress', 'scope.address'],
  ['chooseInvoiceTitle', 'open-api/invoice/wx.chooseInvoiceTitle', 'scope.invoiceTitle'],
  ['chooseInvoice', 'open-api/invoice/wx.chooseInvoice', 'scope.invoice'],
  ['getWeRunData', 'open-api/werun/wx.getWeRunData', 'scope.werun'],
  ['chooseLocation', 'location/wx.chooseLocation'],
  ['choosePoi', 'location/wx.choosePoi'],
  ['openLocation', 'location/wx.openLocation'],
  ['addCard', 'open-api/card/wx.addCard'],
  ['openCard', 'open-api/card/wx.openCard'],
  ['checkIsAddedToMyMiniProgram', 'open-api/my-miniprogram/wx.checkIsAddedToMyMiniProgram'],
  ['getShareInfo', 'share/wx.getShareInfo'],
  ['getGroupEnterInfo', 'open-api/group/wx.getGroupEnterInfo'],
  ['openCustomerServiceChat', 'open-api/service-chat/wx.openCustomerServiceChat'],
]

/** The `wx.*` calls among them. */
export const platformCalls = rows.map(([name, see, scope]) =>
  defineCapability({
    name,
    params: anything,
    result: anything,
    ...(scope && { scope }),
    needsForeground: true,
    support: partial('Answered by the platform; refused where the player has none.'),
    see,
  }),
)

/** What built-in components ask for: open types of `<button>`. */
export const componentCalls = [
  'getRealtimePhoneNumber',
  'openCustomerServiceConversation',
  'openFeedback',
].map((name) =>
  defineCapability({
    name,
    params: anything,
    result: anything,
    reach: 'internal',
    support: partial('Answered by the platform; refused where the player has none.'),
    see: 'component/button',
  }),
)
