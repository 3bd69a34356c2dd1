import type { MigrationState } from '@maque/protocol/platform/app-migrations.ts'
import type { Texts } from '@maque/ui/language.ts'

export const migrationTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly leadsTo: string
  readonly into: string
  readonly none: string
  readonly states: Readonly<Record<MigrationState, string>>
  readonly revocableUntil: string
  readonly since: string
  readonly target: string
  readonly ask: string
  readonly askHint: string
  readonly accept: string
  readonly acceptHint: string
  readonly refuse: string
  readonly revoke: string
  readonly revokeHint: string
}> = {
  zh: {
    title: '账号迁移',
    hint: '迁移完成后，打开来源小程序的用户都会进入目标小程序（场景值 1248）；完成后不可撤销。两个小程序须为同一主体，并绑定同一个开放平台帐号。',
    leadsTo: '本小程序迁移到',
    into: '迁移到本小程序',
    none: '没有进行中的迁移。',
    states: { asked: '待对方确认', frozen: '公示期', done: '已完成', refused: '已拒绝', revoked: '已撤销' },
    revocableUntil: '可撤销至',
    since: '完成于',
    target: '目标小程序 AppID',
    ask: '申请迁移',
    askHint: '对方管理员确认后进入公示期，期满后本小程序不能再打开，也不能恢复。',
    accept: '同意',
    acceptHint: '同意后进入公示期，期间双方都可以撤销；期满后迁移完成，不可撤销。',
    refuse: '拒绝',
    revoke: '撤销',
    revokeHint: '撤销后，用户仍进入来源小程序。',
  },
  en: {
    title: 'Migration',
    hint: 'Once done, whoever opens the one mini program comes into the other (scene 1248), and that is never undone. Both belong to one subject and are bound to one Open account.',
    leadsTo: 'This mini program moves into',
    into: 'Moving into this mini program',
    none: 'Nothing moves.',
    states: {
      asked: 'Waiting for the other side',
      frozen: 'Agreed on',
      done: 'Done',
      refused: 'Refused',
      revoked: 'Revoked',
    },
    revocableUntil: 'can be revoked until',
    since: 'since',
    target: 'AppID of the mini program to move into',
    ask: 'Ask to move',
    askHint:
      'Once its administrator agrees it can be revoked for some days. Then nobody opens this mini program any more, for good.',
    accept: 'Agree',
    acceptHint: 'Either side can revoke it for some days. Then it is done, and never undone.',
    refuse: 'Refuse',
    revoke: 'Revoke',
    revokeHint: 'Users go on opening the mini program that was to move.',
  },
}
