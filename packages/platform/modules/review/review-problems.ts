import { defineProblem, plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'
import type { ReviewRefusal } from './decide.ts'

export const ownApp = plainProblem('own-app', 403, {
  zh: '不能审核自己参与的小程序。',
  en: 'Nobody reviews an app that they belong to.',
})

export const takenByOther = defineProblem<{ readonly name: string }>({
  code: 'taken-by-other',
  status: 409,
  says: ({ name }) => ({ zh: `${name} 正在审核这个版本。`, en: `${name} is reviewing this version.` }),
})

export const keptForOther = defineProblem<{ readonly name: string; readonly until: Date }>({
  code: 'kept-for-other',
  status: 409,
  says: ({ name, until }) => ({
    zh: `上一次由 ${name} 审核，${until.toISOString()} 之前留给同一位审核员。`,
    en: `${name} reviewed it before; it is left to them until ${until.toISOString()}.`,
  }),
})

export const versionNotReady = plainProblem(
  'version-not-ready',
  409,
  { zh: '这个版本现在不能提交审核。', en: 'This version cannot be submitted now.' },
  85086,
)

export const pageUnknown = defineProblem<{ readonly page: string }>({
  code: 'page-unknown',
  status: 422,
  errcode: 85007,
  says: ({ page }) => ({ zh: `这个版本没有页面 ${page}。`, en: `This version has no page ${page}.` }),
})

export const pageTwice = defineProblem<{ readonly page: string }>({
  code: 'page-twice',
  status: 422,
  errcode: 85007,
  says: ({ page }) => ({ zh: `页面 ${page} 填写了两次。`, en: `The page ${page} is named twice.` }),
})

export const ugcIncomplete = plainProblem('ugc-incomplete', 422, {
  zh: '有用户发布的内容时，须说明怎样审核这些内容。',
  en: 'When users can publish, say how that is checked.',
})

export const testAccountNotAsked = plainProblem('test-account-not-asked', 422, {
  zh: '审核员提出需要测试账号后，才能填写测试账号。',
  en: 'A test account is given after a reviewer has asked for one.',
})

export const feedbackNotPossible = plainProblem('feedback-not-possible', 422, {
  zh: '只有在审核不通过后重新提交时才能填写反馈。',
  en: 'Feedback is for the submission after a rejection.',
})

export const fileUnknown = defineProblem<{ readonly fileId: string }>({
  code: 'file-unknown',
  status: 422,
  errcode: 85092,
  says: ({ fileId }) => ({ zh: `没有文件 ${fileId}。`, en: `There is no file ${fileId}.` }),
})

export const fileType = plainProblem(
  'file-type',
  422,
  {
    zh: '只能上传 PNG、JPEG、WebP 图片或 MP4 视频。',
    en: 'Only PNG, JPEG and WebP pictures and MP4 films can be added.',
  },
  85092,
)

export const pictureType = plainProblem('picture-type', 422, {
  zh: '只能上传 PNG、JPEG 或 WebP 图片。',
  en: 'Only PNG, JPEG and WebP pictures can be added.',
})

export const ugcUndescribed = plainProblem('ugc-undescribed', 422, {
  zh: '请说明用户还可以发布哪些其他内容。',
  en: 'Say what else it is that users can publish.',
})

export const itemNotChosen = plainProblem('item-unknown', 422, {
  zh: '请为每条问题选择违反的标准。',
  en: 'Choose for each finding which item of the checklist it is about.',
})

export const itemUnknown = defineProblem<{ readonly item: string }>({
  code: 'item-unknown',
  status: 422,
  says: ({ item }) => ({ zh: `审核标准中没有 ${item}。`, en: `The checklist has no item ${item}.` }),
})

export const findingWithoutText = plainProblem('finding-without-text', 422, {
  zh: '请写明每条问题是什么。',
  en: 'Say of each finding what is wrong.',
})

export const versionInReview = plainProblem(
  'version-in-review',
  409,
  { zh: '已有版本正在审核中。', en: 'A version is in review already.' },
  85009,
)

export const groupUncategorised = defineProblem<{ readonly page: string }>({
  code: 'group-uncategorised',
  status: 422,
  errcode: 85008,
  says: ({ page }) => ({
    zh: `页面 ${page} 的类目不在小程序已生效的类目中。`,
    en: `The category of the page ${page} is none that the mini program has in force.`,
  }),
})

export const notWaiting = plainProblem(
  'not-in-review',
  409,
  { zh: '这个版本不在审核中。', en: 'This version is not in review.' },
  89402,
)

export const urgentAlready = plainProblem(
  'urgent-already',
  409,
  { zh: '已经加急过了。', en: 'It is urgent already.' },
  89404,
)

const refusals: Readonly<Record<ReviewRefusal, RaisedProblem>> = {
  'not-waiting': notWaiting,
  'second-reviewer-needed': plainProblem('second-reviewer-needed', 409, {
    zh: '你已通过，还需另一位审核员通过。',
    en: 'You have approved it; another reviewer must, too.',
  }),
  'not-rejected': plainProblem('not-rejected', 409, {
    zh: '只能对不通过的审核结果申诉。',
    en: 'Only a rejection can be appealed against.',
  }),
  'appealed-before': plainProblem('appealed-before', 409, {
    zh: '每次审核结果只能申诉一次。',
    en: 'A rejection can be appealed against once.',
  }),
  'appeal-too-late': plainProblem('appeal-too-late', 409, {
    zh: '已超过申诉期限。',
    en: 'It is too late for an appeal.',
  }),
  'not-appealing': plainProblem('not-appealing', 409, {
    zh: '没有待处理的申诉。',
    en: 'There is no appeal to decide.',
  }),
  'own-rejection': plainProblem('own-rejection', 403, {
    zh: '不能处理针对自己审核结果的申诉。',
    en: 'Nobody decides the appeal against their own verdict.',
  }),
}

export function reviewProblem(refusal: ReviewRefusal): RaisedProblem {
  return refusals[refusal]
}
