import type { Texts } from '@maque/ui/language.ts'

export const auditTexts: Texts<{
  readonly filters: string
  readonly action: string
  readonly actorId: string
  readonly target: string
  readonly targetHint: string
  readonly outcome: string
  readonly outcomeHint: string
  readonly rule: string
  readonly ruleHint: string
  readonly since: string
  readonly until: string
  readonly time: string
  readonly actor: string
  readonly actors: Readonly<Record<string, string | undefined>>
  readonly done: string
  readonly nothing: string
  readonly verify: string
  readonly whole: (entries: number) => string
  readonly brokenAt: (id: number) => string
  readonly exportLog: string
  readonly newest: string
  readonly older: string
  readonly details: (id: number) => string
  readonly changes: string
  readonly noChanges: string
  readonly address: string
  readonly hash: string
}> = {
  zh: {
    filters: '筛选',
    action: '动作',
    actorId: '操作者 ID',
    target: '对象',
    targetHint: '按开头匹配',
    outcome: '结果',
    outcomeHint: 'done 为成功，其他为拒绝代码',
    rule: '规则',
    ruleHint: '按此规则拒绝的',
    since: '从',
    until: '到',
    time: '时间',
    actor: '操作者',
    actors: {
      anonymous: '未登录',
      person: '个人',
      registrant: '注册帐号',
      'upload-token': '上传密钥',
      'third-party': '第三方平台',
      'app-server': '小程序服务器',
      system: '平台',
    },
    done: '成功',
    nothing: '没有内容',
    verify: '校验完整性',
    whole: (entries) => `${entries} 条记录完整无缺`,
    brokenAt: (id) => `第 ${id} 条记录被改动过`,
    exportLog: '导出筛选结果',
    newest: '最新',
    older: '更早',
    details: (id) => `第 ${id} 条`,
    changes: '变化',
    noChanges: '没有记下变化',
    address: '网络地址',
    hash: '散列值',
  },
  en: {
    filters: 'Filter',
    action: 'Did',
    actorId: 'Id of who did it',
    target: 'To',
    targetHint: 'How it begins',
    outcome: 'Outcome',
    outcomeHint: 'done, or the code of the refusal',
    rule: 'Rule',
    ruleHint: 'What it refused',
    since: 'From',
    until: 'Until',
    time: 'Time',
    actor: 'Who',
    actors: {},
    done: 'done',
    nothing: 'There is nothing here',
    verify: 'Verify',
    whole: (entries) => `${entries} lines, all whole`,
    brokenAt: (id) => `Line ${id} was altered`,
    exportLog: 'Export what matches',
    newest: 'Newest',
    older: 'Older',
    details: (id) => `Line ${id}`,
    changes: 'Changes',
    noChanges: 'No changes were noted',
    address: 'Network address',
    hash: 'Hash',
  },
}
