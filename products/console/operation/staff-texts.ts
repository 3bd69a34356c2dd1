import type { Texts } from '@maque/ui/language.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'

export const staffTexts: Texts<{
  readonly hint: string
  readonly login: string
  readonly roles: string
  readonly roleNames: Readonly<Record<StaffRole, string>>
  readonly roleHints: Readonly<Record<StaffRole, string>>
  readonly appoint: string
  readonly change: string
  readonly relieve: string
  readonly relieveHint: (name: string) => string
  readonly cancel: string
  readonly saved: string
}> = {
  zh: {
    hint: '对方须先注册为用户。改动立即生效：下一次请求就按新的角色。高风险版本要两位审核员通过，申诉由另一位高级审核员裁决：至少要有两位。',
    login: '邮箱或手机号',
    roles: '角色',
    roleNames: {
      reviewer: '审核员',
      'senior-reviewer': '高级审核员',
      'qualification-auditor': '资质审核员',
      finance: '财务',
      'trust-and-safety': '安全与违规',
      operator: '运营者',
      auditor: '审计员',
    },
    roleHints: {
      reviewer: '审核提交的版本',
      'senior-reviewer': '审核，并裁决申诉',
      'qualification-auditor': '认证订单、类目资质、名称',
      finance: '银行流水与退款',
      'trust-and-safety': '处罚、投诉、词库',
      operator: '全部，包括规则与任命',
      auditor: '只读：审计日志',
    },
    appoint: '任命',
    change: '修改角色',
    relieve: '解除全部角色',
    relieveHint: (name) => `${name} 将立即失去平台的全部工作权限，自己的小程序不受影响。`,
    cancel: '取消',
    saved: '已保存',
  },
  en: {
    hint: 'They have to be users of the host first. A change holds from their next request on. Risky versions take two reviewers, appeals another, senior one: have at least two.',
    login: 'E-mail or phone',
    roles: 'Roles',
    roleNames: {
      reviewer: 'Reviewer',
      'senior-reviewer': 'Senior reviewer',
      'qualification-auditor': 'Qualification auditor',
      finance: 'Finance',
      'trust-and-safety': 'Trust and safety',
      operator: 'Operator',
      auditor: 'Auditor',
    },
    roleHints: {
      reviewer: 'reviews versions that were submitted',
      'senior-reviewer': 'reviews, and decides appeals',
      'qualification-auditor': 'verification orders, documents, names',
      finance: 'bank statements and refunds',
      'trust-and-safety': 'punishments, complaints, words of names',
      operator: 'everything, rules and appointments too',
      auditor: 'reads the audit log',
    },
    appoint: 'Appoint',
    change: 'Change roles',
    relieve: 'Relieve of all roles',
    relieveHint: (name) =>
      `${name} can no longer work for the platform, at once. Their own apps stay as they are.`,
    cancel: 'Cancel',
    saved: 'Saved',
  },
}
