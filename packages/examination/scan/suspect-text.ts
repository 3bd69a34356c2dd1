/** Words that reviewers stop at. They are read by people afterwards: better one too many than a missed one. */
import type { FindingCode } from './catalogue.ts'

const suspects: readonly (readonly [code: FindingCode, pattern: RegExp])[] = [
  [
    'content/urges-sharing',
    /(?:分享|转发)(?:到|给|至)?[^。！，,.!\n]{0,10}(?:才能|即可|后可|领取|解锁|免费获|抽奖)|邀请[^。！，,.!\n]{0,8}好友[^。！，,.!\n]{0,8}(?:才能|解锁|领取)/,
  ],
  [
    'content/only-after-following',
    /关注[^。！，,.!\n]{0,8}公众号[^。！，,.!\n]{0,8}(?:才能|后可|后使用|领取|解锁)/,
  ],
  ['content/host-password', /(?:输入|填写)[^。！，,.!\n]{0,4}微信[^。！，,.!\n]{0,4}密码/],
  // What authors write where something is still to come, looked for in what users would read.
  ['content/unfinished', /lorem ipsum|测试数据|待开发|敬请期待|coming soon|TODO:/i],
]

/** Longer texts are data or documents. */
const LONGEST = 2000

export function suspectText(
  text: string,
): { readonly code: FindingCode; readonly evidence: string } | undefined {
  if (text.length > LONGEST) return undefined
  for (const [code, pattern] of suspects) {
    const found = pattern.exec(text)
    if (found) return { code, evidence: found[0] }
  }
  return undefined
}
