/** Tells an app's developers that a page asked with their AppSecret: once a day, whatever the page does. */
import { HOUR_MS, later, type Clock } from '../../kernel/clock.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Apps } from '../apps/contract.ts'
import type { Messages } from '../messages/contract.ts'

export interface ExposureMailOptions {
  readonly clock: Clock
  readonly policy: Policy
  readonly messages: Messages
  readonly apps: Pick<Apps, 'cards'>
  /** Of whoever looks after the secret. */
  mailsOf(appId: string): Promise<readonly string[]>
}

/** Within a unit of work. */
export function createExposureMail(options: ExposureMailOptions): (appId: string) => Promise<void> {
  const { clock, policy, messages, apps, mailsOf } = options
  return async (appId) => {
    const name = (await apps.cards([appId])).get(appId)?.name ?? appId
    const subject = `「${name}」的 AppSecret 已暴露 · An AppSecret was exposed`
    const since = later(clock.now(), -policy.value('token.exposures-told-hours') * HOUR_MS)
    for (const recipient of await mailsOf(appId)) {
      const told = await messages.sentSince({ channel: 'mail', recipient, subject, since })
      if (told.length > 0) continue
      await messages.send({
        channel: 'mail',
        recipient,
        subject,
        text: [
          `有网页带着「${name}」（${appId}）的 AppSecret 请求了只供服务器调用的接口，已拒绝。`,
          'AppSecret 只应保存在你的服务器上：请立即在「开发设置」中重置，并从小程序与网页的代码里删除。',
          '',
          `A page asked an interface for servers with the AppSecret of “${name}” (${appId}), and was refused.`,
          'The secret belongs on your own server alone: make a new one in the development settings now, and take it out of the code of your mini program and pages.',
        ].join('\n'),
      })
    }
  }
}
