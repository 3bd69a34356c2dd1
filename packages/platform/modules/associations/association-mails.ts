/** What administrators are told of associations: that one is asked for, and what became of it. */
import type { AssociationState } from '@maque/protocol/platform/associations.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
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
  const zh = `第三方平台代公众号「${officialAccount}」申请关联小程序「${appName}」：请登录公众号，在「关联的小程序」里扫码确认，或撤回。`
  const en = `A third-party platform asks for an association of the official account “${officialAccount}” with the mini program “${appName}”: sign in as the official account and confirm it with a scan, or take it back.`
  return message(recipient, `待确认的关联 · ${appName}`, { zh, en })
}

/** By mail or SMS, as their login is an address or a phone number. */
export function askedMessage(recipient: string, { appName, officialAccount }: AskedAssociation): NewMessage {
  const zh = `公众号「${officialAccount}」申请关联你的小程序「${appName}」，请在小程序的设置里同意或拒绝。`
  const en = `The official account “${officialAccount}” asks to be associated with your mini program “${appName}”: accept or refuse it in the settings of the mini program.`
  return message(recipient, `关联申请 · ${appName}`, { zh, en })
}

export interface AnsweredAssociation {
  readonly appName: string
  readonly state: AssociationState
}

export function answeredMessage(recipient: string, { appName, state }: AnsweredAssociation): NewMessage {
  const answers = {
    linked: {
      zh: `小程序「${appName}」已同意与你的公众号关联。`,
      en: `The mini program “${appName}” is now associated with your official account.`,
    },
    refused: {
      zh: `小程序「${appName}」拒绝了你的公众号的关联申请，占用的名额已退回。`,
      en: `The mini program “${appName}” refused to be associated with your official account; the place is free again.`,
    },
    expired: {
      zh: `小程序「${appName}」没有按时答复你的公众号的关联申请，申请已失效，占用的名额已退回；可以重新申请。`,
      en: `The mini program “${appName}” did not answer your official account in time: what was asked has expired and the place is free again. It can be asked anew.`,
    },
  } as const
  const said = state === 'linked' || state === 'refused' ? answers[state] : answers.expired
  return message(recipient, `关联申请 · ${appName}`, said)
}

function message(recipient: string, subject: string, { zh, en }: BilingualText): NewMessage {
  return recipient.includes('@')
    ? { channel: 'mail', recipient, subject, text: `${zh}\n${en}\n` }
    : { channel: 'sms', recipient, subject: '', text: zh }
}
