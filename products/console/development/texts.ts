import type { DevelopmentSettings, DomainKind } from '@maque/protocol/platform/development.ts'
import type { PushDelivery, PushFormat, PushMode, PushTrial } from '@maque/protocol/platform/message-push.ts'
import type { LinkVersion } from '@maque/protocol/platform/link-rules.ts'
import type { Texts } from '@maque/ui/language.ts'

export const developmentTexts: Texts<{
  readonly ids: string
  readonly originalId: string
  readonly secretStates: Readonly<Record<DevelopmentSettings['secret']['state'], string>>
  readonly secretHint: string
  readonly makeSecret: string
  readonly resetSecret: string
  readonly resetSecretHint: string
  readonly secretOnce: string
  readonly freeze: string
  readonly freezeHint: string
  readonly unfreeze: string
  readonly apiAddresses: string
  readonly apiAddressesHint: string
  readonly addressRequests: string
  readonly addressRequestsHint: string
  readonly allowAddress: string
  readonly refuseAddress: string
  readonly addresses: string
  readonly listOn: string
  readonly listOff: string
  readonly uploading: string
  readonly pair: string
  readonly pairHint: string
  readonly fingerprint: string
  readonly madeAt: string
  readonly makePair: string
  readonly resetPair: string
  readonly resetPairHint: string
  readonly revokePairHint: string
  readonly pairOnce: string
  readonly downloadPair: string
  readonly tokens: string
  readonly tokensHint: string
  readonly tokenLabel: string
  readonly newToken: string
  readonly tokenOnce: string
  readonly lastUsed: string
  readonly neverUsed: string
  readonly revoke: string
  readonly revokeTokenHint: string
  readonly uploadAddresses: string
  readonly uploadAddressesHint: string
  readonly domains: string
  readonly domainsHint: string
  readonly kindHints: Readonly<Partial<Record<DomainKind, string>>>
  readonly changesThisMonth: string
  readonly kinds: Readonly<Record<DomainKind, string>>
  readonly examples: Readonly<Record<DomainKind, string>>
  readonly checks: string
  readonly checksHint: string
  readonly checkedIn: Readonly<Record<'develop' | 'trial', string>>
  readonly businessDomains: string
  readonly businessDomain: string
  readonly businessDomainsHint: string
  readonly removeBusinessDomainHint: string
  readonly notForThese: Readonly<Record<'individual' | 'game', string>>
  readonly proofFile: string
  readonly proofAtRoot: string
  readonly checkAndAdd: string
  readonly push: string
  readonly pushHint: string
  readonly pushOff: string
  readonly pushUrl: string
  readonly pushToken: string
  readonly pushTokenHint: string
  readonly encodingKey: string
  readonly encodingKeyHint: (shown: string) => string
  readonly makeKey: string
  readonly mode: string
  readonly modes: Readonly<Record<PushMode, string>>
  readonly format: string
  readonly formats: Readonly<Record<PushFormat, string>>
  readonly savePush: string
  readonly tryPush: string
  readonly removePush: string
  readonly removePushHint: string
  readonly echo: string
  readonly testEvent: string
  readonly failures: Readonly<Record<'none' | NonNullable<PushTrial['failure']>, string>>
  readonly deliveries: string
  readonly deliveryStates: Readonly<Record<PushDelivery['state'], string>>
  readonly tries: (count: number) => string
  readonly links: string
  readonly linksHint: string
  readonly linksNotForIndividuals: string
  readonly linkRules: string
  readonly removeRuleHint: string
  readonly removePublishedRuleHint: string
  readonly publicationsThisMonth: string
  readonly proofInFolder: string
  readonly newLinkRule: string
  readonly published: string
  readonly notPublished: string
  readonly publishRule: string
  readonly edit: string
  readonly exclusive: string
  readonly exclusiveHint: string
  readonly ignoresCase: string
  readonly prefix: string
  readonly prefixHint: string
  readonly page: string
  readonly testLinks: string
  readonly testLinksHint: string
  readonly testVersion: string
  readonly checkAndSave: string
  readonly quota: string
  readonly quotaHint: string
  readonly clearsOfAll: string
  readonly clearsOfOne: string
  readonly clearAll: string
  readonly clearOne: string
  readonly permitted: string
  readonly notPermitted: string
  readonly notOffered: string
  readonly today: string
  readonly versions: Readonly<Record<LinkVersion, string>>
  readonly perMinute: (limit: number) => string
  readonly changes: string
  readonly noChanges: string
  /** By what the platform calls it. */
  readonly changed: Readonly<Record<string, string>>
  readonly used: (used: number, limit: number) => string
  readonly left: (count: number) => string
  readonly resets: string
  readonly remove: string
  readonly cancel: string
  readonly save: string
  readonly saved: string
}> = {
  zh: {
    ids: '开发者 ID',
    originalId: '原始 ID',
    secretStates: { none: '未生成', active: '使用中', frozen: '已冻结' },
    secretHint: '服务器凭 AppSecret 调用开放接口。平台只保存它的散列值，请自行妥善保管，不要写进小程序代码。',
    makeSecret: '生成 AppSecret',
    resetSecret: '重置 AppSecret',
    resetSecretHint: '重置后，原来的 AppSecret 立即失效，正在使用它的服务器会无法调用接口。',
    secretOnce: '请立即保存：AppSecret 只显示这一次',
    freeze: '冻结',
    freezeHint: '冻结后，服务器立即不能再用这个 AppSecret 调用接口，直到解冻或重置。',
    unfreeze: '解冻',
    apiAddresses: 'IP 白名单（调用接口）',
    apiAddressesHint: '开启后，只有名单内的服务器可以用 AppSecret 调用接口。',
    addressRequests: '等待管理员确认的地址',
    addressRequestsHint: '这些服务器持有 AppSecret，但不在名单内。由管理员允许或拒绝。',
    allowAddress: '允许',
    refuseAddress: '拒绝',
    addresses: 'IP 地址或地址段，每行一个',
    listOn: '已开启',
    listOff: '未开启',
    uploading: '小程序代码上传',
    pair: '代码上传密钥（miniprogram-ci）',
    pairHint: '平台只保存公钥。私钥只能在生成时下载一次，重置后原来的私钥立即失效。',
    fingerprint: '公钥指纹',
    madeAt: '生成时间',
    makePair: '生成密钥',
    resetPair: '重置密钥',
    resetPairHint: '重置后，原来的私钥立即失效：用它上传的持续集成会被拒绝，须换成新下载的私钥。',
    revokePairHint:
      '撤销后，现有的私钥立即失效，这个小程序不再有代码上传密钥，须重新生成才能用 miniprogram-ci 上传。',
    pairOnce: '请立即下载：私钥只提供这一次',
    downloadPair: '下载私钥',
    tokens: '上传令牌（maque upload）',
    tokensHint: '供命令行与持续集成使用，只能上传这个小程序的版本。',
    tokenLabel: '用途',
    newToken: '新建令牌',
    tokenOnce: '请立即保存：令牌只显示这一次',
    lastUsed: '上次使用',
    neverUsed: '从未使用',
    revoke: '撤销',
    revokeTokenHint: '撤销后，使用这个令牌的命令行与持续集成立即不能再上传，且无法恢复，只能新建令牌。',
    uploadAddresses: 'IP 白名单（代码上传）',
    uploadAddressesHint: '开启后，密钥和令牌只能在名单内的地址使用；成员登录后上传不受影响。',
    domains: '服务器域名',
    domainsHint:
      '线上版本只能访问这里列出的域名：协议、域名与端口须完全一致，不支持通配符、IP 和 localhost。每行一个。请求由平台代为发出，因此不需要 DNS 预解析域名。',
    kindHints: {
      socket: '不写端口时，可用任意端口',
      udp: '播放器在网页中运行，没有 UDP：名单外的地址提示不在名单内，名单内的提示不支持',
      tcp: '播放器在网页中运行，没有 TCP：名单外的地址提示不在名单内，名单内的提示不支持',
    },
    changesThisMonth: '本月修改',
    kinds: {
      request: 'request 合法域名',
      socket: 'socket 合法域名',
      upload: 'uploadFile 合法域名',
      download: 'downloadFile 合法域名',
      udp: 'udp 合法域名',
      tcp: 'tcp 合法域名',
    },
    examples: {
      request: 'https://api.example.com',
      socket: 'wss://ws.example.com',
      upload: 'https://upload.example.com',
      download: 'https://download.example.com',
      udp: 'udp://play.example.com:9000',
      tcp: 'tcp://play.example.com:9000',
    },
    checks: '未上线版本的域名校验',
    checksHint: '关闭后，该版本可以访问任意公网域名，便于调试。线上版本总是校验。',
    checkedIn: { develop: '开发版校验服务器域名', trial: '体验版校验服务器域名' },
    businessDomains: '业务域名',
    businessDomain: '域名',
    businessDomainsHint: '小程序的 web-view 只能打开这里列出的网站。子域名须分别添加。',
    removeBusinessDomainHint: '移除后，小程序的 web-view 立即不能再打开这个网站；再次添加须重新校验文件。',
    notForThese: { individual: '个人主体的小程序不能使用业务域名。', game: '小游戏不能使用业务域名。' },
    proofFile: '校验文件',
    proofAtRoot: '请下载后放在网站的根目录下，再添加域名。',
    checkAndAdd: '校验并添加',
    push: '消息推送',
    pushHint:
      '用户消息和事件会推送到这个地址。保存时平台会发送 GET 请求，服务器须校验签名并原样返回 echostr。',
    pushOff: '尚未启用。',
    pushUrl: 'URL（服务器地址）',
    pushToken: 'Token（令牌）',
    pushTokenHint: '3–32 个英文字母或数字',
    encodingKey: 'EncodingAESKey（消息加密密钥）',
    encodingKeyHint: (shown) => (shown === '' ? '43 个英文字母或数字' : `当前为 ${shown}，留空则不变`),
    makeKey: '随机生成',
    mode: '消息加密方式',
    modes: { plain: '明文模式', compatible: '兼容模式', safe: '安全模式（推荐）' },
    format: '数据格式',
    formats: { json: 'JSON', xml: 'XML' },
    savePush: '验证并保存',
    tryPush: '发送测试',
    removePush: '停用',
    removePushHint:
      '停用后，用户消息和事件不再推送，等待重试的也不再发送；URL、Token 和 EncodingAESKey 会被删除，再次启用须重新填写。',
    echo: '地址验证',
    testEvent: '测试事件',
    failures: {
      none: '成功',
      unreachable: '连接失败或超时',
      forbidden: '地址在内网中，平台不会访问',
      redirected: '发生了跳转',
      status: '状态码不是 200',
      content: '返回的内容不符',
    },
    deliveries: '最近的推送',
    deliveryStates: { waiting: '等待重试', delivered: '已送达', failed: '失败', dropped: '已停用，未发送' },
    tries: (count) => (count === 0 ? '尚未发送' : `第 ${count} 次`),
    links: '扫普通链接二维码打开小程序',
    linksHint:
      '已有的网页二维码不必更换：扫码时，符合规则的链接打开小程序页面，链接以参数 q 传给页面。最长的规则优先，未发布的规则不跳转。',
    linksNotForIndividuals: '个人主体的小程序不能使用这项功能。',
    linkRules: '二维码规则',
    removeRuleHint: '移除后，这条规则和它的测试链接立即失效，且无法恢复。',
    removePublishedRuleHint:
      '这条规则已发布：移除后，扫描以它开头的二维码不再打开小程序，而是打开网页（或符合的另一条规则）。无法恢复，只能重新添加并发布。',
    publicationsThisMonth: '本月发布',
    proofInFolder: '请下载后放在规则的最后一级目录下，再保存规则。',
    newLinkRule: '添加规则',
    published: '已发布',
    notPublished: '未发布',
    publishRule: '发布',
    edit: '修改',
    exclusive: '占用子规则',
    exclusiveHint: '占用所有子规则：其他小程序不能再添加以它开头的规则',
    ignoresCase: '不区分路径的大小写',
    prefix: '二维码规则',
    prefixHint: '以 / 结尾时匹配所有子路径；? 之后为参数的开头部分',
    page: '小程序功能页面',
    testLinks: '测试链接',
    testLinksHint: '每行一个，仅对成员生效，发布前后都可测试。',
    testVersion: '测试范围',
    checkAndSave: '校验并保存',
    quota: '接口权限与调用额度',
    quotaHint: '次数每天零点（北京时间）重新计数，也可以手动清零。',
    clearsOfAll: '本月清零（全部接口）',
    clearsOfOne: '本月清零（单个接口）',
    clearAll: '全部清零',
    clearOne: '清零',
    permitted: '有权限',
    notPermitted: '无权限',
    notOffered: '本平台暂不提供',
    today: '今日',
    versions: { develop: '开发版', trial: '体验版', release: '线上版' },
    perMinute: (limit) => `每分钟 ${limit} 次`,
    changes: '变更记录',
    noChanges: '还没有变更。',
    changed: {
      'secret.made': '生成 AppSecret',
      'secret.frozen': '冻结 AppSecret',
      'secret.unfrozen': '解冻 AppSecret',
      'api-addresses': '修改调用接口的 IP 白名单',
      'upload-token.made': '新建上传令牌',
      'upload-token.revoked': '撤销上传令牌',
      'upload-pair.made': '生成代码上传密钥',
      'upload-pair.revoked': '撤销代码上传密钥',
      'upload-addresses': '修改代码上传的 IP 白名单',
      'server-domains': '修改服务器域名',
      'domain-checks': '修改未上线版本的域名校验',
      'business-domain.added': '添加业务域名',
      'business-domain.removed': '移除业务域名',
      'message-push': '修改消息推送',
      'message-push.removed': '停用消息推送',
      'link-rule.written': '修改二维码规则',
      'link-rule.removed': '移除二维码规则',
      'link-rule.published': '发布二维码规则',
      'api-quota.cleared': '清零全部接口的调用次数',
      'api-quota.path-cleared': '清零单个接口的调用次数',
      'component-hosts': '修改第三方平台的域名',
    },
    used: (used, limit) => `${used}/${limit}`,
    left: (count) => `剩余 ${count}`,
    resets: '重新计数：',
    remove: '移除',
    cancel: '取消',
    save: '保存',
    saved: '已保存',
  },
  en: {
    ids: 'Developer ids',
    originalId: 'Original id',
    secretStates: { none: 'Not made', active: 'In use', frozen: 'Frozen' },
    secretHint:
      'Servers call open interfaces with the AppSecret. The platform keeps only its hash: keep it safe, and never put it into the code of the mini program.',
    makeSecret: 'Make the AppSecret',
    resetSecret: 'Reset the AppSecret',
    resetSecretHint: 'The present AppSecret is void at once: servers that use it can call no more.',
    secretOnce: 'Save it now: the AppSecret is shown this once',
    freeze: 'Freeze',
    freezeHint: 'Servers can call nothing with this AppSecret until it is unfrozen or reset.',
    unfreeze: 'Unfreeze',
    apiAddresses: 'Allowed addresses (calling interfaces)',
    apiAddressesHint: 'When on, only servers listed here can use the AppSecret.',
    addressRequests: 'Addresses that wait for the administrator',
    addressRequestsHint:
      'These servers have the AppSecret and are not in the list. The administrator allows or refuses them.',
    allowAddress: 'Allow',
    refuseAddress: 'Refuse',
    addresses: 'IP addresses or ranges, one a line',
    listOn: 'On',
    listOff: 'Off',
    uploading: 'Uploading code',
    pair: 'Upload key (miniprogram-ci)',
    pairHint:
      'The platform keeps the public half alone. The private half is downloaded once, when it is made; a new one voids it.',
    fingerprint: 'Fingerprint',
    madeAt: 'Made',
    makePair: 'Make a key',
    resetPair: 'Reset the key',
    resetPairHint:
      'The present private key is void at once: builds that upload with it are refused until they have the new one.',
    revokePairHint:
      'The present private key is void at once. Until a new one is made, nothing is uploaded by miniprogram-ci.',
    pairOnce: 'Download it now: the private key is offered this once',
    downloadPair: 'Download the private key',
    tokens: 'Upload tokens (maque upload)',
    tokensHint:
      'For the command line and build machines. They upload versions of this mini program, no more.',
    tokenLabel: 'What for',
    newToken: 'New token',
    tokenOnce: 'Save it now: the token is shown this once',
    lastUsed: 'Last used',
    neverUsed: 'Never used',
    revoke: 'Revoke',
    revokeTokenHint:
      'Programs with this token upload no more from now on. It does not come back: make a new one instead.',
    uploadAddresses: 'Allowed addresses (uploading)',
    uploadAddressesHint:
      'When on, key and tokens work from these addresses alone. Members who sign in are not bound.',
    domains: 'Server domains',
    domainsHint:
      'What is online reaches only the domains listed here, one a line: scheme, name and port exactly, without wildcards, IP addresses and localhost. The platform sends requests itself, so no domains are resolved ahead (DNS prefetch).',
    kindHints: {
      socket: 'without a port, any port',
      udp: 'the player is a web page and has no UDP: an address outside the list is told so, one inside that it is not supported',
      tcp: 'the player is a web page and has no TCP: an address outside the list is told so, one inside that it is not supported',
    },
    changesThisMonth: 'Changes this month',
    kinds: {
      request: 'For request',
      socket: 'For connectSocket',
      upload: 'For uploadFile',
      download: 'For downloadFile',
      udp: 'For UDP',
      tcp: 'For TCP',
    },
    examples: {
      request: 'https://api.example.com',
      socket: 'wss://ws.example.com',
      upload: 'https://upload.example.com',
      download: 'https://download.example.com',
      udp: 'udp://play.example.com:9000',
      tcp: 'tcp://play.example.com:9000',
    },
    checks: 'Domains in versions that are not online',
    checksHint:
      'When off, such a version may reach any public domain, to try things out. What is online never may.',
    checkedIn: {
      develop: 'Development versions obey the server domains',
      trial: 'Trial versions obey the server domains',
    },
    businessDomains: 'Business domains',
    businessDomain: 'Domain',
    businessDomainsHint: 'The only sites that web-view of this mini program shows. Name each sub-domain.',
    removeBusinessDomainHint:
      'From now on web-view shows this site no more. To add it again, its proof file is looked for anew.',
    notForThese: {
      individual: 'Mini programs of individuals have no business domains.',
      game: 'Games have no business domains.',
    },
    proofFile: 'Proof file',
    proofAtRoot: 'Download it and put it at the root of the site, then add the domain.',
    checkAndAdd: 'Check and add',
    push: 'Message push',
    pushHint:
      'Messages of users and events are sent to this address. On saving it is asked by GET: check the signature and answer with echostr.',
    pushOff: 'Not in use yet.',
    pushUrl: 'URL',
    pushToken: 'Token',
    pushTokenHint: '3 to 32 letters or digits',
    encodingKey: 'EncodingAESKey',
    encodingKeyHint: (shown) =>
      shown === '' ? '43 letters or digits' : `Now ${shown}; leave it empty to keep it`,
    makeKey: 'Make one up',
    mode: 'Encryption',
    modes: { plain: 'Plain', compatible: 'Compatible', safe: 'Safe (recommended)' },
    format: 'Format',
    formats: { json: 'JSON', xml: 'XML' },
    savePush: 'Check and save',
    tryPush: 'Try it out',
    removePush: 'Stop',
    removePushHint:
      'Nothing is pushed any more, not even what waits to be tried again. URL, token and EncodingAESKey are deleted: to begin again, enter them anew.',
    echo: 'Echo',
    testEvent: 'Test event',
    failures: {
      none: 'succeeded',
      unreachable: 'cannot be reached, or not in time',
      forbidden: 'is inside a private network, which is not asked',
      redirected: 'leads elsewhere',
      status: 'status is not 200',
      content: 'the content is another',
    },
    deliveries: 'Latest pushes',
    deliveryStates: {
      waiting: 'Tried again soon',
      delivered: 'Delivered',
      failed: 'Failed',
      dropped: 'Stopped before it was sent',
    },
    tries: (count) => (count === 0 ? 'not sent yet' : `try ${count}`),
    links: 'Ordinary links that open the mini program',
    linksHint:
      'Printed codes stay as they are: when scanned, links that match a rule open a page, which is given the link as q. The longest rule decides; one that is not published opens nothing.',
    linksNotForIndividuals: 'Not for mini programs of individuals.',
    linkRules: 'Rules',
    removeRuleHint: 'The rule and its test links stop at once, for good.',
    removePublishedRuleHint:
      'This rule is published. Without it, codes that begin like it open the web page again, or what another rule says. It does not come back: add and publish it anew.',
    publicationsThisMonth: 'Publications this month',
    proofInFolder: 'Download it and put it into the last folder of the rule, then save the rule.',
    newLinkRule: 'Add a rule',
    published: 'Published',
    notPublished: 'Not published',
    publishRule: 'Publish',
    edit: 'Change',
    exclusive: 'exclusive',
    exclusiveHint: 'Exclusive: no other mini program may have a rule below it',
    ignoresCase: 'Case of the path does not count',
    prefix: 'Rule',
    prefixHint: 'Ending in / it matches all below; what follows ? begins the parameters',
    page: 'Page',
    testLinks: 'Test links',
    testLinksHint: 'One a line, for members alone, before and after publishing.',
    testVersion: 'Test links open',
    checkAndSave: 'Check and save',
    quota: 'Open interfaces and their quota',
    quotaHint: 'Counted anew each day at midnight in Beijing, or when you clear it.',
    clearsOfAll: 'Clears this month (all)',
    clearsOfOne: 'Clears this month (one interface)',
    clearAll: 'Clear all',
    clearOne: 'Clear',
    permitted: 'may call',
    notPermitted: 'may not call',
    notOffered: 'not offered here yet',
    today: 'today',
    versions: { develop: 'Development', trial: 'Trial', release: 'Online' },
    perMinute: (limit) => `${limit} a minute`,
    changes: 'History',
    noChanges: 'Nothing was changed yet.',
    changed: {
      'secret.made': 'Made the AppSecret',
      'secret.frozen': 'Froze the AppSecret',
      'secret.unfrozen': 'Unfroze the AppSecret',
      'api-addresses': 'Changed the addresses that may call interfaces',
      'upload-token.made': 'Made an upload token',
      'upload-token.revoked': 'Revoked an upload token',
      'upload-pair.made': 'Made the upload key',
      'upload-pair.revoked': 'Revoked the upload key',
      'upload-addresses': 'Changed the addresses that may upload',
      'server-domains': 'Changed the server domains',
      'domain-checks': 'Changed what versions that are not online obey',
      'business-domain.added': 'Added a business domain',
      'business-domain.removed': 'Removed a business domain',
      'message-push': 'Changed message push',
      'message-push.removed': 'Stopped message push',
      'link-rule.written': 'Changed a rule for links',
      'link-rule.removed': 'Removed a rule for links',
      'link-rule.published': 'Published a rule for links',
      'api-quota.cleared': 'Cleared the calls of all interfaces',
      'api-quota.path-cleared': 'Cleared the calls of one interface',
      'component-hosts': 'Changed the hosts of a third-party platform',
    },
    used: (used, limit) => `${used}/${limit}`,
    left: (count) => `${count} left`,
    resets: 'counted anew',
    remove: 'Remove',
    cancel: 'Cancel',
    save: 'Save',
    saved: 'Saved',
  },
}
