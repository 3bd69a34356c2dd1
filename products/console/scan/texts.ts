import type { ScanPurpose, ScanState } from '@maque/protocol/platform/proofs.ts'
import type { Texts } from '@maque/ui/language.ts'

export const scanTexts: Texts<{
  readonly title: string
  readonly about: string
  readonly purposes: Readonly<Record<ScanPurpose, string>>
  readonly states: Readonly<Record<ScanState, string>>
  readonly confirm: string
  readonly deny: string
}> = {
  zh: {
    title: '扫码确认',
    about: '帐号',
    purposes: {
      administer: '成为该帐号的管理员',
      'approve-new-administrator': '同意更换管理员',
      cancel: '申请注销该帐号',
      'confirm-cancellation': '确认注销该帐号',
    },
    states: {
      waiting: '待确认',
      scanned: '待确认',
      confirmed: '已确认，请回到电脑继续',
      denied: '已拒绝',
      expired: '二维码已过期',
      used: '已使用',
    },
    confirm: '确认',
    deny: '拒绝',
  },
  en: {
    title: 'Confirm a scan',
    about: 'Account',
    purposes: {
      administer: 'Become the administrator of this account',
      'approve-new-administrator': 'Agree to another administrator',
      cancel: 'Ask for this account to be cancelled',
      'confirm-cancellation': 'Confirm that this account is cancelled',
    },
    states: {
      waiting: 'To be confirmed',
      scanned: 'To be confirmed',
      confirmed: 'Confirmed: go on where the code was shown',
      denied: 'Denied',
      expired: 'The code has expired',
      used: 'Used',
    },
    confirm: 'Confirm',
    deny: 'Deny',
  },
}
