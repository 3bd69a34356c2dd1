/** A privacy guide as users read it. The words are the platform's, the purposes the owner's. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { PrivacyGuide } from '@maque/protocol/platform/profile.ts'

export function textOf(guide: PrivacyGuide, appName: string): BilingualText {
  const { uses, contact, notice, keptDays, sdks, ownText } = guide
  const ways = [contact.email, contact.phone, contact.other].filter((way) => way !== undefined && way !== '')
  const zh = [
    `《${appName}》隐私保护指引`,
    `${appName}的开发者按下列方式处理你的信息。使用前会征得你的同意，你可以随时撤回。`,
    ...uses.map(({ key, purpose }) => `· ${privacyNames[key].zh}：用于${purpose}。`),
    uses.length === 0 ? '不收集个人信息。' : '',
    ...(sdks.length === 0 ? [] : ['接入的第三方：']),
    ...sdks.map(({ name, provider, purpose }) => `· ${name}（${provider}）：${purpose}。`),
    keptDays === undefined ? '信息只保存到实现目的所需的最短时间。' : `信息保存 ${keptDays} 天。`,
    `本指引有变化时，通过${notice}告知。`,
    `你可以查询、更正、删除自己的信息；联系方式：${ways.join('，')}。`,
    ...(ownText ? ['开发者的补充说明：', ownText.text] : []),
  ]
  const en = [
    `Privacy guide of ${appName}`,
    `The developer of ${appName} handles your data as told here. You are asked first, and can take your consent back.`,
    ...uses.map(({ key, purpose }) => `· ${privacyNames[key].en}: ${purpose}`),
    uses.length === 0 ? 'No personal data is collected.' : '',
    ...(sdks.length === 0 ? [] : ['Others whose software is in it:']),
    ...sdks.map(({ name, provider, purpose }) => `· ${name} (${provider}): ${purpose}`),
    keptDays === undefined
      ? 'Data is kept no longer than its purpose needs.'
      : `Data is kept for ${keptDays} days.`,
    `You are told of changes by: ${notice}`,
    `You may ask for your data, correct it and have it deleted: ${ways.join(', ')}`,
    ...(ownText ? ['In the developer’s own words:', ownText.text] : []),
  ]
  const text = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n')
  return { zh: text(zh), en: text(en) }
}
