import { documentName } from '@maque/protocol/platform/document-names.ts'
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const nameForbidden = defineProblem<{ readonly word: string }>({
  code: 'name-forbidden',
  status: 422,
  errcode: 53012,
  says: ({ word }) => ({
    zh: `名称里不能含有“${word}”。`,
    en: `A name may not contain "${word}".`,
  }),
})

export const nameGeneric = plainProblem(
  'name-generic',
  422,
  {
    zh: '名称不能只是一个通用词，请加上能与他人区分的文字。',
    en: 'A name is more than one generic word: add what tells it from others.',
  },
  53012,
)

export const nameNeedsDocuments = defineProblem<{ readonly word: string }>({
  code: 'name-needs-documents',
  status: 422,
  errcode: 91009,
  says: ({ word }) => ({
    zh: `名称含有受保护的词“${word}”，请提交证明材料，由平台审核。`,
    en: `The name contains the protected word "${word}": add documents that prove your right to it.`,
  }),
})

export const nameWaits = plainProblem(
  'name-waits',
  409,
  {
    zh: '已有一个名称在等待审核。',
    en: 'A name waits for its audit already.',
  },
  91003,
)

export const nothingWaits = plainProblem('nothing-waits', 409, {
  zh: '没有等待审核的内容。',
  en: 'Nothing waits for an audit.',
})

export const sameName = plainProblem(
  'same-name',
  409,
  {
    zh: '这就是现在的名称。',
    en: 'This is the present name.',
  },
  91004,
)

export const avatarNotAnImage = plainProblem(
  'icon-not-an-image',
  422,
  {
    zh: '头像应为 PNG、JPEG 或 WebP 图片。',
    en: 'An avatar is a PNG, JPEG or WebP picture.',
  },
  40005,
)

export const avatarTakenBefore = plainProblem(
  'avatar-taken-before',
  422,
  {
    zh: '这张图片与被移除过的头像相同或几乎相同，请换一张。',
    en: 'This picture is, or all but is, an avatar that was taken away: take another.',
  },
  87014,
)

export const auditTaken = defineProblem<{ readonly name: string; readonly until: Date }>({
  code: 'audit-taken',
  status: 409,
  says: ({ name, until }) => ({
    zh: `${name} 正在审核这一项（至 ${until.toISOString()}）。`,
    en: `${name} is at it until ${until.toISOString()}.`,
  }),
})

export const auditReasonUnknown = plainProblem('audit-reason-unknown', 422, {
  zh: '这类审核没有这个原因，请从列表里选择，或自己写明。',
  en: 'There is no such reason for this kind: choose one of the list, or say it yourself.',
})

export const evidenceMissing = plainProblem('audit-evidence-missing', 422, {
  zh: '这个原因须附上证据，例如权利证明或对比截图。',
  en: 'This reason is shown by evidence: add a proof of the right, or a picture that compares.',
})

export const cropNotSquare = plainProblem(
  'crop-not-square',
  422,
  {
    zh: '所选区域应为图片内的正方形。',
    en: 'What is cut out is a square within the picture.',
  },
  40097,
)

export const categoryNotForSubject = plainProblem(
  'category-not-for-subject',
  422,
  { zh: '这类主体不能选择这个类目。', en: 'A subject of this type cannot choose this category.' },
  53302,
)

export const categoryTwice = plainProblem(
  'category-twice',
  409,
  { zh: '已经选择了这个类目。', en: 'This category is chosen already.' },
  53304,
)

export const categoryUnqualified = plainProblem(
  'category-unqualified',
  422,
  { zh: '这个类目需要提交资质材料。', en: 'This category needs documents that qualify for it.' },
  53305,
)

export const categoryLacksDocuments = defineProblem<{ readonly names: readonly string[] }>({
  code: 'category-lacks-documents',
  status: 422,
  errcode: 53305,
  says: ({ names }) => ({
    zh: `还缺少：${names.map((name) => `《${name}》`).join('、')}。`,
    en: `Still needed: ${names.map((name) => documentName(name, 'en')).join('; ')}.`,
  }),
})

