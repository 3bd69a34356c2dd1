import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { ReleaseRefusal } from './decide.ts'

export const versionLength = defineProblem<{ readonly limit: number }>({
  code: 'version-length',
  status: 422,
  says: ({ limit }) => ({
    zh: `版本号应为 1–${limit} 个字符，不含空白。`,
    en: `A version has 1 to ${limit} characters and no blanks.`,
  }),
  rule: ({ limit }) => ({ id: 'release.version-length', limit }),
})

export const textTooLong = defineProblem<{
  readonly rule: string
  readonly limit: number
  readonly used: number
}>({
  code: 'text-too-long',
  status: 422,
  says: ({ limit, used }) => ({
    zh: `文字不能超过 ${limit} 个字（现为 ${used} 个）。`,
    en: `The text may have ${limit} characters at most; it has ${used}.`,
  }),
  rule: ({ rule, limit, used }) => ({ id: rule, limit, used }),
})

export const tooManyUploads = defineProblem<{
  readonly limit: number
  readonly used: number
  readonly resetsAt: Date
  readonly waitSeconds: number
}>({
  code: 'too-many-uploads',
  status: 429,
  errcode: 45009,
  says: ({ limit }) => ({
    zh: `每小时最多上传 ${limit} 次。`,
    en: `At most ${limit} versions can be uploaded an hour.`,
  }),
  rule: ({ limit, used, resetsAt }) => ({
    id: 'release.uploads-per-hour',
    limit,
    used,
    resetsAt: resetsAt.toISOString(),
  }),
  retryAfterSeconds: ({ waitSeconds }) => waitSeconds,
})

export const ownApp = plainProblem('own-app', 403, {
  zh: '不能审核自己参与的小程序。',
  en: 'Nobody reviews an app that they belong to.',
})

export const takenByOther = defineProblem<{ readonly name: string }>({
  code: 'taken-by-other',
  status: 409,
  says: ({ name }) => ({ zh: `${name} 正在审核这个版本。`, en: `${name} is reviewing this version.` }),
})

export const reasonMissing = plainProblem('reason-missing', 422, {
  zh: '驳回时必须写明原因。',
  en: 'A rejection needs a reason.',
})

const refusals: Readonly<
  Record<Exclude<ReleaseRefusal, 'no-withdrawals-left' | 'too-long-ago'>, RaisedProblem>
> = {
  'not-ready': plainProblem(
    'version-not-ready',
    409,
    { zh: '这个版本现在不能提交审核。', en: 'This version cannot be submitted now.' },
    85086,
  ),
  'another-in-review': plainProblem(
    'version-in-review',
    409,
    { zh: '已有版本正在审核中。', en: 'A version is in review already.' },
    85009,
  ),
  'not-in-review': plainProblem(
    'not-in-review',
    409,
    { zh: '这个版本不在审核中。', en: 'This version is not in review.' },
    85058,
  ),
  'already-online': plainProblem(
    'already-online',
    409,
    { zh: '这个版本已经在线上。', en: 'This version is online already.' },
    85052,
  ),
  'not-approved': plainProblem(
    'not-approved',
    409,
    { zh: '这个版本还没有通过审核。', en: 'This version has not been approved.' },
    85020,
  ),
  'was-taken-back': plainProblem(
    'was-taken-back',
    409,
    { zh: '回退过的版本不能再次上线。', en: 'A version that was taken back cannot come online again.' },
    87012,
  ),
  'never-online': plainProblem(
    'never-online',
    409,
    { zh: '只能回退到曾经上线的版本。', en: 'Only a version that was online can be rolled back to.' },
    87012,
  ),
}

export interface RefusalNumbers {
  readonly withdrawalsPerDay: number
  readonly rollbackDepth: number
  readonly withdrawalsResetAt: Date
}

const noWithdrawalsLeft = defineProblem<RefusalNumbers>({
  code: 'no-withdrawals-left',
  status: 429,
  errcode: 87013,
  says: ({ withdrawalsPerDay }) => ({
    zh: `每天最多撤回 ${withdrawalsPerDay} 次。`,
    en: `At most ${withdrawalsPerDay} submissions can be withdrawn a day.`,
  }),
  rule: ({ withdrawalsPerDay, withdrawalsResetAt }) => ({
    id: 'release.withdrawals-per-day',
    limit: withdrawalsPerDay,
    used: withdrawalsPerDay,
    resetsAt: withdrawalsResetAt.toISOString(),
  }),
})

const tooLongAgo = defineProblem<RefusalNumbers>({
  code: 'too-long-ago',
  status: 409,
  errcode: 87012,
  says: ({ rollbackDepth }) => ({
    zh: `只能回退到最近 ${rollbackDepth} 个曾上线的版本。`,
    en: `Only the last ${rollbackDepth} versions that were online can be rolled back to.`,
  }),
  rule: ({ rollbackDepth }) => ({ id: 'release.rollback-depth', limit: rollbackDepth }),
})

export function releaseProblem(refusal: ReleaseRefusal, numbers: RefusalNumbers): RaisedProblem {
  if (refusal === 'no-withdrawals-left') return noWithdrawalsLeft(numbers)
  if (refusal === 'too-long-ago') return tooLongAgo(numbers)
  return refusals[refusal]
}
