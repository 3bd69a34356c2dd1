/** What is outside of a platform: each has a real kind and one that operators play. */
import type { BankChannel } from './modules/bank/bank-channel.ts'
import { playedBank } from './modules/bank/bank-channel.ts'
import { playedDelivery, type Delivery } from './modules/messages/delivery.ts'
import { plainCaptcha, type Captcha } from './modules/proofs/captcha.ts'
import type { IdentityCheck } from './modules/proofs/identity-check.ts'
import type { Random } from './kernel/random.ts'

export interface Providers {
  readonly mail: Delivery
  readonly sms: Delivery
  readonly captcha: Captcha
  readonly bank: BankChannel
  /** Absent: played, by what operators rule. */
  readonly identity?: IdentityCheck
}

/** Nothing leaves: operators read mail and SMS in the outbox, and say what banks and identity checks answer. */
export function playedProviders(random: Random): Providers {
  return { mail: playedDelivery, sms: playedDelivery, captcha: plainCaptcha(random), bank: playedBank }
}
