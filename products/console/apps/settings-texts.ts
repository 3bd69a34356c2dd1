import type { ServerDomains } from '@maque/protocol/platform/apps.ts'
import type { Texts } from '@maque/ui/language.ts'

export const settingsTexts: Texts<{
  readonly icon: string
  readonly iconHint: string
  readonly chooseIcon: string
  readonly domains: string
  readonly domainsHint: string
  readonly kinds: Readonly<Record<keyof ServerDomains, string>>
  readonly onePerLine: string
  readonly save: string
  readonly saved: string
}> = {
  zh: {
    icon: '头像',
    iconHint: 'PNG、JPEG 或 WebP，建议正方形，不超过 2 MB',
    chooseIcon: '更换头像',
    domains: '服务器域名',
    domainsHint: '小程序只能访问这里列出的域名，例如 https://api.example.com。',
    kinds: {
      request: 'request 合法域名',
      upload: 'uploadFile 合法域名',
      download: 'downloadFile 合法域名',
      webView: 'web-view 业务域名',
    },
    onePerLine: '每行一个',
    save: '保存',
    saved: '已保存',
  },
  en: {
    icon: 'Icon',
    iconHint: 'PNG, JPEG or WebP, best as a square, 2 MB at most',
    chooseIcon: 'Another icon',
    domains: 'Server domains',
    domainsHint: 'The mini program reaches only the domains listed here, as https://api.example.com.',
    kinds: {
      request: 'For request',
      upload: 'For uploadFile',
      download: 'For downloadFile',
      webView: 'For web-view',
    },
    onePerLine: 'One a line',
    save: 'Save',
    saved: 'Saved',
  },
}
