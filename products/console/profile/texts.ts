import type {
  CategoryState,
  ChecklistItem,
  DisputeState,
  NameApplication,
  NameChange,
  TreeName,
} from '@maque/protocol/platform/profile.ts'
import type { Texts } from '@maque/ui/language.ts'

export const profileTexts: Texts<{
  readonly home: string
  readonly profile: string
  readonly steps: Readonly<Record<'info' | 'develop' | 'publish', string>>
  readonly items: Readonly<Record<ChecklistItem['id'], string>>
  readonly done: string
  readonly open: string
  readonly blocked: string
  readonly quotas: string
  readonly quota: (used: number, limit: number) => string
  readonly quotaNames: Readonly<Record<string, string>>
  readonly resets: string
  readonly save: string
  readonly saved: string
  readonly cancel: string
  readonly name: string
  readonly nameHint: string
  readonly check: string
  readonly verdicts: Readonly<Record<'free' | 'audit', string>>
  readonly heldBy: (who: string) => string
  readonly nameDocuments: string
  readonly applicationStates: Readonly<Record<NameApplication['state'], string>>
  readonly takeBack: string
  readonly history: string
  readonly causes: Readonly<Record<NameChange['cause'], string>>
  readonly unnamed: string
  readonly intro: string
  readonly introHint: string
  readonly avatar: string
  readonly avatarHint: string
  readonly avatarTaken: string
  readonly takenAvatar: string
  readonly nameLost: (name: string) => string
  readonly unreadablePicture: string
  readonly chooseAvatar: string
  readonly cropTitle: string
  readonly cropHint: string
  readonly cropSize: string
  readonly cropAcross: string
  readonly cropDown: string
  readonly useAvatar: string
  readonly categories: string
  readonly trees: Readonly<Record<TreeName, string>>
  readonly gameForGood: string
  readonly gameStays: string
  readonly first: string
  readonly second: string
  readonly withDocuments: string
  readonly anyOneOf: string
  readonly add: string
  readonly remove: string
  readonly askAgain: string
  readonly categoryLapses: Readonly<Record<'expired' | 'not-listed', string>>
  readonly validUntil: string
  readonly categoryStates: Readonly<Record<CategoryState, string>>
  readonly reason: string
  readonly noCategories: string
  readonly documents: string
  readonly addDocument: string
  readonly removeIt: string
  readonly removeDocument: (name: string) => string
  readonly documentsHint: string
  readonly privacy: string
  readonly privacyUses: string
  readonly privacyHint: string
  readonly purposeOf: (key: string) => string
  readonly contactEmail: string
  readonly contactPhone: string
  readonly contactOther: string
  readonly notice: string
  readonly keptDays: string
  readonly keptHint: string
  readonly sdkName: string
  readonly sdkProvider: string
  readonly sdkPurpose: string
  readonly addSdk: string
  readonly ownText: string
  readonly removeOwnText: string
  readonly saveDraft: string
  readonly publish: string
  readonly hasDraft: string
  readonly version: (version: number) => string
  readonly noGuide: string
  readonly openness: string
  readonly searchable: string
  readonly searchableHint: string
  readonly service: string
  readonly serviceOpen: string
  readonly serviceSuspended: (message: string) => string
  readonly message: string
  readonly messageHint: string
  readonly suspend: string
  readonly resume: string
  readonly disputes: string
  readonly disputesHint: string
  readonly claimedName: string
  readonly ground: string
  readonly claim: string
  readonly disputeStates: Readonly<Record<DisputeState, string>>
}> = {
  zh: {
    home: '概览',
    profile: '资料',
    steps: { info: '填写信息', develop: '开发', publish: '发布' },
    items: {
      subject: '主体验证',
      name: '名称',
      avatar: '头像',
      intro: '介绍',
      category: '服务类目',
      privacy: '隐私保护指引',
      member: '添加成员',
      version: '上传版本',
      review: '通过审核',
      release: '发布上线',
    },
    done: '已完成',
    open: '待完成',
    blocked: '暂不能进行',
    quotas: '额度',
    quota: (used, limit) => `已用 ${used}，共 ${limit}`,
    quotaNames: {
      'profile.name-changes-before-release': '改名（首次发布前）',
      'profile.name-changes-per-year': '改名（本年）',
      'profile.avatar-changes-per-month': '换头像（本月）',
      'profile.intro-changes-per-month': '改介绍（本月）',
      'category.per-app': '服务类目',
      'category.additions-per-month': '添加类目（本月）',
      'member.developers-individual': '项目成员',
      'member.developers-unverified': '项目成员',
      'member.developers-verified': '项目成员',
      'member.experiencers-individual': '体验成员',
      'member.experiencers-unverified': '体验成员',
      'member.experiencers-verified': '体验成员',
    },
    resets: '重新计算于',
    save: '保存',
    saved: '已保存',
    cancel: '取消',
    name: '名称',
    nameHint: '4–30 个字节（一个汉字算两个）：中文、英文、数字、空格和部分符号；全平台唯一',
    check: '检测名称',
    verdicts: { free: '可以使用', audit: '含有受保护的词，需要提交证明材料并等待审核' },
    heldBy: (who) => `使用者：${who}`,
    nameDocuments: '证明材料',
    applicationStates: {
      pending: '审核中',
      approved: '已通过',
      refused: '未通过',
      withdrawn: '已撤回',
    },
    takeBack: '撤回',
    history: '改名记录',
    causes: { first: '首次命名', change: '修改', dispute: '因争议收回' },
    unnamed: '（未命名）',
    intro: '介绍',
    introHint: '4–120 个字，说明提供什么服务',
    avatar: '头像',
    avatarHint:
      'PNG、JPEG 或 WebP，不超过 2 MB；选好后裁成正方形。换好立即生效，平台随后查看：应清晰、与名称和服务一致，不侵犯他人权益，不使用平台标志。',
    avatarTaken: '头像已被平台移除，恢复为之前的头像',
    takenAvatar: '被移除的头像',
    nameLost: (name) => `名称「${name}」因争议被收回，请填写新的名称`,
    unreadablePicture: '这个文件不是可用的图片。请选择 PNG、JPEG 或 WebP。',
    chooseAvatar: '选择图片',
    cropTitle: '裁剪头像',
    cropHint: '拖动方框，或用下面的滑块调整。',
    cropSize: '大小',
    cropAcross: '左右位置',
    cropDown: '上下位置',
    useAvatar: '使用这一部分',
    categories: '服务类目',
    trees: {
      organisation: '非个人主体类目',
      individual: '个人主体类目',
      'individual-2018': '个人主体类目',
      overseas: '境外主体类目',
    },
    gameForGood:
      '选择游戏类目后，小程序就是小游戏：不能再改为其他类目，不能配置业务域名，发布后注销要冻结更久。',
    gameStays: '这是小游戏：首次发布前可以改选二级类目，之后不能再改。',
    first: '一级类目',
    second: '二级类目',
    withDocuments: '（需要资质）',
    anyOneOf: '任选其一',
    add: '添加',
    remove: '删除',
    askAgain: '重新提交',
    categoryLapses: { expired: '材料已过期', 'not-listed': '已不在可选类目中' },
    validUntil: '材料有效期至',
    categoryStates: { pending: '审核中', approved: '已生效', refused: '未通过' },
    reason: '原因',
    noCategories: '还没有选择类目',
    documents: '资质材料',
    addDocument: '上传材料',
    removeIt: '移除',
    removeDocument: (name) => `移除材料“${name}”`,
    documentsHint: '图片或 PDF，不超过 10 MB；只有管理员和资质审核员能看到',
    privacy: '隐私保护指引',
    privacyUses: '收集的信息及用途',
    privacyHint: '声明小程序使用哪些个人信息、用来做什么。没有声明的信息不能使用。',
    purposeOf: (key) => `${key}的用途`,
    contactEmail: '联系邮箱',
    contactPhone: '联系电话',
    contactOther: '其他联系方式',
    notice: '变化时如何告知用户',
    keptDays: '保存天数',
    keptHint: '留空表示只保存所需的最短时间',
    sdkName: 'SDK 名称',
    sdkProvider: '提供方',
    sdkPurpose: 'SDK 用途',
    addSdk: '添加第三方 SDK',
    ownText: '第三方平台上传的补充说明',
    removeOwnText: '删除补充说明',
    saveDraft: '保存草稿',
    publish: '发布',
    hasDraft: '有未发布的修改',
    version: (version) => `第 ${version} 版`,
    noGuide: '还没有发布',
    openness: '服务状态与搜索',
    searchable: '允许被搜索',
    searchableHint: '关闭后搜索和列表里不会出现，已有链接仍可打开。',
    service: '服务状态',
    serviceOpen: '正常服务',
    serviceSuspended: (message) => `已暂停服务：${message}`,
    message: '给用户的说明',
    messageHint: '用户打开时会看到',
    suspend: '暂停服务',
    resume: '恢复服务',
    disputes: '名称争议',
    disputesHint: '别的帐号使用了你有权使用的名称时，可在此主张；由两位审核员裁定。',
    claimedName: '被占用的名称',
    ground: '理由',
    claim: '提交主张',
    disputeStates: { open: '处理中', upheld: '成立', rejected: '不成立', withdrawn: '已撤回' },
  },
  en: {
    home: 'Overview',
    profile: 'Profile',
    steps: { info: 'Fill in', develop: 'Develop', publish: 'Publish' },
    items: {
      subject: 'Check of the subject',
      name: 'Name',
      avatar: 'Avatar',
      intro: 'Introduction',
      category: 'Category',
      privacy: 'Privacy guide',
      member: 'Add members',
      version: 'Upload a version',
      review: 'Pass review',
      release: 'Release',
    },
    done: 'Done',
    open: 'To do',
    blocked: 'Not yet possible',
    quotas: 'Quotas',
    quota: (used, limit) => `${used} of ${limit} used`,
    quotaNames: {
      'profile.name-changes-before-release': 'Names before the first release',
      'profile.name-changes-per-year': 'Names this year',
      'profile.avatar-changes-per-month': 'Avatars this month',
      'profile.intro-changes-per-month': 'Introductions this month',
      'category.per-app': 'Categories',
      'category.additions-per-month': 'Categories added this month',
      'member.developers-individual': 'Project members',
      'member.developers-unverified': 'Project members',
      'member.developers-verified': 'Project members',
      'member.experiencers-individual': 'Experiencers',
      'member.experiencers-unverified': 'Experiencers',
      'member.experiencers-verified': 'Experiencers',
    },
    resets: 'Counted anew from',
    save: 'Save',
    saved: 'Saved',
    cancel: 'Cancel',
    name: 'Name',
    nameHint:
      '4–30 bytes, a Chinese character is two: letters, digits, spaces and some signs; nobody else has it',
    check: 'Check',
    verdicts: { free: 'It is free', audit: 'It has a protected word: add proof and wait for an audit' },
    heldBy: (who) => `Held by ${who}`,
    nameDocuments: 'Proof',
    applicationStates: {
      pending: 'Being audited',
      approved: 'Approved',
      refused: 'Refused',
      withdrawn: 'Taken back',
    },
    takeBack: 'Take back',
    history: 'Former names',
    causes: { first: 'First name', change: 'Changed', dispute: 'Taken in a dispute' },
    unnamed: '(no name)',
    intro: 'Introduction',
    introHint: '4–120 characters: what it is for',
    avatar: 'Avatar',
    avatarHint:
      'PNG, JPEG or WebP, 2 MB at most; you cut a square out of it. It is seen at once, and looked at by the platform afterwards: legible, fit for the name and the service, nobody else’s, and without the brand of the platform.',
    avatarTaken: 'The platform has taken the avatar away; the one before is back',
    takenAvatar: 'The avatar that was taken away',
    nameLost: (name) => `The name “${name}” was taken in a dispute: give a new one`,
    unreadablePicture: 'This file is no picture that can be shown. Choose a PNG, JPEG or WebP.',
    chooseAvatar: 'Choose a picture',
    cropTitle: 'Cut the avatar',
    cropHint: 'Drag the square, or use the sliders below.',
    cropSize: 'Size',
    cropAcross: 'Across',
    cropDown: 'Down',
    useAvatar: 'Use this part',
    categories: 'Categories',
    trees: {
      organisation: 'Categories for organisations',
      individual: 'Categories for individuals',
      'individual-2018': 'Categories for individuals',
      overseas: 'Categories for subjects overseas',
    },
    gameForGood:
      'With this category the mini program is a game for good: it can never change to a service, shows no web sites, and is cancelled more slowly once released.',
    gameStays: 'This is a game. Which kind it is can be chosen again until it is first released.',
    first: 'First level',
    second: 'Second level',
    withDocuments: ' (needs documents)',
    anyOneOf: 'Any one of these',
    add: 'Add',
    remove: 'Remove',
    askAgain: 'Ask again',
    categoryLapses: { expired: 'Its documents have run out', 'not-listed': 'Not in the list any more' },
    validUntil: 'Documents are good until',
    categoryStates: { pending: 'Being audited', approved: 'In force', refused: 'Refused' },
    reason: 'Reason',
    noCategories: 'No category is chosen',
    documents: 'Documents',
    addDocument: 'Add a document',
    removeIt: 'Remove',
    removeDocument: (name) => `Remove the document “${name}”`,
    documentsHint: 'Pictures or PDF, 10 MB at most; seen by the administrator and auditors alone',
    privacy: 'Privacy guide',
    privacyUses: 'What is collected, and what for',
    privacyHint: 'What personal data is used, and for what. What is not declared cannot be used.',
    purposeOf: (key) => `Purpose: ${key}`,
    contactEmail: 'E-mail',
    contactPhone: 'Phone',
    contactOther: 'Other ways to reach you',
    notice: 'How users are told of changes',
    keptDays: 'Days it is kept',
    keptHint: 'Empty: no longer than its purpose needs',
    sdkName: 'SDK',
    sdkProvider: 'Provider',
    sdkPurpose: 'What the SDK does',
    addSdk: 'Add a third-party SDK',
    ownText: 'What a third-party platform has uploaded beside it',
    removeOwnText: 'Take it out',
    saveDraft: 'Save the draft',
    publish: 'Publish',
    hasDraft: 'There are changes to publish',
    version: (version) => `Version ${version}`,
    noGuide: 'None is published',
    openness: 'Service and search',
    searchable: 'Searching finds it',
    searchableHint: 'Off: it is in no list and no search, and opens by its address.',
    service: 'Service',
    serviceOpen: 'Open',
    serviceSuspended: (message) => `Suspended: ${message}`,
    message: 'Message to users',
    messageHint: 'They read it when they open the mini program',
    suspend: 'Suspend',
    resume: 'Open again',
    disputes: 'Name disputes',
    disputesHint: 'Claim a name that another account has and that is yours; two auditors decide.',
    claimedName: 'The name',
    ground: 'Why it is yours',
    claim: 'Claim',
    disputeStates: { open: 'Open', upheld: 'Upheld', rejected: 'Rejected', withdrawn: 'Taken back' },
  },
}
