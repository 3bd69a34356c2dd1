/** What the environment says of mail, SMS, identity checks and the bank; what it does not name is played. */
import process from 'node:process'
import { bankGateway } from '@maque/platform/modules/bank/bank-channel.ts'
import { smsGatewayDelivery, smtpDelivery } from '@maque/platform/modules/messages/delivery.ts'
import { drawnCaptcha } from '@maque/platform/modules/proofs/captcha.ts'
import { identityGateway } from '@maque/platform/modules/proofs/identity-check.ts'
import { systemRandom } from '@maque/platform/kernel/random.ts'
import { playedProviders, type Providers } from '@maque/platform/providers.ts'

export interface ServerProviders extends Providers {
  /** Whether nothing of it is real. */
  readonly isPlayed: boolean
}

export function readProviders(
  isSandbox: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): ServerProviders {
  const said = (name: string): string => environment[name] ?? ''
  const played = playedProviders(systemRandom)
  const payee = {
    payee: said('BANK_PAYEE'),
    bank: said('BANK_NAME'),
    accountNumber: said('BANK_ACCOUNT'),
  }
  const gateways = ['SMTP_URL', 'SMS_GATEWAY_URL', 'IDENTITY_GATEWAY_URL', 'BANK_GATEWAY_URL']
  return {
    ...played,
    isPlayed: gateways.every((name) => said(name) === ''),
    // Machines are kept out where there are strangers.
    ...(!isSandbox && { captcha: drawnCaptcha }),
    ...(said('SMTP_URL') !== '' && { mail: smtpDelivery(said('SMTP_URL'), said('SMTP_FROM')) }),
    ...(said('SMS_GATEWAY_URL') !== '' && {
      sms: smsGatewayDelivery(said('SMS_GATEWAY_URL'), said('SMS_GATEWAY_TOKEN')),
    }),
    ...(said('IDENTITY_GATEWAY_URL') !== '' && {
      identity: identityGateway(said('IDENTITY_GATEWAY_URL'), said('IDENTITY_GATEWAY_TOKEN')),
    }),
    ...(said('BANK_GATEWAY_URL') !== '' && {
      bank: bankGateway(said('BANK_GATEWAY_URL'), said('BANK_GATEWAY_TOKEN'), payee),
    }),
  }
}
