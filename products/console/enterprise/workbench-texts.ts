import type { Texts } from '@maque/ui/language.ts'

export const workbenchTexts: Texts<{
  readonly title: string
  readonly nothing: string
  readonly noCorp: string
  readonly invites: (corp: string, name: string) => string
  readonly join: string
  readonly notMe: string
  readonly as: (name: string, userId: string) => string
  readonly open: string
  readonly messages: string
  readonly noMessages: string
  readonly isNew: string
  readonly markRead: string
  readonly previewHint: string
  readonly member: string
}> = {
  zh: {
    title: '工作台',
    nothing: '还没有你能看到的应用。',
    noCorp: '你还没有加入企业。企业把你的手机号或邮箱加入通讯录后，邀请会出现在这里。',
    invites: (corp, name) => `${corp} 邀请你以“${name}”加入。`,
    join: '加入',
    notMe: '不是我',
    as: (name, userId) => `${name}（${userId}）`,
    open: '打开',
    messages: '应用消息',
    noMessages: '还没有消息。',
    isNew: '未读',
    markRead: '标为已读',
    previewHint: '看看某个成员的工作台里有什么：只有已关联、已发布、在可见范围内的应用。',
    member: '成员',
  },
  en: {
    title: 'Workbench',
    nothing: 'Nothing here for you yet.',
    noCorp:
      'You are a member of no enterprise. When one writes your phone number or e-mail address into its directory, its invitation is here.',
    invites: (corp, name) => `${corp} invites you to join as “${name}”.`,
    join: 'Join',
    notMe: 'That is not me',
    as: (name, userId) => `${name} (${userId})`,
    open: 'Open',
    messages: 'Messages',
    noMessages: 'No messages yet.',
    isNew: 'New',
    markRead: 'Mark as read',
    previewHint: 'What a member finds in the workbench: only what is associated, online and in scope.',
    member: 'Member',
  },
}
