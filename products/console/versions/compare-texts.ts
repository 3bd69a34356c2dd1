import type { ReleaseDifferences } from '@maque/protocol/platform/releases.ts'
import type { Texts } from '@maque/ui/language.ts'

type Fact = keyof NonNullable<ReleaseDifferences['facts']>

export const compareTexts: Texts<{
  readonly title: string
  readonly from: string
  readonly to: string
  readonly facts: Readonly<Record<Fact, string>>
  readonly files: string
  readonly added: string
  readonly removed: string
  readonly changed: string
  readonly same: string
  readonly factsUnknown: string
}> = {
  zh: {
    title: '比较两个版本',
    from: '从',
    to: '到',
    facts: {
      pages: '页面',
      apis: '接口',
      domains: '域名',
      permissions: '权限',
      privacyKeys: '个人信息',
      plugins: '插件',
    },
    files: '源文件',
    added: '新增',
    removed: '删除',
    changed: '修改',
    same: '没有变化',
    factsUnknown: '其中一个版本没有记录用到的接口和域名，只能比较文件。',
  },
  en: {
    title: 'Compare two versions',
    from: 'From',
    to: 'To',
    facts: {
      pages: 'Pages',
      apis: 'Calls',
      domains: 'Domains',
      permissions: 'Permissions',
      privacyKeys: 'Personal data',
      plugins: 'Plugins',
    },
    files: 'Source files',
    added: 'new',
    removed: 'gone',
    changed: 'changed',
    same: 'no difference',
    factsUnknown:
      'What one of them makes use of was not noted when it was compiled: only files can be compared.',
  },
}
