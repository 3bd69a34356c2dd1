import type { ExaminationState, NoWalk, WalkedPage } from '@maque/protocol/platform/examination.ts'
import type { Texts } from '@maque/ui/language.ts'

export const examinationTexts: Texts<{
  readonly title: string
  readonly states: Readonly<Record<ExaminationState, string>>
  readonly none: string
  readonly running: string
  readonly until: string
  readonly again: string
  readonly wanted: string
  readonly findings: (count: number) => string
  readonly noFindings: string
  readonly hints: (count: number) => string
  readonly leftOut: (count: number) => string
  readonly severities: Readonly<Record<'error' | 'warning' | 'info', string>>
  readonly takeOver: string
  readonly takenOver: string
  readonly pages: string
  readonly outcomes: Readonly<Record<WalkedPage['outcome'], string>>
  readonly contentAfter: (seconds: string) => string
  readonly before: (title: string) => string
  readonly after: (title: string) => string
  readonly taps: string
  readonly effects: Readonly<Record<WalkedPage['taps'][number]['effect'], string>>
  readonly unnamed: string
  readonly notWalked: Readonly<Record<NoWalk, string>>
  readonly asked: string
  readonly allowed: string
  readonly refused: string
  readonly facts: string
  readonly apis: string
  readonly domains: string
  readonly permissions: string
  readonly privacyKeys: string
  readonly plugins: string
  readonly waiting: (count: number) => string
  readonly allExamined: string
}> = {
  zh: {
    title: '自动检查',
    states: { queued: '排队中', running: '检查中', done: '已完成', failed: '失败', 'given-up': '未检查' },
    none: '这次提交早于自动检查，没有报告。',
    running: '正在扫描源码、打开申报的页面，通常几分钟内完成。',
    until: '最迟等到',
    again: '重新检查',
    wanted: '已重新排队',
    findings: (count) => `发现 ${count} 个问题`,
    noFindings: '没有发现问题。程序看不出内容是否合规，仍需人工查看。',
    hints: (count) => `${count} 条提示`,
    leftOut: (count) => `另有 ${count} 条没有列出。`,
    severities: { error: '严重', warning: '注意', info: '提示' },
    takeOver: '采用',
    takenOver: '已加入驳回理由',
    pages: '申报的页面',
    outcomes: { shown: '正常显示', blank: '空白', stuck: '失去响应' },
    contentAfter: (seconds) => `${seconds} 秒出现内容`,
    before: (title) => `“${title}”打开后的样子`,
    after: (title) => `“${title}”点击后的样子`,
    taps: '点击',
    effects: { page: '打开了页面', change: '有变化', none: '没有反应', stuck: '失去响应' },
    unnamed: '（无文字）',
    notWalked: {
      'no-browser': '服务器上没有 Chromium，没有打开页面，只扫描了源码。',
      'too-slow': '打开页面用时过长，中途被终止。',
      'too-much-memory': '打开页面占用内存过多，中途被终止。',
      'too-large': '打开页面产生的内容过多，中途被终止。',
      broken: '打开页面的程序中途崩溃。',
    },
    asked: '请求过的服务器',
    allowed: '在域名列表内',
    refused: '已拒绝',
    facts: '源码里用到的',
    apis: '接口',
    domains: '域名',
    permissions: '权限',
    privacyKeys: '个人信息',
    plugins: '插件',
    waiting: (count) => `${count} 个提交正在等待或检查中`,
    allExamined: '没有未能检查的提交。',
  },
  en: {
    title: 'Automatic examination',
    states: {
      queued: 'waiting',
      running: 'running',
      done: 'done',
      failed: 'failed',
      'given-up': 'not examined',
    },
    none: 'This submission came before there were examinations: there is no report.',
    running: 'Its source is scanned and the named pages are opened. That mostly takes a few minutes.',
    until: 'waited for until',
    again: 'Examine again',
    wanted: 'It is waiting again',
    findings: (count) => (count === 1 ? '1 finding' : `${count} findings`),
    noFindings: 'Nothing was found. A program cannot tell what content is allowed: look yourself.',
    hints: (count) => (count === 1 ? '1 hint' : `${count} hints`),
    leftOut: (count) => `${count} more are not listed.`,
    severities: { error: 'grave', warning: 'look', info: 'hint' },
    takeOver: 'Take over',
    takenOver: 'Added to what you reject it for',
    pages: 'Named pages',
    outcomes: { shown: 'shown', blank: 'blank', stuck: 'stuck' },
    contentAfter: (seconds) => `content after ${seconds} s`,
    before: (title) => `“${title}” as it opened`,
    after: (title) => `“${title}” after a tap`,
    taps: 'Taps',
    effects: { page: 'opened a page', change: 'something changed', none: 'nothing happened', stuck: 'stuck' },
    unnamed: '(no words)',
    notWalked: {
      'no-browser':
        'There is no Chromium on the server: pages were not opened, the source alone was scanned.',
      'too-slow': 'Opening its pages took too long and was ended.',
      'too-much-memory': 'Opening its pages took too much memory and was ended.',
      'too-large': 'Opening its pages gave too much and was ended.',
      broken: 'What opens its pages broke on the way.',
    },
    asked: 'Servers it asked',
    allowed: 'among its domains',
    refused: 'refused',
    facts: 'What the source makes use of',
    apis: 'Calls',
    domains: 'Domains',
    permissions: 'Permissions',
    privacyKeys: 'Personal data',
    plugins: 'Plugins',
    waiting: (count) => `${count} waiting or under way`,
    allExamined: 'There is none that could not be examined.',
  },
}
