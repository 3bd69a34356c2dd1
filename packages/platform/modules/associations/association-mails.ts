/** What the administrator of a mini program is told when an official account wants to be associated with it. */
import type { NewMessage } from '../messages/contract.ts'

export interface AskedAssociation {
  readonly appName: string
  readonly officialAccount: string
}

/** By mail or SMS, as their login is an address or a phone number. */
export function askedMessage(recipient: string, { appName, officialAccount }: AskedAssociation): NewMessage {
  const zh = `公众号「${officialAccount}」申请关联你的小程序「${appName}」，请在小程序的设置里同意或拒绝。`
  const en = `The official account “${officialAccount}” asks to be associated with your mini program “${appName}”: accept or refuse it in the settings of the mini program.`
  return recipient.includes('@')
    ? { channel: 'mail', recipient, subject: `关联申请 · ${appName}`, text: `${zh}\n${en}\n` }
    : { channel: 'sms', recipient, subject: '', text: zh }
}
