/**
 * How long a verification lasts, and what happens towards its end (§2.8).
 *
 * (1) Its annual review is ordered like the first verification, and some time before the end nothing is
 *     lost by it: the new year begins where the former ends.
 * (2) The account is told by mail when that time begins, and when the verification has ended.
 * (3) What has inherited the verification of an official account has it as long as that (S24, X7).
 */
import { sql } from 'kysely'
import { DAY_MS, later } from '../../kernel/clock.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { LifeOptions } from './life.ts'

export const VERIFICATION_END_JOB = 'verification-end'

/** From when the annual review of what lasts until then can be ordered. */
export function annualReviewFrom(until: Date, policy: Policy): Date {
  return later(until, -policy.value('verification.annual-review-days') * DAY_MS)
}

/** Until when what is passed now lasts. */
function verifiedUntil(former: Date | null, now: Date, policy: Policy): Date {
  const isInReview = former !== null && former > now && annualReviewFrom(former, policy) <= now
  return later(isInReview ? former : now, policy.value('verification.valid-days') * DAY_MS)
}

export async function verify(registrationId: string, options: LifeOptions): Promise<void> {
  const { database, clock, policy } = options
  const account = await database
    .selectFrom('registrations')
    .select(['id', 'public_id', 'verified_until'])
    .where('id', '=', registrationId)
    .executeTakeFirstOrThrow()
  const until = verifiedUntil(account.verified_until, clock.now(), policy)
  await database
    .updateTable('registrations')
    .set({ verified_until: until, is_subject_checked: true })
    .where('id', '=', account.id)
    .execute()
  const heirs =
    account.public_id === null
      ? []
      : await database
          .updateTable('registrations')
          .set({ verified_until: until })
          .where('registered_by', '=', account.public_id)
          .where(sql`reuse->>'verification'`, '=', 'inherited')
          .returning('id')
          .execute()
  for (const { id } of [account, ...heirs]) await tellOfEnd(id, until, options)
}

/** Tells the account of it in time, if it is not verified anew before. */
export async function tellOfEnd(
  registrationId: string,
  until: Date,
  { policy, jobs }: Pick<LifeOptions, 'policy' | 'jobs'>,
): Promise<void> {
  const subject = `${registrationId} ${until.toISOString()}`
  for (const dueAt of [annualReviewFrom(until, policy), until]) {
    await jobs().add({ kind: VERIFICATION_END_JOB, subject, dueAt })
  }
}

export function verificationEndHandler({ database, clock, messages }: LifeOptions): JobHandler {
  return {
    async work(subject) {
      const [id = '', until = ''] = subject.split(' ')
      const account = await database
        .selectFrom('registrations')
        .select(['email', 'state', 'verified_until'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (account?.state !== 'registered' || account.verified_until?.toISOString() !== until) return
      const mail = new Date(until) > clock.now() ? reviewMail(until.slice(0, ISO_DATE)) : endedMail
      await messages.send({ channel: 'mail', recipient: account.email, ...mail })
    },
  }
}

/** Not a rule: the length of `2026-01-31`. */
const ISO_DATE = 10

function reviewMail(day: string) {
  return {
    subject: '请办理年审 · Your verification ends soon',
    text: `认证有效期至 ${day}。请在此之前登录并重新提交认证；新的一年从到期之日起算。\nIt lasts until ${day}. Order the verification anew before; the new year begins on that day.`,
  }
}

const endedMail = {
  subject: '认证已过期 · Your verification has ended',
  text: '需要认证的功能已停用，重新认证后恢复。\nWhat needs a verification rests until you are verified anew.',
}
