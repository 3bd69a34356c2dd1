import type { AuditDecision, AuditKind } from '@maque/protocol/platform/profile.ts'
import type { Texts } from '@maque/ui/language.ts'

export type Part = 'waiting' | 'decided' | 'pictures'
export type Only = 'everything' | 'free' | 'mine' | 'late'

export const qualificationTexts: Texts<{
  readonly parts: Readonly<Record<Part, string>>
  readonly kind: string
  readonly kinds: Readonly<Record<AuditKind | 'everything', string>>
  readonly only: string
  readonly onlies: Readonly<Record<Only, string>>
  readonly search: string
  readonly counted: (shown: number, all: number) => string
  readonly nothing: string
  readonly waitsSince: string
  readonly dueBy: string
  readonly late: string
  readonly votes: (agreed: number, needed: number) => string
  readonly word: string
  readonly ground: string
  readonly take: string
  readonly giveBack: string
  readonly mine: string
  readonly takenBy: (name: string) => string
  readonly isOwn: string
  readonly picture: (app: string) => string
  readonly holder: string
  readonly alike: string
  readonly pass: string
  readonly fail: string
  readonly takeAway: string
  readonly uphold: string
  readonly reject: string
  readonly cancel: string
  readonly because: string
  readonly noneOfThese: string
  readonly remark: string
  readonly remarkIfAny: string
  readonly remarkNeeded: string
  readonly validUntil: string
  readonly validUntilHint: string
  readonly evidence: string
  readonly addEvidence: string
  readonly evidenceNeeded: string
  readonly evidenceHint: string
  readonly protect: string
  readonly protectHint: string
  readonly protectAs: string
  readonly outcomes: Readonly<Record<AuditDecision['outcome'], string>>
  readonly taken: string
  readonly decidedBy: (name: string) => string
  readonly findAvatar: string
  readonly findAvatarHint: string
  readonly find: string
  readonly noAvatar: string
  readonly picturesHint: string
  readonly pictureName: string
  readonly addPicture: string
  readonly ours: string
  readonly remove: string
  readonly removeConsequence: string
}> = {
  zh: {
    parts: { waiting: '待审核', decided: '审核记录', pictures: '受保护的图片' },
    kind: '类型',
    kinds: { everything: '全部', category: '类目资质', name: '名称', dispute: '名称争议', avatar: '头像' },
    only: '范围',
    onlies: { everything: '全部', free: '没有人在审', mine: '我领取的', late: '已超期' },
    search: '查找（小程序、AppID、所审的名称或类目）',
    counted: (shown, all) => (shown === all ? `共 ${all} 项` : `显示 ${shown} 项，共 ${all} 项`),
    nothing: '没有内容',
    waitsSince: '提交于',
    dueBy: '应在此前审核：',
    late: '已超期',
    votes: (agreed, needed) => `${agreed} / ${needed} 位审核员同意`,
    word: '受保护的词',
    ground: '主张的理由',
    take: '领取',
    giveBack: '放回',
    mine: '我在审',
    takenBy: (name) => `${name} 在审`,
    isOwn: '你是这个小程序的成员，须由别的审核员审核。',
    picture: (app) => `${app}的新头像`,
    holder: '现在使用这个名称的小程序',
    alike: '与其他主体的头像几乎相同',
    pass: '通过',
    fail: '不通过',
    takeAway: '移除头像',
    uphold: '主张成立',
    reject: '主张不成立',
    cancel: '取消',
    because: '原因',
    noneOfThese: '其他（在下面写明）',
    remark: '说明',
    remarkIfAny: '说明（可不填）',
    remarkNeeded: '请选择原因，或写明。',
    validUntil: '材料有效期至',
    validUntilHint: '不填为长期有效',
    evidence: '证据',
    addEvidence: '上传证据',
    evidenceNeeded: '这个原因须附上证据。',
    evidenceHint: '图片或 PDF；小程序的管理员会看到',
    protect: '别人也不能使用这张图片',
    protectHint: '加入受保护的图片，相同或几乎相同的头像会被拒绝。',
    protectAs: '图片的名称（例如：某某商标）',
    outcomes: { approved: '通过', refused: '不通过', agreed: '同意，等待另一位' },
    taken: '已移除',
    decidedBy: (name) => `由 ${name}`,
    findAvatar: '查看一个小程序的头像',
    findAvatarHint: '已通过的头像也可以移除：输入 AppID。',
    find: '查看',
    noAvatar: '这个小程序没有上传过头像。',
    picturesHint: '与这些图片相同或几乎相同的头像，在上传时就会被拒绝。',
    pictureName: '图片的名称',
    addPicture: '选择图片并加入',
    ours: '平台内置',
    remove: '移除',
    removeConsequence: '之后可以上传与它相像的头像。',
  },
  en: {
    parts: { waiting: 'Waiting', decided: 'Decided', pictures: 'Protected pictures' },
    kind: 'Kind',
    kinds: {
      everything: 'All',
      category: 'Categories',
      name: 'Names',
      dispute: 'Claims to names',
      avatar: 'Avatars',
    },
    only: 'Which',
    onlies: { everything: 'All', free: 'Nobody is at', mine: 'Taken by me', late: 'Overdue' },
    search: 'Search (mini program, AppID, name or category)',
    counted: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
    nothing: 'There is nothing here',
    waitsSince: 'Since',
    dueBy: 'To be judged by',
    late: 'Overdue',
    votes: (agreed, needed) => `${agreed} of ${needed} auditors agree`,
    word: 'Protected word',
    ground: 'Ground of the claim',
    take: 'Take',
    giveBack: 'Give back',
    mine: 'I am at it',
    takenBy: (name) => `${name} is at it`,
    isOwn: 'You belong to this mini program: another auditor has to look at it.',
    picture: (app) => `New avatar of ${app}`,
    holder: 'The mini program that has the name now',
    alike: 'All but the same as avatars of other subjects',
    pass: 'Pass',
    fail: 'Fail',
    takeAway: 'Take the avatar away',
    uphold: 'Uphold the claim',
    reject: 'Reject the claim',
    cancel: 'Cancel',
    because: 'Reason',
    noneOfThese: 'Another (say it below)',
    remark: 'Remark',
    remarkIfAny: 'Remark (if any)',
    remarkNeeded: 'Choose a reason, or say it.',
    validUntil: 'Documents are good until',
    validUntilHint: 'Empty: for ever',
    evidence: 'Evidence',
    addEvidence: 'Add evidence',
    evidenceNeeded: 'This reason is shown by evidence.',
    evidenceHint: 'A picture or PDF; the administrator of the mini program will see it',
    protect: 'Nobody else may use this picture',
    protectHint: 'It joins the protected pictures: avatars that are all but the same are refused.',
    protectAs: 'What the picture is (such as: trade mark of …)',
    outcomes: { approved: 'Passed', refused: 'Failed', agreed: 'Agreed, another has to' },
    taken: 'Taken away',
    decidedBy: (name) => `by ${name}`,
    findAvatar: 'Look at the avatar of a mini program',
    findAvatarHint: 'One that has passed can be taken away as well: give its AppID.',
    find: 'Look',
    noAvatar: 'This mini program has no avatar of its own.',
    picturesHint: 'Avatars that are all but the same as one of these are refused when they are set.',
    pictureName: 'What the picture is',
    addPicture: 'Choose a picture and add it',
    ours: 'Built in',
    remove: 'Remove',
    removeConsequence: 'Avatars may look like it again.',
  },
}
