/** What an account's owner is written. */
import type { RegistrationCommand } from './decide.ts'
import type { RegistrationEntry } from './life.ts'

interface Mail {
  readonly subject: string
  readonly text: string
}

export const ACTIVATION_SUBJECT = '激活你的帐号 · Activate your account'

export function activationMail(link: string, hours: number): Mail {
  return {
    subject: ACTIVATION_SUBJECT,
    text: `请在 ${hours} 小时内打开链接继续注册：\nOpen this link within ${hours} hours to go on:\n\n${link}\n`,
  }
}

/** Whoever replaced them had the account's session and the scan of the administrator: its owner is told all the same. */
export function administratorReplacedMail(before: string, after: string): Mail {
  return {
    subject: '管理员已更换 · Your account has another administrator',
    text: `管理员已由${before}更换为${after}。如果不是你的操作，请登录并联系平台。\n${after} administers it now in place of ${before}. If this was not you, sign in and tell the platform.`,
  }
}

export function mailOfState(
  { state, until, reason }: RegistrationEntry,
  command: RegistrationCommand,
): Mail | undefined {
  const day = until?.toISOString().slice(0, ISO_DATE)
  switch (state) {
    case 'awaiting-transfer':
      return {
        subject: '等待对公打款 · Waiting for your transfer',
        text: `请在 ${day} 之前完成打款，否则注册失败。\nTransfer before ${day}, or the registration fails.`,
      }
    case 'registered':
      return registeredMail(command)
    case 'failed':
      if (command.kind === 'withdraw') {
        return {
          subject: '快速注册已撤回 · The registration was taken back',
          text: '公众号撤回了这次快速注册，邮箱已释放。\nThe official account has taken it back; the e-mail address is free again.',
        }
      }
      return {
        subject: '注册失败 · The registration has failed',
        text: '未在期限内收到打款。邮箱、证件号和手机号的名额已释放，可重新注册。\nNo transfer arrived in time. The places it took are free again.',
      }
    case 'frozen':
      return { subject: '帐号已冻结 · Your account is frozen', text: reason ?? '' }
    case 'unadministered':
      return {
        subject: '管理员已解绑 · Your account has no administrator',
        text: '管理员不再管理这个帐号，帐号暂停。请登录并填写新的管理员。\nIt rests until you have signed in and named another administrator.',
      }
    case 'cancelling':
      return {
        subject: '注销冻结期 · Your account is being cancelled',
        text: `冻结至 ${day}，之后由管理员确认。\nFrozen until ${day}; then the administrator confirms.`,
      }
    case 'cancellation-due':
      return {
        subject: '请确认注销 · Confirm the cancellation',
        text: `请管理员在 ${day} 之前确认，否则帐号保留。\nConfirm before ${day}, or the account stays.`,
      }
    case 'cancelled':
      return {
        subject: '帐号已注销 · Your account is cancelled',
        text: '帐号不能恢复。邮箱、证件号和手机号的名额已释放，可用来重新注册。\nIt cannot be brought back. Its e-mail address and the places it took are free again.',
      }
    default:
      return undefined
  }
}

/** Not a rule: the length of `2026-01-31`. */
const ISO_DATE = 10

function registeredMail(command: RegistrationCommand): Mail {
  return command.kind === 'confirm' || command.kind === 'transfer-arrived'
    ? {
        subject: '注册完成 · Your account is registered',
        text: '请登录平台填写信息、开发并发布。\nSign in to fill in its profile, develop and publish.',
      }
    : {
        subject: '帐号恢复正常 · Your account is active again',
        text: '帐号可以照常登录和使用。\nYou can sign in and use it as before.',
      }
}
