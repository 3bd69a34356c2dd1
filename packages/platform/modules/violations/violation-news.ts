/** What owners and their servers are told of punishments (§2.3, §2.18). */
import type { Punishment, PunishmentKind } from '@maque/protocol/platform/violations.ts'
import { SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { MessagePush } from '../development/contract.ts'
import type { Messages } from '../messages/contract.ts'

export type NewsKind = 'punished' | 'lifted' | 'appeal-decided'

export interface ViolationNews {
  /** Within the unit of work that does what it tells of. */
  tell(what: NewsKind, punishment: Punishment): Promise<void>
}

export interface ViolationNewsOptions {
  readonly clock: Clock
  readonly messages: Messages
  readonly push: MessagePush
  /** The mail addresses of those who have to know. */
  recipientsOf(appId: string): Promise<readonly string[]>
}

const kinds: Readonly<Record<PunishmentKind, readonly [zh: string, en: string]>> = {
  warn: ['警告', 'a warning'],
  hide: ['限制搜索', 'hiding from search'],
  'feature-ban': ['禁用功能', 'a ban of a feature'],
  suspend: ['暂停服务', 'a suspension'],
  ban: ['封禁', 'a ban'],
  'subject-ban': ['主体列入黑名单', 'a ban of its subject'],
}

export function createViolationNews({
  clock,
  messages,
  push,
  recipientsOf,
}: ViolationNewsOptions): ViolationNews {
  return {
    async tell(what, punishment) {
      const { appId, appName } = punishment
      const [subject, lines] = mailOf(what, punishment)
      for (const recipient of await recipientsOf(appId)) {
        await messages.send({
          channel: 'mail',
          recipient,
          subject: `${appName}：${subject}`,
          text: lines.join('\n'),
        })
      }
      const seconds = Math.floor(clock.now().getTime() / SECOND_MS)
      await push.push(appId, {
        from: 'system',
        at: clock.now(),
        msgType: 'event',
        fields:
          what === 'punished'
            ? {
                Event: 'wxa_illegal_record',
                illegal_record_id: punishment.id,
                create_time: seconds,
                illegal_reason: punishment.reason,
                illegal_content: punishment.rule.text.zh,
                rule_name: punishment.rule.id,
              }
            : {
                Event: 'wxa_appeal_record',
                appeal_record_id: punishment.id,
                appeal_time: seconds,
                appeal_status: punishment.isEffective ? 2 : 1,
                audit_reason: punishment.appeal?.answer ?? '',
              },
      })
    },
  }
}

function mailOf(
  what: NewsKind,
  { appName, kind, rule, reason, endsAt, isEffective, appeal, appealableUntil }: Punishment,
): readonly [subject: string, lines: readonly string[]] {
  const [zh, en] = kinds[kind]
  if (what === 'punished') {
    return [
      `违规处罚：${zh}`,
      [
        `「${appName}」受到处罚：${zh}${endsAt === undefined ? '' : `，至 ${endsAt}`}。`,
        `“${appName}” was punished by ${en}${endsAt === undefined ? '' : ` until ${endsAt}`}.`,
        '',
        `${rule.id} ${rule.text.zh} / ${rule.text.en}`,
        reason,
        ...(appealableUntil === undefined ? [] : ['', `可申诉至 / Appeal until: ${appealableUntil}`]),
      ],
    ]
  }
  const outcome = isEffective ? ['申诉未成立', 'stays after your appeal'] : ['处罚已解除', 'was taken back']
  return [
    outcome[0] ?? '',
    [
      `「${appName}」的处罚（${zh}）：${outcome[0]}。`,
      `The punishment of “${appName}” by ${en} ${outcome[1]}.`,
      ...(appeal?.answer === undefined ? [] : ['', appeal.answer]),
    ],
  ]
}
