/** What corps are refused that no rule counts. The numbers are those of WeCom's open interfaces. */
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const departmentMissing = plainProblem(
  'department-missing',
  404,
  { zh: '部门不存在。', en: 'There is no such department.' },
  60003,
)

export const parentMissing = plainProblem(
  'parent-missing',
  422,
  { zh: '上级部门不存在。', en: 'There is no such department to be below.' },
  60004,
)

export const departmentHasMembers = plainProblem(
  'department-has-members',
  409,
  { zh: '部门下还有成员，不能删除。', en: 'The department still has members.' },
  60005,
)

export const departmentHasDepartments = plainProblem(
  'department-has-departments',
  409,
  { zh: '部门下还有子部门，不能删除。', en: 'There are still departments below this one.' },
  60006,
)

export const rootDepartment = plainProblem(
  'root-department',
  409,
  {
    zh: '根部门就是企业本身，不能修改或删除。',
    en: 'The root is the corp itself: it can neither be changed nor removed.',
  },
  60007,
)

export const departmentNameTaken = plainProblem(
  'department-name-taken',
  409,
  { zh: '同一上级下已有这个名称的部门。', en: 'A department with this name is there already.' },
  60008,
)

export const departmentNameCharacters = plainProblem(
  'department-name-characters',
  422,
  {
    zh: '部门名称不能含有 \\ : ? * “ < > |。',
    en: 'The name of a department cannot have \\ : ? * " < > | in it.',
  },
  60009,
)

export const departmentCircle = plainProblem(
  'department-circle',
  422,
  { zh: '部门不能移到自己或自己的下级之下。', en: 'A department cannot be below itself.' },
  60010,
)

export const userIdCharacters = plainProblem(
  'user-id-characters',
  422,
  {
    zh: 'UserID 只能由字母、数字和 _ - @ . 组成，并以字母或数字开头。',
    en: 'A user id has letters, digits and _ - @ . in it, and begins with a letter or digit.',
  },
  40003,
)

export const userIdTaken = plainProblem(
  'user-id-taken',
  409,
  {
    zh: '已有这个 UserID 的成员（不区分大小写）。',
    en: 'A member has this user id already; capitals make no other.',
  },
  60102,
)

export const loginUsed = plainProblem(
  'login-used',
  409,
  { zh: '已有成员使用这个手机号或邮箱。', en: 'Another member has this phone number or e-mail address.' },
  60104,
)

export const notALogin = plainProblem(
  'not-a-login',
  422,
  { zh: '请填写手机号或邮箱。', en: 'This is neither a phone number nor an e-mail address.' },
  60103,
)

export const departmentOfMemberMissing = defineProblem<{ readonly department: string }>({
  code: 'department-of-member-missing',
  status: 422,
  errcode: 60123,
  says: ({ department }) => ({
    zh: `部门“${department}”不存在。`,
    en: `There is no department “${department}”.`,
  }),
})

export const tagNameTaken = plainProblem(
  'tag-name-taken',
  409,
  { zh: '已有这个名称的标签。', en: 'A tag has this name already.' },
  40071,
)

export const notInDirectory = defineProblem<{ readonly names: readonly string[] }>({
  code: 'not-in-directory',
  status: 422,
  errcode: 40070,
  says: ({ names }) => ({
    zh: `通讯录中没有：${names.join('、')}。`,
    en: `Not in the directory: ${names.join(', ')}.`,
  }),
})

export const alreadyLinked = plainProblem('already-linked', 409, {
  zh: '该小程序已与本企业关联。',
  en: 'This mini program is associated with the corp already.',
})

export const corpAssociationNotNow = plainProblem('association-not-now', 409, {
  zh: '关联当前的状态不允许这个操作。',
  en: 'The association’s present state does not allow this.',
})

export const agentOfMiniProgram = plainProblem('agent-of-mini-program', 409, {
  zh: '这是关联的小程序：名称取自小程序，解除关联才能移除。',
  en: 'This is an associated mini program: it is called as the mini program is, and goes when the association ends.',
})

