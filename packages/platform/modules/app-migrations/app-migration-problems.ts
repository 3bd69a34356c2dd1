import { plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { MigrationRefusal } from './decide.ts'

export const notNow = plainProblem('migration-not-now', 409, {
  zh: '这个迁移现在的状态不允许这个操作。',
  en: 'The present state of this migration does not allow this.',
})

/** Whoever runs the app hears this, and is led on when it is opened again. */
export const ledAway = plainProblem('app-migrated', 409, {
  zh: '这个小程序已迁移，请重新打开。',
  en: 'This mini program has moved into another. Open it again.',
})

export const problems: Readonly<
  Record<Exclude<MigrationRefusal, 'too-many-sources' | 'too-soon-again'>, RaisedProblem>
> = {
  itself: plainProblem('migration-to-itself', 422, {
    zh: '不能迁移到自己。',
    en: 'A mini program cannot move into itself.',
  }),
  'other-subject': plainProblem('migration-of-other-subject', 409, {
    zh: '只能迁移到同一主体的小程序。',
    en: 'A mini program moves into one of the same subject.',
  }),
  'other-open-account': plainProblem('migration-of-other-open-account', 409, {
    zh: '两个小程序须绑定同一个开放平台帐号，用户才能保持同一个 UnionID。',
    en: 'Both have to be bound to one Open account, so that users keep their UnionID.',
  }),
  'target-not-online': plainProblem('migration-target-not-online', 409, {
    zh: '目标小程序还没有线上版本。',
    en: 'The mini program that is moved into is not online.',
  }),
  'source-taken': plainProblem('migration-source-taken', 409, {
    zh: '这个小程序已在迁移中、已迁移，或有其他小程序正在迁移到它。',
    en: 'This mini program moves already, has moved, or others are about to move into it.',
  }),
  'target-taken': plainProblem('migration-target-taken', 409, {
    zh: '目标小程序自己正在迁移或已迁移。',
    en: 'The mini program that is moved into moves itself, or has moved.',
  }),
}
