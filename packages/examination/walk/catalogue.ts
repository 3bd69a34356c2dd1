/** What opening the pages of a version can find: how grave, in which words, and what to do. */
import type { Example } from '@maque/compiler/catalogue/examples.ts'
import type { ExaminationFinding } from '@maque/protocol/platform/examination.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'

export interface WalkKind {
  readonly item: string
  readonly severity: ExaminationFinding['severity']
  readonly says: (what: string, times: string) => BilingualText
  readonly because: BilingualText
  readonly fix: BilingualText
  readonly example: Example
}

/** What is said of a finding on a page, without where it was. */
export function walkFinding(
  code: WalkCode,
  { what = '', times = '' }: { readonly what?: string; readonly times?: string } = {},
): Pick<ExaminationFinding, 'code' | 'item' | 'severity' | 'message'> {
  const { item, severity, says } = walkKinds[code]
  return { code, item, severity, message: says(what, times) }
}

const script = (text: string): Example => ({ 'pages/a/a.js': text })

const looked: BilingualText = {
  zh: '审核前，平台会打开每个页面并点一点；审核员会看到结果。',
  en: 'Before it is reviewed, each page is opened and tapped; reviewers see what came of it.',
}

export const walkKinds = {
  'run/blank': {
    item: 'R5.1',
    severity: 'error',
    says: () => ({ zh: '页面打开后是空白的。', en: 'The page stays blank.' }),
    because: looked,
    fix: {
      zh: '没有登录、没有参数、没有网络数据时，页面也要显示些什么。',
      en: 'Show something without a sign-in, without parameters, and before the network has answered.',
    },
    example: { 'pages/a/a.wxml': '<view wx:if="{{loaded}}">tea</view>' },
  },
  'run/stuck': {
    item: 'R5.1',
    severity: 'error',
    says: () => ({
      zh: '页面失去响应，检查时被终止。',
      en: 'The page did not answer any more and was ended.',
    }),
    because: looked,
    fix: {
      zh: '找出不会结束的循环，或互相触发的 observer 与 setData。',
      en: 'Look for a loop without end, or observers and setData that call for each other.',
    },
    example: script('Page({ onReady() { while (true); } })'),
  },
  'run/slow': {
    item: 'R5.1',
    severity: 'info',
    says: (seconds: string) => ({
      zh: `${seconds} 秒后才有内容。`,
      en: `It took ${seconds} s until something was there.`,
    }),
    because: looked,
    fix: {
      zh: '先显示骨架或缓存，再等网络；把大的数据分开放。',
      en: 'Show a skeleton or what is cached, then wait for the network; put large data apart.',
    },
    example: script(
      'Page({\n  onLoad() {\n    const until = Date.now() + 8000\n    while (Date.now() < until);\n  },\n})',
    ),
  },
  'run/error': {
    item: 'R5.1',
    severity: 'warning',
    says: () => ({ zh: '运行时报告了错误。', en: 'It told of an error while it ran.' }),
    because: looked,
    fix: {
      zh: '错误信息里有文件与行号；用 `maque dev` 打开同一页面可以重现。',
      en: 'The error names file and line; `maque dev` on the same page shows it again.',
    },
    example: script('Page({ onLoad({ id }) { this.setData({ name: id.name.first }) } })'),
  },
  'run/crashed': {
    item: 'R5.1',
    severity: 'error',
    says: () => ({ zh: '页面崩溃。', en: 'The page crashed.' }),
    because: looked,
    fix: {
      zh: '多半是内存用尽：找出不断增长的数组、过大的图片或画布。',
      en: 'Mostly memory ran out: look for lists that only grow, and for pictures or canvases of too many pixels.',
    },
    example: script('Page({ onLoad() { const all = []; for (;;) all.push(new Array(1e6).fill(0)) } })'),
  },
  'run/ended': {
    item: 'R5.1',
    severity: 'error',
    says: () => ({
      zh: '检查在这个页面被终止：占用的时间、内存或输出过多，或程序崩溃。',
      en: 'The walk was ended at this page: it took too much time, memory or output, or broke.',
    }),
    because: {
      zh: '之后的页面没有看过，审核员须自己打开。',
      en: 'Pages after it were not seen: reviewers have to open them themselves.',
    },
    fix: {
      zh: '单独打开这个页面，看它做了多少事；离开页面时停掉定时器。',
      en: 'Open this page by itself and see how much it does; end its timers when it is left.',
    },
    example: script('Page({ onShow() { setInterval(() => console.log("tea".repeat(1e6)), 1) } })'),
  },
  'run/refused-request': {
    item: 'R2.3',
    severity: 'warning',
    says: (origin: string, times: string) => ({
      zh: `请求了 ${origin}，它不在服务器域名里，被拒绝了 ${times} 次。`,
      en: `It asked ${origin}, which is not among its server domains, and was refused ${times} times.`,
    }),
    because: {
      zh: '正式版只能请求登记过的服务器域名。',
      en: 'Released versions reach their declared server domains alone.',
    },
    fix: {
      zh: '在控制台的开发设置里登记这个域名，或去掉请求。',
      en: 'Declare the domain in the console, under development, or leave the request out.',
    },
    example: script("Page({ onLoad() { wx.request({ url: 'https://api.example.com/tea' }) } })"),
  },
  'scan/ended': {
    item: 'R7.2',
    severity: 'error',
    says: () => ({
      zh: '源码无法扫描，扫描程序被终止。',
      en: 'The source could not be scanned: whoever tried was ended.',
    }),
    because: {
      zh: '审核员须自己读源码，审核会更慢。',
      en: 'Reviewers have to read the source themselves, which takes longer.',
    },
    fix: {
      zh: '去掉生成的大脚本，或把数据放进 JSON 文件。',
      en: 'Leave out large generated scripts, or keep their data in JSON files.',
    },
    example: { 'pages/a/a.js': { repeat: 'list.push({ name: "tea" });\n', times: 500_000 } },
  },
} as const satisfies Readonly<Record<string, WalkKind>>

export type WalkCode = keyof typeof walkKinds