export const agentDisabled = plainProblem(
  'agent-disabled',
  409,
  { zh: '应用已停用。', en: 'The agent is switched off.' },
  50003,
)

export const agentAddressNotListed = plainProblem(
  'agent-address-not-listed',
  403,
  {
    zh: '调用方 IP 不在该应用的 IP 白名单内：请在企业微信的应用设置中加入它。',
    en: 'The address is not on the agent’s list of those that may ask: add it to the agent in the corp’s console.',
  },
  60020,
)

export const corpUnknown = plainProblem(
  'corp-unknown',
  404,
  { zh: '没有这个企业。', en: 'There is no such corp.' },
  40013,
)

export const agentSecretWrong = plainProblem(
  'agent-secret-wrong',
  403,
  { zh: 'Secret 不正确。', en: 'The secret is wrong.' },
  40001,
)

export const tokenWrong = plainProblem(
  'token-wrong',
  401,
  { zh: 'access_token 无效。', en: 'The access token is wrong.' },
  40014,
)

export const noticeOfOwnAgent = plainProblem('notice-of-own-agent', 422, {
  zh: '只有关联的小程序能发送小程序通知。',
  en: 'Only an associated mini program sends notices of a mini program.',
})

export const linkNotWeb = plainProblem('link-not-web', 422, {
  zh: '卡片链接应以 http:// 或 https:// 开头。',
  en: 'The link of a card begins with http:// or https://.',
})

export const nobodyNamed = plainProblem(
  'nobody-named',
  422,
  { zh: '请指定成员、部门或标签。', en: 'Name members, departments or tags.' },
  82001,
)

export const nobodyReached = plainProblem(
  'nobody-reached',
  422,
  {
    zh: '指定的成员、部门、标签全部不存在或不在应用的可见范围内。',
    en: 'None of these members, departments and tags is there and within the visible scope.',
  },
  81013,
)

export const alreadyMemberOfCorp = plainProblem('already-member-of-corp', 409, {
  zh: '你已经是这个企业的另一个成员。',
  en: 'You are another member of this corp already.',
})

export const corpIdMissing = plainProblem(
  'corp-id-missing',
  422,
  { zh: '缺少 corpid。', en: 'There is no corpid.' },
  41002,
)

export const corpSecretMissing = plainProblem(
  'corp-secret-missing',
  422,
  { zh: '缺少 corpsecret。', en: 'There is no corpsecret.' },
  41004,
)

export const memberMissing = plainProblem(
  'member-missing',
  404,
  { zh: '成员不存在，或不在应用的可见范围内。', en: 'There is no such member in the visible scope.' },
  60111,
)

export const tagMissing = plainProblem(
  'tag-missing',
  404,
  { zh: '标签不存在，或不在应用的可见范围内。', en: 'There is no such tag in the visible scope.' },
  40068,
)

export const agentIdMissing = plainProblem(
  'agent-id-missing',
  422,
  { zh: '缺少 agentid。', en: 'There is no agentid.' },
  41011,
)

export const agentIdWrong = plainProblem(
  'agent-id-wrong',
  422,
  { zh: 'agentid 与 access_token 不符。', en: 'The agentid is not that of the access token.' },
  40056,
)

export const appIdNotOfAgent = plainProblem(
  'app-id-not-of-agent',
  422,
  { zh: 'appid 不是这个应用的小程序。', en: 'The appid is not that of the agent.' },
  40013,
)

export const messageTypeUnknown = plainProblem(
  'message-type-unknown',
  422,
  {
    zh: '不支持这种消息，或缺少它的内容。',
    en: 'Messages of this kind are not sent, or its content is missing.',
  },
  40008,
)

export const optionNotOffered = defineProblem<{ readonly option: string }>({
  code: 'option-not-offered',
  status: 422,
  errcode: 40058,
  says: ({ option }) => ({
    zh: `不支持 ${option}，请去掉它或设为 0。`,
    en: `${option} is not offered: leave it out, or 0.`,
  }),
})
