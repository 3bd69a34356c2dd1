import type { CorpAssociationState, CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import type { Texts } from '@maque/ui/language.ts'

export const agentTexts: Texts<{
  readonly none: string
  readonly count: (used: number, limit: number) => string
  readonly add: string
  readonly edit: string
  readonly name: string
  readonly about: string
  readonly remove: string
  readonly removeQuestion: (name: string) => string
  readonly kinds: Readonly<Record<'own' | 'mini-program', string>>
  readonly isOn: string
  readonly isOff: string
  readonly secret: string
  readonly hasSecret: string
  readonly noSecret: string
  readonly makeSecret: string
  readonly makeAnother: string
  readonly makeAnotherQuestion: string
  readonly secretOnce: string
  readonly scope: string
  readonly setScope: string
  readonly scopeNobody: string
  readonly scopeOf: (users: number, departments: number, tags: number) => string
  readonly scopeHint: string
  readonly users: string
  readonly departments: string
  readonly tags: string
  readonly save: string
  readonly cancel: string
  readonly write: string
  readonly to: string
  readonly everybody: string
  readonly chosen: string
  readonly contentTypes: Readonly<Record<CorpMessageContent['type'], string>>
  readonly type: string
  readonly text: string
  readonly cardTitle: string
  readonly description: string
  readonly url: string
  readonly page: string
  readonly items: string
  readonly itemsHint: string
  readonly send: string
  readonly sent: string
  readonly nothingSent: string
  readonly delivered: (count: number) => string
  readonly dropped: (count: number) => string
  readonly notReached: string
  readonly askTitle: string
  readonly askHint: string
  readonly appId: string
  readonly ask: string
  readonly scanHint: string
  readonly noAssociations: string
  readonly states: Readonly<Record<CorpAssociationState, string>>
  readonly addresses: string
  readonly addressesOn: string
  readonly addressesOff: string
  readonly addressesHint: string
  readonly addressesSaved: string
  readonly end: string
  readonly endHint: string
  readonly takeBackHint: string
  readonly takeBack: string
  readonly corps: string
  readonly corpsHint: string
  readonly noCorps: string
  readonly accept: string
  readonly refuse: string
}> = {
  zh: {
    none: '还没有应用。可以添加自建应用，或在“小程序”中关联小程序。',
    count: (used, limit) => `应用 ${used} / ${limit}，含等待确认的小程序`,
    add: '添加应用',
    edit: '编辑',
    name: '应用名称',
    about: '应用介绍',
    remove: '删除应用',
    removeQuestion: (name) => `删除应用“${name}”？`,
    kinds: { own: '自建应用', 'mini-program': '小程序' },
    isOn: '已启用',
    isOff: '已停用',
    secret: 'Secret',
    hasSecret: '已生成，不再显示',
    noSecret: '还没有生成',
    makeSecret: '生成 Secret',
    makeAnother: '重新生成',
    makeAnotherQuestion: '重新生成 Secret？原来的立即失效。',
    secretOnce: '请立即保存，离开后不再显示：',
    scope: '可见范围',
    setScope: '设置可见范围',
    scopeNobody: '没有人可见',
    scopeOf: (users, departments, tags) => `${users} 个成员，${departments} 个部门，${tags} 个标签`,
    scopeHint: '部门包含其下所有部门；标签包含其成员与部门。只有范围内的成员能看到应用、收到消息。',
    users: '成员',
    departments: '部门',
    tags: '标签',
    save: '保存',
    cancel: '取消',
    write: '发消息',
    to: '发送给',
    everybody: '可见范围内的所有人',
    chosen: '指定成员、部门、标签',
    contentTypes: {
      text: '文本',
      markdown: 'Markdown',
      textcard: '文本卡片',
      miniprogram_notice: '小程序通知',
    },
    type: '消息类型',
    text: '内容',
    cardTitle: '标题',
    description: '描述',
    url: '链接',
    page: '打开的页面',
    items: '内容项',
    itemsHint: '每行一项，如：时间：下午三点',
    send: '发送',
    sent: '消息',
    nothingSent: '还没有发过消息。',
    delivered: (count) => `送达 ${count} 人`,
    dropped: (count) => `${count} 人超过频率，未送达`,
    notReached: '不存在或不在可见范围内',
    askTitle: '关联小程序',
    askHint:
      '只能关联已发布的小程序。由小程序的管理员扫码确认，或在小程序的设置中确认；之后设置可见范围，成员就能在工作台看到。',
    appId: '小程序 AppID',
    ask: '关联',
    scanHint: '请小程序的管理员扫描二维码并确认。',
    noAssociations: '还没有关联小程序。',
    states: { 'waiting-app': '待小程序管理员确认', linked: '已关联', unlinked: '已解除' },
    addresses: '接口 IP 白名单',
    addressesOn: '已开启',
    addressesOff: '未开启，不限来源',
    addressesHint:
      '开启后，只有这些地址能用本应用的 Secret 获取 access_token 或调用接口；其他地址得到 60020。',
    addressesSaved: '已保存',
    end: '解除关联',
    takeBackHint: '撤回后对方不再看到这次申请；可以重新申请。',
    endHint: '解除后小程序立即从该企业成员的工作台消失，其 Secret 与可见范围一并失效。',
    takeBack: '撤回',
    corps: '关联的企业微信',
    corpsHint: '关联后，小程序出现在企业成员的工作台，范围由企业设置。',
    noCorps: '没有企业关联这个小程序。',
    accept: '同意',
    refuse: '拒绝',
  },
  en: {
    none: 'No agents yet. Add one of your own, or associate a mini program.',
    count: (used, limit) => `${used} agents of ${limit}, with mini programs that were asked`,
    add: 'Add an agent',
    edit: 'Edit',
    name: 'Name',
    about: 'About',
    remove: 'Remove the agent',
    removeQuestion: (name) => `Remove the agent “${name}”?`,
    kinds: { own: 'Own', 'mini-program': 'Mini program' },
    isOn: 'On',
    isOff: 'Off',
    secret: 'Secret',
    hasSecret: 'Made; not shown again',
    noSecret: 'None yet',
    makeSecret: 'Make a secret',
    makeAnother: 'Make another',
    makeAnotherQuestion: 'Make another secret? The present one is void at once.',
    secretOnce: 'Keep it now, it is not shown again:',
    scope: 'Visible scope',
    setScope: 'Set the visible scope',
    scopeNobody: 'Nobody sees it',
    scopeOf: (users, departments, tags) => `${users} members, ${departments} departments, ${tags} tags`,
    scopeHint:
      'A department stands for all below it, a tag for its members and departments. Only who is in scope sees the agent and is written to.',
    users: 'Members',
    departments: 'Departments',
    tags: 'Tags',
    save: 'Save',
    cancel: 'Cancel',
    write: 'Write',
    to: 'To',
    everybody: 'Everybody in scope',
    chosen: 'Some members, departments, tags',
    contentTypes: {
      text: 'Text',
      markdown: 'Markdown',
      textcard: 'Text card',
      miniprogram_notice: 'Notice of the mini program',
    },
    type: 'Kind of message',
    text: 'Text',
    cardTitle: 'Title',
    description: 'Description',
    url: 'Link',
    page: 'Page that opens',
    items: 'Items',
    itemsHint: 'One a line, such as: Time: 3 pm',
    send: 'Send',
    sent: 'Messages',
    nothingSent: 'Nothing has been sent yet.',
    delivered: (count) => `${count} have it`,
    dropped: (count) => `${count} have had too many to get it`,
    notReached: 'Not there, or not in scope',
    askTitle: 'Associate a mini program',
    askHint:
      'Only what is online can be associated. The administrator of the mini program scans, or says yes in its settings; then set the visible scope, and members see it in their workbench.',
    appId: 'AppID of the mini program',
    ask: 'Associate',
    scanHint: 'The administrator of the mini program scans this code and confirms.',
    noAssociations: 'No mini program is associated yet.',
    states: {
      'waiting-app': 'Waiting for the mini program’s administrator',
      linked: 'Associated',
      unlinked: 'Ended',
    },
    addresses: 'Addresses of servers',
    addressesOn: 'on',
    addressesOff: 'off: from anywhere',
    addressesHint:
      'While it is on, only these addresses are given access tokens for this agent’s secret, or may use them; others are refused with 60020.',
    addressesSaved: 'Saved',
    end: 'End the association',
    takeBackHint: 'The mini program is asked no more; it can be asked anew.',
    endHint:
      'The mini program leaves the workbench of this enterprise at once; its secret and visible scope are gone.',
    takeBack: 'Take back',
    corps: 'Associated enterprises (WeCom)',
    corpsHint:
      'An associated mini program stands in the workbench of the enterprise’s members; who sees it, the enterprise says.',
    noCorps: 'No enterprise has this mini program.',
    accept: 'Accept',
    refuse: 'Refuse',
  },
}
