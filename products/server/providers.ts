/** What the environment says of mail, SMS, identity checks and the bank; what it does not name is played. */
import process from 'node:process'
import type { Gateway } from '@maque/platform/kernel/http/ask-gateway.ts'
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
  const gateway = (of: 'SMS' | 'IDENTITY' | 'BANK'): Gateway => ({
    url: said(`${of}_GATEWAY_URL`),
    token: said(`${of}_GATEWAY_TOKEN`),
  })
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
    ...(said('SMTP_URL') !== '' && {
      mail: smtpDelivery({ url: said('SMTP_URL'), from: said('SMTP_FROM') }),
    }),
    ...(said('SMS_GATEWAY_URL') !== '' && {
      sms: smsGatewayDelivery(gateway('SMS')),
    }),
    ...(said('IDENTITY_GATEWAY_URL') !== '' && {
      identity: identityGateway(gateway('IDENTITY')),
    }),
    ...(said('BANK_GATEWAY_URL') !== '' && {
      bank: bankGateway(gateway('BANK'), payee),
    }),
  }
}
