/** What owners are told of what auditors decided, by mail; what their servers are told is in audit-news.ts. */
import type { AuditKind } from '@maque/protocol/platform/profile.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { Messages } from '../messages/contract.ts'

export interface ProfileNews {
  /** Within the unit of work that does what it tells of. */
  tell(news: Told): Promise<void>
}

export interface Told {
  /** `name-lost`: to whose name it was. */
  readonly what: AuditKind | 'name-lost'
  readonly appId: string
  readonly appName: string
  readonly isApproved: boolean
  /** The name, or the category. */
  readonly about: string
  readonly because: BilingualText | undefined
  readonly reason: string
}

export interface ProfileNewsOptions {
  readonly messages: Messages
  /** The mail addresses of those who have to know. */
  recipientsOf(appId: string): Promise<readonly string[]>
}

export function createProfileNews({ messages, recipientsOf }: ProfileNewsOptions): ProfileNews {
  return {
    async tell(news) {
      const { appId, appName, because, reason } = news
      const [zh, en] = saidOf(news)
      const lines = [zh, en, '', ...(because ? [`${because.zh} / ${because.en}`] : []), reason]
      for (const recipient of await recipientsOf(appId)) {
        await messages.send({
          channel: 'mail',
          recipient,
          subject: `${appName}：${zh}`,
          text: lines.join('\n').trim(),
        })
      }
    },
  }
}

function saidOf({ what, about, isApproved }: Told): readonly [zh: string, en: string] {
  switch (what) {
    case 'name':
      return isApproved
        ? [`名称「${about}」已通过审核`, `The name “${about}” was approved.`]
        : [`名称「${about}」未通过审核`, `The name “${about}” was refused.`]
    case 'category':
      return isApproved
        ? [`类目「${about}」已通过审核`, `The category “${about}” was approved.`]
        : [`类目「${about}」未通过审核`, `The category “${about}” was refused.`]
    case 'dispute':
      return isApproved
        ? [
            `对名称「${about}」的主张成立，请在保护期内改名`,
            `Your claim to the name “${about}” was upheld: take it while it is kept for you.`,
          ]
        : [`对名称「${about}」的主张不成立`, `Your claim to the name “${about}” was rejected.`]
    case 'name-lost':
      return [
        `名称「${about}」因争议被收回，请填写新的名称`,
        `The name “${about}” was taken in a dispute: give a new one.`,
      ]
    default:
      return ['头像已被移除，恢复为之前的头像', 'Its avatar was taken away; it has the one before.']
  }
}
