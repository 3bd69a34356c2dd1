/** What is sent to somebody about what they sign in with. */
import type { NewMessage } from '../messages/contract.ts'

type Mail = Pick<NewMessage, 'subject' | 'text'>

const RESET_SUBJECT = '重置密码 · Set a new password'

export function resetMail(link: string, minutes: number): Mail {
  return {
    subject: RESET_SUBJECT,
    text: `请在 ${minutes} 分钟内打开链接设置新密码；如非本人操作，请忽略：\nOpen this link within ${minutes} minutes to set a new password. If it was not you who asked for it, do nothing:\n\n${link}\n`,
  }
}

const NEW_ADDRESS_SUBJECT = '更换邮箱 · Your new e-mail address'

export function newAddressMail(link: string, minutes: number): Mail {
  return {
    subject: NEW_ADDRESS_SUBJECT,
    text: `请在 ${minutes} 分钟内打开链接，今后用这个邮箱登录；如非本人操作，请忽略：\nOpen this link within ${minutes} minutes to sign in with this address from now on. If it was not you who asked for it, do nothing:\n\n${link}\n`,
  }
}

const FIRST_ADDRESS_SUBJECT = '设置帐号的登录邮箱 · Sign in to your account'

export function firstAddressMail(link: string, minutes: number): Mail {
  return {
    subject: FIRST_ADDRESS_SUBJECT,
    text: `请在 ${minutes} 分钟内打开链接，为由你管理的帐号设置密码，今后用这个邮箱登录该帐号；如非本人操作，请忽略：\nOpen this link within ${minutes} minutes to set the password of an account that you administer: one signs in to it with this address from then on. If it was not you who asked for it, do nothing:\n\n${link}\n`,
  }
}

export const addressTakenMail: Mail = {
  subject: NEW_ADDRESS_SUBJECT,
  text: '有人想把登录邮箱换成这个邮箱，但它已在使用。如非本人操作，请忽略。\nSomebody wanted to sign in with this address, which is in use already. If it was not you, do nothing.\n',
}

export const passwordChangedMail: Mail = {
  subject: '密码已修改 · Your password has been changed',
  text: '你的密码刚刚被修改，其他设备已退出登录。如非本人操作，请立即重置密码。\nYour password has just been changed, and other devices are signed out. If it was not you, set a new one at once.\n',
}

/** To the former address. */
export function addressChangedMail(masked: string): Mail {
  return {
    subject: '登录邮箱已更换 · Your e-mail address has been changed',
    text: `今后用 ${masked} 登录。如非本人操作，请联系平台。\nFrom now on one signs in with ${masked}. If it was not you, tell the platform.\n`,
  }
}
