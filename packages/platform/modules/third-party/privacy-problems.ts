/** Refusals of the interfaces for privacy guides, by WeChat's numbers (§2.4). */
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const ownerSettingMissing = plainProblem(
  'owner-setting-missing',
  422,
  {
    zh: 'owner_setting 必填：至少一种联系方式，以及 notice_method（有变更时怎样告知用户）。',
    en: 'owner_setting is needed: a way to reach the owner at least, and notice_method, how users are told of changes.',
  },
  86069,
)

export const settingListMissing = plainProblem(
  'setting-list-missing',
  422,
  {
    zh: 'privacy_ver 为 2 时 setting_list 必填；不收集任何信息时填空数组。',
    en: 'With privacy_ver 2 setting_list is needed: an empty list where no data is collected.',
  },
  47001,
)

export const settingListInForce = plainProblem(
  'setting-list-in-force',
  422,
  {
    zh: 'privacy_ver 为 1 时只能修改 owner_setting：要增减收集的信息，请用 privacy_ver 2 并提交审核。',
    en: 'With privacy_ver 1 owner_setting alone is changed: for what is collected use privacy_ver 2, and submit.',
  },
  47001,
)

export const privacyVersionUnknown = plainProblem(
  'privacy-version-unknown',
  422,
  {
    zh: 'privacy_ver 只能是 1（现网版本）或 2（开发版）。',
    en: 'The privacy_ver is 1 (in force) or 2 (being written).',
  },
  47001,
)

export const privacyKeyUnknown = defineProblem<{ readonly key: string }>({
  code: 'privacy-key-unknown',
  status: 422,
  errcode: 40097,
  says: ({ key }) => ({
    zh: `没有信息类型“${key}”，只有 ${Object.keys(privacyNames).join('、')}。`,
    en: `There is no kind of data “${key}”: ${Object.keys(privacyNames).join(', ')}.`,
  }),
})

export const keptForUnread = defineProblem<{ readonly text: string }>({
  code: 'kept-for-unread',
  status: 422,
  errcode: 86072,
  says: ({ text }) => ({
    zh: `store_expire_timestamp“${text}”不是时长：请写“30天”“6个月”“1年”，或者留空。`,
    en: `The store_expire_timestamp “${text}” is no time: “30天”, “6个月”, “1年”, or nothing.`,
  }),
})

export const ownTextUnknown = plainProblem(
  'own-text-unknown',
  422,
  {
    zh: 'ext_file_media_id 无效或已过期：请用 uploadprivacyextfile 重新上传。',
    en: 'The ext_file_media_id is wrong or over: upload the file anew with uploadprivacyextfile.',
  },
  86073,
)

export const nothingInForce = plainProblem(
  'no-guide-in-force',
  409,
  { zh: '还没有现网的隐私保护指引。', en: 'No privacy guide is in force yet.' },
  86074,
)

export const ownTextInForce = plainProblem(
  'own-text-in-force',
  409,
  {
    zh: '现网的自定义指引不能直接替换：请用 privacy_ver 2 并提交审核。',
    en: 'A guide in the owner’s own words is not changed while it is in force: use privacy_ver 2, and submit.',
  },
  86075,
)

export const textMissing = plainProblem(
  'text-missing',
  422,
  { zh: '表单的 file 中没有文件。', en: 'The form has no file in its field “file”.' },
  41005,
)

export const notText = plainProblem(
  'not-text',
  422,
  { zh: '自定义指引应为 UTF-8 编码的 txt 文件。', en: 'The guide is a text file in UTF-8.' },
  40005,
)

export const notScanned = plainProblem(
  'privacy-not-scanned',
  409,
  { zh: '代码还没有检测：请重新提交代码。', en: 'The code has not been looked at: commit it anew.' },
  61039,
)
