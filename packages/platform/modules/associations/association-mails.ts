/** What the administrator of a mini program is told when an official account wants to be associated with it. */
import type { NewMessage } from '../messages/contract.ts'

export interface AskedAssociation {
  readonly appName: string
  readonly officialAccount: string
}

/** What the administrator of an official account is told when a third-party platform asks in its place. */
export function askedInPlaceMessage(
  recipient: string,
  { appName, officialAccount }: AskedAssociation,
): NewMessage {
  const zh = `第三方平台代公众号「${officialAccount}」申请关联小程序「${appName}」：请登录公众号，在「关联的小程序」里扫码确认，或解除。`
  const en = `A third-party platform asks for an association of the official account “${officialAccount}” with the mini program “${appName}”: sign in as the official account and confirm it with a scan, or take it back.`
  return recipient.includes('@')
    ? { channel: 'mail', recipient, subject: `待确认的关联 · ${appName}`, text: `${zh}\n${en}\n` }
    : { channel: 'sms', recipient, subject: '', text: zh }
}

/** By mail or SMS, as their login is an address or a phone number. */
export function askedMessage(recipient: string, { appName, officialAccount }: AskedAssociation): NewMessage {
  const zh = `公众号「${officialAccount}」申请关联你的小程序「${appName}」，请在小程序的设置里同意或拒绝。`
  const en = `The official account “${officialAccount}” asks to be associated with your mini program “${appName}”: accept or refuse it in the settings of the mini program.`
  return recipient.includes('@')
    ? { channel: 'mail', recipient, subject: `关联申请 · ${appName}`, text: `${zh}\n${en}\n` }
    : { channel: 'sms', recipient, subject: '', text: zh }
}