export const documentNotAskedFor = defineProblem<{ readonly name: string }>({
  code: 'document-not-asked-for',
  status: 422,
  errcode: 53305,
  says: ({ name }) => ({
    zh: `这个类目不需要《${name}》。`,
    en: `This category does not ask for: ${documentName(name, 'en')}.`,
  }),
})

export const categoryNeedsNone = plainProblem(
  'category-needs-none',
  422,
  {
    zh: '这个类目不需要资质材料。',
    en: 'This category needs no documents.',
  },
  53303,
)

export const categoryNotRefused = plainProblem(
  'category-not-refused',
  409,
  { zh: '只有审核未通过的类目可以修改。', en: 'Only a category that was refused can be changed.' },
  53307,
)

export const categoryPending = plainProblem(
  'category-pending',
  409,
  { zh: '审核中的类目不能删除。', en: 'A category cannot be removed while it is audited.' },
  53308,
)

export const documentsRunOut = plainProblem('documents-run-out', 422, {
  zh: '材料的有效期应在今后。',
  en: 'The day until which documents are good lies ahead.',
})

export const validityNotOfNames = plainProblem('validity-not-of-names', 422, {
  zh: '只有类目的资质材料有有效期。',
  en: 'Only documents of categories are good until a day.',
})

export const ownAudit = plainProblem('own-audit', 403, {
  zh: '不能审核自己参与的小程序。',
  en: 'Nobody audits what belongs to a mini program of theirs.',
})

export const votedAlready = plainProblem('voted-already', 409, {
  zh: '你已经同意过，还需要另一位审核员。',
  en: 'You have agreed already: another auditor has to.',
})

export const nobodyHasName = plainProblem('nobody-has-name', 422, {
  zh: '没有其他帐号使用这个名称。',
  en: 'No other account has this name.',
})

export const disputeOpen = plainProblem('dispute-open', 409, {
  zh: '对这个名称的争议还在处理中。',
  en: 'A dispute about this name is open already.',
})

export const contactMissing = plainProblem(
  'contact-missing',
  422,
  {
    zh: '请至少填写一种联系方式。',
    en: 'Give one way to reach you at least.',
  },
  86069,
)

export const keyTwice = plainProblem(
  'privacy-key-twice',
  422,
  {
    zh: '同一类信息只能声明一次。',
    en: 'Each kind of data is declared once.',
  },
  40097,
)

export const sdkNameless = defineProblem<{ readonly place: number }>({
  code: 'privacy-sdk-nameless',
  status: 422,
  errcode: 47001,
  says: ({ place }) => ({
    zh: `请填写第 ${place} 个 SDK 的名称和提供方，或删除它。`,
    en: `Name SDK ${place} and its provider, or remove it.`,
  }),
})

export const noDraft = plainProblem('no-draft', 409, {
  zh: '没有未发布的修改。',
  en: 'There is nothing new to publish.',
})

export const notOnline = plainProblem(
  'not-online',
  409,
  {
    zh: '小程序还没有上线。',
    en: 'The mini program is not online.',
  },
  85021,
)

export const suspendedAlready = plainProblem(
  'suspended-already',
  409,
  { zh: '服务已经暂停。', en: 'The service is suspended already.' },
  85021,
)

export const notSuspended = plainProblem(
  'not-suspended',
  409,
  { zh: '服务没有暂停。', en: 'The service is not suspended.' },
  85021,
)

export const wordIsOurs = plainProblem('word-is-built-in', 409, {
  zh: '这个词由平台内置，不能修改。',
  en: 'This word comes with the platform.',
})

/** What users read when the owner has closed the app; the message is the owner's. */
export const serviceSuspended = defineProblem<{ readonly message: string }>({
  code: 'service-suspended',
  status: 409,
  says: ({ message }) => ({
    zh: `小程序已暂停服务：${message}`,
    en: `This mini program is suspended: ${message}`,
  }),
})
