/** What the scan can find: by which item of the review's checklist, how grave, and in which words. */
import type { ExaminationFinding } from '@maque/protocol/platform/examination.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'

interface Kind {
  readonly item: string
  readonly severity: ExaminationFinding['severity']
  readonly says: (what: string) => BilingualText
}

export type FindingCode = keyof typeof kinds

export function kindOf(code: FindingCode): Kind {
  return kinds[code]
}

function nameOfData(key: string): BilingualText | undefined {
  const names: Readonly<Record<string, BilingualText>> = privacyNames
  return names[key]
}

/** Every code there is. */
export const findingCodes = (): readonly FindingCode[] => Object.keys(kinds) as FindingCode[]

const kinds = {
  'code/runs-text': kind('R7.2', 'error', (what) => ({
    zh: `${what} 把文本当作代码执行。`,
    en: `${what} runs text as code.`,
  })),
  'code/asks-for-global': kind('R7.2', 'info', () => ({
    zh: '用 Function 取得全局对象；运行时会拒绝，程序须有别的办法。',
    en: 'It asks Function for the global object. That is refused when it runs: there has to be another way.',
  })),
  'code/interpreter': kind('R7.2', 'error', (what) => ({
    zh: `${what} 是脚本解释器，可以执行未经审核的代码。`,
    en: `${what} interprets scripts: it can run code that was not reviewed.`,
  })),
  'privacy/not-declared': kind('R6.1', 'error', (what) => ({
    zh: `用到了${nameOfData(what)?.zh ?? what}，隐私保护指引没有声明。`,
    en: `The privacy guide does not declare what is used: ${nameOfData(what)?.en ?? what}.`,
  })),
  'privacy/not-in-app-json': kind('R6.1', 'warning', (what) => ({
    zh: `app.json 缺少 ${what}，用户不会看到用途说明。`,
    en: `app.json lacks ${what}: users are not told what it is for.`,
  })),
  'location/never-stopped': kind('R6.4', 'warning', () => ({
    zh: '开始了位置跟踪，没有停止它的代码。',
    en: 'It begins to track the location, and nothing ends that.',
  })),
  'domain/not-declared': kind('R2.3', 'warning', (what) => ({
    zh: `请求 ${what}，它不在小程序的服务器域名里，请求会失败。`,
    en: `It asks ${what}, which is not among the app's server domains: that fails.`,
  })),
  'domain/not-encrypted': kind('R2.3', 'warning', (what) => ({
    zh: `请求 ${what}，没有加密，正式版会拒绝。`,
    en: `It asks ${what} without encryption, which released versions are refused.`,
  })),
  'secret/private-key': kind('R7.4', 'error', () => ({
    zh: '代码中有私钥，任何用户都能取出。',
    en: 'There is a private key in the code: every user can take it out.',
  })),
  'secret/cloud-key': kind('R7.4', 'error', (what) => ({
    zh: `代码中有 ${what}，任何用户都能取出。`,
    en: `There is a key of ${what} in the code: every user can take it out.`,
  })),
  'secret/app-secret': kind('R7.4', 'error', () => ({
    zh: '代码中像是留有 AppSecret，应只在服务器上使用。',
    en: 'It looks as if the AppSecret was in the code. It belongs on servers alone.',
  })),
  'secret/server-interface': kind('R7.4', 'warning', (what) => ({
    zh: `直接请求服务端接口 ${what}，这需要把凭证放进小程序。`,
    en: `It asks ${what} itself, which needs credentials that belong on a server.`,
  })),
  'content/urges-sharing': kind('R4.1', 'warning', () => ({
    zh: '像是诱导分享。',
    en: 'It seems to urge users to share.',
  })),
  'content/only-after-following': kind('R3.4', 'warning', () => ({
    zh: '像是要求先关注才能使用。',
    en: 'It seems to be usable only after following an account.',
  })),
  'content/host-password': kind('R6.2', 'error', () => ({
    zh: '像是在索要平台账号的密码。',
    en: 'It seems to ask for the password of the host account.',
  })),
  'content/unfinished': kind('R5.2', 'info', (what) => ({
    zh: `“${what}”像是未完成或测试的内容。`,
    en: `“${what}” looks unfinished, or like a test.`,
  })),
  'media/plays-by-itself': kind('R7.1', 'warning', () => ({
    zh: '音视频会自动播放。',
    en: 'Sound or film is played by itself.',
  })),
  'picture/no-name': kind('R8.3', 'info', (what) => ({
    zh: `${what} 张可以点击的图片没有 aria-label，读屏用户不知道它是什么。`,
    en: `${what} pictures can be tapped and have no aria-label: who cannot see does not know what they are.`,
  })),
  'function/one-page': kind('R3.2', 'info', () => ({
    zh: '只有一个页面。',
    en: 'There is one page.',
  })),
  'file/not-used': kind('', 'info', (what) => ({
    zh: `打包了没有用到的文件：${what}。`,
    en: `Files are packed that nothing names: ${what}.`,
  })),
  'file/large': kind('', 'info', (what) => ({
    zh: `大图片应放到服务器上：${what}。`,
    en: `Large pictures are better loaded from a server: ${what}.`,
  })),
  'size/package': kind('', 'error', (what) => ({ zh: what, en: what })),
} as const satisfies Readonly<Record<string, Kind>>

function kind(item: string, severity: Kind['severity'], says: Kind['says']): Kind {
  return { item, severity, says }
}
