/** What somebody is told when a third-party platform wants to register a mini program for them. */
import type { NewMessage } from '../messages/contract.ts'

export interface WantedRegistration {
  readonly platformName: string
  readonly subjectName: string
  readonly link: string
}

/** By mail or SMS, as their login is an address or a phone number. */
export function registrationMessage(
  recipient: string,
  { platformName, subjectName, link }: WantedRegistration,
): NewMessage {
  const zh = `第三方平台「${platformName}」申请为「${subjectName}」注册小程序，由你担任管理员。请核对后确认或拒绝：${link}`
  const en = `The third-party platform “${platformName}” wants to register a mini program of “${subjectName}”, administered by you. Confirm or refuse it: ${link}`
  return recipient.includes('@')
    ? { channel: 'mail', recipient, subject: `注册小程序 · ${subjectName}`, text: `${zh}\n\n${en}\n` }
    : { channel: 'sms', recipient, subject: '', text: zh }
}
