import type { Texts } from '@maque/ui/language.ts'

export const thirdPartyTexts: Texts<{
  readonly title: string
  readonly about: string
  readonly unqualified: string
  readonly qualify: string
  readonly none: string
  readonly create: string
  readonly name: string
  readonly description: string
  readonly open: string
  readonly back: string
  readonly published: string
  readonly testing: string
  readonly publish: string
  readonly publishHint: string
  readonly publishNotYet: string
  readonly directCommitHint: string
  readonly credentials: string
  readonly secretOnce: string
  readonly newSecret: string
  readonly newSecretHint: string
  readonly ticket: string
  readonly noTicket: string
  readonly giveUp: string
  readonly giveUpHint: string
  readonly giveUpScan: string
  readonly settings: string
  readonly sets: string
  readonly pageHosts: string
  readonly pageHostsHelp: string
  readonly eventUrl: string
  readonly eventUrlHelp: string
  readonly messageUrl: string
  readonly messageUrlHelp: string
  readonly token: string
  readonly key: string
  readonly keyHelp: (hint: string) => string
  readonly newKey: string
  readonly testApps: string
  readonly testAppsHelp: string
  readonly serverHosts: string
  readonly siteHosts: string
  readonly hostsHelp: string
  readonly siteHostsHelp: string
  readonly save: string
  readonly saved: string
  readonly addresses: string
  readonly addressesHint: string
  readonly told: string
  readonly nothingTold: string
  readonly states: Readonly<Record<'waiting' | 'delivered' | 'failed' | 'dropped', string>>
  readonly authorised: string
  readonly nobody: string
  readonly since: string
  readonly developmentApps: string
  readonly developmentAppsHint: string
  readonly appId: string
  readonly add: string
  readonly scanHint: string
  readonly remove: string
  readonly removeAppHint: string
  readonly drafts: string
  readonly noDrafts: string
  readonly makeTemplate: string
  readonly templates: string
  readonly noTemplates: string
  readonly templateId: string
  readonly removeTemplateHint: string
  readonly owners: string
  readonly ownersHint: string
  readonly noPlatforms: string
  readonly withdraw: string
  readonly withdrawHint: string
  readonly exclusive: string
  readonly asks: (name: string) => string
  readonly asksOfficial: (name: string) => string
  readonly asOfficialAccount: string
  readonly officialOnly: (name: string) => string
  readonly nothingOfOfficial: string
  readonly officialScan: string
  readonly which: string
  readonly noApps: string
  readonly authorise: string
  readonly leads: (host: string) => string
  readonly broken: string
}> = {
  zh: {
    title: '第三方平台',
    about: '代小程序主体开发和管理小程序：由主体授权，通过开放接口上传模板、提审与发布。',
    unqualified: '通过开发者资质认证后才能创建第三方平台。',
    qualify: '去认证',
    none: '还没有第三方平台。',
    create: '创建',
    name: '名称',
    description: '介绍',
    open: '管理',
    back: '全部第三方平台',
    published: '已全网发布',
    testing: '测试中',
    publish: '全网发布',
    publishHint: '发布后任何小程序与公众号都能授权；此前只有测试列表里的能。服务器须已成功接收 ticket。',
    publishNotYet: '服务器成功接收 ticket 后才能全网发布。',
    directCommitHint:
      '上传的 ext.json 里有 extEnable、extAppid 与 directCommit 时，版本不进草稿箱，直接成为 extAppid 所指小程序的开发版本（须已授权本平台 18 号权限集）；没有 directCommit 时上传仍进草稿箱，预览则属于那个小程序。',
    credentials: '凭据',
    secretOnce: 'AppSecret 只显示这一次，请立即保存',
    newSecret: '重置 AppSecret',
    newSecretHint: '旧的 AppSecret 与由它换得的令牌立即失效。',
    ticket: '最近接收 ticket',
    noTicket: '服务器还没有成功接收',
    giveUp: '注销第三方平台',
    giveUpHint:
      '所有小程序的授权随即取消，AppSecret 与令牌失效，不再推送 ticket；不能恢复。已发布的版本不变。',
    giveUpScan: '请帐号管理员扫描二维码并确认。',
    settings: '开发配置',
    sets: '权限集',
    pageHosts: '授权发起页域名',
    pageHostsHelp: '每行一个，不带协议；授权完成后只会回到这些域名。',
    eventUrl: '授权事件接收 URL',
    eventUrlHelp: '每 10 分钟接收 component_verify_ticket；始终加密。留空则不推送。',
    messageUrl: '消息与事件接收 URL',
    messageUrlHelp: '$APPID$ 会替换为小程序的 AppID。',
    token: '消息校验 Token',
    key: '消息加解密 Key（43 位字母与数字）',
    keyHelp: (hint) => (hint === '' ? '尚未设置' : `现为 ${hint}；留空则不变`),
    newKey: '随机生成',
    testApps: '授权测试帐号',
    testAppsHelp: '小程序或公众号的 AppID，每行一个；全网发布前只有它们能授权。',
    serverHosts: '小程序服务器域名',
    siteHosts: '小程序业务域名',
    hostsHelp: '每行一个，含其子域名；modify_domain 只能用这里登记的。每月修改次数有限。',
    siteHostsHelp:
      '每行一个，含其子域名；setwebviewdomain 只能用这里登记的。放有平台校验文件、用 modify_wxa_jump_domain 登记的，小程序不必各放一份文件。',
    save: '保存',
    saved: '已保存',
    addresses: 'IP 白名单',
    addressesHint: '开启后，只有这些地址能调用开放接口（否则 61004）。',
    told: '推送记录',
    nothingTold: '还没有推送。',
    states: { waiting: '待推送', delivered: '已送达', failed: '失败', dropped: '已取消' },
    authorised: '已授权的帐号',
    nobody: '还没有帐号授权。',
    since: '授权于',
    developmentApps: '开发小程序',
    developmentAppsHint: '它们上传的每个版本（控制台、命令行或 miniprogram-ci）都进入草稿箱。',
    appId: 'AppID',
    add: '添加',
    scanHint: '请该小程序的管理员扫描二维码并确认。',
    remove: '移除',
    removeAppHint: '以后上传的版本不再进入草稿箱；已有草稿与模板不变。',
    drafts: '草稿箱',
    noDrafts: '没有草稿：请用开发小程序上传一个版本。',
    makeTemplate: '添加到模板库',
    templates: '模板库',
    noTemplates: '还没有模板。',
    templateId: '模板 ID',
    removeTemplateHint: '已用它提交的小程序不受影响。',
    owners: '第三方平台授权',
    ownersHint: '被授权的平台可以代你做所列的事，直到你取消授权。',
    noPlatforms: '没有授权给任何第三方平台。',
    withdraw: '取消授权',
    withdrawHint: '该平台立即不能再代你做这些事；它已发布的版本、已建立的绑定与关联不变。',
    exclusive: '独占',
    asks: (name) => `${name} 申请管理你的小程序`,
    asksOfficial: (name) => `${name} 申请管理你的公众号`,
    officialOnly: (name) => `${name} 申请管理你的公众号：请退出后用公众号自己的邮箱登录，再打开这个链接。`,
    asOfficialAccount: '它也可以管理公众号：要授权公众号，请用公众号自己的邮箱登录，再打开这个链接。',
    nothingOfOfficial: '它没有申请公众号的权限集：请登录小程序的管理员再打开这个链接。',
    officialScan: '请公众号管理员扫描二维码并确认。',
    which: '授权哪个小程序',
    noApps: '没有可以授权的小程序：须由你担任管理员；平台全网发布前还须在其测试列表中。',
    authorise: '授权',
    leads: (host) => `授权后将回到 ${host}`,
    broken: '授权链接不完整，请回到第三方平台重新发起。',
  },
  en: {
    title: 'Third-party platforms',
    about:
      'Develop and manage mini programs for their owners, who authorise you: commit templates, submit and release through the open interfaces.',
    unqualified: 'Third-party platforms can be created once the developer qualification is verified.',
    qualify: 'Verify it',
    none: 'There is no third-party platform yet.',
    create: 'Create',
    name: 'Name',
    description: 'Introduction',
    open: 'Manage',
    back: 'All third-party platforms',
    published: 'Published',
    testing: 'In test',
    publish: 'Publish',
    publishHint:
      'Every mini program and official account can then authorise it; until then those of the test list can. Its server has to have taken a ticket.',
    publishNotYet: 'It can be published once its server has taken a ticket.',
    directCommitHint:
      'With extEnable, extAppid and directCommit in its ext.json, an upload becomes no draft: it is a development version of the mini program that extAppid names, which has authorised this platform to set 18. Without directCommit an upload is a draft as any other, and previews are of that mini program.',
    credentials: 'Credentials',
    secretOnce: 'The AppSecret is shown this once: keep it now',
    newSecret: 'Reset the AppSecret',
    newSecretHint: 'The secret before, and tokens given for it, are void at once.',
    ticket: 'Last ticket taken',
    noTicket: 'its server has taken none yet',
    giveUp: 'Give up this platform',
    giveUpHint:
      'Every authorisation ends, its secret and tokens open nothing, and it is told no more tickets. This cannot be undone. What it released stays.',
    giveUpScan: 'The administrator of this account scans this code and confirms.',
    settings: 'Settings',
    sets: 'Permission sets',
    pageHosts: 'Hosts of your pages',
    pageHostsHelp: 'One a line, without scheme. Owners are led back to these and no others.',
    eventUrl: 'URL for authorisations',
    eventUrlHelp:
      'Is told a component_verify_ticket every 10 minutes, always sealed. Empty: nothing is told.',
    messageUrl: 'URL for messages and events',
    messageUrlHelp: '$APPID$ becomes the AppID of the mini program.',
    token: 'Token',
    key: 'Encoding key (43 letters and digits)',
    keyHelp: (hint) => (hint === '' ? 'not set yet' : `now ${hint}; empty: as it is`),
    newKey: 'Make one',
    testApps: 'Accounts for tests',
    testAppsHelp:
      'AppIDs of mini programs and official accounts, one a line: before publication these alone can authorise it.',
    serverHosts: 'Servers of mini programs',
    siteHosts: 'Sites of mini programs',
    hostsHelp:
      'One a line, with what is below it: modify_domain takes no others. They are changed so often a month.',
    siteHostsHelp:
      'One a line, with what is below it: setwebviewdomain takes no others. For those that show the platform’s file and are registered with modify_wxa_jump_domain, apps need no files of their own.',
    save: 'Save',
    saved: 'Saved',
    addresses: 'Addresses that may ask',
    addressesHint: 'When on, the open interfaces are open to these addresses alone (else 61004).',
    told: 'What was told',
    nothingTold: 'Nothing was told yet.',
    states: { waiting: 'waiting', delivered: 'delivered', failed: 'failed', dropped: 'dropped' },
    authorised: 'Accounts that authorised it',
    nobody: 'None has yet.',
    since: 'since',
    developmentApps: 'Development mini programs',
    developmentAppsHint:
      'Each version that is uploaded of them (console, command line or miniprogram-ci) becomes a draft.',
    appId: 'AppID',
    add: 'Add',
    scanHint: 'The administrator of that mini program scans this code and confirms.',
    remove: 'Remove',
    removeAppHint: 'What is uploaded from now on becomes no draft. Drafts and templates stay.',
    drafts: 'Drafts',
    noDrafts: 'There are none: upload a version of a development mini program.',
    makeTemplate: 'Make a template',
    templates: 'Templates',
    noTemplates: 'There are none yet.',
    templateId: 'Template',
    removeTemplateHint: 'Mini programs that it was committed to stay as they are.',
    owners: 'Third-party authorisation',
    ownersHint: 'An authorised platform does what is listed in your place, until you withdraw it.',
    noPlatforms: 'No third-party platform is authorised.',
    withdraw: 'Withdraw',
    withdrawHint:
      'The platform can do nothing more in your place. What it released, bound and associated stays.',
    exclusive: 'exclusive',
    asks: (name) => `${name} asks to manage your mini program`,
    asksOfficial: (name) => `${name} asks to manage your official account`,
    officialOnly: (name) =>
      `${name} asks to manage your official account: sign out, sign in with its own e-mail address, and open this link again.`,
    asOfficialAccount:
      'It manages official accounts, too: to authorise one, sign in with its own e-mail address and open this link again.',
    nothingOfOfficial:
      'It asks for nothing that official accounts give: sign in as the administrator of a mini program and open this link again.',
    officialScan: 'The administrator of this official account scans this code and confirms.',
    which: 'Which mini program',
    noApps:
      'There is none that can: you have to be its administrator, and before the platform is published it has to be on its test list.',
    authorise: 'Authorise',
    leads: (host) => `You go on to ${host}`,
    broken: 'This link is not whole: begin anew at the third-party platform.',
  },
}
